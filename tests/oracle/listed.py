"""How the oracle looks at one listing."""

from datetime import date
from functools import cached_property

from directory.commands import ListingData
from directory.ids import number_of
from directory.search.criteria import Constraints
from directory.search.filters import WEEKDAY_SETS
from directory.search.plane import to_plane
from directory.search.text import stems
from directory.vocabulary import RATINGS
from tests.oracle.typed import Unit

WIDEST_AREA_M = 65_536
YEAR = 365


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

    def is_shown(self, today: date) -> bool:
        """Whether its days are come, not gone, and it was confirmed within the year."""
        data = self.data
        has_begun = data.starts_on is None or data.starts_on <= today
        goes_on = data.ends_on is None or today <= data.ends_on
        is_old = (
            data.needs_confirming
            and data.confirmed_on is not None
            and (today - data.confirmed_on).days > YEAR
        )
        return has_begun and goes_on and not is_old

    def keeps_to(self, asked: Constraints) -> bool:
        """Whether it has all that narrows a search."""
        data = self.data
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
            and (asked.max_price is None or _is_within(self, asked.max_price))
            and (asked.age is None or _takes_age(data, asked.age))
            and all(key in data.accessibility for key in asked.accessibility)
            and all(key in data.outcomes for key in asked.outcomes)
            and (not asked.pathway_step or asked.pathway_step in data.pathway_steps)
        )

    def meets(self, unit: Unit) -> bool:
        """Whether it has the words of one of the unit's ways, or its key."""
        data = self.data
        return (
            unit.is_in(self.words)
            or (unit.service is not None and unit.service in data.services)
            or (unit.need is not None and unit.need in data.needs)
            or unit.kind == data.kind
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


def cover_of(data: ListingData, district: str | None, squares: list[int]) -> int:
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


def letters_of(name: str) -> str:
    """What counts in the alphabet."""
    return "".join(c for c in name.casefold() if c.isascii() and c.isalnum())
