"""What a record says: everything that there is, in the standard's fields or in attributes."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.orm import Session

from directory.commands import publish_listings, withdraw_listings
from directory.importers import import_cqc
from directory.models import Location
from directory.places import load_gazetteer
from tests.builders import a_listing
from tests.web.open_referral.feed import BASE, Feed
from tests.web.open_referral.schemas import Standard
from tests.web.open_referral.sites import SECRETS, a_full_listing, a_hidden_listing, a_site
from tests.web.open_referral.test_standard import check_everything

FULL, HIDDEN, GONE = a_full_listing(), a_hidden_listing(), a_listing()


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A full listing, one at a confidential place, one that was withdrawn."""
    with a_site(tmp_path_factory.mktemp("records"), _fill) as site:
        yield site


def _fill(session: Session) -> None:
    publish_listings(session, [FULL, HIDDEN, GONE])
    withdraw_listings(session, [GONE.id])
    # as if something had gone wrong before: the border must hold by itself
    hidden = update(Location).where(Location.is_confidential.is_(True))
    street, postcode, name = SECRETS
    session.execute(
        hidden.values(
            address=street, postcode=postcode, name=name, latitude=51.803456, longitude=0.641234
        )
    )


@pytest.fixture
def own(own_site: Flask) -> Feed:
    return Feed(own_site.test_client())


def test_every_field_is_valid(own: Feed, standard: Standard) -> None:
    check_everything(own, standard)
    assert standard.counts["service.json"] == 2
    assert standard.counts["service_at_location.json"] == 4


def test_a_full_record_says_everything(own: Feed) -> None:
    record = own.get(f"/services/{FULL.id}")
    assert record["name"] == "Full & Fine <House>"
    assert record["assured_date"] == "2026-10-01"
    assert record["minimum_age"] == 18
    assert record["fees"] == "From £950 a week."
    assert record["accreditations"].startswith("Rated good by the Care Quality Commission")
    assert [p["number"] for p in record["phones"]] == ["01632 960001", "01632 960002"]
    assert record["contacts"][0]["name"] == "Pat Example"
    first = record["schedules"][0]
    assert (first["byday"], first["opens_at"], first["closes_at"]) == (
        "MO,TU",
        "09:30:00",
        "17:00:00",
    )
    cost = record["cost_options"][0]
    assert (cost["amount"], cost["amount_description"]) == (950.0, "per week, up to £1200.00")
    assert {x["code"]: x["name"] for x in record["languages"]}["pl"] == "Polish"
    (known,) = record["organization"]["organization_identifiers"]
    assert (known["identifier_type"], known["identifier"]) == ("CQC provider ID", "1-555")
    assert len(record["service_at_locations"]) == 3


def test_attributes_hold_what_the_standard_has_no_field_for(own: Feed) -> None:
    attributes = own.get(f"/services/{FULL.id}")["attributes"]
    said = {
        (a["taxonomy_term"]["taxonomy"], a["taxonomy_term"]["term"]): a.get("value")
        for a in attributes
    }
    assert said == {
        ("Kind of provider", "care_provider"): None,
        ("Service", "residential_home"): None,
        ("Service", "short_break"): None,
        ("Need", "dementia"): None,
        ("Need", "older_people"): None,
        ("Availability", "monday"): None,
        ("Availability", "night"): None,
        ("Carer's gender", "female"): None,
        ("Accessibility", "wheelchair"): None,
        ("Accessibility", "hearing_loop"): None,
        ("Outcome", "friends"): None,
        ("Pathway step", "connect"): None,
        ("Quality check", "dbs_check"): None,
        ("CQC rating", "good"): "2025-08-26",
        ("CQC question", "safe_good"): None,
        ("CQC question", "well_led_outstanding"): None,
        ("Places free", "soon"): "2026-11-01",
        ("Feature", "accepts_direct_payments"): None,
        ("Feature", "wheelchair_accessible"): None,
        ("Feature", "drives"): None,
        ("Feature", "beds"): "24",
    }


def test_ids_of_parts_stay_the_same_when_a_listing_is_written_again(
    own: Feed, own_site: Flask
) -> None:
    before = _ids(own.get(f"/services/{FULL.id}"))
    assert len(before) == len(set(before)) > 30
    with own_site.extensions["care_sessions"]() as session:
        publish_listings(session, [a_listing(source_id=FULL.source_id, source="cqc")])
        publish_listings(session, [FULL])
        session.commit()
    assert _ids(own.get(f"/services/{FULL.id}")) == before


