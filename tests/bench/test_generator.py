"""The made-up listings of the benchmark: the same each time, mixed as said, nobody's name.

The names are compared with real public data, which is not part of this project: its folder is
named by CARE_FINDER_SHARED_DATA, or is `../shared/data`."""

import csv
import os
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from directory.commands import ListingData
from directory.search.text import stems
from tests.bench.generator import Position, Positions, make_listings
from tests.bench.generator.offers import RECIPES

TODAY = date(2026, 11, 1)
MANY = 4_000
ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("CARE_FINDER_SHARED_DATA") or ROOT.parent / "shared" / "data")
CQC_FILES = (
    "cqc_directory_feb2016_7000_locations.csv",
    "cqc_care_directory_with_ratings_999rows_2025.csv",
)


@pytest.fixture(scope="module")
def listings() -> list[ListingData]:
    return list(make_listings(MANY, seed=3, today=TODAY))


def share(listings: list[ListingData], holds: Iterator[object]) -> float:
    return sum(bool(held) for held in holds) / len(listings)


def test_the_same_seed_makes_the_same_listings(listings: list[ListingData]) -> None:
    assert list(make_listings(200, seed=3, today=TODAY)) == listings[:200]
    assert list(make_listings(200, seed=4, today=TODAY)) != listings[:200]


def test_a_million_are_made_one_at_a_time() -> None:
    first = list(islice(make_listings(10**12, seed=3, today=TODAY), 3))
    assert [data.source_id for data in first] == ["3-0", "3-1", "3-2"]


def test_no_id_twice(listings: list[ListingData]) -> None:
    assert len({data.id for data in listings}) == MANY


def test_kinds_are_mixed_as_said(listings: list[ListingData]) -> None:
    counted = Counter(data.kind for data in listings)
    for kind, recipe in RECIPES.items():
        assert counted[kind] / MANY == pytest.approx(recipe.weight / 100, abs=0.03)


def test_a_third_come_out_and_a_tenth_have_several_places(listings: list[ListingData]) -> None:
    assert share(listings, (data.areas for data in listings)) == pytest.approx(0.35, abs=0.03)
    several = share(listings, (len(data.locations) > 1 for data in listings))
    assert several == pytest.approx(0.10, abs=0.03)


def test_services_and_needs_are_one_to_four_and_up_to_five(listings: list[ListingData]) -> None:
    assert {len(data.services) for data in listings} == {1, 2, 3, 4}
    assert {len(data.needs) for data in listings} == {0, 1, 2, 3, 4, 5}


def test_every_recipe_adds_up() -> None:
    assert sum(recipe.weight for recipe in RECIPES.values()) == 100


def test_a_confidential_place_keeps_an_outcode_and_its_middle(listings: list[ListingData]) -> None:
    hidden = [p for data in listings for p in data.locations if p.is_confidential]
    assert len(hidden) / MANY == pytest.approx(0.02, abs=0.01)
    for place in hidden:
        assert (place.address, place.name, place.town) == (None, None, None)
        assert place.postcode
        assert " " not in place.postcode
        assert place.latitude == round(place.latitude or 0, 2)


def test_words_are_many_and_summaries_short(listings: list[ListingData]) -> None:
    assert len({stem for data in listings for stem in stems(data.name)}) > 3_000
    lengths = [len(data.summary.split()) for data in listings]
    assert 15 <= sum(lengths) / MANY <= 30


def test_phones_and_addresses_are_nobodys(listings: list[ListingData]) -> None:
    for data in listings:
        assert all(p.startswith(("01632 960", "07700 900")) for p in data.phones)
        assert (data.website or "x.example.org").endswith(".example.org")


def test_positions_come_from_english_rows_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "postcodes.csv"
    file.write_text(
        "postcode,lat,lon\nG1 1AA,55.861,-4.247\nCM1 1QH,51.7356,0.4685\nCF10 1AA,51.48,-3.18\n"
    )
    drawn = {data.location for data in make_listings(40, 1, Positions(file), TODAY)}
    exact = {place for place in drawn if place and not place.is_confidential}
    assert {place.postcode for place in exact} == {"CM1 1QH"}
    assert {(place.district, place.is_approximate) for place in exact} == {("Chelmsford", False)}


def test_a_file_without_an_english_postcode_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "postcodes.csv"
    file.write_text("postcode,lat,lon\nG1 1AA,55.861,-4.247\n")
    with pytest.raises(ValueError, match="no English postcode"):
        Positions(file)


def test_an_outcode_is_not_exact() -> None:
    assert not Position(51.7, 0.4, "CM1", "Chelmsford", None).is_exact
    assert Position(51.7, 0.4, "CM1 1QH", "Chelmsford", None).outcode == "CM1"


def test_no_name_is_one_that_the_regulator_knows(listings: list[ListingData]) -> None:
    real = set(_real_names())
    if not real:
        pytest.skip("No public data: the CQC's files are not on this machine.")
    made = {data.name.casefold() for data in listings}
    made |= {data.organisation.name.casefold() for data in listings}
    assert not made & real


def _real_names() -> Iterator[str]:
    for name in CQC_FILES:
        file = SHARED / "cqc" / name
        if file.exists():
            with file.open(encoding="utf-8-sig", errors="replace") as lines:
                for row in csv.reader(lines):
                    yield from (cell.casefold().strip() for cell in row)
