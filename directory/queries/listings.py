"""A listing with everything that its own page shows."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.commands.read_listings import everything
from directory.models import Service


def find_listing(session: Session, listing_id: uuid.UUID) -> Service | None:
    """The listing, whatever its status, in a fixed number of queries."""
    query = select(Service).where(Service.id == listing_id).options(*everything())
    return session.scalars(query).one_or_none()
