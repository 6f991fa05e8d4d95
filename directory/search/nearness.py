"""Where a listing is or comes out to, as seen from the place of a search, in SQL."""

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, and_, case, cast, func, or_
from sqlalchemy import literal as value

from directory.models import SearchEntry
from directory.models.search_index import ASSUMED, EVERYWHERE, PLACE, RADIUS
from directory.places.place import Place
from directory.search import cells, ranking
from directory.search.plane import to_plane

FURTHEST = 100_000_000
"""Metres; stands for a distance that nobody knows, so that it is ordered last."""
Number = ColumnElement[int]
Test = ColumnElement[bool]


class Measured:
    """The rows of `search_entry` from one place, within `radius` metres (None: anywhere).

    `square` is the square of the distance in metres; `covers` whether the row's area holds the
    place; `fits` that, or a place to go to that is near enough."""

    def __init__(self, place: Place, radius: int | None) -> None:
        self._district, self._radius = place.district, radius
        self._x, self._y = to_plane(place.latitude, place.longitude)
        across = SearchEntry.x - value(self._x, BigInteger)
        up = SearchEntry.y - value(self._y, BigInteger)
        self.square: Any = across * across + up * up
        reach = cast(SearchEntry.reach, BigInteger)
        self.covers: Test = or_(
            self._covers_all(),
            and_(SearchEntry.cover.in_((ASSUMED, RADIUS)), self.square <= reach * reach),
        )
        self.fits: Test = or_(self.covers, self._is_near())

    def squares(self, begins: bool) -> list[Test]:
        """Which squares to look in; `begins` False: the search begins elsewhere."""
        if self._radius is None:
            return []
        # a sum has no index: the engine can only test the square, not begin with it
        cell = SearchEntry.cell if begins else SearchEntry.cell + 0
        names = [*cells.areas_round(self._x, self._y), cells.EVERYWHERE]
        if self._district:
            names.append(cells.district_cell(self._district))
        places = cells.places_within(self._x, self._y, self._radius)
        if places is not None:
            return [cell.in_([*places, *names])]
        box = and_(
            cell.between(*cells.ALL_PLACES),
            SearchEntry.x.between(self._x - self._radius, self._x + self._radius),
            SearchEntry.y.between(self._y - self._radius, self._y + self._radius),
        )
        return [or_(box, cell.in_(names))]

    def _covers_all(self) -> Test:
        """Everywhere, or the district that the place is in: anywhere finds other districts' too."""
        everywhere = SearchEntry.cover == EVERYWHERE
        if not self._district:
            return everywhere
        return or_(everywhere, SearchEntry.cell == cells.district_cell(self._district))

    def _is_near(self) -> Test:
        """A place to go to within the radius; anywhere still means somewhere known."""
        if self._radius is None:
            return SearchEntry.x.is_not(None)
        return and_(SearchEntry.cover == PLACE, self.square <= self._radius * self._radius)


def metres(square: Any) -> Number:
    """The distance, rounded; FURTHEST where nobody knows."""
    # not floor: SQLAlchemy gives SQLite a slow one of its own; and a cast rounds on PostgreSQL only
    away = cast(func.round(func.sqrt(square)), BigInteger)
    return func.coalesce(away, value(FURTHEST, BigInteger))


def nearness(away: Number, cover: Any, edge: int) -> Number:
    """Points for being near, falling to none `edge` metres away, or for covering the place."""
    near = ranking.NEARNESS * (edge - away) // edge
    at_least = case(
        (cover > ASSUMED, ranking.COVERS), (cover == ASSUMED, ranking.COVERS_PERHAPS), else_=0
    )
    return case((and_(away < edge, near > at_least), near), else_=at_least)
