"""What one Care Finder gives, another reads: the real site over HTTP, into both databases."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.serving import make_server

from directory.commands import ListingData, publish_listings, read_listings
from directory.examples import load_examples
from directory.importers import ImportReport
from directory.importers.open_referral import Client, fetch_feed, import_open_referral
from directory.models import Service
from directory.places import Gazetteer
from tests.web.open_referral.feed import BASE
from tests.web.open_referral.sites import a_full_listing, a_hidden_listing, a_site


@contextmanager
def heard(site: Flask) -> Iterator[str]:
    """The address of its feed, on a free port of loopback."""
    server = make_server("127.0.0.1", 0, site, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def bring_in(site: Flask, session: Session, gazetteer: Gazetteer, folder: Path) -> ImportReport:
    with heard(site) as address:
        fetched = fetch_feed(Client(), address, folder)
    return import_open_referral(session, fetched, "next-door", gazetteer)


@pytest.fixture
def listings(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> dict[str, tuple[ListingData, ListingData]]:
    """By name: a listing over there, and what became of it here."""
    there = [a_full_listing(), a_hidden_listing()]
    with a_site(tmp_path, lambda theirs: publish_listings(theirs, there)) as site:
        report = bring_in(site, session, gazetteer, tmp_path / "pages")
    assert (report.form, report.added, report.bad) == ("Open Referral UK 3.0", 2, [])
    here = read_listings(session, list(session.scalars(select(Service.id)))).values()
    return {d.name: (d, next(h for h in here if h.name == d.name)) for d in there}


def test_a_listing_with_something_in_every_field(
    listings: dict[str, tuple[ListingData, ListingData]],
) -> None:
    there, here = listings["Full & Fine <House>"]
    assert here.organisation.name == there.organisation.name
    assert here.organisation.website == there.organisation.website
    assert here.summary == there.summary.replace("</script>", "").replace("  ", " ")
    for field in ("services", "needs", "availability", "outcomes", "schedules", "costs"):
        assert set(getattr(here, field)) == set(getattr(there, field)), field
    assert set(here.accessibility) == set(there.accessibility)
    same = (
        "kind website email phones contacts carer_gender pathway_steps quality_checks "
        "cqc_location_id cqc_provider_id cqc_rating cqc_rating_date beds capacity capacity_said_on "
        "accepts_direct_payments wheelchair_accessible drives minimum_age maximum_age eligibility "
        "how_to_apply fees confirmed_on"
    )
    for field in same.split():
        assert getattr(here, field) == getattr(there, field), field
    assert dict(here.cqc_questions) == dict(there.cqc_questions)
    assert set(here.languages) == {"pl", "bsl"}  # nobody here knows "tlh"
    placed = {(p.name, p.postcode, p.latitude, p.is_approximate) for p in here.locations if p.name}
    assert placed == {(p.name, p.postcode, p.latitude, False) for p in there.locations if p.name}


def test_a_confidential_place_stays_confidential(
    listings: dict[str, tuple[ListingData, ListingData]], gazetteer: Gazetteer
) -> None:
    there, here = listings["A safe place"]
    assert there.location is not None
    assert here.location is not None
    centre = gazetteer.outcodes["CM8"]
    assert here.location == replace(
        there.location,
        town=None,
        latitude=round(centre.latitude, 2),
        longitude=round(centre.longitude, 2),
    )
    assert here.areas == there.areas


def test_made_up_examples_are_left_there(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    with a_site(tmp_path, lambda theirs: load_examples(theirs, gazetteer)) as site:
        report = bring_in(site, session, gazetteer, tmp_path / "pages")
    assert report.added == 0
    assert report.read > 50
    assert report.skipped == {"a made-up example": report.read}
