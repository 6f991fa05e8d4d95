"""An earlier version of a listing, written anew."""

import uuid
from dataclasses import replace

from sqlalchemy.orm import Session

from directory.commands import history
from directory.commands.lifecycle.moves import find_service
from directory.commands.lifecycle.writing import write_anew
from directory.commands.listing_data import ListingData
from directory.commands.read_listings import read_listings
from directory.queries.history import listing_at


def restore(
    session: Session, listing_id: uuid.UUID, change_id: int, who: str, *, before: bool = False
) -> bool:
    """Write a listing as it was right after a change, or right `before` it; False when it is so
    today. Its status stays, and so does a place that is confidential today. Flushes.

    A listing from another source stays so until its source says something new. Raises Refused and
    `queries.history.HistoryError`."""
    find_service(session, listing_id)
    then = listing_at(session, listing_id, change_id, before=before)
    today = read_listings(session, [listing_id])[listing_id]
    then = replace(_keeping_secrets(then, today), is_listed=today.is_listed)
    return write_anew(session, then, who, history.RESTORED)


def _keeping_secrets(then: ListingData, today: ListingData) -> ListingData:
    if not any(place.is_confidential for place in today.locations):
        return then
    return replace(then, location=today.location, more_locations=today.more_locations)
