"""What a person says of two listings: the same, or different."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.commands.duplicates import (
    BY_PERSON,
    CQC,
    DIFFERENT,
    SAME,
    free_listings,
    join_listings,
)
from directory.commands.fill_joined import fill_joined
from directory.models import PossibleDuplicate, Service


class CannotDecide(Exception):
    """There are no two such listings; the message says why."""


def decide_duplicate(
    session: Session, one: uuid.UUID, other: uuid.UUID, decision: str, who: str
) -> uuid.UUID | None:
    """Keep what `who` decided ("same" or "different") of two listings, in any order, and do it.

    "same": `other` is joined to `one` and leaves the search, or `one` to `other` where that is the
    CQC's and `one` is not; the id of the one that is shown. "different": they stand apart, also
    where they have the same CQC id, and None. Flushes. Raises CannotDecide."""
    if decision not in (SAME, DIFFERENT):
        raise ValueError(f"There is no decision called {decision!r}.")
    listings = _listings(session, one, other)
    _keep(session, min(one, other), max(one, other), decision, who)
    if decision == DIFFERENT:
        _part(session, listings, who)
        return None
    shown, joined = listings
    if joined.source == CQC and shown.source != CQC:
        shown, joined = joined, shown
    target = shown.joined_to_id or shown.id
    if target == joined.id:
        return target
    before = joined.joined_to_id
    moved = session.scalars(select(Service.id).where(Service.joined_to_id == joined.id))
    pairs = dict.fromkeys((joined.id, *moved), target)
    join_listings(session, pairs, who)
    fill_joined(session, [key for key in (target, before) if key], who)
    return target


def _listings(session: Session, one: uuid.UUID, other: uuid.UUID) -> tuple[Service, Service]:
    if one == other:
        raise CannotDecide("Name two listings: the two ids are the same.")
    return _listing(session, one), _listing(session, other)


def _listing(session: Session, key: uuid.UUID) -> Service:
    found = session.get(Service, key)
    if found is None:
        raise CannotDecide(f"There is no listing with the id {key}.")
    return found


def _keep(session: Session, first: uuid.UUID, second: uuid.UUID, decision: str, who: str) -> None:
    row = session.get(PossibleDuplicate, (first, second))
    if row is None:
        row = PossibleDuplicate(first_id=first, second_id=second, reason=BY_PERSON)
        session.add(row)
    row.decision, row.decided_by = decision, who
    session.flush()


def _part(session: Session, listings: tuple[Service, Service], who: str) -> None:
    """Undo the join of the two, where there is one."""
    for joined, shown in (listings, listings[::-1]):
        if joined.joined_to_id == shown.id:
            free_listings(session, [joined.id], who)
            fill_joined(session, [shown.id], who)
