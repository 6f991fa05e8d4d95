"""Degrees to whole metres on a plane, so that every engine measures with the same whole numbers."""

from math import atan2, atanh, cos, radians, sin, tan

EARTH_RADIUS_M = 6_371_000.0
MIDDLE_LONGITUDE = -2.0
SCALE = 0.9996
"""Spreads the error: under 0.1% in England, Wales and on the mainland of Scotland."""
_NEARLY_ONE = 1 - 1e-12
"""Keeps the two points a quarter of the earth away on the equator on the plane."""


def to_plane(latitude: float, longitude: float) -> tuple[int, int]:
    """(x, y) in metres from the equator at two degrees west: a spherical transverse Mercator."""
    phi, away = radians(latitude), radians(longitude - MIDDLE_LONGITUDE)
    east = max(-_NEARLY_ONE, min(_NEARLY_ONE, cos(phi) * sin(away)))
    x = EARTH_RADIUS_M * SCALE * atanh(east)
    y = EARTH_RADIUS_M * SCALE * atan2(tan(phi), cos(away))
    return round(x), round(y)
