"""What other councils' records say, in our words: the whole of one, prices, ages, and nonsense."""

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.commands import CostData
from directory.importers.area_names import area_names
from directory.places import Gazetteer
from tests.directory.importers.feed_server import a_service, an_old_service
from tests.directory.importers.mapped import listing


def test_a_whole_record_of_version_1(known: Mapping[str, tuple[str, ...]]) -> None:
    record = an_old_service(
        7,
        name="Club for the over 60s",
        email="club@example.org",
        url="www.example.org",
        fees="There is no charge.",
        assured_date="2026-10-01",
        contacts=[
            {"title": "Club secretary", "phones": [{"number": "01376 000001"}]},
            {"name": "A. Person", "title": "Treasurer", "phones": [{"number": "01376 000002"}]},
        ],
        eligibilitys=[
            {"eligibility": "adult", "minimum_age": 60, "maximum_age": None},
            {"eligibility": "family", "minimum_age": 55},
        ],
        languages=[{"language": "Polish"}, {"language": "Klingon"}],
        regular_schedules=[
            {"byday": "MO", "opens_at": "10:00", "closes_at": "12:00", "freq": "MONTHLY"},
            {"weekday": "Friday", "opens_at": "13:00:00", "closes_at": "16:00:00"},
            {"byday": "SU", "valid_to": "2019-01-01"},
            {"description": "By arrangement"},
        ],
        service_taxonomys=[
            {"taxonomy": {"id": "esdServiceType:1149", "name": "Lunch clubs", "vocabulary": "esd"}}
        ],
    )
    data, notes = listing(record, known, version=1)
    assert (data.source, data.source_id) == ("oruk-kent", "old-7")
    assert data.services == ("lunch_club",)
    assert data.needs == ("older_people",)
    assert (data.minimum_age, data.maximum_age) == (55, None)
    assert data.phones == ("01376 000001",)
    assert [(c.name, c.title) for c in data.contacts] == [
        (None, "Club secretary"),
        ("A. Person", "Treasurer"),
    ]
    assert [(s.byday, s.opens_at, s.description) for s in data.schedules] == [
        ("MO", time(10), "Once a month."),
        ("FR", time(13), None),
    ]
    assert data.languages == ("pl",)
    assert (data.is_free, data.website) == (True, "http://www.example.org")
    assert data.how_to_apply == "You can drop in."
    assert data.wheelchair_accessible is True
    assert data.confirmed_on == date(2026, 10, 1)
    assert notes["language not known"] == 1
    assert notes["opening times left out: no days that we can read"] == 1


@pytest.mark.parametrize(
    ("amount", "words", "costs", "is_free", "fees"),
    [
        (
            35,
            "per 1 hour session",
            [CostData(Decimal("35.00"), "hour", None, "per 1 hour session")],
            False,
            None,
        ),
        (
            6.5,
            "per session",
            [CostData(Decimal("6.50"), "session")],
            False,
            None,
        ),
        (
            20,
            "per 2 hour session",
            [CostData(Decimal("20.00"), "session", None, "per 2 hour session")],
            False,
            None,
        ),
        (10, "", [], False, "£10.00"),
        (0, "", [], True, None),
        (None, "Ask us", [], None, "Ask us"),
        (-5, "per hour", [], False, "per hour"),
        (1e12, "per hour", [], False, "per hour"),
    ],
)
def test_prices(
    known: Mapping[str, tuple[str, ...]],
    amount: float | None,
    words: str,
    costs: list[CostData],
    is_free: bool | None,
    fees: str | None,
) -> None:
    record = a_service(1, cost_options=[{"amount": amount, "amount_description": words}])
    data, _ = listing(record, known)
    assert (list(data.costs), data.is_free, data.fees) == (costs, is_free, fees)


def test_prices_that_are_over_are_left_out(known: Mapping[str, tuple[str, ...]]) -> None:
    over = {"amount": 5, "amount_description": "an hour", "valid_to": "2022-12-31"}
    assert listing(a_service(1, cost_options=[over]), known)[0].costs == ()


def test_some_that_is_free_is_not_all(known: Mapping[str, tuple[str, ...]]) -> None:
    said = [{"amount": 0, "option": "carers"}, {"amount": 5, "option": "others, per session"}]
    assert listing(a_service(1, cost_options=said), known)[0].is_free is None


@pytest.mark.parametrize(
    ("fees", "is_free"),
    [("Free", True), ("It is free to attend.", True), ("Free for carers, £5 for others", None)],
)
def test_free_in_words(
    known: Mapping[str, tuple[str, ...]], fees: str, is_free: bool | None
) -> None:
    assert listing(a_service(1, fees=fees), known)[0].is_free is is_free


@pytest.mark.parametrize(
    ("youngest", "oldest", "ages"),
    [
        (18, 64, (18, 64)),
        (0, 100, (None, None)),
        (60, 18, (None, None)),
        ("18.0", None, (18, None)),
    ],
)
def test_ages(
    known: Mapping[str, tuple[str, ...]], youngest: Any, oldest: Any, ages: tuple[Any, Any]
) -> None:
    data, _ = listing(a_service(1, minimum_age=youngest, maximum_age=oldest), known)
    assert (data.minimum_age, data.maximum_age) == ages


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
FIELDS = sorted(
    {*a_service(1), *an_old_service(1)}
    | {
        "cost_options",
        "contacts",
        "attributes",
        "service_areas",
        "languages",
        "eligibilitys",
        "regular_schedules",
        "service_taxonomys",
        "minimum_age",
        "maximum_age",
        "assured_date",
        "fees",
    }
)


@settings(max_examples=300, deadline=None)
@given(
    version=st.sampled_from([1, 3]),
    said=st.dictionaries(
        st.sampled_from(FIELDS),
        JSON
        | st.lists(
            st.dictionaries(
                st.sampled_from(
                    [
                        "amount",
                        "amount_description",
                        "byday",
                        "opens_at",
                        "location",
                        "name",
                        "taxonomy",
                        "taxonomy_term",
                        "phones",
                        "service_area",
                        "valid_to",
                    ]
                ),
                JSON,
                max_size=4,
            ),
            max_size=2,
        ),
        max_size=5,
    ),
)
def test_any_json_at_all_makes_a_listing_or_a_reason(
    gazetteer: Gazetteer, version: int, said: dict[str, Any]
) -> None:
    base = a_service(1) if version == 3 else an_old_service(1)
    reason = ""
    try:
        assert listing({**base, **said}, area_names(gazetteer), version)[0].name
    except ValueError as error:
        reason = str(error)
    assert reason in ("", "It has no id.", "It has no name.") or "longer than" in reason
