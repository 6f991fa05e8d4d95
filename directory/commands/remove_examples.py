"""Removes the made-up listings."""

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from directory.commands.search_index import unindex_listings
from directory.models import Location, Organisation, Service, ServiceAtLocation


def count_examples(session: Session) -> int:
    """How many listings are examples."""
    query = select(func.count()).select_from(Service).where(Service.is_example.is_(True))
    return session.scalar(query) or 0


def remove_examples(session: Session) -> int:
    """Delete every example listing with all its parts; how many there were. Flushes."""
    session.flush()
    count = count_examples(session)
    examples = select(Service.id).where(Service.is_example.is_(True))
    places = select(ServiceAtLocation.location_id).where(ServiceAtLocation.service_id.in_(examples))
    numbers = select(Service.number).where(Service.is_example.is_(True))
    unindex_listings(session, list(session.scalars(numbers)))
    owners = set(
        session.scalars(select(Service.organisation_id).where(Service.is_example.is_(True)))
    )
    session.execute(delete(Location).where(Location.id.in_(places)))
    session.execute(delete(Service).where(Service.is_example.is_(True)))
    still_used = select(Service.organisation_id)
    session.execute(
        delete(Organisation).where(
            Organisation.id.in_(list(owners)), Organisation.id.not_in(still_used)
        )
    )
    session.expire_all()
    return count
