"""The squares: whatever may be near is in the squares that are asked for."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from directory.search import cells
from directory.search.cells import AREA_SIZES, PLACE_SIZE

FAR = 20_000_000
"""Further than any point of the plane that is on land near the middle."""
POINTS = st.integers(-FAR, FAR) | st.sampled_from(
    [edge * side + by for edge in (-3, -1, 0, 1, 7) for side in AREA_SIZES for by in (-1, 0, 1)]
)
same = settings(deadline=None, derandomize=True, database=None, max_examples=600)
OFFSETS = st.integers(-AREA_SIZES[-1], AREA_SIZES[-1])


@same
@given(POINTS, POINTS, st.integers(0, AREA_SIZES[-1]), OFFSETS, OFFSETS)
def test_every_area_that_holds_a_point_is_in_the_squares_asked_for(
    x: int, y: int, reach: int, east: int, north: int
) -> None:
    assume(east * east + north * north <= reach * reach)
    assert cells.area_cell(x + east, y + north, reach) in cells.areas_round(x, y)


@pytest.mark.parametrize("reach", AREA_SIZES)
@pytest.mark.parametrize("at", [0, -1, 1, 65_535, 65_536, -65_536, -65_537, 6_000_000])
def test_the_edge_of_an_area_in_each_direction(reach: int, at: int) -> None:
    for east, north in [(reach, 0), (-reach, 0), (0, reach), (0, -reach)]:
        assert cells.area_cell(at + east, at + north, reach) in cells.areas_round(at, at)


@same
@given(POINTS, POINTS, st.integers(0, 77_000), st.data())
def test_every_place_within_a_radius_is_in_the_squares_asked_for(
    x: int, y: int, radius: int, data: st.DataObject
) -> None:
    east = data.draw(st.integers(-radius, radius))
    most = int((radius * radius - east * east) ** 0.5)
    north = data.draw(st.sampled_from([-most, 0, most]))
    squares = cells.places_within(x, y, radius)
    assert squares is not None
    assert cells.place_cell(x + east, y + north) in squares
    assert len(squares) == len(set(squares)) <= cells.MOST_CELLS


def test_too_many_squares_are_not_named() -> None:
    assert cells.places_within(0, 0, 19 * PLACE_SIZE) is not None
    assert cells.places_within(0, 0, 20 * PLACE_SIZE) is None


@same
@given(POINTS, POINTS)
def test_a_place_is_between_the_first_and_the_last_square_and_no_area_is(x: int, y: int) -> None:
    first, last = cells.ALL_PLACES
    assert first <= cells.place_cell(x, y) <= last
    assert all(cells.area_cell(x, y, size) > last for size in AREA_SIZES)
    assert cells.place_cell(x, y) < 2**63


@same
@given(POINTS, POINTS, POINTS, POINTS)
def test_two_places_share_a_number_only_where_they_share_a_square(
    x: int, y: int, other_x: int, other_y: int
) -> None:
    is_same = (x // PLACE_SIZE, y // PLACE_SIZE) == (other_x // PLACE_SIZE, other_y // PLACE_SIZE)
    assert (cells.place_cell(x, y) == cells.place_cell(other_x, other_y)) == is_same


def test_squares_next_to_each_other_left_and_right_of_the_middle() -> None:
    assert len({cells.place_cell(x, y) for x in (-1, 0) for y in (-1, 0)}) == 4
    assert cells.place_cell(0, 0) == cells.place_cell(PLACE_SIZE - 1, PLACE_SIZE - 1)
    assert cells.place_cell(-1, -1) == cells.place_cell(-PLACE_SIZE, -PLACE_SIZE)


def test_the_widest_area_and_one_that_is_too_wide() -> None:
    assert cells.area_cell(0, 0, AREA_SIZES[-1]) in cells.areas_round(0, 0)
    with pytest.raises(ValueError, match="No area reaches further than 65 kilometres"):
        cells.area_cell(0, 0, AREA_SIZES[-1] + 1)


def test_areas_of_every_size_are_asked_for_once() -> None:
    squares = cells.areas_round(123_456, -654_321)
    assert len(squares) == len(set(squares)) == 9 * len(AREA_SIZES)


def test_districts_have_numbers_apart_from_places_and_areas() -> None:
    names = [
        "Braintree",
        "Maldon",
        "Chelmsford",
        "St. Edmundsbury",
        "Rhondda Cynon Taf",
        "Ynys Môn",
    ]
    numbers = {cells.district_cell(name) for name in names}
    assert len(numbers) == len(names)
    others = {cells.EVERYWHERE, cells.NOWHERE, *cells.areas_round(0, 0), *cells.ALL_PLACES}
    assert not numbers & others
    assert all(cells.DISTRICT <= number < cells.EVERYWHERE for number in numbers)
