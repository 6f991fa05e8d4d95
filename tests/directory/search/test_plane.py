"""The plane measures as the ground does: figures over the whole of Great Britain."""

from math import cos, radians, sin
from random import Random

import pytest

from directory.places.distance import distance_km
from directory.search.plane import MIDDLE_LONGITUDE, to_plane

ENDS = {
    "Land's End": (50.066, -5.715),
    "Dover": (51.128, 1.313),
    "Lowestoft": (52.481, 1.763),
    "Witham": (51.800, 0.640),
    "St Davids": (51.882, -5.268),
    "Holyhead": (53.309, -4.633),
    "Newcastle": (54.978, -1.617),
    "Stornoway": (58.209, -6.387),
    "Barra": (56.957, -7.489),
    "Lerwick": (60.155, -1.145),
}


def on_the_plane(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points in degrees, as the search measures them."""
    (x1, y1), (x2, y2) = to_plane(*one), to_plane(*other)
    return float(((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5) / 1000


def error(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How far the plane is out, as a share of the distance; a metre and a half is rounding."""
    true = distance_km(*one, *other)
    return max(0.0, abs(on_the_plane(one, other) - true) - 0.0015) / true


def near(by_chance: Random, one: tuple[float, float], within_km: float) -> tuple[float, float]:
    away, turn = by_chance.uniform(0.1, within_km), by_chance.uniform(0, 6.2832)
    north = one[0] + away * cos(turn) / 111.2
    return north, one[1] + away * sin(turn) / (111.2 * cos(radians(north)))


def worst(south: float, north: float, west: float, east: float) -> float:
    """Of 20,000 pairs up to 100 km apart, the first of which is in a box of degrees."""
    by_chance = Random(1)
    firsts = [
        (by_chance.uniform(south, north), by_chance.uniform(west, east)) for _ in range(20_000)
    ]
    return max(error(one, near(by_chance, one, 100.0)) for one in firsts)


def test_in_england_and_wales_a_distance_is_right_to_a_thousandth() -> None:
    assert worst(49.9, 55.85, -5.75, 1.8) < 0.001


def test_on_the_mainland_of_scotland_too() -> None:
    assert worst(54.6, 60.9, -6.25, -0.7) < 0.001


def test_in_the_outer_hebrides_it_is_right_to_one_in_six_hundred() -> None:
    assert worst(56.7, 58.6, -7.75, -6.25) < 1 / 600


@pytest.mark.parametrize("name", ENDS)
def test_ten_miles_from_the_ends_of_the_country(name: str) -> None:
    here = ENDS[name]
    by_chance = Random(name)
    assert max(error(here, near(by_chance, here, 16.1)) for _ in range(200)) < 0.0012


def test_the_middle_is_the_middle() -> None:
    assert to_plane(0.0, MIDDLE_LONGITUDE) == (0, 0)
    assert to_plane(52.0, MIDDLE_LONGITUDE - 1)[0] == -to_plane(52.0, MIDDLE_LONGITUDE + 1)[0]


@pytest.mark.parametrize("degrees", [(0.0, 88.0), (0.0, -92.0), (90.0, 0.0), (-90.0, 180.0)])
def test_nonsense_far_away_is_measured_and_does_no_harm(degrees: tuple[float, float]) -> None:
    x, y = to_plane(*degrees)
    assert max(abs(x), abs(y)) < 2**31
