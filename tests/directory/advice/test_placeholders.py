"""The council's details in sentences, and sentences that still read well without them."""

import re

import pytest

from directory.advice import load_articles
from directory.advice.placeholders import fill, fill_article

ALL = {
    "name": "Anyshire Council",
    "adult_care_phone": "01632 960 001",
    "website": "https://example.org",
}
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
