"""What is asked is done, or refused in words that say what to ask instead."""

from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from typing import Any

import pytest
from flask.testing import FlaskClient

from directory.places import load_gazetteer
from tests.web.open_referral.feed import BASE, Feed

LISTS = ("/services", "/service_at_locations", "/organizations", "/taxonomies", "/taxonomy_terms")
FILTERED = ("/services", "/service_at_locations")


def service_of(record: dict[str, Any]) -> dict[str, Any]:
    """The service of a record of either filtered list."""
    found = record.get("service", record)
    assert isinstance(found, dict)
    return found


def full(feed: Feed, record: dict[str, Any]) -> dict[str, Any]:
    """The whole record of a service."""
    return feed.get(f"/services/{service_of(record)['id']}")


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"page": "0"}, "page must be a whole number from 1"),
        ({"page": "two"}, "page must be a whole number"),
        ({"page": "-1"}, "page must be a whole number"),
        ({"per_page": "0"}, "per_page must be a whole number from 1"),
        ({"per_page": "1.5"}, "per_page must be a whole number"),
        ({"pages": "1"}, "no parameter pages here. This address takes: "),
        ({"<script>": "1"}, "no parameter ?script? here"),
    ],
)
def test_wrong_paging_is_refused(feed: Feed, path: str, query: dict[str, str], words: str) -> None:
    assert words in feed.refusal(path, **query)


@pytest.mark.parametrize("path", FILTERED)
@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"taxonomy_term_id": "homecare"}, "Take an id from /taxonomy_terms"),
        ({"taxonomy_id": "5f0b4c1e-6a0b-5d43-9f55-3d1a7c5f2a90"}, "Take an id from /taxonomies"),
        ({"minimum_age": "old"}, "minimum_age must be a number from 0 to 150"),
        ({"maximum_age": "151"}, "maximum_age must be a number from 0 to 150"),
        ({"start_time": "9"}, "start_time must be a time of day, as 09:30"),
        ({"end_time": "25:00"}, "end_time must be a time of day"),
        ({"day": "Moonday"}, "day must be one of MO, TU"),
        ({"day": ""}, "day must be one of MO, TU"),
        ({"search": "x" * 201}, "at most 200 characters"),
    ],
)
def test_wrong_filters_are_refused(
    feed: Feed, path: str, query: dict[str, str], words: str
) -> None:
    assert words in feed.refusal(path, **query)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"proximity": "500"}, "Give a postcode too"),
        ({"postcode": "CM1", "proximity": "near"}, "proximity must be a number from 1"),
        ({"postcode": "CM1", "proximity": "0"}, "proximity must be a number from 1"),
        ({"postcode": "ZZ99 9ZZ"}, "not one that this directory knows"),
        ({"postcode": "Witham"}, "not one that this directory knows"),
        ({"postcode": ""}, "not one that this directory knows"),
    ],
)
def test_wrong_positions_are_refused(feed: Feed, query: dict[str, str], words: str) -> None:
    assert words in feed.refusal("/service_at_locations", **query)


def test_position_stands_on_service_at_locations_alone(feed: Feed) -> None:
    assert "no parameter postcode here" in feed.refusal("/services", postcode="CM1")
    assert "no parameter proximity here" in feed.refusal("/services", proximity="5")


def test_a_parameter_twice_is_refused(client: FlaskClient) -> None:
    answer = client.get(f"{BASE}/services?page=1&page=2")
    assert answer.status_code == 400
    assert "twice" in answer.get_json()["detail"]


@pytest.mark.parametrize("path", ["/", "/openapi.json", "/services/{}"])
def test_addresses_without_parameters_say_so(feed: Feed, path: str) -> None:
    key = feed.get("/services", per_page=1)["contents"][0]["id"]
    assert "takes none" in feed.refusal(path.format(key), full="true")