def _ids(record: Any) -> list[str]:
    """Every id of a part, in order; terms are shared and left out."""
    if isinstance(record, list):
        return [key for part in record for key in _ids(part)]
    if not isinstance(record, dict):
        return []
    own = [record["id"]] if "id" in record else []
    return own + [k for name, v in record.items() if name != "taxonomy_term" for k in _ids(v)]


def test_a_pair_is_the_same_by_itself_as_in_its_service(own: Feed) -> None:
    for inner in own.get(f"/services/{FULL.id}")["service_at_locations"]:
        alone = own.get(f"/service_at_locations/{inner['id']}")
        assert alone["location"] == inner["location"]
        assert alone["service"]["id"] == str(FULL.id)


def test_a_confidential_place_never_says_where_it_is(own: Feed) -> None:
    hidden = [
        pair
        for pair in own.everything("/service_at_locations")
        if pair["service_id"] == str(HIDDEN.id)
    ]
    (pair,) = hidden
    records = [
        own.get(f"/services/{HIDDEN.id}"),
        own.get(f"/service_at_locations/{pair['id']}"),
        pair,
        own.everything("/services"),
        own.everything("/organizations"),
        own.get(f"/organizations/{own.get(f'/services/{HIDDEN.id}')['organization_id']}"),
        own.get("/service_at_locations", postcode="CM8", proximity=10_000),
    ]
    for record in records:
        written = repr(record)
        assert not [secret for secret in (*SECRETS, "51.803", "0.641") if secret in written]
    place = records[1]["location"]
    assert (place["latitude"], place["longitude"]) == (51.8, 0.64)
    assert "addresses" not in place
    assert "name" not in place
    assert "CM8" in place["description"]


def test_examples_say_so(feed: Feed) -> None:
    for listed in feed.everything("/services"):
        assert "made-up example" in listed["alert"]
    for pair in feed.everything("/service_at_locations"):
        assert "made-up example" in pair["service"]["alert"]
    for owner in feed.everything("/organizations"):
        assert "Made-up example" in owner["description"]


def test_what_is_withdrawn_has_gone(own: Feed) -> None:
    answer = own.client.get(f"{BASE}/services/{GONE.id}")
    assert answer.status_code == 410
    assert answer.mimetype == "application/problem+json"
    assert str(GONE.id) not in repr(own.everything("/services"))
    assert len(own.everything("/organizations")) == 2


@pytest.mark.parametrize(
    "path", ["services", "organizations", "taxonomies", "taxonomy_terms", "service_at_locations"]
)
def test_an_id_that_nobody_has_is_a_problem(own: Feed, path: str) -> None:
    for key in (str(uuid.uuid4()), "not-a-uuid"):
        answer = own.client.get(f"{BASE}/{path}/{key}")
        assert answer.status_code == 404, key
        assert answer.mimetype == "application/problem+json"


@pytest.mark.slow
def test_real_rows_of_the_cqc_are_valid(
    shared_data: Path, standard: Standard, tmp_path: Path
) -> None:
    folder = shared_data / "cqc"
    files = [
        folder / "cqc_directory_feb2016_7000_locations.csv",
        folder / "cqc_care_directory_with_ratings_999rows_2025.csv",
    ]

    def bring_in(session: Session) -> None:
        for file in files:
            import_cqc(session, file, load_gazetteer())

    with a_site(tmp_path, bring_in) as site:
        feed = Feed(site.test_client())
        listed = feed.everything("/services")
        standard.check("service_list.json", listed)
        pairs = feed.everything("/service_at_locations")
        standard.check("service_at_location_list.json", pairs)
        owners = feed.everything("/organizations")
        standard.check("organization_list.json", owners)
        for row in listed:
            standard.check("service.json", [feed.get(f"/services/{row['id']}")])
        for row in pairs[::5]:
            record = feed.get(f"/service_at_locations/{row['id']}")
            standard.check("service_at_location.json", [record])
        for row in owners[::5]:
            standard.check("organization.json", [feed.get(f"/organizations/{row['id']}")])
    print(standard.counts)
    assert standard.counts["service.json"] > 3_000, standard.counts
