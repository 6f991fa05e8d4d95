"""What a person says of a listing, whatever its source: it is true, it has places. Imports keep it."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.orm import Session

from directory.commands import history
from directory.commands.lifecycle.ageing import publish_again
from directory.commands.lifecycle.moves import SAID, Refused, find_service
from directory.commands.search_rows import capacity_number, last_day
from directory.models import SearchEntry, SearchLocation, Service
from directory.models.service import UNLISTED, WITHDRAWN
from directory.search.days import day_number
from directory.vocabulary import CAPACITY

CHUNK = 500


def confirm(
    session: Session, ids: Sequence[uuid.UUID], who: str, on: date | None = None
) -> list[uuid.UUID]:
    """A person says that the details of `ids` are true (`on` that day, today if not said); which of
    them that was news for. What the daily job had paused is published again. Flushes.

    Raises Refused for a day to come, and where one of them is withdrawn or is not there."""
    day = _not_to_come(on)
    session.flush()
    news: list[uuid.UUID] = []
    wanted = list(dict.fromkeys(ids))
    for start in range(0, len(wanted), CHUNK):
        news += _confirm_some(session, wanted[start : start + CHUNK], who, day)
    publish_again(session, date.today(), wanted, who)
    session.expire_all()
    return news


def _confirm_some(
    session: Session, ids: Sequence[uuid.UUID], who: str, day: date
) -> list[uuid.UUID]:
    query = select(Service).where(Service.id.in_(ids))
    services = {s.id: s for s in session.scalars(query.execution_options(populate_existing=True))}
    for key in ids:
        _check(services.get(key), key)
    news = [s for s in services.values() if s.confirmed_on is None or s.confirmed_on < day]
    if not news:
        return []
    what = {s.id: {"confirmed_on": [_iso(s.confirmed_on), day.isoformat()]} for s in news}
    history.record(session, who, history.CONFIRMED, what)
    session.execute(
        update(Service).where(Service.id.in_([s.id for s in news])).values(confirmed_on=day),
        execution_options={"synchronize_session": False},
    )
    _say_so_in_search(session, news, day)
    return [s.id for s in news]


def _check(service: Service | None, key: uuid.UUID) -> None:
    if service is None:
        raise Refused(f"There is no listing {key}.")
    if service.status in (WITHDRAWN, UNLISTED):
        raise Refused(f"{service.name} is {SAID[service.status]}: it cannot be confirmed.")


def _say_so_in_search(session: Session, services: Iterable[Service], day: date) -> None:
    """Cheaper than to index them anew: two numbers are other ones."""
    rows = [
        {
            "which": service.number,
            "to_day": last_day(service.ends_on, day if service.needs_confirming else None),
        }
        for service in services
    ]
    confirmed = [{**row, "confirmed_day": day_number(day)} for row in rows]
    for model, changed in ((SearchEntry, confirmed), (SearchLocation, rows)):
        table = model.__table__
        assert isinstance(table, Table)
        is_it = table.c.number == bindparam("which")
        session.connection().execute(update(table).where(is_it), changed)


def say_capacity(
    session: Session,
    listing_id: uuid.UUID,
    capacity: str | None,
    who: str,
    on: date | None = None,
) -> bool:
    """A person says whether it has places: "yes", "soon", "no", None (not known any more); False
    when that was known for that day. Flushes.

    Raises Refused for a day to come, another word, a listing withdrawn or not there."""
    day = _not_to_come(on) if capacity else None
    if capacity is not None and capacity not in CAPACITY:
        raise Refused(f"Places are one of {', '.join(CAPACITY)}; not {capacity!r}.")
    service = find_service(session, listing_id)
    _check(service, listing_id)
    before, after = (service.capacity, service.capacity_said_on), (capacity, day)
    if before == after:
        return False
    what = {"capacity": [before[0], capacity], "capacity_said_on": [_iso(before[1]), _iso(day)]}
    changes = {field: pair for field, pair in what.items() if pair[0] != pair[1]}
    session.execute(
        update(Service)
        .where(Service.id == listing_id)
        .values(capacity=capacity, capacity_said_on=day)
    )
    session.execute(
        update(SearchEntry)
        .where(SearchEntry.number == service.number)
        .values(capacity=capacity_number(capacity)),
        execution_options={"synchronize_session": False},
    )
    history.record(session, who, history.CAPACITY, {listing_id: changes})
    session.expire_all()
    return True


def _not_to_come(on: date | None) -> date:
    today = date.today()
    if on and on > today:
        raise Refused("That day is still to come.")
    return on or today


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
