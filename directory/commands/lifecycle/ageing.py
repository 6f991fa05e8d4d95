"""The daily job: what must be confirmed and is not, for a year, is paused until somebody does."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, and_, case, or_, select, update
from sqlalchemy.orm import Session

from directory.commands import history
from directory.commands.lifecycle.moves import WRITTEN_HERE
from directory.commands.read_listings import read_listings
from directory.commands.search_index import index_listings, unindex_listings
from directory.commands.search_rows import LAPSES_AFTER_DAYS
from directory.models import Service
from directory.models.service import BY_AGE, BY_PERSON, BY_SOURCE, PAUSED, PUBLISHED

T = TypeVar("T")
CHUNK = 500
WHO = "age"
REASON = "Nobody has confirmed it for a year."


@dataclass
class Aged:
    """What was paused, and what had been paused so and was published again."""

    paused: list[uuid.UUID] = field(default_factory=list)
    published: list[uuid.UUID] = field(default_factory=list)


def age(session: Session, today: date | None = None) -> Aged:
    """Pause what has not been confirmed for a year (what never was: since it was written here), and
    publish again what has been since. Flushes; doing it twice does nothing more."""
    today = today or date.today()
    session.flush()
    aged = Aged(_pause(session, today), publish_again(session, today))
    session.expire_all()
    return aged


def _pause(session: Session, today: date) -> list[uuid.UUID]:
    rows = _rows(session, Service.status == PUBLISHED, _is_old(today))
    for some in _chunks(rows):
        ids = [key for key, _ in some]
        _set(session, ids, status=PAUSED, status_by=BY_AGE)
        unindex_listings(session, [number for _, number in some])
        what = {"status": [PUBLISHED, PAUSED], "reason": [None, REASON]}
        history.record(session, WHO, history.PAUSED, dict.fromkeys(ids, what))
    return [key for key, _ in rows]


def publish_again(
    session: Session, today: date, ids: Sequence[uuid.UUID] | None = None, who: str = WHO
) -> list[uuid.UUID]:
    """Publish what this job paused and is not old any more, all or those of `ids`; which. Flushes."""
    is_back = Service.status == PAUSED, Service.status_by == BY_AGE, ~_is_old(today)
    if ids is None:
        rows = _rows(session, *is_back)
    else:
        rows = [r for some in _chunks(ids) for r in _rows(session, *is_back, Service.id.in_(some))]
    for some_rows in _chunks(rows):
        keys = [key for key, _ in some_rows]
        _set(session, keys, status=PUBLISHED, status_by=_AS_BEFORE)
        shown = select(Service.id).where(Service.id.in_(keys), Service.joined_to_id.is_(None))
        found = read_listings(session, list(session.scalars(shown)))
        index_listings(session, list(found.values()))
        what = {"status": [PAUSED, PUBLISHED]}
        history.record(session, who, history.PUBLISHED, dict.fromkeys(keys, what))
    return [key for key, _ in rows]


def _is_old(today: date) -> ColumnElement[bool]:
    """Search stops to find it on the same day (`search_rows.last_day`)."""
    oldest = today - timedelta(days=LAPSES_AFTER_DAYS)
    midnight = datetime.combine(oldest, time(), UTC)
    return and_(
        Service.needs_confirming.is_(True),
        or_(
            Service.confirmed_on < oldest,
            and_(Service.confirmed_on.is_(None), Service.created_at_utc < midnight),
        ),
    )


def _rows(session: Session, *where: ColumnElement[bool]) -> list[tuple[uuid.UUID, int]]:
    query = select(Service.id, Service.number).where(*where).order_by(Service.number)
    return [(row.id, row.number) for row in session.execute(query)]


_AS_BEFORE = case((Service.source == WRITTEN_HERE, BY_PERSON), else_=BY_SOURCE)


def _set(session: Session, ids: Sequence[uuid.UUID], **values: Any) -> None:
    session.execute(
        update(Service).where(Service.id.in_(ids)).values(**values),
        execution_options={"synchronize_session": False},
    )
    session.expire_all()


def _chunks(things: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(things), CHUNK):
        yield things[start : start + CHUNK]
