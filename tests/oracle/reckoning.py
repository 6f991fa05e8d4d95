"""A second opinion on every search: plain Python over the listings, one after another.

Nothing here reads the database, nor shares the code that makes its statement, its filters or its
units: only the weights, the plane, the stems, the question and the vocabulary are the same. How a
text is read is in `typed`, what a listing has in `listed`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import sqrt
from typing import Any

from directory.commands import ListingData
from directory.search import ranking
from directory.search.criteria import Criteria
from directory.search.plane import to_plane
from tests.oracle.listed import Known, cover_of, letters_of
from tests.oracle.typed import Group, Reader, Unit

NOBODY_KNOWS = 100_000_000
GIVEN_UP_IN_TURN = (
    *("availability", "places_free", "max_price", "age", "drives", "free", "outcomes"),
    *("pathway_step", "language", "min_rating", "gender", "accessibility"),
    *("wheelchair_accessible", "accepts_direct_payments", "kinds", "needs", "text"),
)


@dataclass(frozen=True)
class Found:
    """A listing that fits, in the order in which it is shown. `away` in metres, `cover` 0 to 4."""

    points: int
    away: int
    letters: str
    number: int
    cover: int

    @property
    def order(self) -> tuple[int, int, str, int]:
        return -self.points, self.away, self.letters, self.number


@dataclass(frozen=True)
class Answer:
    """What a search should say, over all its pages."""

    found: tuple[Found, ...] = ()
    widened_to_km: float | None = None
    why_empty: str | None = None
    dropped: tuple[str, ...] = ()
    corrected: tuple[str, ...] | None = None


class Reckoning:
    """All published listings, and what the directory should answer on `today`."""

    def __init__(
        self, listings: Iterable[ListingData], groups: Sequence[Group], today: date
    ) -> None:
        self.known = [Known(data) for data in listings]
        self.today = today
        self.reader = Reader((one.words for one in self.known), groups)

    def answer(self, criteria: Criteria) -> Answer:
        """What is found, and what had to be given up for it."""
        search = _Search(self, criteria, *self.reader.read(criteria.text))
        near = criteria.radius_km
        if found := search.within(near):
            return replace(search.said, found=found)
        if criteria.place:
            for times in (2, 4):
                if found := search.within(near * times):
                    return replace(search.said, found=found, widened_to_km=near * times)
                other = search.without("needs")
                if criteria.services and criteria.needs and (found := other.within(near)):
                    return replace(other.said, found=found, why_empty="needs", dropped=("needs",))
        asked = [key for key in GIVEN_UP_IN_TURN if _is_asked(criteria, key)]
        for key in asked:
            other = search.without(key)
            if search.says_what and not other.says_what:
                continue
            if found := other.within(near):
                return replace(other.said, found=found, why_empty=key, dropped=(key,))
        other = search
        for count, key in enumerate(asked if criteria.place else (), 1):
            other = other.without(key)
            if not other.says_what:
                break
            if count > 1 and (found := other.within(near)):
                gone = tuple(asked[:count])
                return Answer(found, None, key, gone, other.said.corrected)
        anywhere = 0.0 if criteria.place else None
        if found := search.within(None):
            return replace(search.said, found=found, widened_to_km=anywhere)
        other = search
        for count, key in enumerate(asked, 1):
            other = other.without(key)
            if not other.says_what:
                break
            if found := other.within(None):
                gone = tuple(asked[:count])
                return Answer(found, anywhere, key, gone, other.said.corrected)
        return replace(search.said, why_empty=asked[0] if asked else None)

    def within(self, criteria: Criteria, radius_km: float | None) -> tuple[Found, ...]:
        """What fits within a radius (None: anywhere), the best first, with nothing given up."""
        return _Search(self, criteria, *self.reader.read(criteria.text)).within(radius_km)


@dataclass(frozen=True)
class _Search:
    reckoning: Reckoning
    criteria: Criteria
    units: tuple[Unit, ...]
    corrected: tuple[str, ...] | None

    @property
    def said(self) -> Answer:
        return Answer(corrected=self.corrected)

    @property
    def says_what(self) -> bool:
        """Whether it asks for anything but a place and how."""
        said = self.criteria
        return bool(said.services or said.needs or said.kinds or said.text)

    def without(self, key: str) -> "_Search":
        """The same without one filter."""
        if key == "text":
            criteria = replace(self.criteria, text="")
            return replace(self, criteria=criteria, units=(), corrected=None)
        if key in ("kinds", "needs"):
            change: dict[str, Any] = {key: ()}
            return replace(self, criteria=replace(self.criteria, **change))
        several = key in ("availability", "outcomes", "accessibility")
        nothing: dict[str, Any] = {key: () if several else None}
        constraints = replace(self.criteria.constraints, **nothing)
        return replace(self, criteria=replace(self.criteria, constraints=constraints))

    def within(self, radius_km: float | None) -> tuple[Found, ...]:
        """What fits, the best first."""
        radius = None if radius_km is None else round(radius_km * 1000)
        found = [f for one in self.reckoning.known if (f := self._found(one, radius))]
        return tuple(sorted(found, key=lambda f: f.order))

    def _found(self, one: Known, radius: int | None) -> Found | None:
        if not (self._is_shown(one) and self._has_what(one)):
            return None
        points = self._fit(one) + self._standing(one.data)
        place = self.criteria.place
        if place is None:
            return Found(points, NOBODY_KNOWS, one.letters, one.number, 0)
        at = to_plane(place.latitude, place.longitude)
        squares = one.squares(at)
        cover = cover_of(one.data, place.district, squares)
        is_near = bool(squares) and (
            radius is None or (not one.data.areas and min(squares) <= radius * radius)
        )
        if not cover and not is_near:
            return None
        away = round(sqrt(min(squares))) if squares else NOBODY_KNOWS
        points += _nearness(away, cover, radius)
        return Found(points, away, one.letters, one.number, cover)

    def _is_shown(self, one: Known) -> bool:
        return one.is_shown(self.reckoning.today) and one.keeps_to(self.criteria.constraints)

    def _has_what(self, one: Known) -> bool:
        asked, data = self.criteria, one.data
        return (
            _any_of(asked.services, data.services)
            and _any_of(asked.needs, data.needs)
            and _any_of(asked.kinds, (data.kind,))
            and all(one.meets(unit) for unit in self._firm())
        )

    def _firm(self) -> tuple[Unit, ...]:
        """The units that must be met: vague words only where there are no others."""
        return tuple(unit for unit in self.units if not unit.is_vague) or self.units

    def _fit(self, one: Known) -> int:
        points = _shares(self.criteria.services, one.data.services, ranking.FIT_SERVICE)
        points += _shares(self.criteria.needs, one.data.needs, ranking.FIT_NEED)
        typed = letters_of(self.criteria.text)[:7]
        if self.units and typed and one.letters.startswith(typed):
            points += ranking.NAME_BEGINS
        for unit in self.units:
            if unit.is_in(one.in_name):
                points += ranking.WORD_IN_NAME // len(self.units)
        return points

    def _standing(self, data: ListingData) -> int:
        points = ranking.RATING.get(data.cqc_rating or "", 0)
        points += ranking.CAPACITY.get(data.capacity or "", 0)
        confirmed, today = data.confirmed_on, self.reckoning.today
        if confirmed is not None and (today - confirmed).days <= ranking.LATELY_DAYS:
            return points + ranking.CONFIRMED_LATELY
        return points + (ranking.NOT_CONFIRMED_LATELY if data.needs_confirming else 0)


def _is_asked(criteria: Criteria, key: str) -> bool:
    holder = criteria if key in ("kinds", "needs", "text") else criteria.constraints
    said = getattr(holder, key)
    return said is not None and said != () and said != ""


def _any_of(asked: tuple[str, ...], has: tuple[str, ...]) -> bool:
    return not asked or any(key in has for key in asked)


def _shares(asked: tuple[str, ...], has: tuple[str, ...], whole: int) -> int:
    return sum(whole // len(asked) for key in asked if key in has)


def _nearness(away: int, cover: int, radius: int | None) -> int:
    as_good_as = {0: 0, 1: ranking.COVERS_PERHAPS}.get(cover, ranking.COVERS)
    edge = ranking.ANYWHERE_M if radius is None else radius
    if away >= edge:
        return as_good_as
    return max(as_good_as, ranking.NEARNESS * (edge - away) // edge)
