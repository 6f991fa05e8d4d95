"""What was done to a listing, and how it was at any moment: today's data with the changes undone."""

import uuid
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.commands.history import ADDED, as_json, difference, from_json
from directory.commands.listing_data import ListingData
from directory.commands.read_listings import read_listings
from directory.models import ListingChange


class HistoryError(Exception):
    """There is no such version; the words say why."""


def list_changes(session: Session, listing_id: uuid.UUID) -> list[ListingChange]:
    """Every change that was kept, the newest first."""
    query = select(ListingChange).where(ListingChange.service_id == listing_id)
    return list(session.scalars(query.order_by(ListingChange.id.desc())))


def listing_at(
    session: Session, listing_id: uuid.UUID, change_id: int, *, before: bool = False
) -> ListingData:
    """The listing as it was right after a change, or right `before` it. Status is not part of it.

    Raises HistoryError where there is no such listing, change or version."""
    today = read_listings(session, [listing_id]).get(listing_id)
    if today is None:
        raise HistoryError("There is no such listing.")
    changes = list_changes(session, listing_id)
    this = next((change for change in changes if change.id == change_id), None)
    if this is None:
        raise HistoryError(f"The listing has no change {change_id}.")
    if before and this.action == ADDED:
        raise HistoryError(f"Before change {change_id} there was no such listing.")
    later = [c for c in changes if c.id > change_id or (before and c.id == change_id)]
    try:
        return from_json(_undone(as_json(today), later))
    except (TypeError, ValueError) as error:
        raise HistoryError(f"That version cannot be read any more: {error}") from error


def _undone(said: dict[str, Any], changes: Iterable[ListingChange]) -> dict[str, Any]:
    """`said` before `changes`, of which the newest comes first."""
    for change in changes:
        for field, pair in change.changes.items():
            if field in said:
                said[field] = pair[0]
    return said


def difference_between(
    session: Session, listing_id: uuid.UUID, one: int, other: int
) -> dict[str, list[Any]]:
    """Field to [after change `one`, after change `other`]. Raises HistoryError."""
    return difference(listing_at(session, listing_id, one), listing_at(session, listing_id, other))
