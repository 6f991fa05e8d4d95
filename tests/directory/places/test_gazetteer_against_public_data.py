"""The Essex gazetteer compared with public data, where the operator keeps some.

The public files (a gazetteer from OS Open Names and GeoNames, and ONS postcode centroids) are not
part of this project. Name their folder with CARE_FINDER_SHARED_DATA; without it, `../shared/data`
beside the repository is tried. Tests that need an absent file are skipped. The others check that
the four files of the folder agree with each other.
"""

from __future__ import annotations

import csv
import math
import os
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
ESSEX = ROOT / "directory" / "places" / "data" / "essex"
SHARED = Path(os.environ.get("CARE_FINDER_SHARED_DATA") or ROOT.parent / "shared" / "data")

SIZES = {"city", "town", "suburb", "village", "hamlet"}


def read(path):
    with open(path, newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


def public(relative):
    path = SHARED / relative
    if not path.is_file():
        pytest.skip(
            f"public data file {relative} is not here; set CARE_FINDER_SHARED_DATA to its folder"
        )
    return read(path)


def km(a, b):
    dlat = (a[0] - b[0]) * 111.2
    dlon = (a[1] - b[1]) * 111.2 * math.cos(math.radians((a[0] + b[0]) / 2))
    return math.hypot(dlat, dlon)


def plain(name):
    name = name.lower().replace("'", "").replace("-", " ").replace(".", "")
    return re.sub(r"\s+", " ", re.sub(r"\bsaint\b", "st", name)).strip()


def position(row, lat="latitude", lon="longitude"):
    return float(row[lat]), float(row[lon])


@pytest.fixture(scope="module")
def places():
    return read(ESSEX / "places.csv")


@pytest.fixture(scope="module")
def outcodes():
    return read(ESSEX / "outcodes.csv")


@pytest.fixture(scope="module")
def gazetteer():
    """Public places by name.

    Rows that share one position with two or more other names are left out: theirs is the centre of
    an outcode, not of the place.
    """
    rows = public("places/essex_gazetteer_merged.csv")
    shared = Counter((row["lat"], row["lon"]) for row in rows)
    by_name = defaultdict(list)
    for row in rows:
        if shared[row["lat"], row["lon"]] < 3:
            by_name[plain(row["place"])].append(row)
    return by_name


def compared(places, gazetteer):
    """(our row, km to the nearest public namesake, that namesake) for every row that has one."""
    out = []
    for row in places:
        names = [row["name"], *filter(None, row["aliases"].split("|"))]
        found = [
            public_row
            for name in dict.fromkeys(map(plain, names))
            for public_row in gazetteer.get(name, [])
        ]
        if found:
            gaps = [(km(position(row), position(other, "lat", "lon")), other) for other in found]
            gap, other = min(gaps, key=lambda pair: pair[0])
            out.append((row, gap, other))
    return out


def test_folder_is_consistent(places, outcodes):
    districts = read(ESSEX / "districts.csv")
    councils = {row["council_id"] for row in read(ESSEX / "councils.csv")}
    known = {row["district"] for row in districts}
    codes = {row["outcode"] for row in outcodes}
    assert len(places) >= 480
    assert {row["council_id"] for row in districts} <= councils
    assert {row["district"] for row in places} | {row["district"] for row in outcodes} <= known
    assert {row["outcode"] for row in places} <= codes
    assert {row["size"] for row in places} <= SIZES
    pairs = Counter((row["name"], row["district"], row["outcode"]) for row in places)
    assert [pair for pair, count in pairs.items() if count > 1] == []
    for row in [*places, *outcodes]:
        latitude, longitude = position(row)
        assert 51.4 < latitude < 52.3, row
        assert -0.15 < longitude < 1.4, row


def test_places_are_near_their_outcode(places, outcodes):
    centre = {row["outcode"]: position(row) for row in outcodes}
    far = [row["name"] for row in places if km(position(row), centre[row["outcode"]]) > 20]
    assert far == []


def test_positions_agree_with_the_public_gazetteer(places, gazetteer):
    pairs = compared(places, gazetteer)
    far = [f"{row['name']} ({row['district']}) {gap:.1f} km" for row, gap, _ in pairs if gap > 2.5]
    assert len(pairs) >= 300
    assert len(far) <= 0.05 * len(pairs), far


def test_districts_agree_with_the_public_gazetteer(places, gazetteer):
    inside = {
        row["district"]
        for row in read(ESSEX / "districts.csv")
        if row["council_id"] in {"essex", "southend", "thurrock"}
    }
    pairs = [
        (row, other)
        for row, gap, other in compared(places, gazetteer)
        if gap <= 2.5 and row["district"] in inside and other["district"]
    ]
    differ = [
        f"{row['name']}: {row['district']}, public {other['district']}"
        for row, other in pairs
        if row["district"] != other["district"]
    ]
    assert len(pairs) >= 300
    assert len(differ) <= 0.03 * len(pairs), differ


def test_outcode_centres_agree_with_the_public_centroids(outcodes):
    centroids = {
        row["outcode"]: position(row, "lat", "lon")
        for row in public("postcodes/gb_outcode_centroids_nspl_may2025.csv")
    }
    gaps = {
        row["outcode"]: km(position(row), centroids[row["outcode"]])
        for row in outcodes
        if row["outcode"] in centroids
    }
    far = {code: round(gap, 1) for code, gap in gaps.items() if gap > 3}
    assert len(gaps) >= 100
    assert len(far) <= 0.05 * len(gaps), far
