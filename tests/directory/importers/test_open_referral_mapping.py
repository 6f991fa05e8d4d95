"""What other councils' records say, in our words: no server and no database."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.commands import AreaData, CostData, ListingData
from directory.importers.area_names import area_names, find_districts
from directory.importers.open_referral import version1, version3
from directory.importers.open_referral.listing import listing_of
from directory.importers.open_referral.record import Term
from directory.importers.open_referral.terms import WORDS, keys_of, meaning_of
from directory.importers.plain_text import plain_text
from directory.importers.words_to_keys import (
    access_of,
    availability_of,
    find_days,
    find_language,
    find_time,
)
from directory.places import Gazetteer
from directory.places.positions import Position
from directory.vocabulary import KINDS, NEEDS, SERVICES
from tests.directory.importers.feed_server import a_service, an_old_service

TODAY = date(2026, 11, 23)
READERS = {1: version1.record_of, 3: version3.record_of}


@pytest.fixture
def known(gazetteer: Gazetteer) -> Mapping[str, tuple[str, ...]]:
    return area_names(gazetteer)


def listing(
    record: dict[str, Any],
    known: Mapping[str, tuple[str, ...]],
    version: int = 3,
    positions: Mapping[str, Position] | None = None,
) -> tuple[ListingData, Counter[str]]:
    notes: Counter[str] = Counter()
    said = READERS[version](record, TODAY)
    return listing_of(said, "oruk-kent", positions or {}, known, notes, TODAY), +notes


def attribute(name: str, taxonomy: str = "", code: str = "") -> dict[str, Any]:
    return {"taxonomy_term": {"id": "x", "name": name, "taxonomy": taxonomy, "code": code}}


def an_unplaced_service(**said: Any) -> dict[str, Any]:
    return a_service(1, **{"service_at_locations": [], **said})


@pytest.mark.parametrize(
    ("term", "keys"),
    [
        (Term("Befriending"), ("companionship",)),
        (Term("Lunch clubs"), ("lunch_club",)),
        (Term("Luncheon Clubs", "esdServiceTypes", "esdServiceType:1149"), ("lunch_club",)),
        (Term("Day care"), ("day_centre",)),
        (Term("Care at home", "esdServiceTypes", "esdServiceType:242"), ("homecare",)),
        (Term("Carers support groups"), ("carer_support", "peer_support", "unpaid_carers")),
        (Term("Angling", "OpenActive", "oaactivity:angling"), ("activities",)),
        (Term("Rugby League", "", "openActiveActivity:123"), ("activities",)),
        (Term("Long Term Health Conditions", "BCC User Groups"), ("long_term_condition",)),
        (Term("Anything", "", "lunch_club"), ("lunch_club",)),
        (Term("dementia"), ("dementia",)),
        (Term("Children", "BCC Age Groups"), ()),
        (Term("Organisation", "BCC Data Sources"), ()),
        (Term("School transport"), ()),
        (Term("Parking permits", "esdServiceTypes"), ()),
    ],
)
def test_terms_of_other_councils(term: Term, keys: tuple[str, ...]) -> None:
    assert keys_of(term) == keys


def test_the_table_of_words_holds_only_our_keys() -> None:
    assert {key for keys in WORDS.values() for key in keys} <= {*SERVICES, *NEEDS, *KINDS}


def test_terms_come_before_the_title_and_the_title_adds_whom_it_is_for() -> None:
    assert meaning_of([Term("Social groups")], "Dementia singing choir").services == ("lunch_club",)
    assert meaning_of([Term("Social groups")], "Dementia singing choir").needs == ("dementia",)
    assert meaning_of([Term("Community")], "Memory cafe").services == ("lunch_club", "peer_support")
    assert meaning_of([], "Planning applications").services == ()


@pytest.mark.parametrize(
    ("terms", "kind"),
    [
        (["Lunch clubs"], "community_group"),
        (["Care homes"], "care_provider"),
        (["Personal assistants"], "personal_assistant"),
        (["Day centres"], "day_opportunity"),
        (["Home care agencies"], "care_provider"),
    ],
)
def test_who_offers_it(terms: list[str], kind: str) -> None:
    assert meaning_of([Term(name) for name in terms], "A place").kind == kind


def test_a_service_that_is_none_of_ours_is_kept_out_of_search(
    known: Mapping[str, tuple[str, ...]],
) -> None:
    data, _ = listing(a_service(1, name="Bin collection", attributes=[]), known)
    assert not data.is_listed
    children, _ = listing(a_service(1, maximum_age=11), known)
    assert not children.is_listed
    assert listing(a_service(1, maximum_age=100), known)[0].is_listed


def test_the_description_names_no_service(known: Mapping[str, tuple[str, ...]]) -> None:
    record = a_service(1, name="Town hall", description="Near a care home and a lunch club.")
    assert listing(record, known)[0].services == ()


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


def test_several_locations_are_all_kept(known: Mapping[str, tuple[str, ...]]) -> None:
    record = a_service(1)
    other = {"location": {"location_type": "physical", "latitude": 51.9, "longitude": 0.9}}
    postal = {"location": {"location_type": "postal", "addresses": [{"postal_code": "CM1 1AA"}]}}
    record["service_at_locations"] += [other, postal, other]
    data, _ = listing(record, known)
    assert [place.latitude for place in data.locations] == [51.8, 51.9]


def test_a_place_without_degrees_stands_where_its_postcode_does(
    known: Mapping[str, tuple[str, ...]],
) -> None:
    record = a_service(1)
    place = record["service_at_locations"][0]["location"]
    place |= {"latitude": 0, "longitude": 0}
    position = Position("CM8 1AA", "CM8", 51.81, 0.63, "Braintree", "essex", False)
    data, notes = listing(record, known, positions={"cm8 1aa": position})
    assert data.location is not None
    assert (data.location.latitude, data.location.district) == (51.81, "Braintree")
    assert notes["position left out: not in the United Kingdom"] == 1


HOMECARE = {"name": "Care at home", "attributes": [attribute("Care at home")]}


@pytest.mark.parametrize(
    ("said", "areas"),
    [
        ({"service_areas": [{"name": "Braintree"}]}, ("Braintree",)),
        ({"service_areas": [{"name": "braintree district council"}]}, ("Braintree",)),
        (
            {"service_areas": [{"name": "Maldon, Harlow and Braintree"}]},
            ("Maldon", "Harlow", "Braintree"),
        ),
        ({"service_areas": [{"name": "Atlantis"}]}, ()),
        ({"service_areas": []}, ()),
    ],
)
def test_areas_of_a_service_without_a_place(
    known: Mapping[str, tuple[str, ...]], said: dict[str, Any], areas: tuple[str, ...]
) -> None:
    data, notes = listing(an_unplaced_service(**HOMECARE, **said), known)
    assert tuple(area.district for area in data.areas) == areas
    assert bool(notes["no place and no area: found by its name only"]) is not bool(areas)


def test_a_councils_name_is_all_its_districts(known: Mapping[str, tuple[str, ...]]) -> None:
    for name in ("Essex County Council", "Essex", "county of Essex"):
        assert len(find_districts(name, known) or ()) == 12
    assert find_districts("Southend-on-Sea City Council", known) == ("Southend-on-Sea",)


def test_everywhere_is_for_what_has_no_place(known: Mapping[str, tuple[str, ...]]) -> None:
    national = [{"name": "England"}]
    assert listing(an_unplaced_service(service_areas=national), known)[0].areas == (AreaData(),)
    assert listing(a_service(1, service_areas=national), known)[0].areas == ()
    by_phone = an_old_service(1, name="Benefits advice", attending_type="phone")
    assert listing(by_phone, known, version=1)[0].areas == (AreaData(),)


def test_people_go_to_a_club_and_carers_come_to_people(
    known: Mapping[str, tuple[str, ...]],
) -> None:
    area = [{"name": "Braintree"}]
    club, notes = listing(a_service(1, service_areas=area), known)
    assert club.areas == ()
    assert notes["area left out: people go to the place"] == 1
    assert listing(a_service(1, **HOMECARE), known)[0].areas[0].is_assumed
    care, _ = listing(a_service(1, **HOMECARE, service_areas=area), known)
    assert care.areas == (AreaData(district="Braintree"),)


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


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("<p>One</p><p>two &amp; three</p>", "One\ntwo & three"),
        ("<ul><li>tea<li>cake</ul>", "- tea\n- cake"),
        ("a<br/>b<script>alert(1)</script>", "a\nb"),
        ("The <Main> House & <Co>", "The <Main> House & <Co>"),
        ("5 < 6 and AT&T", "5 < 6 and AT&T"),
        ("**Bold** and [a link](http://x.org)", "Bold and a link"),
        ("x\u0000y\u202e", "xy"),
        ("&lt;b&gt;", "<b>"),
    ],
)
def test_descriptions_as_plain_text(said: str, plain: str) -> None:
    assert plain_text(said) == plain


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("MO,TU", "MO,TU"),
        ("2MO", "MO"),
        ("-1FR", "FR"),
        ("Monday to Wednesday and Friday", "MO,TU,WE,FR"),
        ("Fri - Mon", "MO,FR,SA,SU"),
        ("weekends", "SA,SU"),
        ("Mon Tue", "MO,TU"),
        ("first Monday", None),
        ("sunny", None),
        ("", None),
    ],
)
def test_days(said: str, days: str | None) -> None:
    assert find_days(said) == days


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("10:00:00", time(10)),
        ("9.30am", time(9, 30)),
        ("12am", time(0)),
        ("noon", time(12)),
        ("18:00:00Z", time(18)),
        ("25:00", None),
        ("13pm", None),
        ("10-12", None),
    ],
)
def test_times(said: str, at: time | None) -> None:
    assert find_time(said) == at


def test_parts_of_the_day() -> None:
    def parts(opens: int, closes: int) -> set[str]:
        return set(availability_of([("", time(opens), time(closes))]))

    assert parts(9, 17) == {"morning", "afternoon"}
    assert parts(18, 21) == {"evening"}
    assert parts(22, 7) == {"night", "morning"}
    assert parts(10, 12) == {"morning"}
    assert availability_of([("MO,TU,WE,TH,FR", None, None)])[0] == "weekday"
    assert set(availability_of([("SA", None, None)])) == {"saturday", "weekend"}


@pytest.mark.parametrize(
    ("said", "there", "wheelchair"),
    [
        ("Induction loop. Wheelchair access on all levels.", {"hearing_loop", "wheelchair"}, True),
        ("No wheelchair access", set(), False),
        ("Wheelchair access: no", set(), False),
        ("disabled_parking", {"accessible_parking"}, None),
        ("There are no steps", {"step_free"}, None),
        ("Accessible toilet, but no hearing loop", {"accessible_toilet"}, None),
        ("Fully wheelchair accessible. No lift.", {"wheelchair"}, True),
    ],
)
def test_access(said: str, there: set[str], wheelchair: bool | None) -> None:
    assert access_of(said) == (there, wheelchair)


@pytest.mark.parametrize(
    ("said", "code"),
    [("Polish", "pl"), ("en-GB", "en"), ("British Sign Language (BSL)", "bsl"), ("Elvish", None)],
)
def test_languages(said: str, code: str | None) -> None:
    assert find_language(said) == code


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
