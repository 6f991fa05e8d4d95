"""A listing with everything that its own page shows."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from directory.models import Service

_ALL = (
    joinedload(Service.organisation),
    selectinload(Service.attributes),
    selectinload(Service.languages),
    selectinload(Service.locations),
    selectinload(Service.service_areas),
    selectinload(Service.schedules),
    selectinload(Service.cost_options),
    selectinload(Service.phones),
    selectinload(Service.contacts),
)


def find_listing(session: Session, listing_id: uuid.UUID) -> Service | None:
    """The listing, whatever its status, in a fixed number of queries."""
    query = select(Service).where(Service.id == listing_id).options(*_ALL)
    return session.scalars(query).one_or_none()
