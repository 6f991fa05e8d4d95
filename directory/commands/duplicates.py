"""One place in several sources: joined by its CQC id, or shown to a person who decides.

A listing of another source with the CQC id of a listing of the CQC's is joined to it: it leaves the
search, and the CQC's listing takes what it leaves blank from it (`fill_joined`). Listings of two
sources with the same name, postcode and phone, and no such id, are only noted as a pair in
`possible_duplicate`; a person says whether they are the same. What a person said is never undone.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, delete, exists, func, or_, select, text, update
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from directory.commands.bulk import insert_rows
from directory.commands.fill_joined import fill_joined
from directory.commands.history import record
from directory.commands.read_listings import read_listings
from directory.commands.search_index import index_listings, unindex_listings
from directory.models import (
    Attribute,
    Location,
    Phone,
    PossibleDuplicate,
    Service,
    ServiceAtLocation,
    utc_now,
)
from directory.models.service import PAUSED, PUBLISHED, SUBMITTED, UNLISTED

CQC = "cqc"
SAME, DIFFERENT = "same", "different"
BY_NAME, BY_PERSON = "name_postcode_phone", "said by a person"
CHUNK = 500
_COMPARED = (PUBLISHED, PAUSED, SUBMITTED)
_MARKS = ".,'’`-()/:"
_LITTLE_WORDS = ("limited", "ltd", "the", "and")
Pair = tuple[uuid.UUID, uuid.UUID]
SQLText = ColumnElement[str] | InstrumentedAttribute[str]


@dataclass(frozen=True)
class Settled:
    """How many listings were joined, and how many new pairs wait for a person."""

    joined: int = 0
    possible: int = 0


COUNTED = (
    "service",
    "location",
    "service_at_location",
    "phone",
    "search_entry",
    "search_posting",
    "search_location",
    "search_stem",
    "search_spelling",
)


def settle_duplicates(session: Session, who: str, since: datetime | None = None) -> Settled:
    """Join what has the same CQC id, undo joins whose id has changed, fill the blanks of what is
    shown, and note new possible pairs. To be called after every import; a second time it changes
    nothing. `who` goes into the history; `since`, the moment when the import began, spares looking
    at what was filled before and has not changed. Flushes."""
    session.flush()
    count_afresh(session)
    left = _unjoin_changed(session, who)
    joined = _join_by_id(session, who)
    _shorten_chains(session)
    fill_joined(session, _to_fill(session, left, since), who)
    return Settled(joined, _note_possible(session))


def count_afresh(session: Session) -> None:
    """PostgreSQL plans by what it counted last: before an import, perhaps nothing at all. Thousands
    of listings compared with each other, or searched, by such a plan take minutes, not a second."""
    if session.connection().dialect.name == "postgresql":
        session.execute(text(f"ANALYZE {', '.join(COUNTED)}"))


def _unjoin_changed(session: Session, who: str) -> list[uuid.UUID]:
    """Free what was joined by an id that is not the same any more; what they were joined to."""
    other = aliased(Service)
    there = exists().where(other.id == Service.joined_to_id)
    by_id = there.where(other.source == CQC, other.cqc_location_id == Service.cqc_location_id)
    query = select(Service.id, Service.joined_to_id).where(
        Service.joined_to_id.is_not(None), or_(~there, and_(~by_id, ~_said_of(SAME)))
    )
    rows = session.execute(query).all()
    free_listings(session, [row.id for row in rows], who)
    return [row.joined_to_id for row in rows if row.joined_to_id]


def _said_of(decision: str) -> ColumnElement[bool]:
    """Whether a person has decided so of the listing and some other."""
    return exists().where(
        PossibleDuplicate.decision == decision,
        or_(PossibleDuplicate.first_id == Service.id, PossibleDuplicate.second_id == Service.id),
    )


def free_listings(session: Session, ids: Sequence[uuid.UUID], who: str) -> None:
    """Let listings that were joined stand by themselves again, in search too. Flushes."""
    for some in _chunks(ids):
        session.execute(update(Service).where(Service.id.in_(some)).values(joined_to_id=None))
        query = select(Service.id).where(Service.id.in_(some), Service.status == PUBLISHED)
        shown = list(session.scalars(query))
        index_listings(session, list(read_listings(session, shown).values()))
        record(session, who, "freed", some)
    if ids:
        session.expire_all()


def _join_by_id(session: Session, who: str) -> int:
    """Join listings of other sources to the CQC's with the same id; how many.

    Not to one that is kept only because the CQC has it: a surgery, a laboratory."""
    ours = aliased(Service)
    is_care = exists().where(Attribute.service_id == ours.id, Attribute.taxonomy == "service")
    pair = PossibleDuplicate
    refused = exists().where(
        pair.decision == DIFFERENT,
        or_(
            and_(pair.first_id == Service.id, pair.second_id == ours.id),
            and_(pair.second_id == Service.id, pair.first_id == ours.id),
        ),
    )
    query = select(Service.id, ours.id.label("target")).join(
        ours,
        and_(ours.source == CQC, ours.cqc_location_id == Service.cqc_location_id),
    )
    query = query.where(
        Service.source != CQC,
        Service.joined_to_id.is_(None),
        or_(ours.status != UNLISTED, is_care),
        ~refused,
    )
    pairs = {row.id: row.target for row in session.execute(query)}
    join_listings(session, pairs, who)
    return len(pairs)


def join_listings(session: Session, pairs: dict[uuid.UUID, uuid.UUID], who: str) -> None:
    """Join each key to its value, and take it out of search. Flushes."""
    for some in _chunks(sorted(pairs)):
        rows = [{"id": key, "joined_to_id": pairs[key]} for key in some]
        session.execute(update(Service), rows)
        numbers = select(Service.number).where(Service.id.in_(some))
        unindex_listings(session, list(session.scalars(numbers)))
        said = {key: {"joined_to": [None, str(pairs[key])]} for key in some}
        record(session, who, "joined", said)
    if pairs:
        session.expire_all()


def _shorten_chains(session: Session) -> None:
    """What is joined to a joined listing is joined to the last of the chain."""
    middle = aliased(Service)
    further = select(middle.joined_to_id).where(middle.id == Service.joined_to_id).scalar_subquery()
    chained = exists().where(middle.id == Service.joined_to_id, middle.joined_to_id.is_not(None))
    for _ in range(3):
        query = select(Service.id).where(chained)
        ids = list(session.scalars(query))
        for some in _chunks(ids):
            values = update(Service).where(Service.id.in_(some)).values(joined_to_id=further)
            session.execute(values, execution_options={"synchronize_session": False})
        if not ids:
            return
        session.expire_all()


def _to_fill(
    session: Session, also: Iterable[uuid.UUID], since: datetime | None
) -> list[uuid.UUID]:
    """What has others joined to it, or had, where one of them has changed `since`."""
    target = aliased(Service)
    joined = select(target.id).join(Service, Service.joined_to_id == target.id).distinct()
    alone = ~exists().where(Service.joined_to_id == target.id)
    filled = select(target.id).where(target.filled.is_not(None), alone)
    if since:
        joined = joined.where(or_(Service.updated_at_utc >= since, target.updated_at_utc >= since))
    return sorted({*session.scalars(joined), *session.scalars(filled), *also})


def _note_possible(session: Session) -> int:
    """Bring the undecided pairs up to date; how many are new."""
    found: set[Pair] = {(first, second) for first, second in session.execute(_alike())}
    held = session.execute(
        select(
            PossibleDuplicate.first_id,
            PossibleDuplicate.second_id,
            PossibleDuplicate.decision,
        )
    ).all()
    decided = {(row.first_id, row.second_id) for row in held if row.decision}
    waiting = {(row.first_id, row.second_id) for row in held if not row.decision}
    for first, second in sorted(waiting - found):
        session.execute(delete(PossibleDuplicate).where(*_is(first, second)))
    new = sorted(found - waiting - decided)
    now = utc_now()
    rows = [{"first_id": a, "second_id": b, "reason": BY_NAME, "found_at_utc": now} for a, b in new]
    insert_rows(session, PossibleDuplicate, rows)
    return len(new)


def _is(first: uuid.UUID, second: uuid.UUID) -> list[ColumnElement[bool]]:
    return [PossibleDuplicate.first_id == first, PossibleDuplicate.second_id == second]


def _alike() -> Select[uuid.UUID, uuid.UUID]:
    """Pairs of two sources, the smaller id first, with the same name, postcode and phone."""
    place = _plain(func.upper(Location.postcode), "")
    phone = func.replace(_plain(Phone.number, ""), "+44", "0")
    key = (_name_key(Service.name) + "|" + place + "|" + phone).label("key")
    said = (
        select(Service.id, Service.source, key)
        .join(ServiceAtLocation, ServiceAtLocation.service_id == Service.id)
        .join(Location, Location.id == ServiceAtLocation.location_id)
        .join(Phone, Phone.service_id == Service.id)
        .where(
            Service.status.in_(_COMPARED),
            Service.joined_to_id.is_(None),
            Location.is_confidential.is_(False),
            Location.postcode.is_not(None),
        )
        .distinct()
        .cte("said")
    )
    shared = (
        select(said.c.key)
        .group_by(said.c.key)
        .having(func.count(said.c.source.distinct()) > 1)
        .cte("shared")
    )
    one, other = said.alias("one"), said.alias("other")
    return (
        select(one.c.id, other.c.id)
        .select_from(shared)
        .join(one, one.c.key == shared.c.key)
        .join(other, and_(other.c.key == shared.c.key, other.c.id > one.c.id))
        .where(other.c.source != one.c.source)
        .distinct()
    )


def _name_key(name: SQLText) -> ColumnElement[str]:
    """The name in lower case without punctuation, spaces, "the", "and" and "limited"."""
    said: ColumnElement[str] = func.replace(func.lower(name), "&", " and ")
    said = " " + _plain(said, " ") + " "
    for word in _LITTLE_WORDS:
        said = func.replace(said, f" {word} ", " ")
    return func.replace(said, " ", "")


def _plain(text: SQLText, instead: str) -> ColumnElement[str]:
    said: ColumnElement[str] = func.replace(text, _MARKS[0], instead)
    for mark in _MARKS[1:]:
        said = func.replace(said, mark, instead)
    return said if instead else func.replace(said, " ", "")


def _chunks(ids: Sequence[uuid.UUID]) -> Iterable[Sequence[uuid.UUID]]:
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))
