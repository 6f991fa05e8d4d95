"""One place as several sources have it, for tests."""

import uuid
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.commands import ListingData, publish_listings, read_listings
from directory.commands.duplicates import settle_duplicates
from directory.models import SearchEntry, Service
from tests.builders import a_listing

WHO = "import council"


def a_registered(number: int = 1, **said: Any) -> ListingData:
    """A listing as the CQC has it."""
    return a_listing(
        **{
            "source": "cqc",
            "source_id": f"1-{number}",
            "cqc_location_id": f"1-{number}",
            "name": "Quince House",
            "services": ("residential_home",),
            **said,
        }
    )


def a_councils(number: int = 1, **said: Any) -> ListingData:
    """The same place as a council has it."""
    return a_listing(
        **{
            "source": "council",
            "source_id": f"a-{number}",
            "cqc_location_id": f"1-{number}",
            "name": "Quince House care home",
            "services": ("residential_home",),
            **said,
        }
    )


def settle(session: Session, *listings: ListingData) -> tuple[int, int]:
    """Publish the listings, and settle: how many are joined, how many may be one."""
    publish_listings(session, listings, WHO)
    settled = settle_duplicates(session, WHO)
    return settled.joined, settled.possible


def shown(session: Session) -> set[uuid.UUID]:
    """The ids that search can find."""
    numbers = set(session.scalars(select(SearchEntry.number)))
    rows = session.execute(select(Service.id, Service.number))
    return {row.id for row in rows if row.number in numbers}


def read(session: Session, data: ListingData) -> ListingData:
    """The listing as it is now."""
    return read_listings(session, [data.id])[data.id]


def joined_to(session: Session, data: ListingData) -> uuid.UUID | None:
    """The listing that it is joined to."""
    return session.get_one(Service, data.id).joined_to_id
