"""The advice library on the site."""

import dataclasses
from datetime import date

import pytest
from flask import Flask

from directory.advice import load_articles
from directory.advice.figures import get_figure
from tests.web.page_client import PageClient
from web.advice import routes
from web.advice.presenter import advice_block, article_on


def test_every_article_has_a_page_that_is_linked(page_client: PageClient) -> None:
    index = page_client.get("/advice")
    linked = set(index.links().values())
    for topic, article in load_articles().items():
        assert f"/advice/{topic}" in linked
        page = page_client.get(f"/advice/{topic}")
        assert page.headings() == [article.title]
        assert {"The short answer", "We are checking this page"} & set(page.headings("h2"))
        for heading in ("Questions to ask", "What to do next"):
            assert heading in page.headings("h2")
        assert "We looked at it on" in page.words()
        assert "This page was checked on" in page.words()


def test_the_councils_details_stand_in_the_words(page_client: PageClient) -> None:
    page = page_client.get("/advice/needs_assessment")
    assert "Essex County Council" in page.words()
    assert "0345 603 7630" in page.words()


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("who pays for a care home", "Paying for a care home"),
        ("mum keeps forgetting, is it dementia", "dementia"),
        ("stairlift", "adaptations"),
    ],
)
def test_the_search_box_finds_the_article(page_client: PageClient, words: str, title: str) -> None:
    page = page_client.get("/advice", query_string={"q": words})
    first = page.words().partition("What we have on that")[2][:90]
    assert title.lower().split()[-1] in first.lower()
    assert page.field_value("q") == words


def test_a_search_for_nothing_we_have_says_so(page_client: PageClient) -> None:
    page = page_client.get("/advice?q=zzzz+qqqq")
    assert "Sorry, we have nothing on that" in page.words()


def test_a_topic_without_an_article_is_not_found(page_client: PageClient) -> None:
    page_client.get("/advice/knitting", status=404)


def test_an_article_past_its_day_hides_the_short_answer(
    app: Flask, page_client: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.test_request_context():
        fresh = article_on("direct_payments")
    assert fresh is not None
    old = dataclasses.replace(fresh, reviewed=date(2020, 1, 1), review_by=date(2020, 7, 1))
    monkeypatch.setattr(routes, "article_on", lambda topic: old)
    page = page_client.get("/advice/direct_payments")
    assert "We are checking this page" in page.words()
    assert fresh.short not in page.words()


STALE_NOTE = "Some of the figures on this page are for last year."


def test_a_page_with_a_stale_figure_says_so_and_where_to_look(
    app: Flask, page_client: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.test_request_context():
        fresh = article_on("pip")
    assert fresh is not None
    age, rate = get_figure("pip_age"), get_figure("pip_mobility_standard")
    days = {"starts": date(2019, 4, 6), "ends": date(2020, 4, 5)}
    stale = tuple(dataclasses.replace(figure, **days) for figure in (age, rate))
    monkeypatch.setattr(
        routes, "article_on", lambda topic: dataclasses.replace(fresh, figures=stale)
    )
    page = page_client.get("/advice/pip")
    words = page.words()
    assert STALE_NOTE in words
    note = words.partition(STALE_NOTE)[2].partition("Ring")[0]
    assert note.count(rate.source.name) == 1


def test_a_page_without_stale_figures_says_nothing_of_them(
    page_client: PageClient,
) -> None:
    assert STALE_NOTE not in page_client.get("/advice/dementia").words()


def test_an_answer_in_short_has_no_stale_figure(app: Flask) -> None:
    upper = get_figure("capital_upper")
    with app.test_request_context():
        in_time = advice_block("paying_for_care", today=upper.ends)
        fresh = load_articles()["paying_for_care"]
        after = article_on("paying_for_care", today=date(2099, 1, 1))
    assert in_time is not None
    assert after is not None
    assert upper.words in in_time["text"]
    assert upper.words not in after.short
    assert after.short != fresh.summary


def test_the_block_has_every_field_of_the_contract(app: Flask) -> None:
    with app.test_request_context():
        block = advice_block("direct_payments")
        assert advice_block("knitting") is None
        later = advice_block("direct_payments", today=date(2099, 1, 1))
    assert block is not None
    assert later is not None
    assert set(block) >= {"type", "topic", "title", "text", "url", "sources", "reviewed"}
    assert block["url"] == "/advice/direct_payments"
    assert "{{" not in block["text"]
    assert later["text"] != block["text"]
    assert later["is_being_checked"] is True