@pytest.mark.parametrize("path", LISTS)
def test_pages_never_repeat_or_lose_a_row(feed: Feed, path: str) -> None:
    whole = [row["id"] for row in feed.everything(path)]
    assert len(set(whole)) == len(whole) > 10
    for size in (7, 100):
        pages = list(feed.pages(path, per_page=size))
        assert [row["id"] for page in pages for row in page["contents"]] == whole
        assert {page["total_items"] for page in pages} == {len(whole)}
        assert {page["total_pages"] for page in pages} == {len(pages)} == {-(-len(whole) // size)}
        assert [page["page_number"] for page in pages] == list(range(1, len(pages) + 1))
        assert [page["size"] for page in pages] == [len(page["contents"]) for page in pages]
        assert [page["first_page"] for page in pages] == [True, *[False] * (len(pages) - 1)]
        assert [page["last_page"] for page in pages] == [*[False] * (len(pages) - 1), True]


def test_a_page_after_the_last_is_empty(feed: Feed) -> None:
    near = {"postcode": "CM1", "proximity": "5000"}
    for path, query in [*((path, {}) for path in LISTS), ("/service_at_locations", near)]:
        page = feed.get(path, page=900, **query)
        assert (page["empty"], page["size"], page["last_page"]) == (True, 0, True)
        assert page["total_items"] == feed.get(path, **query)["total_items"] > 0


def test_a_page_has_at_most_a_hundred(feed: Feed) -> None:
    page = feed.get("/services", per_page=5000)
    assert (page["size"], page["total_pages"]) == (100, 5)


def test_terms_filter_by_what_the_records_say(feed: Feed) -> None:
    """For every term: the services found are those whose attributes have it, no more, no less."""
    records = [full(feed, row) for row in feed.everything("/services")]
    has: dict[str, set[str]] = {}
    for record in records:
        for attribute in record["attributes"]:
            has.setdefault(attribute["taxonomy_term_id"], set()).add(record["id"])
    used = 0
    for term in feed.everything("/taxonomy_terms"):
        found = {row["id"] for row in feed.everything("/services", taxonomy_term_id=term["id"])}
        assert found == has.get(term["id"], set()), term
        used += bool(found)
    assert used > 60
    for taxonomy in feed.everything("/taxonomies"):
        terms = {t["id"] for t in feed.get(f"/taxonomies/{taxonomy['id']}")["taxonomy_terms"]}
        wanted = set().union(*(has.get(term, set()) for term in terms))
        found = {row["id"] for row in feed.everything("/services", taxonomy_id=taxonomy["id"])}
        assert found == wanted, taxonomy


@pytest.mark.parametrize("path", FILTERED)
def test_ages(feed: Feed, path: str) -> None:
    rows = feed.everything(path)
    for name, fits in (
        ("minimum_age", lambda row: row.get("minimum_age", 0) >= 18),
        ("maximum_age", lambda row: row.get("maximum_age", 999) <= 65),
    ):
        asked = {"minimum_age": 18, "maximum_age": 65}[name]
        wanted = [row["id"] for row in rows if fits(service_of(row))]
        assert [row["id"] for row in feed.everything(path, **{name: asked})] == wanted
        assert 0 < len(wanted) < len(rows), name


def test_hours_and_days(feed: Feed) -> None:
    records = [full(feed, row) for row in feed.everything("/services")]
    cases = [
        {"day": "MO"},
        {"day": "saturday"},
        {"start_time": "10:00"},
        {"end_time": "15:00:00"},
        {"day": "tue", "start_time": "09:00", "end_time": "16:00"},
    ]
    for asked in cases:
        wanted = [r["id"] for r in records if any(_fits(s, asked) for s in r.get("schedules", ()))]
        assert [row["id"] for row in feed.everything("/services", **asked)] == wanted
        assert 0 < len(wanted) < len(records), asked


def _fits(schedule: dict[str, Any], asked: dict[str, str]) -> bool:
    day = asked.get("day", "")[:2].upper()
    opens, closes = schedule.get("opens_at"), schedule.get("closes_at")
    if day and day not in schedule["byday"].split(","):
        return False
    if "start_time" in asked and not (opens and opens >= asked["start_time"]):
        return False
    return "end_time" not in asked or bool(closes and closes[:5] <= asked["end_time"][:5])


def test_words_are_looked_for(feed: Feed) -> None:
    found = feed.everything("/services", search="dementia")
    assert found
    for row in found:
        written = f"{row['name']} {row.get('description', '')}".lower()
        assert "dementia" in written or "memory" in written
    assert len(found) == feed.get("/service_at_locations", search="dementia")["total_items"]
    assert feed.everything("/services", search="zzyzxqw") == []
    assert feed.everything("/services", search="the of and") == []


def test_the_nearest_come_first_and_none_is_further(feed: Feed) -> None:
    rows = feed.everything("/service_at_locations", postcode="CM1", proximity=8000)
    wide = feed.everything("/service_at_locations", postcode="CM1", proximity=60_000)
    assert 0 < len(rows) < len(wide)
    assert [row["id"] for row in wide[: len(rows)]] == [row["id"] for row in rows]
    away = [_metres(row["location"]) for row in wide]
    assert all(one <= other + 150 for one, other in pairwise(away))
    assert max(_metres(row["location"]) for row in rows) <= 8050


def test_a_postcode_alone_finds_who_goes_there(feed: Feed) -> None:
    rows = feed.everything("/service_at_locations", postcode="cm1")
    records = [full(feed, row) for row in rows]
    areas = [{a["name"] for a in r["service_areas"]} for r in records if "service_areas" in r]
    assert areas
    for names in areas:
        assert "Chelmsford" in names or any(n.startswith(("Within", "Every")) for n in names)
    near = [row for row, r in zip(rows, records, strict=True) if "service_areas" not in r]
    assert near
    assert max(_metres(row["location"]) for row in near) <= 16_200


def _metres(place: dict[str, Any]) -> float:
    """From the middle of CM1, on a ball."""
    middle = load_gazetteer().outcodes["CM1"]
    one, other = radians(middle.latitude), radians(place["latitude"])
    east = radians(place["longitude"] - middle.longitude)
    half = sin((other - one) / 2) ** 2 + cos(one) * cos(other) * sin(east / 2) ** 2
    return 2 * 6_371_000 * asin(sqrt(half))
