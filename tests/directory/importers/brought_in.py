"""What an import has brought in, for tests to look at."""

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.commands import ListingData, read_listings
from directory.ids import stable_id
from directory.importers import ImportReport
from directory.models import Service

Import = Callable[..., ImportReport]


def listing(session: Session, number: int = 1) -> ListingData:
    """The CQC's location `number`."""
    key = stable_id("cqc", f"1-{number}")
    return read_listings(session, [key])[key]


def status(session: Session, number: int = 1) -> str:
    """The status of the CQC's location `number`."""
    return session.get_one(Service, stable_id("cqc", f"1-{number}")).status


def listings(session: Session) -> dict[str, Service]:
    """The listings by the last sign of their ids in the feed."""
    return {s.source_id[-1]: s for s in session.scalars(select(Service))}


def only(session: Session) -> ListingData:
    """The only listing there is."""
    key = session.scalars(select(Service.id)).one()
    return read_listings(session, [key])[key]
