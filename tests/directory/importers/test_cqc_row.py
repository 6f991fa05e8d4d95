"""One row of the CQC directory as a listing."""

from collections import Counter
from datetime import date

import pytest

from directory.commands import ListingData
from directory.importers.cqc_mapping import HEALTH_ONLY, NEEDS, NEEDS_OF_TYPES, SOCIAL_CARE
from directory.importers.cqc_row import listing_from, phone_number, website_address
from directory.places import Gazetteer
from directory.vocabulary import NEEDS as OUR_NEEDS
from directory.vocabulary import SERVICES
from tests.directory.importers.cqc_files import a_row


def listing(gazetteer: Gazetteer, **said: str) -> ListingData:
    return listing_from(a_row(**said), gazetteer, Counter())


def test_a_care_home(gazetteer: Gazetteer) -> None:
    data = listing(gazetteer)
    assert (data.kind, data.services) == ("care_provider", ("residential_home",))
    assert data.needs == ("dementia", "older_people")
    assert data.phones == ("01632 960123",)
    assert data.website == "http://www.example.org/quince"
    assert (data.checked_on, data.confirmed_on) == (date(2016, 2, 10), None)
    assert data.location
    assert (data.location.town, data.location.postcode) == ("Witham", "CM8 1AA")
    assert data.location.district == "Braintree"
    assert data.location.is_approximate
    assert data.areas == ()
    assert data.is_listed


def test_a_homecare_agency_is_assumed_to_come_out_ten_miles(gazetteer: Gazetteer) -> None:
    data = listing(gazetteer, Service_types="Homecare agencies|Supported living")
    assert data.services == ("homecare", "supported_living")
    assert [(area.radius_km, area.is_assumed) for area in data.areas] == [(16.1, True)]


def test_a_home_that_is_an_agency_too_is_found_where_it_is(gazetteer: Gazetteer) -> None:
    assert listing(gazetteer, Service_types="Residential homes|Homecare agencies").areas == ()


def test_nurses_of_an_agency_come_to_the_home(gazetteer: Gazetteer) -> None:
    data = listing(
        gazetteer, Service_types="Homecare agencies", Specialisms="Nursing care|Personal care"
    )
    assert data.services == ("homecare", "nursing_care_at_home")


@pytest.mark.parametrize(
    "types", ["Dentist", "Doctors/GPs", "Hospital|Rehabilitation (illness/injury)"]
)
def test_what_is_not_social_care_is_kept_and_not_listed(gazetteer: Gazetteer, types: str) -> None:
    data = listing(gazetteer, Service_types=types)
    assert (data.services, data.is_listed) == ((), False)


def test_a_type_that_nobody_knows_is_noted(gazetteer: Gazetteer) -> None:
    notes: Counter[str] = Counter()
    data = listing_from(a_row(Service_types="Residential homes|Moon care"), gazetteer, notes)
    assert data.services == ("residential_home",)
    assert notes == {"service type not known: Moon care": 1}


def test_an_unknown_outcode_has_no_position(gazetteer: Gazetteer) -> None:
    data = listing(gazetteer, Postcode="TN37 6HR", Local_authority="East Sussex")
    assert data.location
    assert (data.location.latitude, data.location.district) == (None, None)
    assert data.location.postcode == "TN37 6HR"


def test_the_row_knows_better_than_the_outcode_which_council_it_is(gazetteer: Gazetteer) -> None:
    data = listing(gazetteer, Local_authority="Southend-on-Sea")
    assert data.location
    assert data.location.district is None
    assert data.location.latitude is not None


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"Name": ""}, "Name is empty"),
        ({"CQC_Location": "<script>"}, "no CQC id"),
        ({"Date": "yesterday"}, "no date: 'yesterday'"),
        ({"Local": ""}, "Local authority is empty"),
        ({"Name": "n" * 301}, "longer than 300"),
    ],
)
def test_a_row_that_cannot_be_read_says_why(
    gazetteer: Gazetteer, said: dict[str, str], reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        listing(gazetteer, **said)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1424716303", "01424 716303"),
        ("2079460000", "020 7946 0000"),
        ("1134960000", "0113 496 0000"),
        ("1619429490", "0161 942 9490"),
        ("136473267", "01364 73267"),
        ("+44 1632 960 123", "01632 960123"),
        ("447700900123", "07700 900123"),
        ("3001234567", "0300 123 4567"),
        ("16255408800", None),
        ("none", None),
        ("12", None),
    ],
)
def test_phones_get_their_leading_nought(text: str, number: str | None) -> None:
    assert phone_number(text) == number


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("www.Example.org", "http://www.example.org"),
        ("HTTPS://example.org/A", "https://example.org/A"),
        ("javascript:alert(1)", None),
        ("ftp://example.org", None),
        ("http://user:secret@example.org", None),
        ("not a site", None),
        ("http://[", None),
        ("nowhere", None),
    ],
)
def test_only_web_addresses_are_kept(text: str, address: str | None) -> None:
    assert website_address(text) == address


def test_the_tables_use_our_own_words() -> None:
    assert {s for meaning in SOCIAL_CARE.values() for s in meaning.services} <= set(SERVICES)
    needs = [*NEEDS.values(), *NEEDS_OF_TYPES.values()]
    needs += [meaning.needs for meaning in SOCIAL_CARE.values()]
    assert {n for some in needs for n in some} <= set(OUR_NEEDS)
    assert not set(SOCIAL_CARE) & HEALTH_ONLY
