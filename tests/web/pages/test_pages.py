"""Pages of plain words, feedback, and errors."""

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from tests.web.page_client import PageClient
from web.pages.models import Feedback

PAGES = {
    "/": "What do you need help with?",
    "/find": "Find care near you",
    "/advice": "Advice about care",
    "/urgent-help": "Urgent help",
    "/accessibility": "Accessibility",
    "/privacy": "Privacy",
    "/about": "About Care Finder",
    "/register": "Get listed here",
    "/feedback": "Tell us what you think",
    "/feedback/thanks": "Thank you",
    "/money/who-pays": "Who might pay for your care?",
    "/money/cost-of-a-pa": "What does it cost to employ a personal assistant?",
}


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_fit_for_everyone(page_client: PageClient, path: str) -> None:
    page = page_client.get(path)
    assert page.headings() == [PAGES[path]]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_that_some_listings_are_examples(
    page_client: PageClient, path: str
) -> None:
    page = page_client.get(path)
    assert "Some listings are made-up examples." in page.words(page.all("body")[0])


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_whom_to_ring_in_danger(page_client: PageClient, path: str) -> None:
    page = page_client.get(path)
    assert page.links()["999"] == "tel:999"
    assert {"/accessibility", "/privacy", "/urgent-help", "/about"} <= set(page.links().values())


def test_urgent_help_has_a_number_for_every_danger(page_client: PageClient) -> None:
    links = set(page_client.get("/urgent-help").links().values())
    assert {"tel:999", "tel:111", "tel:116123", "tel:08001119" + "99"} <= links


def test_the_register_page_is_honest(page_client: PageClient) -> None:
    assert "You cannot do this online yet." in page_client.get("/register").words()


def test_feedback_is_kept_without_numbers(page_client: PageClient, session: Session) -> None:
    said = "The page was good. Ring me on 07700 900123."
    page = page_client.post("/feedback", {"text": said, "page": "/advice/dementia?q=me"})
    assert page.headings() == ["Thank you"]
    kept = session.scalars(select(Feedback)).all()
    session.execute(delete(Feedback))
    session.commit()
    assert [(f.page, "900123" in f.text) for f in kept] == [("/advice/dementia", False)]
    assert kept[0].text.startswith("The page was good.")


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001])
def test_feedback_that_cannot_be_kept_is_an_error_on_the_page(
    page_client: PageClient, text: str
) -> None:
    page = page_client.post("/feedback", {"text": text}, status=400)
    assert len(page.errors()) == 1
    assert page.field_value("text") == text.strip()


def test_an_unknown_address_is_a_plain_page(page_client: PageClient) -> None:
    page = page_client.get("/nowhere", status=404)
    assert page.headings() == ["Sorry, we cannot find that page"]


def test_a_page_that_wants_a_button_says_so(page_client: PageClient) -> None:
    page = page_client.get("/chat/say", status=405)
    assert page.headings() == ["Sorry, that page cannot be opened like this"]


def test_robots_stay_out_of_conversations(page_client: PageClient) -> None:
    answer = page_client.client.get("/robots.txt")
    assert answer.mimetype == "text/plain"
    assert "Disallow: /chat/" in answer.get_data(as_text=True)
