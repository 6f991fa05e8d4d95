"""Listings that people write here: drafts, and edits of what is there."""

import uuid

from sqlalchemy import update
from sqlalchemy.orm import Session

from directory.commands import history
from directory.commands.lifecycle.moves import SAID, WRITTEN_HERE, Refused, find_service
from directory.commands.listing_data import ListingData
from directory.commands.publish_listing import publish_listings
from directory.commands.read_listings import read_listings
from directory.commands.search_index import unindex_listings
from directory.ids import number_of
from directory.models import Service
from directory.models.service import BY_PERSON, DRAFT, PAUSED, PUBLISHED, SUBMITTED

__all__ = ["WRITTEN_HERE", "edit", "save_draft", "write_anew"]


def save_draft(session: Session, data: ListingData, who: str) -> uuid.UUID:
    """Keep a new listing, or a draft's new words, without showing it to anybody; its id. Flushes.

    Raises Refused for a listing from another source, and for one that is no draft any more."""
    _check_written_here(data)
    session.flush()
    if data.id in read_listings(session, [data.id]):
        service = find_service(session, data.id)
        if service.status != DRAFT:
            raise Refused(f"This listing is {SAID[service.status]}: it is not a draft.")
        write_anew(session, data, who, history.CHANGED)
        return data.id
    publish_listings(session, [data])
    unindex_listings(session, [number_of(data.id)])
    _set(session, data.id, status=DRAFT, status_by=BY_PERSON, source_digest=None)
    history.record(session, who, history.ADDED, [data.id])
    return data.id


def edit(session: Session, data: ListingData, who: str) -> bool:
    """Change what a listing says; its status stays. False when it says so already. Flushes.

    Raises Refused for a listing from another source (its facts are the source's), one that is
    withdrawn, and one that there is not."""
    _check_written_here(data)
    service = find_service(session, data.id)
    if service.status not in (DRAFT, SUBMITTED, PUBLISHED, PAUSED):
        raise Refused(f"This listing is {SAID[service.status]}: it cannot be changed.")
    return write_anew(session, data, who, history.CHANGED)


def write_anew(session: Session, data: ListingData, who: str, action: str) -> bool:
    """Write `data` over the listing that there is, its status as it was, and keep the difference.
    The next import of a listing from elsewhere writes what its source says. False: no difference.
    """
    service = find_service(session, data.id)
    what = history.difference(read_listings(session, [data.id])[data.id], data)
    if not what:
        return False
    by = service.status_by
    _set(session, data.id, status_by=BY_PERSON, source_digest=None)
    publish_listings(session, [data])
    _set(session, data.id, status_by=by, source_digest=None)
    history.record(session, who, action, {data.id: what})
    return True


def _set(session: Session, listing_id: uuid.UUID, **values: str | None) -> None:
    session.execute(update(Service).where(Service.id == listing_id).values(**values))
    session.expire_all()


def _check_written_here(data: ListingData) -> None:
    if data.source != WRITTEN_HERE:
        raise Refused(
            f"This listing comes from {data.source}: what it says is changed there. "
            "You can pause, withdraw or confirm it here, or say if it has places."
        )
