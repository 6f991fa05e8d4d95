"""British National Grid metres (OSGB36) to degrees (WGS 84), as Ordnance Survey's guide has it.

Good to about 5 metres, which a Helmert transformation is; addresses on a list need no more.
"""

from math import atan2, cos, degrees, hypot, radians, sin, tan

_AIRY = (6_377_563.396, 6_356_256.909)
_WGS84 = (6_378_137.0, 6_356_752.314_245)
_SCALE = 0.999_601_271_7
_LATITUDE_0, _LONGITUDE_0 = radians(49.0), radians(-2.0)
_EASTING_0, _NORTHING_0 = 400_000.0, -100_000.0
_SHIFT = (446.448, -125.157, 542.060)
_PARTS_PER_MILLION = -20.4894
_TURN = tuple(radians(seconds / 3600) for seconds in (0.1502, 0.2470, 0.8421))
_MILLIMETRES = 1e-5


def to_degrees(easting: float, northing: float) -> tuple[float, float]:
    """(latitude, longitude) in degrees of a point of the grid in metres.

    Raises ValueError for a point that is not on the grid."""
    if not (0 <= easting <= 700_000 and 0 <= northing <= 1_300_000):
        raise ValueError(f"{easting}, {northing} is not on the British National Grid.")
    latitude, longitude = to_osgb36(easting, northing)
    x, y, z = _shifted(*_cartesian(latitude, longitude))
    return _geographic(x, y, z)


def to_osgb36(easting: float, northing: float) -> tuple[float, float]:
    """(latitude, longitude) in radians on the grid's own ellipsoid, Airy 1830."""
    a, b = _AIRY
    e2 = 1 - (b * b) / (a * a)
    latitude = _LATITUDE_0
    while True:
        gap = northing - _NORTHING_0 - _arc(latitude)
        if abs(gap) < _MILLIMETRES:
            break
        latitude += gap / (a * _SCALE)
    s, c, t = sin(latitude), cos(latitude), tan(latitude)
    nu = a * _SCALE / (1 - e2 * s * s) ** 0.5
    rho = a * _SCALE * (1 - e2) / (1 - e2 * s * s) ** 1.5
    eta2 = nu / rho - 1
    d = easting - _EASTING_0
    t2, t4, t6 = t**2, t**4, t**6
    vii = t / (2 * rho * nu)
    viii = t / (24 * rho * nu**3) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2)
    ix = t / (720 * rho * nu**5) * (61 + 90 * t2 + 45 * t4)
    x = 1 / (c * nu)
    xi = 1 / (c * 6 * nu**3) * (nu / rho + 2 * t2)
    xii = 1 / (c * 120 * nu**5) * (5 + 28 * t2 + 24 * t4)
    xiia = 1 / (c * 5040 * nu**7) * (61 + 662 * t2 + 1320 * t4 + 720 * t6)
    return (
        latitude - vii * d**2 + viii * d**4 - ix * d**6,
        _LONGITUDE_0 + x * d - xi * d**3 + xii * d**5 - xiia * d**7,
    )


def _arc(latitude: float) -> float:
    """Metres along the meridian from the grid's true origin."""
    a, b = _AIRY
    n = (a - b) / (a + b)
    n2, n3 = n**2, n**3
    less, more = latitude - _LATITUDE_0, latitude + _LATITUDE_0
    return (
        b
        * _SCALE
        * (
            (1 + n + 5 / 4 * n2 + 5 / 4 * n3) * less
            - (3 * n + 3 * n2 + 21 / 8 * n3) * sin(less) * cos(more)
            + (15 / 8 * n2 + 15 / 8 * n3) * sin(2 * less) * cos(2 * more)
            - 35 / 24 * n3 * sin(3 * less) * cos(3 * more)
        )
    )


def _cartesian(latitude: float, longitude: float) -> tuple[float, float, float]:
    a, b = _AIRY
    e2 = 1 - (b * b) / (a * a)
    nu = a / (1 - e2 * sin(latitude) ** 2) ** 0.5
    across = nu * cos(latitude)
    return across * cos(longitude), across * sin(longitude), nu * (1 - e2) * sin(latitude)


def _shifted(x: float, y: float, z: float) -> tuple[float, float, float]:
    """From OSGB36 to WGS 84: Ordnance Survey's seven numbers."""
    (tx, ty, tz), (rx, ry, rz) = _SHIFT, _TURN
    scale = 1 + _PARTS_PER_MILLION / 1e6
    return (
        tx + x * scale - y * rz + z * ry,
        ty + x * rz + y * scale - z * rx,
        tz - x * ry + y * rx + z * scale,
    )


def _geographic(x: float, y: float, z: float) -> tuple[float, float]:
    a, b = _WGS84
    e2 = 1 - (b * b) / (a * a)
    across = hypot(x, y)
    latitude = atan2(z, across * (1 - e2))
    for _ in range(6):
        nu = a / (1 - e2 * sin(latitude) ** 2) ** 0.5
        latitude = atan2(z + e2 * nu * sin(latitude), across)
    return degrees(latitude), degrees(atan2(y, x))
