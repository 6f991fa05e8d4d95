"""Where the examples are: spread over the districts, their towns and their villages."""

from collections import defaultdict
from itertools import chain, zip_longest

from directory.commands.listing_data import LocationData
from directory.examples.recipe import Die
from directory.places.distance import distance_km
from directory.places.gazetteer import Gazetteer
from directory.places.place import Place

STEP = 5
"""How far along the districts each recipe begins, so that no district is always first."""


class Seats:
    """Hands out districts and places in turn. Makes the same round each time."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._outcodes = gazetteer.outcodes
        self._places = _places_by_district(gazetteer)
        self._districts = sorted(self._places)
        self._used: dict[str, int] = defaultdict(int)

    def districts_for(self, count: int, order: int) -> list[str]:
        """The districts of the `count` listings of the recipe number `order`, evenly spread."""
        many = len(self._districts)
        if not many:
            return []
        spread = (i * many // count if count < many else i for i in range(count))
        return [self._districts[(order * STEP + place) % many] for place in spread]

    def next_place(self, district: str) -> Place:
        """Towns and smaller places of `district` by turns."""
        places = self._places[district]
        self._used[district] += 1
        return places[(self._used[district] - 1) % len(places)]

    def location(self, place: Place, *, is_private: bool = False) -> LocationData:
        """A location in `place`; its postcode is an outcode only, for it must be nobody's. Of one
        that is private no more is said than the middle of that."""
        nearest = min(
            self._outcodes.values(),
            key=lambda o: (o.district != place.district, _between(o, place), o.name),
        )
        middle = nearest if is_private else place
        return LocationData(
            town=None if is_private else place.name,
            postcode=nearest.name,
            district=place.district,
            latitude=round(middle.latitude, 2) if is_private else middle.latitude,
            longitude=round(middle.longitude, 2) if is_private else middle.longitude,
            is_confidential=is_private,
        )

    def round(self, place: Place, reach: int, die: Die) -> list[str]:
        """The district of `place` and those next to it: up to `reach` of them, none for 0."""
        if reach == 0 or place.district is None:
            return []
        ranked = sorted(self._districts, key=lambda d: (self._away(d, place), d))
        ranked.remove(place.district)
        count = reach if die.chance("reach", 60) else max(1, reach - 1)
        return [place.district, *ranked[: count - 1]]

    def _away(self, district: str, place: Place) -> float:
        """Kilometres from `place` to the middle of the places of `district`."""
        places = self._places[district]
        latitude = sum(p.latitude for p in places) / len(places)
        longitude = sum(p.longitude for p in places) / len(places)
        return distance_km(place.latitude, place.longitude, latitude, longitude)


def _between(one: Place, other: Place) -> float:
    return distance_km(one.latitude, one.longitude, other.latitude, other.longitude)


def _places_by_district(gazetteer: Gazetteer) -> dict[str, list[Place]]:
    known = {p for places in gazetteer.names.values() for p in places}
    by_district: dict[str, list[Place]] = defaultdict(list)
    for place in sorted(known, key=lambda p: (p.name, p.latitude, p.longitude)):
        if place.district in gazetteer.home_districts and place.district:
            by_district[place.district].append(place)
    return {d: _mixed(places, gazetteer) for d, places in by_district.items()}


def _mixed(places: list[Place], gazetteer: Gazetteer) -> list[Place]:
    """Every other one a town, over and over; the smaller places once each."""
    towns = [p for p in places if p in gazetteer.towns]
    small = [p for p in places if p not in gazetteer.towns]
    small.sort(key=lambda p: Die(p.name).between("turn", 0, 1_000_000))
    if not towns:
        return small
    repeated = [towns[i % len(towns)] for i in range(max(len(small), len(towns)))]
    return [p for p in chain.from_iterable(zip_longest(repeated, small)) if p]
