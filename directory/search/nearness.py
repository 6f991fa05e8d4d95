"""Where a listing is or comes out to, as seen from the place of a search, in SQL.

The place itself is in none of these expressions: it is given to the statement as the values of
`Where.values`, so that one statement, once made, serves every place.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    and_,
    bindparam,
    case,
    cast,
    func,
    or_,
)
from sqlalchemy import literal as value

from directory.models import SearchEntry
from directory.models.search_index import ASSUMED, EVERYWHERE, PLACE, RADIUS
from directory.places.place import Place
from directory.search import cells, ranking
from directory.search.plane import to_plane
from directory.search.unindexed import unindexed

FURTHEST = 100_000_000
"""Metres; stands for a distance that nobody knows, so that it is ordered last."""
Number = ColumnElement[int]
Test = ColumnElement[bool]


def _given(name: str, is_list: bool = False) -> BindParameter[Any]:
    return bindparam(name, type_=BigInteger, expanding=is_list)


_across, _up = SearchEntry.x - _given("x"), SearchEntry.y - _given("y")
_reach = cast(SearchEntry.reach, BigInteger)
SQUARE: Any = _across * _across + _up * _up
"""The square of the distance in metres."""
_reaches: Test = and_(SearchEntry.cover.in_((ASSUMED, RADIUS)), _reach * _reach >= SQUARE)
_is_for_all: Test = SearchEntry.cover == EVERYWHERE
_is_for_the_district: Test = SearchEntry.cell == _given("district")


@dataclass(frozen=True)
class Where:
    """Which rows of `search_entry` are in question, seen from a place: a kind of question, without
    the place. `has_district`: the place's district is known; `is_anywhere`: there is no radius;
    `is_box`: the circle touches too many squares to name them."""

    has_district: bool
    is_anywhere: bool
    is_box: bool

    @cached_property
    def covers(self) -> Test:
        """The row's area holds the place: all of its district, or everywhere, or by distance.
        Anywhere finds other districts' too."""
        of_all = (_is_for_all, _is_for_the_district) if self.has_district else (_is_for_all,)
        return or_(*of_all, _reaches)

    @cached_property
    def fits(self) -> Test:
        """That, or a place to go to within the radius; anywhere still means somewhere known."""
        if self.is_anywhere:
            return or_(self.covers, SearchEntry.x.is_not(None))
        return or_(self.covers, and_(SearchEntry.cover == PLACE, _given("square") >= SQUARE))

    def squares(self, begins: bool) -> list[Test]:
        """Which squares to look in; `begins` False: the search begins elsewhere."""
        if self.is_anywhere:
            return []
        # SQLite then can only test the square, not begin with it
        cell = SearchEntry.cell if begins else unindexed(SearchEntry.cell)
        named = cell.in_(_given("cells", is_list=True))
        if not self.is_box:
            return [named]
        box = and_(
            cell.between(*cells.ALL_PLACES),
            SearchEntry.x.between(_given("west"), _given("east")),
            SearchEntry.y.between(_given("south"), _given("north")),
        )
        return [or_(box, named)]


def seen_from(place: Place, radius: int | None) -> tuple[Where, dict[str, Any]]:
    """The kind of question, and the values of its statement: those within `radius` metres of
    `place` (None: anywhere)."""
    x, y = to_plane(place.latitude, place.longitude)
    edge = ranking.ANYWHERE_M if radius is None else max(radius, 1)
    values: dict[str, Any] = {"x": x, "y": y, "edge": edge}
    if place.district:
        values["district"] = cells.district_cell(place.district)
    if radius is None:
        return Where(bool(place.district), is_anywhere=True, is_box=False), values
    places = cells.places_within(x, y, radius)
    names = [*cells.areas_round(x, y), cells.EVERYWHERE]
    if place.district:
        names.append(cells.district_cell(place.district))
    values |= {"square": radius * radius, "cells": [*(places or ()), *names]}
    if places is None:
        values |= {"west": x - radius, "east": x + radius}
        values |= {"south": y - radius, "north": y + radius}
    return Where(bool(place.district), is_anywhere=False, is_box=places is None), values


def metres(square: Any) -> Number:
    """The distance, rounded; FURTHEST where nobody knows."""
    # not floor: SQLAlchemy gives SQLite a slow one of its own; and a cast rounds on PostgreSQL only
    away = cast(func.round(func.sqrt(square)), BigInteger)
    return func.coalesce(away, value(FURTHEST, BigInteger))


def nearness(away: Number, cover: Any) -> Number:
    """Points for being near, falling to none at the edge, or for covering the place."""
    edge = _given("edge")
    near = ranking.NEARNESS * (edge - away) // edge
    at_least = case(
        (cover > ASSUMED, ranking.COVERS), (cover == ASSUMED, ranking.COVERS_PERHAPS), else_=0
    )
    return case((and_(away < edge, near > at_least), near), else_=at_least)
