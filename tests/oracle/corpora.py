"""Made-up listings for the oracle, close enough together that ties and edges happen."""

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from math import asin, atan2, cos, cosh, degrees, sin, sinh
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from directory.commands import (
    AreaData,
    CostData,
    ListingData,
    LocationData,
    OrganisationData,
)
from directory.search.plane import EARTH_RADIUS_M, MIDDLE_LONGITUDE, SCALE, to_plane
from directory.vocabulary import (
    ACCESSIBILITY,
    AVAILABILITY,
    CAPACITY,
    GENDERS,
    KINDS,
    LISTING_OUTCOMES,
    NEEDS,
    PATHWAY_STEPS,
    RATINGS,
    SERVICES,
)
from tests.oracle.typed import Group

TODAY = date(2026, 11, 1)
MIDDLE = to_plane(51.8, 0.64)
DISTRICTS = ("Braintree", "Maldon", "Chelmsford", "Tendring")
LANGUAGES = ("pl", "ro", "bn", "bfi")
WORDS = (
    "garden gardens gardening sunny Sunshine Care caring cares Quince quinces House houses Lodge "
    "meals wheels hot delivered lunch club Saturday singing sang dementia memory café walking "
    "frame zimmer sitter Willow Widow willows night nights 24 2024 St Mary's Marys physiotherapy "
    "physiotherapist companionship companions residential independent independence"
).split()
GROUPS = (
    Group(("meals on wheels", "hot meals delivered", "wheels and meals"), service="meals"),
    Group(("zimmer", "walking frame"), service="equipment_adaptations"),
    Group(("sitter", "night sitter", "companion"), service="companionship"),
    Group(("memory club", "memory café"), need="dementia"),
    Group(("hot lunch", "lunch club for gardens")),
    Group(("the memory club", "singing"), need="autism"),
    Group(("night care", "caring club", "night sitter"), service="night_care"),
    Group(("willow care", "PA"), kind="personal_assistant"),
    Group(("care house", "lodge")),
)


def on_plane(east: int, north: int) -> tuple[float, float]:
    """(latitude, longitude) of what is so many metres from the middle: `to_plane` turned round."""
    x = (MIDDLE[0] + east) / (EARTH_RADIUS_M * SCALE)
    y = (MIDDLE[1] + north) / (EARTH_RADIUS_M * SCALE)
    latitude = degrees(asin(sin(y) / cosh(x)))
    return latitude, degrees(atan2(sinh(x), cos(y))) + MIDDLE_LONGITUDE


EDGES = [(16_100, 0), (16_101, 0), (0, -16_100), (9_660, 12_880), (32_200, 0), (0, 64_400)]
"""Just within and just beyond the usual ten miles, and where a search goes on to."""
GRID = [(3_000 * i, 4_000 * j) for i in range(-4, 5) for j in range(-4, 5)]
"""Five kilometres along each diagonal, to the metre."""
OFFSETS = st.one_of(
    st.sampled_from([*GRID, *EDGES]),
    st.sampled_from(GRID[36:45]),
    st.tuples(st.integers(-90_000, 90_000), st.integers(-90_000, 90_000)),
)
FAR = st.sampled_from([(54.97, -1.61), (50.37, -4.14), (57.48, -4.22), (54.6, -5.93)])
POSITIONS = st.one_of(*[OFFSETS.map(lambda offset: on_plane(*offset))] * 9, FAR)


@cache
def some(keys: tuple[str, ...], most: int = 3, usual: int = 4) -> st.SearchStrategy[Any]:
    """Up to `most` different keys, mostly out of the first `usual`."""
    one = st.one_of(st.sampled_from(keys[:usual]), st.sampled_from(keys))
    return st.lists(one, max_size=most, unique=True).map(tuple)


