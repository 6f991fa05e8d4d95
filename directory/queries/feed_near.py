"""Pairs of a listing and a place round a point, the nearest first, in whole metres.

Statements are made once and their values bound: for a small answer, making the statement would
take longer than running it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, and_, bindparam, func, or_, select, union_all
from sqlalchemy import literal as value
from sqlalchemy.orm import Session, aliased

from directory.models import SearchEntry, SearchLocation
from directory.models.search_index import ASSUMED, EVERYWHERE, PLACE, RADIUS
from directory.queries.feed_filters import FeedFilter, further_tests
from directory.queries.paging import AnySelect, Paging, Pair, count
from directory.search import cells
from directory.search.criteria import DEFAULT_RADIUS_KM
from directory.search.days import day_number
from directory.search.plane import to_plane

USUAL_METRES = round(DEFAULT_RADIUS_KM * 1000)
"""How near a listing that says no area must be to a postcode asked for without a distance."""
UNKNOWN = 2**62
"""Square metres; orders places that nobody can place last."""
NO_DISTRICT = -1
Tests = Sequence[ColumnElement[bool]]


@dataclass(frozen=True)
class Near:
    """Round which point (degrees WGS 84, in which district); within `metres`, or None: listings that
    go out there, or are near."""

    latitude: float
    longitude: float
    district: str | None
    metres: int | None


def page_of_pairs_near(
    session: Session, asked: FeedFilter, near: Near, paging: Paging, today: date
) -> tuple[int, list[Pair]]:
    """(how many pairs there are, those on this page), the nearest first, then by number.

    Within a distance, a listing that says to which areas it goes out must say this one."""
    tests = further_tests(session, asked)
    query, values = _statement(near, tests)
    values |= {"day": day_number(today), "rows": paging.per_page, "start": paging.start}
    connection = session.connection()
    page = connection.execute(query, values).all()
    if page or not paging.start:
        return (page[0][3] if page else 0), [Pair(row[0], row[1]) for row in page]
    whole = query.limit(None).offset(None).params(values)
    return count(session, whole), []


def _statement(near: Near, tests: Tests) -> tuple[AnySelect, dict[str, Any]]:
    x, y = to_plane(near.latitude, near.longitude)
    cell = cells.district_cell(near.district) if near.district else NO_DISTRICT
    metres = USUAL_METRES if near.metres is None else near.metres
    areas = [*cells.areas_round(x, y), cells.EVERYWHERE, cell]
    values: dict[str, Any] = {"x": x, "y": y, "district": cell, "areas": areas}
    values["most"] = metres * metres
    names = cells.places_within(x, y, metres)
    if near.metres is None:
        values["cells"] = names
        return (_serving(tests) if tests else _serving_everything()), values
    if names is None:
        values |= {"left": x - metres, "right": x + metres}
        values |= {"low": y - metres, "high": y + metres}
        return (_far(tests) if tests else _far_everything()), values
    return (_round(tests) if tests else _round_everything()), values | {"cells": names}


@lru_cache(maxsize=1)
def _serving_everything() -> AnySelect:
    return _serving(())


@lru_cache(maxsize=1)
def _far_everything() -> AnySelect:
    return _far(())


@lru_cache(maxsize=1)
def _round_everything() -> AnySelect:
    return _round(())


def _round(tests: Tests) -> AnySelect:
    """Places within a distance whose squares can be named."""
    named = SearchLocation.cell.in_(bindparam("cells", expanding=True))
    return _within([named, *tests], is_joined=bool(tests))


def _far(tests: Tests) -> AnySelect:
    """Places within a distance that has too many squares."""
    first, last = cells.ALL_PLACES
    box = and_(
        SearchLocation.cell.between(first, last),
        SearchLocation.x.between(_whole("left"), _whole("right")),
        SearchLocation.y.between(_whole("low"), _whole("high")),
    )
    return _within([box, *tests], is_joined=bool(tests))


def _within(tests: Tests, is_joined: bool) -> AnySelect:
    square = _square(SearchLocation)
    serves = or_(SearchLocation.says_area == 0, _goes_out())
    every = [*tests, square <= _whole("most"), serves]
    return _nearest(_pairs(every, square, is_joined=is_joined).subquery("near"))


def _serving(tests: Tests) -> AnySelect:
    """Listings that go out to the point, and those that say no area and are near it."""
    square = func.coalesce(_square(SearchLocation), value(UNKNOWN, BigInteger))
    near = [
        SearchLocation.cell.in_(bindparam("cells", expanding=True)),
        square <= _whole("most"),
        SearchEntry.cover == PLACE,
    ]
    out = _pairs([*tests, _goes_out()], square, is_joined=bool(tests))
    here = _pairs([*tests, *near], square, is_joined=True)
    return _nearest(union_all(out, here).subquery("near"))


def _nearest(near: Any) -> AnySelect:
    total = func.count().over().label("total")
    page = select(near.c.number, near.c.part, near.c.square, total)
    page = page.order_by(near.c.square, near.c.number, near.c.part)
    return page.limit(_whole("rows")).offset(_whole("start"))


def _pairs(tests: Tests, square: Any, is_joined: bool) -> AnySelect:
    """Every pair whose listing may be shown, and of which `tests` are true; `is_joined` where they
    are of `search_entry` as well."""
    days = SearchLocation.from_day <= _whole("day"), SearchLocation.to_day >= _whole("day")
    query = select(SearchLocation.number, SearchLocation.part, square.label("square"))
    if is_joined:
        entry = and_(SearchEntry.number == SearchLocation.number, SearchEntry.part == 0)
        query = query.join_from(SearchLocation, SearchEntry, entry)
    return query.where(*tests, *days)


def _goes_out() -> ColumnElement[bool]:
    """Whether the listing has an area that holds the point."""
    area = aliased(SearchEntry)
    named = area.cell.in_(bindparam("areas", expanding=True))
    return SearchLocation.number.in_(select(area.number).where(named, _covers(area)))


def _covers(area: Any) -> ColumnElement[bool]:
    reach = area.reach + value(0, BigInteger)
    within = and_(area.cover.in_((ASSUMED, RADIUS)), _square(area) <= reach * reach)
    return or_(area.cover == EVERYWHERE, within, area.cell == _whole("district"))


def _square(row: Any) -> Any:
    """The square of the distance, in metres."""
    x, y = row.x - _whole("x"), row.y - _whole("y")
    return x * x + y * y


def _whole(name: str) -> Any:
    return bindparam(name, type_=BigInteger)
