"""The national grid against points whose degrees are published."""

import csv
import os
from math import cos, degrees, hypot, radians
from pathlib import Path

import pytest

from directory.places.national_grid import to_degrees, to_osgb36

ROOT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("CARE_FINDER_SHARED_DATA") or ROOT.parent / "shared" / "data")


def metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    north = (a[0] - b[0]) * 111_200
    return hypot(north, (a[1] - b[1]) * 111_200 * cos(radians(a[0])))


def test_the_worked_example_of_the_surveys_guide() -> None:
    latitude, longitude = (degrees(d) for d in to_osgb36(651_409.903, 313_177.270))

    assert latitude == pytest.approx(52 + 39 / 60 + 27.2531 / 3600, abs=1e-8)
    assert longitude == pytest.approx(1 + 43 / 60 + 4.5177 / 3600, abs=1e-8)


@pytest.mark.parametrize(
    ("easting", "northing", "latitude", "longitude"),
    [
        (651_409.903, 313_177.270, 52.657_977, 1.716_038),  # Caister, in the guide too
        (530_034, 180_381, 51.507_4, -0.127_8),  # Charing Cross
    ],
)
def test_points_that_everybody_knows(
    easting: float, northing: float, latitude: float, longitude: float
) -> None:
    assert metres(to_degrees(easting, northing), (latitude, longitude)) < 20


@pytest.mark.parametrize("point", [(-1, 0), (0, -1), (700_001, 0), (0, 1_300_001)])
def test_what_is_not_on_the_grid_is_said(point: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="not on the British National Grid"):
        to_degrees(*point)


def test_ten_thousand_places_agree_with_their_published_degrees() -> None:
    path = SHARED / "places" / "os_open_names_populated_places_england_partial.csv"
    if not path.is_file():
        pytest.skip(f"public data file {path.name} is not here; set CARE_FINDER_SHARED_DATA")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[::2]
    gaps = [
        metres(
            to_degrees(float(row["easting"]), float(row["northing"])),
            (float(row["lat"]), float(row["lon"])),
        )
        for row in rows
    ]
    assert len(gaps) > 9_000
    assert max(gaps) < 8