@st.composite
def locations(draw: st.DrawFn) -> LocationData:
    town = draw(TOWNS)
    if draw(st.integers(0, 9)) == 0:
        return LocationData(town=town)
    latitude, longitude = draw(POSITIONS)
    if draw(st.integers(0, 4)) == 0:
        return LocationData(
            town=town,
            postcode="CM8",
            latitude=round(latitude, 2),
            longitude=round(longitude, 2),
            is_confidential=True,
        )
    return LocationData(town=town, latitude=latitude, longitude=longitude)


AREAS = st.one_of(
    st.sampled_from(DISTRICTS).map(lambda district: AreaData(district=district)),
    st.builds(
        AreaData,
        radius_km=st.sampled_from([0.0, 5.0, 16.1, 25.0, 64.4, 100.0]),
        is_assumed=st.booleans(),
    ),
    st.just(AreaData()),
)
COSTS = st.builds(
    CostData,
    amount=st.none() | st.sampled_from([Decimal(n) for n in ("0", "9.99", "20", "20.5", "31.25")]),
    unit=st.sampled_from(["hour", "session", "day", "week"]),
)
TRUTHS = st.sampled_from([True, True, False, None])
DAYS = st.integers(-3, 3).map(lambda days: TODAY + timedelta(days=days))
CONFIRMED = st.sampled_from([0, 100, 182, 183, 184, 364, 365, 366, 700]).map(
    lambda days: TODAY - timedelta(days=days)
)
TOWNS = st.sampled_from([None, "Witham", "Garden City", "Maldon"])
SAID = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)


@cache
def mostly(usual: Any, other: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(*[st.just(usual)] * 4, other)


@st.composite
def listings(draw: st.DrawFn, number: int = 0) -> ListingData:
    places = draw(st.lists(locations(), max_size=3))
    owner = draw(st.integers(1, 20))
    said: dict[str, Any] = {
        "name": draw(SAID),
        "kind": draw(st.sampled_from(KINDS)),
        "organisation": OrganisationData(f"Owner {WORDS[owner]}", f"owner-{owner}"),
        "services": draw(some(SERVICES)),
        "needs": draw(some(NEEDS)),
        "summary": draw(st.just("") | SAID),
        "other_names": draw(mostly("", SAID)),
        "location": places[0] if places else None,
        "more_locations": tuple(places[1:]),
        "areas": tuple(draw(st.just([]) | st.lists(AREAS, max_size=3))),
        "costs": tuple(draw(st.lists(COSTS, max_size=2))),
        "availability": draw(some(AVAILABILITY, 5, 14)),
        "carer_gender": draw(some(GENDERS, 2)),
        "languages": draw(some(LANGUAGES, 2)),
        "accessibility": draw(some(ACCESSIBILITY, 4)),
        "outcomes": draw(some(LISTING_OUTCOMES, 3)),
        "pathway_steps": draw(some(PATHWAY_STEPS, 2)),
        "cqc_rating": draw(st.sampled_from([None, *RATINGS])),
        "capacity": draw(st.sampled_from([None, *CAPACITY])),
        "minimum_age": draw(st.sampled_from([None, 0, 18, 65])),
        "maximum_age": draw(st.sampled_from([None, None, 17, 25, 65])),
        "needs_confirming": draw(st.booleans()),
        "confirmed_on": draw(st.none() | CONFIRMED),
        "starts_on": draw(mostly(None, DAYS)),
        "ends_on": draw(mostly(None, DAYS)),
        "is_listed": draw(mostly(True, st.booleans())),
    }
    for key in ("accepts_direct_payments", "wheelchair_accessible", "drives", "is_free"):
        said[key] = draw(TRUTHS)
    return ListingData(source="oracle", source_id=f"made-up-{number}", **said)


def corpus(number: int, size: int = 160) -> list[ListingData]:
    """`size` listings, the same for the same `number`."""
    made: list[ListingData] = []

    @seed(number)
    @settings(
        max_examples=size,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def make(data: st.DataObject) -> None:
        made.append(data.draw(listings(len(made))))

    make()
    return made
