"""Which article answers a message, by words alone."""

import pytest

from directory.advice import search_articles

ASKED = {
    "who pays?": "paying_for_care",
    "will I have to sell my house": "paying_care_home",
    "mum has dementia": "dementia",
    "how do I get a stairlift": "home_adaptations",
    "what does inadequate mean": "cqc_ratings",
    "is there a limit on savings": "capital_limits",
    "my carer is rude and I want to complain": "complaints",
    "how do I hire my own carer": "employing_pa",
    "how do i get an assessment": "needs_assessment",
    "what is chc": "nhs_continuing_healthcare",
    "someone is stealing from my nan": "safeguarding",
    "can i have a direct payment to pay a neighbour": "direct_payments",
    "i look after my husband": "unpaid_carers",
    "grab rail for the bath": "equipment",
}


@pytest.mark.parametrize("text", ASKED)
def test_everyday_questions_find_their_article(text: str) -> None:
    assert search_articles(text)[0][0] == ASKED[text]


@pytest.mark.parametrize("text", ["", "hello", "weather tomorrow", "asdf qwer", "the and of", "😀"])
def test_what_is_about_nothing_of_ours_finds_nothing(text: str) -> None:
    assert search_articles(text) == []


def test_the_best_comes_first_and_no_more_than_asked_for() -> None:
    found = search_articles("care home fees, savings, top up and deferred payment", limit=2)
    scores = [score for _topic, score in found]
    assert len(found) == 2
    assert scores == sorted(scores, reverse=True)
