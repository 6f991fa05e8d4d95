"""A whole search as a file."""

import csv
import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update
from sqlalchemy.orm import Session

from directory.commands import OrganisationData, publish_listings
from directory.models import Location
from tests.builders import HARLOW, a_listing
from tests.web.open_referral.sites import SECRETS, a_full_listing, a_hidden_listing, a_site
from tests.web.page_client import PageClient

FULL, HIDDEN = a_full_listing(), a_hidden_listing()
MANY, SOME = 1400, 200
FORMULAS = ("=1+1", "+44 1632", "-2", "@SUM(A1)", "\t=1", " =1", "\r=1")


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A full listing, a hidden one, names that are formulas, and many in Harlow."""
    with a_site(tmp_path_factory.mktemp("download"), _fill) as site:
        yield site


def _fill(session: Session) -> None:
    tricky = [
        a_listing(name=name, kind="community_group", summary='Two\r\nlines, "quoted"')
        for name in FORMULAS
    ]
    owner = OrganisationData("Owner of many", "many")
    many = [
        a_listing(HARLOW, kind="day_opportunity", organisation=owner, summary="Long words. " * 40)
        for _ in range(MANY)
    ]
    some = [
        a_listing(HARLOW, kind="micro_enterprise", organisation=owner, summary="Long words. " * 40)
        for _ in range(SOME)
    ]
    publish_listings(session, [FULL, HIDDEN, *tricky, *many, *some])
    street, postcode, name = SECRETS
    hidden = update(Location).where(Location.is_confidential.is_(True))
    session.execute(hidden.values(address=street, postcode=postcode, name=name))


def rows_of(client: FlaskClient, path: str) -> list[dict[str, str]]:
    """The rows of the file, strictly read."""
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "no-store"
    text = answer.get_data(as_text=True)
    assert text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_row_says_what_the_listing_does(own_site: Flask) -> None:
    (row,) = rows_of(own_site.test_client(), "/find/download.csv?text=full&go=yes")
    assert row["Name"] == "Full & Fine <House>"
    assert row["Kind"] == "Care provider"
    assert row["Help they give"] == "Care home; Short breaks (respite)"
    assert (row["Town"], row["District"], row["Postcode"]) == ("Witham", "Braintree", "CM8 1AA")
    assert row["Phone"] == "01632 960001; 01632 960002"
    assert row["Price"] == "£950 a week"
    assert (row["CQC rating"], row["Day of the rating"]) == ("Good", "2025-08-26")
    assert row["Takes direct payments"] == "Yes"
    assert row["Page"] == f"http://localhost/listings/{FULL.id}"
    assert row["Made-up example"] == ""
    assert row["Miles away"] == ""


def test_what_looks_like_a_formula_is_only_text(own_site: Flask) -> None:
    found = rows_of(own_site.test_client(), "/find/download.csv?kind=community_group")
    assert sorted(row["Name"] for row in found) == sorted(f"'{name}" for name in FORMULAS)
    assert {row["About"] for row in found} == {'Two\r\nlines, "quoted"'}


def test_a_confidential_place_stays_so(own_site: Flask) -> None:
    client = own_site.test_client()
    (row,) = rows_of(client, "/find/download.csv?text=safe&where=CM8")
    assert (row["Town"], row["District"], row["Postcode"]) == ("", "", "CM8")
    whole = client.get("/find/download.csv").get_data(as_text=True)
    assert not [secret for secret in SECRETS if secret in whole]


def test_it_has_every_page_in_the_order_of_the_pages(own_site: Flask) -> None:
    client = PageClient(own_site.test_client())
    query = "kind=day_opportunity&where=Harlow"
    names = [row["Name"] for row in rows_of(client.client, f"/find/download.csv?{query}")]
    assert len(names) == len(set(names)) == MANY
    shown: list[str] = []
    for number in range(1, MANY // 10 + 1, 46):
        page = client.get(f"/find?{query}&go=yes&page={number}")
        shown = [h for h in page.headings("h3") if h.startswith("Listing")]
        assert shown == names[(number - 1) * 10 : number * 10]
    assert shown


def test_the_link_on_the_page_leads_to_the_same_search(page_client: PageClient) -> None:
    for query in (
        "where=Witham&service=homecare&within=5",
        "need=dementia&when=weekend&gender=female",
        "text=dementia",
        "where=Clacton-on-Sea&service=nursing_home&need=eating_disorder&within=1",
    ):
        page = page_client.get(f"/find?{query}&go=yes")
        links = page.links()
        address = next(a for words, a in links.items() if "as a file for a spreadsheet" in words)
        rows = rows_of(page_client.client, address)
        shown = [href.rpartition("/")[2] for href in links.values() if "/listings/" in href]
        assert [row["Page"].rpartition("/")[2] for row in rows][: len(shown)] == shown
        assert {row["Made-up example"] for row in rows} == {"Yes. It does not exist."}
        heading = next(h for h in page.headings("h2") if h.startswith("We found"))
        assert f" {len(rows)} " in heading


def test_distances_are_those_of_the_page(page_client: PageClient) -> None:
    rows = rows_of(page_client.client, "/find/download.csv?where=Witham&kind=day_opportunity")
    away = [float(row["Miles away"]) for row in rows if row["Miles away"]]
    assert away
    assert max(away) < 30


def test_a_place_nobody_knows_leads_to_the_page_that_says_so(page_client: PageClient) -> None:
    answer = page_client.client.get("/find/download.csv?where=Qwxyzt&service=homecare")
    assert answer.status_code == 302
    page = page_client.get(answer.headers["Location"])
    assert "Qwxyzt" in " ".join(page.errors())


def test_nothing_found_is_a_file_with_only_names_of_columns(tmp_path: Path) -> None:
    with a_site(tmp_path, lambda session: None) as site:
        client = site.test_client()
        assert rows_of(client, "/find/download.csv?text=zzyzxqw") == []
        heads = client.get("/find/download.csv").get_data(as_text=True)
        assert heads.startswith("Name,Kind,")
        assert heads.count("\r\n") == 1


def test_it_is_sent_as_it_is_read(own_site: Flask) -> None:
    """Seven times as many rows need no more memory: what was sent is not kept."""
    client = own_site.test_client()
    for _ in range(2):
        few, most = (
            _peak(client, f"/find/download.csv?kind={kind}")
            for kind in ("micro_enterprise", "day_opportunity")
        )
    assert most < few * 2


def _peak(client: FlaskClient, path: str) -> int:
    """The most bytes held while the file is read part by part."""
    tracemalloc.start()
    try:
        answer = client.get(path, buffered=False)
        parts = sum(1 for _part in answer.response)
        answer.close()
        assert parts > 1
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
