"""A second opinion on every search: plain Python over the listings, one after another.

Nothing here reads the database, nor shares the code that makes its statement, its filters or its
units: only the weights, the plane, the stems, the question and the vocabulary are the same.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from math import sqrt
from typing import Any

from directory.commands import ListingData
from directory.ids import number_of
from directory.search import ranking
from directory.search.criteria import Criteria
from directory.search.filters import WEEKDAY_SETS
from directory.search.plane import to_plane
from directory.search.text import stems
from directory.vocabulary import RATINGS

WIDEST_AREA_M = 65_536
NOBODY_KNOWS = 100_000_000
YEAR = 365
GIVEN_UP_IN_TURN = (
    *("availability", "places_free", "max_price", "age", "drives", "free", "outcomes"),
    *("pathway_step", "language", "min_rating", "gender", "accessibility"),
    *("wheelchair_accessible", "accepts_direct_payments", "kinds", "needs", "text"),
)
MOST_WORDS, LONGEST_PHRASE = 16, 6
VAGUE = frozenset(
    stems(
        "care carer home live day nurse nursing help night support service personal assistant "
        "assistance house housing group club centre"
    )
)


@dataclass(frozen=True)
class Group:
    """What staff keep as meaning the same; the last group that has a phrase is the one that counts.

    Where it names a key, a phrase of nothing but vague words stands for the key alone."""

    phrases: tuple[str, ...]
    service: str | None = None
    need: str | None = None
    kind: str | None = None

    @property
    def ways(self) -> tuple[tuple[str, ...], ...]:
        """The stems of the phrases."""
        return tuple(dict.fromkeys(tuple(stems(phrase)) for phrase in self.phrases))

    @property
    def unit(self) -> "Unit":
        """What any of the phrases asks for."""
        keys = (self.service, self.need, self.kind)
        ways = tuple(way for way in self.ways if not (any(keys) and set(way) <= VAGUE))
        return Unit(ways, *keys)


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


@dataclass(frozen=True)
class Unit:
    """A word, or a phrase of a group: met in one of its ways, or by a key."""

    ways: tuple[tuple[str, ...], ...]
    service: str | None = None
    need: str | None = None
    kind: str | None = None

    @property
    def is_vague(self) -> bool:
        """Whether it is one plain word that half of all listings have."""
        has_key = self.service or self.need or self.kind
        return not has_key and len(self.ways) == 1 and set(self.ways[0]) <= VAGUE

    def is_in_name_of(self, one: "Known") -> bool:
        return any(set(way) <= one.in_name for way in self.ways)


class Known:
    """One listing, made ready."""

    def __init__(self, data: ListingData) -> None:
        self.data = data
        self.number = number_of(data.id)
        self.in_name = frozenset(stems(data.name))
        towns = [place.town or "" for place in data.locations]
        written = [data.name, data.summary, data.other_names, data.organisation.name, *towns]
        self.words = frozenset(stem for text in written for stem in stems(text))
        self.letters = letters_of(data.name)[:7]
        self.points = [
            to_plane(place.latitude, place.longitude)
            for place in data.locations
            if place.latitude is not None and place.longitude is not None
        ]

    @cached_property
    def pence(self) -> int | None:
        """The least that an hour or a session costs."""
        said = [c.amount for c in self.data.costs if c.unit in ("hour", "session")]
        return min((int(amount * 100) for amount in said if amount is not None), default=None)

    def squares(self, at: tuple[int, int]) -> list[int]:
        """How far each place is, squared."""
        return [(x - at[0]) ** 2 + (y - at[1]) ** 2 for x, y in self.points]


class Reckoning:
    """All published listings, and what the directory should answer on `today`."""

    def __init__(
        self, listings: Iterable[ListingData], groups: Sequence[Group], today: date
    ) -> None:
        self.known = [Known(data) for data in listings]
        self.today = today
        self.holding = Counter(stem for one in self.known for stem in one.words)
        self.groups: dict[tuple[str, ...], Unit] = {}
        for group in groups:
            self.groups |= dict.fromkeys(group.ways, group.unit)

    def answer(self, criteria: Criteria) -> Answer:
        """What is found, and what had to be given up for it."""
        search = _Search(self, criteria, *self.read(criteria.text))
        near = criteria.radius_km
        if found := search.within(near):
            return replace(search.said, found=found)
        if criteria.place:
            for times in (2, 4):
                if found := search.within(near * times):
                    return replace(search.said, found=found, widened_to_km=near * times)
        asked = [key for key in GIVEN_UP_IN_TURN if _is_asked(criteria, key)]
        for key in asked:
            other = search.without(key)
            if search.says_what and not other.says_what:
                continue
            if found := other.within(near):
                return replace(other.said, found=found, why_empty=key, dropped=(key,))
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
        return _Search(self, criteria, *self.read(criteria.text)).within(radius_km)

    def read(self, text: str) -> tuple[tuple[Unit, ...], tuple[str, ...] | None]:
        """The units of a text, and its stems as they were read where a word was misspelt."""
        said = stems(text)[:MOST_WORDS]
        kept = {stem for phrase in self._phrases(said) for stem in phrase}
        read = [
            stem if self.holding[stem] or stem in kept else self.closest(stem) or stem
            for stem in said
        ]
        return self._units(read), tuple(read) if read != said else None

    def _phrases(self, said: list[str]) -> list[tuple[str, ...]]:
        """Every phrase of a group that stands in the text."""
        return [
            phrase
            for phrase in self.groups
            if len(phrase) <= LONGEST_PHRASE
            and any(
                tuple(said[i : i + len(phrase)]) == phrase
                for i in range(len(said) - len(phrase) + 1)
            )
        ]

    def _units(self, said: list[str]) -> tuple[Unit, ...]:
        units: list[Unit] = []
        rest = list(said)
        longest_first = sorted(self._phrases(said), key=len, reverse=True)
        while rest:
            for phrase in longest_first:
                if tuple(rest[: len(phrase)]) == phrase:
                    units.append(self.groups[phrase])
                    rest = rest[len(phrase) :]
                    break
            else:
                units.append(Unit(((rest.pop(0),),)))
        return tuple(dict.fromkeys(units))

    def closest(self, stem: str) -> str | None:
        """The word that was most likely meant, out of those that some listing has."""
        if len(stem) < 4 or stem.isdigit():
            return None
        most = 2 if len(stem) >= 7 else 1
        close = [
            (away, other[0] != stem[0], -count, other)
            for other, count in self.holding.items()
            if len(other) > 3 and (away := letters_wrong(stem, other)) <= most
        ]
        return min(close)[3] if close else None


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
        if not (self._is_shown(one.data) and self._has_what(one) and self._keeps_to(one)):
            return None
        points = self._fit(one) + self._standing(one.data)
        place = self.criteria.place
        if place is None:
            return Found(points, NOBODY_KNOWS, one.letters, one.number, 0)
        at = to_plane(place.latitude, place.longitude)
        squares = one.squares(at)
        cover = _cover(one.data, place.district, squares)
        is_near = bool(squares) and (
            radius is None or (not one.data.areas and min(squares) <= radius * radius)
        )
        if not cover and not is_near:
            return None
        away = round(sqrt(min(squares))) if squares else NOBODY_KNOWS
        points += _nearness(away, cover, radius)
        return Found(points, away, one.letters, one.number, cover)

    def _is_shown(self, data: ListingData) -> bool:
        today = self.reckoning.today
        has_begun = data.starts_on is None or data.starts_on <= today
        goes_on = data.ends_on is None or today <= data.ends_on
        is_old = (
            data.needs_confirming
            and data.confirmed_on is not None
            and (today - data.confirmed_on).days > YEAR
        )
        return has_begun and goes_on and not is_old

    def _has_what(self, one: Known) -> bool:
        asked, data = self.criteria, one.data
        return (
            _any_of(asked.services, data.services)
            and _any_of(asked.needs, data.needs)
            and _any_of(asked.kinds, (data.kind,))
            and all(_meets(unit, one) for unit in self._firm())
        )

    def _firm(self) -> tuple[Unit, ...]:
        """The units that must be met: vague words only where there are no others."""
        return tuple(unit for unit in self.units if not unit.is_vague) or self.units

    def _keeps_to(self, one: Known) -> bool:
        asked, data = self.criteria.constraints, one.data
        return (
            (not asked.gender or asked.gender in data.carer_gender)
            and (not asked.accepts_direct_payments or data.accepts_direct_payments is True)
            and (not asked.min_rating or _is_rated(data.cqc_rating, asked.min_rating))
            and all(_is_on(when, _times(data)) for when in asked.availability)
            and (not asked.language or asked.language in data.languages)
            and (not asked.wheelchair_accessible or _takes_wheelchairs(data))
            and (not asked.drives or data.drives is True)
            and (not asked.places_free or data.capacity == "yes")
            and (not asked.free or data.is_free is True)
            and (asked.max_price is None or _is_within(one, asked.max_price))
            and (asked.age is None or _takes_age(data, asked.age))
            and all(key in data.accessibility for key in asked.accessibility)
            and all(key in data.outcomes for key in asked.outcomes)
            and (not asked.pathway_step or asked.pathway_step in data.pathway_steps)
        )

    def _fit(self, one: Known) -> int:
        points = _shares(self.criteria.services, one.data.services, ranking.FIT_SERVICE)
        points += _shares(self.criteria.needs, one.data.needs, ranking.FIT_NEED)
        typed = letters_of(self.criteria.text)[:7]
        if self.units and typed and one.letters.startswith(typed):
            points += ranking.NAME_BEGINS
        for unit in self.units:
            if unit.is_in_name_of(one):
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


def _meets(unit: Unit, one: Known) -> bool:
    return (
        any(all(stem in one.words for stem in way) for way in unit.ways)
        or (unit.service is not None and unit.service in one.data.services)
        or (unit.need is not None and unit.need in one.data.needs)
        or unit.kind == one.data.kind
    )


def _is_rated(rating: str | None, at_least: str) -> bool:
    return rating is not None and RATINGS.index(rating) >= RATINGS.index(at_least)


def _times(data: ListingData) -> tuple[str, ...]:
    """Who gives care at night or lives in is there at night."""
    at_night = "night_care" in data.services or "live_in_care" in data.services
    return (*data.availability, "night") if at_night else data.availability


def _is_on(when: str, availability: tuple[str, ...]) -> bool:
    return any(key in availability for key in WEEKDAY_SETS.get(when, (when,)))


def _takes_wheelchairs(data: ListingData) -> bool:
    return data.wheelchair_accessible is True or "wheelchair" in data.accessibility


def _is_within(one: Known, pounds: float) -> bool:
    if one.data.is_free:
        return True
    return one.pence is not None and one.pence <= round(pounds * 100)


def _takes_age(data: ListingData, age: int) -> bool:
    return (data.minimum_age or 0) <= age and (data.maximum_age is None or age <= data.maximum_age)


def _shares(asked: tuple[str, ...], has: tuple[str, ...], whole: int) -> int:
    return sum(whole // len(asked) for key in asked if key in has)


def _cover(data: ListingData, district: str | None, squares: list[int]) -> int:
    """How surely one of its areas holds the place: 4 everywhere, 3 its district, 2 a radius that it
    says, 1 one that is only assumed, 0 none does."""
    cover = 0
    for area in data.areas:
        if area.district is not None:
            cover = max(cover, 3 if area.district == district else 0)
        elif area.radius_km is None:
            cover = 4
        else:
            reach = min(round(area.radius_km * 1000), WIDEST_AREA_M)
            if squares and min(squares) <= reach * reach:
                cover = max(cover, 1 if area.is_assumed else 2)
    return cover


def _nearness(away: int, cover: int, radius: int | None) -> int:
    as_good_as = {0: 0, 1: ranking.COVERS_PERHAPS}.get(cover, ranking.COVERS)
    edge = ranking.ANYWHERE_M if radius is None else radius
    if away >= edge:
        return as_good_as
    return max(as_good_as, ranking.NEARNESS * (edge - away) // edge)


def letters_of(name: str) -> str:
    """What counts in the alphabet."""
    return "".join(c for c in name.casefold() if c.isascii() and c.isalnum())


def letters_wrong(one: str, other: str) -> int:
    """How many letters were left out, put in, mistaken or swapped with the next, at least."""
    if abs(len(one) - len(other)) > 2:
        return 3
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            least = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                least = min(least, rows[i - 2][j - 2] + 1)
            row.append(least)
        rows.append(row)
    return rows[-1][-1]
