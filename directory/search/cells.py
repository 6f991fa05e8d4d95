"""Squares of the plane by number, so that an ordinary index finds what is near.

A place to go to stands in the small square that it is in, and a search asks for the squares round
it. An area stands in a square at least as wide as it reaches, and a search asks for nine squares of
each size: an area that holds the point is always in one of them. Districts and "everywhere" have
numbers of their own.
"""

from zlib import crc32

PLACE_SIZE = 4_096
"""The side of the squares of places, in metres."""
AREA_SIZES = (8_192, 16_384, 32_768, 65_536)
"""The sides of the squares of areas, each a size of its own; no area reaches further."""
MOST_CELLS = 1_600
"""A search that would need more squares than this looks through all the places."""
_LEVEL, _ROW = 48, 20
_MIDDLE = 1 << 18
DISTRICT, EVERYWHERE, NOWHERE = 100 << _LEVEL, 101 << _LEVEL, 102 << _LEVEL
ALL_PLACES = (0, (1 << _LEVEL) - 1)
"""The first and the last number of a place's square."""


def place_cell(x: int, y: int) -> int:
    """The square of a place to go to."""
    return _cell(0, x // PLACE_SIZE, y // PLACE_SIZE)


def area_cell(x: int, y: int, reach: int) -> int:
    """The square of an area `reach` metres round a point. Raises ValueError where it is too wide."""
    for level, size in enumerate(AREA_SIZES, 1):
        if reach <= size:
            return _cell(level, x // size, y // size)
    raise ValueError(f"No area reaches further than {AREA_SIZES[-1] // 1000} kilometres.")


def district_cell(district: str) -> int:
    """The number that stands for all of a district."""
    return DISTRICT | crc32(district.encode())


def places_within(x: int, y: int, radius: int) -> list[int] | None:
    """The squares that a circle touches; None where there are too many to name."""
    rows = range((y - radius) // PLACE_SIZE, (y + radius) // PLACE_SIZE + 1)
    columns = range((x - radius) // PLACE_SIZE, (x + radius) // PLACE_SIZE + 1)
    if len(rows) * len(columns) > MOST_CELLS:
        return None
    return [_cell(0, column, row) for row in rows for column in columns]


def areas_round(x: int, y: int) -> list[int]:
    """The squares in which every area that may hold the point stands."""
    return [
        _cell(level, x // size + right, y // size + up)
        for level, size in enumerate(AREA_SIZES, 1)
        for up in (-1, 0, 1)
        for right in (-1, 0, 1)
    ]


def _cell(level: int, column: int, row: int) -> int:
    return level << _LEVEL | (row + _MIDDLE) << _ROW | (column + _MIDDLE)
