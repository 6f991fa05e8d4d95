"""The search page over a database with postcodes and names that were imported."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from directory.commands import publish_listings
from directory.models import PlaceName, Postcode
from directory.places import Place
from tests.builders import a_listing
from tests.web.open_referral.sites import a_site
from tests.web.page_client import PageClient


def fill(session: Session) -> None:
    """A listing in Witham; a postcode there, one over the border and one far away; a far town."""
    border = [
        a_listing(Place("Leigh", 51.541, 0.652, district="Southend-on-Sea"), name="Their Side"),
        a_listing(Place("Hadleigh", 51.553, 0.61, district="Castle Point"), name="Our Side"),
    ]
    publish_listings(session, [a_listing(name="Near Help"), *border])
    session.add_all(
        [
            Postcode(postcode="CM8 1AA", latitude=51.8, longitude=0.64, district="Braintree"),
            Postcode(postcode="SS9 1AA", latitude=51.54, longitude=0.65, district="Castle Point"),
            Postcode(postcode="OL1 1AA", latitude=53.54, longitude=-2.11, district=None),
            PlaceName(
                source="test",
                source_id="1",
                name="Oldham",
                name_key="oldham",
                size="town",
                district="Oldham",
                latitude=53.54,
                longitude=-2.11,
            ),
        ]
    )


@pytest.fixture(scope="module")
def stocked_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    folder: Path = tmp_path_factory.mktemp("stocked")
    with a_site(folder, fill) as site:
        yield site


@pytest.fixture
def stocked(stocked_site: Flask) -> PageClient:
    return PageClient(stocked_site.test_client())


def test_an_imported_postcode_is_exact(stocked: PageClient) -> None:
    page = stocked.get("/find?go=yes&where=cm81aa&service=homecare&within=1")
    assert "Near Help" in page.words()
    assert "another council" not in page.words()


def test_a_border_follows_the_postcode_and_not_its_outcode(stocked: PageClient) -> None:
    exact = stocked.get("/find?go=yes&where=SS9 1AA&service=homecare")
    rough = stocked.get("/find?go=yes&where=SS9&service=homecare")
    assert "another council" not in exact.words()
    assert "Most of SS9 is in another council's area: Southend-on-Sea" in rough.words()


def test_both_sides_of_a_border_are_shown(stocked: PageClient) -> None:
    for where in ("SS9", "SS9 1AA"):
        words = stocked.get(f"/find?go=yes&where={where}&service=homecare").words()
        assert "Their Side" in words
        assert "Our Side" in words


@pytest.mark.parametrize("where", ["OL1 1AA", "Oldham", "oldham"])
def test_far_away_says_whose_site_this_is(stocked: PageClient, where: str) -> None:
    page = stocked.get(f"/find?go=yes&where={where}&service=homecare")
    assert page.errors() == []
    assert "This site is for Essex." in page.words()
    assert "may be in another council's area." in page.words()


def test_the_text_box_knows_imported_places_too(stocked: PageClient) -> None:
    for text in ("homecare OL1 1AA", "homecare in Oldham"):
        page = stocked.get(f"/find?go=yes&where=&text={text}")
        assert page.errors() == []
        assert "This site is for Essex." in page.words()
