"""The guided search: a form in the query string, kept whatever happens."""

import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.models import Service
from tests.web.page_client import PageClient


def test_the_form_alone_shows_no_results_and_no_errors(page_client: PageClient) -> None:
    page = page_client.get("/find")
    assert page.headings() == ["Find care near you"]
    assert page.errors() == []
    assert "We found" not in page.words()


def test_a_place_and_a_service_show_listings_near_it(page_client: PageClient) -> None:
    page = page_client.get("/find?go=yes&where=Witham&service=homecare")
    assert re.search(r"We found \d+ places and people for Witham", page.words())
    assert "Gives care at home" in page.words()
    assert "mile" in page.words()
    assert "Example" in page.words()
    assert any(address.startswith("/listings/") for address in page.links().values())


def test_what_was_asked_stays_in_the_form(page_client: PageClient) -> None:
    page = page_client.get(
        "/find?where=Witham&within=15&service=homecare&need=dementia&gender=female&when=weekend"
        "&accepts_direct_payments=yes&min_rating=good&language=pl&max_price=30&age=82&text=care"
    )
    ticked = {e.get("id") for e in page.all("input") if e.get("checked") is not None}
    assert ticked >= {
        "service-homecare",
        "need-dementia",
        "gender-female",
        "when-weekend",
        "accepts_direct_payments",
    }
    chosen = {e.get("value") for e in page.all("option") if e.get("selected") is not None}
    assert chosen == {"15", "good", "pl"}
    assert [page.field_value(n) for n in ("where", "max_price", "age", "text")] == [
        "Witham",
        "30",
        "82",
        "care",
    ]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("where=", "Enter a town, village or postcode in Essex"),
        ("where=Xyzzyville", "We do not know a place in Essex called “Xyzzyville”"),
        ("where=Witham&max_price=lots", "Enter the price in pounds, like 25"),
        ("where=Witham&age=old", "Enter the age in years, like 82"),
    ],
)
def test_errors_say_what_to_do_and_keep_what_was_typed(
    page_client: PageClient, query: str, words: str
) -> None:
    page = page_client.get(f"/find?go=yes&service=homecare&{query}")
    assert [error.startswith(words) for error in page.errors()] == [True]
    ticked = {e.get("id") for e in page.all("input") if e.get("checked") is not None}
    assert "service-homecare" in ticked
    name, _, value = query.rpartition("&")[2].partition("=")
    assert page.field_value(name) == value


def test_an_address_without_a_place_looks_everywhere(page_client: PageClient) -> None:
    page = page_client.get("/find?go=yes&service=advocacy")
    assert page.errors() == []
    assert re.search(r"We found \d+ place", page.words())


def test_unknown_keys_and_values_are_left_out(page_client: PageClient) -> None:
    page = page_client.get(
        "/find?go=yes&where=Witham&service=<script>&within=-4&page=zero&gender=robot&colour=red"
    )
    assert page.errors() == []
    assert "<script>" not in page.html


def test_results_have_pages_that_hold_different_listings(page_client: PageClient) -> None:
    first = page_client.get("/find?go=yes&where=Chelmsford&within=30&service=homecare")
    second = page_client.get(first.links()["Next page"])
    shown = [_listings(page.links()) for page in (first, second)]
    assert shown[0]
    assert shown[1]
    assert not shown[0] & shown[1]
    assert "Page before" in second.links()


def test_a_page_beyond_the_last_says_so(page_client: PageClient) -> None:
    page = page_client.get("/find?go=yes&where=Chelmsford&service=homecare&page=900")
    assert "There are no more results" in page.words()


def test_a_filter_that_leaves_nothing_is_named(page_client: PageClient) -> None:
    page = page_client.get("/find?go=yes&where=Witham&service=homecare&max_price=0.01")
    assert "Nothing fitted the price you asked for" in page.words()


def test_words_that_nobody_has_are_to_be_checked(page_client: PageClient) -> None:
    advice = "Check how the words are spelt, or try fewer words."
    assert advice in page_client.get("/find?go=yes&text=zzqxv").words()
    assert advice not in page_client.get("/find?go=yes&service=homecare").words()


def test_text_finds_a_listing_by_its_name(page_client: PageClient, session: Session) -> None:
    name = session.scalars(select(Service.name).order_by(Service.name).limit(1)).one()
    page = page_client.get("/find", query_string={"go": "yes", "text": name})
    assert name in page.words()


def _listings(links: dict[str, str]) -> set[str]:
    return {address for address in links.values() if address.startswith("/listings/")}


def test_a_postcode_in_the_text_box_is_a_place(page_client: PageClient) -> None:
    page = page_client.get("/find?go=yes&where=&text=lunch club CM8 1AA")
    assert page.errors() == []
    assert "for CM8 1AA" in page.words() or "nothing like that" in page.words()
    assert page.field_value("text") == "lunch club CM8 1AA"


def test_the_place_field_goes_before_the_text_box(page_client: PageClient) -> None:
    page = page_client.get("/find?go=yes&where=Harlow&text=care near Witham")
    assert page.errors() == []
    assert "for Witham" not in page.words()


def test_a_name_in_the_text_box_keeps_all_its_words(page_client: PageClient) -> None:
    page = page_client.get("/find?go=yes&where=&text=Witham Lodge")
    assert [error.startswith("Enter a town, village or postcode") for error in page.errors()] == [
        True
    ]


def test_another_council_s_place_says_so_and_shows_what_is_near(page_client: PageClient) -> None:
    page = page_client.get("/find?go=yes&where=Southend&service=homecare")
    words = page.words()
    assert (
        "another council's area: Southend-on-Sea City Council. That council arranges care there."
        in words
    )
    assert "We still show what is near." in words
    assert page.links()["https://www.southend.gov.uk"] == "https://www.southend.gov.uk"
    assert re.search(r"We found \d+ place", words)


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("CM23", "Most of CM23 is in another council's area: Hertfordshire County Council."),
        ("Grays", "Grays is in another council's area: Thurrock Council."),
        ("Sudbury", "Sudbury is in another council's area: Suffolk County Council."),
    ],
)
def test_each_neighbour_is_named(page_client: PageClient, where: str, said: str) -> None:
    assert said in page_client.get(f"/find?go=yes&where={where}").words()


def test_our_own_places_say_nothing_of_councils(page_client: PageClient) -> None:
    for where in ("Witham", "CM8", "Leigh Beck"):
        assert "council's area" not in page_client.get(f"/find?go=yes&where={where}").words()


def test_whose_area_is_said_on_the_first_page_only(page_client: PageClient) -> None:
    page = page_client.get("/find?go=yes&where=Southend&within=30&page=2")
    assert "This is page 2" in page.words()
    assert "another council" not in page.words()
