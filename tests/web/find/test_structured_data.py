"""What a listing's page says to search engines."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from directory.commands import publish_listings
from directory.models import Location, Service
from tests.web.open_referral.sites import SECRETS, a_full_listing, a_hidden_listing, a_site
from tests.web.page_client import PageClient

FULL, HIDDEN = a_full_listing(), a_hidden_listing()


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A listing with something in every field, and one at a confidential place."""
    with a_site(tmp_path_factory.mktemp("data"), _fill) as site:
        yield site


def _fill(session: Session) -> None:
    publish_listings(session, [FULL, HIDDEN])
    street, postcode, name = SECRETS
    hidden = update(Location).where(Location.is_confidential.is_(True))
    session.execute(hidden.values(address=street, postcode=postcode, name=name))


def data_of(client: PageClient, listing_id: object) -> dict[str, Any]:
    """The one JSON-LD document of a listing's page."""
    page = client.get(f"/listings/{listing_id}")
    found = [s.text for s in page.all("script") if s.get("type") == "application/ld+json"]
    assert len(found) == 1
    document = json.loads(found[0] or "")
    assert isinstance(document, dict)
    return document


def test_somewhere_to_go_to(own_site: Flask) -> None:
    data = data_of(PageClient(own_site.test_client()), FULL.id)
    assert data["@type"] == "LocalBusiness"
    assert data["name"] == "Full & Fine <House>"
    assert data["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "1 High Street",
        "addressLocality": "Witham",
        "postalCode": "CM8 1AA",
        "addressCountry": "GB",
    }
    assert data["geo"]["latitude"] == 51.8001
    assert data["telephone"] == "01632 960001"
    assert data["openingHoursSpecification"][0] == {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": ["Monday", "Tuesday"],
        "opens": "09:30",
        "closes": "17:00",
    }
    assert data["review"]["reviewRating"]["ratingValue"] == "Good"
    assert data["review"]["datePublished"] == "2025-08-26"


def test_nothing_in_it_can_end_the_script(own_site: Flask) -> None:
    client = PageClient(own_site.test_client())
    assert data_of(client, FULL.id)["description"] == FULL.summary
    html = client.response.get_data(as_text=True)
    script = html.partition('<script type="application/ld+json"')[2].partition("</script>")[0]
    assert "<" not in script.partition(">")[2]
    assert html.count("</script>") == html.count("<script")


def test_a_confidential_place_is_not_in_it(own_site: Flask) -> None:
    client = PageClient(own_site.test_client())
    data = data_of(client, HIDDEN.id)
    assert data["@type"] == "Service"
    assert not {"address", "geo", "areaServed"} & set(data)
    html = client.response.get_data(as_text=True)
    assert not [secret for secret in SECRETS if secret in html]


def test_the_policy_names_its_mark_anew_each_time(
    page_client: PageClient, session: Session
) -> None:
    service = session.scalars(select(Service).limit(1)).one()
    seen = set()
    for _ in range(2):
        page = page_client.get(f"/listings/{service.id}")
        (mark,) = (s.get("nonce") for s in page.all("script") if s.get("nonce"))
        policy = page_client.response.headers["Content-Security-Policy"]
        assert f"script-src 'self' 'nonce-{mark}'" in policy
        assert "unsafe" not in policy
        seen.add(mark)
    assert len(seen) == 2
    page_client.get("/about")
    assert "nonce" not in page_client.response.headers["Content-Security-Policy"]


def test_every_example_says_that_it_is_made_up(page_client: PageClient, session: Session) -> None:
    kinds = set()
    for service in session.scalars(select(Service).order_by(Service.id).limit(60)):
        data = data_of(page_client, service.id)
        assert "made-up example" in data["disambiguatingDescription"]
        assert data["name"] == service.name
        assert re.fullmatch(r"http://localhost/listings/[0-9a-f-]{36}", data["@id"])
        if service.kind == "personal_assistant":
            assert data["provider"]["@type"] == "Person"
        kinds.add(data["@type"])
    assert kinds == {"LocalBusiness", "Service"}
