"""The council's details in sentences, and sentences that still read well without them."""

import re
from dataclasses import replace
from datetime import date

import pytest

from directory.advice import Article, load_articles
from directory.advice.figures import get_figure
from directory.advice.placeholders import fill, fill_article

ALL = {
    "name": "Anyshire Council",
    "adult_care_phone": "01632 960 001",
    "website": "https://example.org",
}
ESSEX = {"name": "Essex County Council", "adult_care_phone": "0345 603 7630"}
LATER = date(2099, 1, 1)
NAME_ONLY = {"name": "Anyshire Council", "adult_care_phone": None, "website": None}
CALL = "Call {{ council.name }} on {{ council.adult_care_phone }} and ask."


def test_details_are_filled_in() -> None:
    assert fill(CALL, ALL) == "Call Anyshire Council on 01632 960 001 and ask."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (CALL, "Call Anyshire Council and ask."),
        ("Ask for a talk, on {{ council.adult_care_phone }}.", "Ask for a talk."),
        (
            "Call {{ council.name }} on {{ council.adult_care_phone }}, or look at {{ council.website }}.",
            "Call Anyshire Council.",
        ),
        (
            "You can also look at {{ council.website }}.",
            "You can also look at the council's website.",
        ),
    ],
)
def test_what_the_council_has_not_given_leaves_a_good_sentence(text: str, words: str) -> None:
    assert fill(text, NAME_ONLY) == words


def test_no_article_keeps_a_placeholder_or_a_broken_sentence() -> None:
    for article in load_articles().values():
        filled = fill_article(article, NAME_ONLY)
        text = " ".join([filled.short, filled.body, *filled.ask, *filled.next_steps])
        assert "{{" not in text, article.topic
        assert "None" not in text.split(), article.topic
        assert not re.search(r"Council,? on[.,]| ,|  ", text), article.topic


@pytest.fixture
def article() -> Article:
    article = load_articles()["capital_limits"]
    return replace(
        article, short="With {{ figure.capital_upper }}, you pay. Ask {{ council.name }}."
    )


def test_figures_are_filled_in_everywhere(article: Article) -> None:
    upper = get_figure("capital_upper")
    written = replace(
        article, title="{{ figure.capital_upper }}", ask=("{{ figure.capital_upper }}?",)
    )
    filled = fill_article(written, ALL, upper.ends)
    assert filled.title == upper.words
    assert filled.ask == (f"{upper.words}?",)
    assert filled.short == f"With {upper.words}, you pay. Ask Anyshire Council."
    assert f"upper limit: {upper.words}" in filled.body


def test_the_answer_in_short_loses_a_stale_sentence_and_the_body_keeps_it(article: Article) -> None:
    filled = fill_article(article, ALL, LATER)
    assert filled.short == "Ask Anyshire Council."
    assert get_figure("capital_upper").words in filled.body


def test_an_answer_that_is_all_stale_is_the_summary(article: Article) -> None:
    stale = replace(article, short="With {{ figure.capital_upper }}, you pay.")
    assert fill_article(stale, ALL, LATER).short == article.summary


@pytest.mark.parametrize("today", [date(2026, 11, 23), LATER])
def test_every_answer_in_short_can_be_said_aloud(today: date) -> None:
    for topic, article in load_articles().items():
        short = fill_article(article, ESSEX, today).short
        assert 10 <= len(short.split()) <= 60, topic
        assert re.match(r"[A-Z]", short), topic
