"""Who might pay for your care: one question after another, kept in the address, then the rules."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest

from directory.advice.figures import Figure
from directory.money.who_pays import OPTIONS, questions_for
from tests.web.page_client import Page, PageClient
from web.words.measures import day_in_words

PATH = "/money/who-pays"
AT_HOME = "care=at_home&savings=between&nursing=no"
EMPTY_HOUSE = "care=care_home&savings=below&owns_home=yes&lived_in=no&nursing=yes"


def _asked(page: Page) -> str:
    return page.words(page.all("legend")[0])


def _fields(page: Page) -> dict[str, str]:
    """What the form sends as it stands, like a browser without a script."""
    sent = {}
    for field in page.all("input"):
        is_sent = field.get("type") == "hidden" or field.get("checked") is not None
        if is_sent and (name := field.get("name")):
            sent[name] = field.get("value", "")
    return sent


def _days(figure: Figure) -> str:
    return f"For {day_in_words(figure.starts)} to {day_in_words(figure.ends)}."


def _radios(page: Page) -> set[str]:
    return {e.get("value", "") for e in page.all("input") if e.get("type") == "radio"}


def test_the_first_page_asks_and_has_no_errors(page_client: PageClient) -> None:
    page = page_client.get(PATH)
    assert page.headings() == ["Who might pay for your care?"]
    assert _asked(page) == "What kind of care is it?"
    assert _radios(page) == set(OPTIONS["care"])
    assert page.errors() == []
    assert "we do not keep your answers" in page.words()
    assert page_client.response.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in page_client.response.headers


@pytest.mark.parametrize(
    "answers",
    [
        {"care": "at_home", "savings": "above", "nursing": "not_sure"},
        {"care": "care_home", "savings": "below", "owns_home": "no", "nursing": "no"},
        {
            "care": "care_home",
            "savings": "not_said",
            "owns_home": "yes",
            "lived_in": "yes",
            "nursing": "yes",
        },
    ],
)
def test_the_forms_lead_from_question_to_question_to_the_rules(
    page_client: PageClient, answers: dict[str, str]
) -> None:
    page = page_client.get(PATH)
    for question in questions_for(answers):
        sent = _fields(page)
        assert sent["ask"] == question
        page = page_client.get(f"{PATH}?{urlencode({**sent, question: answers[question]})}")
        assert page.errors() == []
    assert page.headings("h2")[0] == "What the rules mean for you"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("ask=care", "Choose the kind of care"),
        ("care=castle", "Choose the kind of care"),
        ("ask=savings&care=at_home", "Choose how much you have in savings"),
        ("ask=savings&care=at_home&savings=5", "Choose how much you have in savings"),
        ("ask=owns_home&care=care_home&savings=below", "Choose “Yes” if you own your home"),
        (
            "ask=lived_in&care=care_home&savings=below&owns_home=yes",
            "Choose “Yes” if one of these people lives in your home",
        ),
        ("ask=nursing&care=short_stay&savings=below", "Choose “Yes”, “No” or “I am not sure”"),
    ],
)
def test_an_answer_left_out_or_wrong_is_an_error_and_nothing_is_lost(
    page_client: PageClient, query: str, words: str
) -> None:
    page = page_client.get(f"{PATH}?{query}")
    assert [error.startswith(words) for error in page.errors()] == [True]
    sent = _fields(page)
    given = dict(pair.split("=") for pair in query.split("&"))
    kept = {name: value for name, value in given.items() if value in OPTIONS.get(name, ())}
    assert kept.items() <= sent.items()
    assert f"{sent['ask']}-error" in page.html


def test_an_error_with_later_answers_keeps_them(page_client: PageClient) -> None:
    later = {"savings": "below", "owns_home": "yes", "lived_in": "no", "nursing": "yes"}
    page = page_client.get(f"{PATH}?{urlencode({'ask': 'care', **later})}")
    assert len(page.errors()) == 1
    assert later.items() <= _fields(page).items()


def test_what_is_no_answer_never_reaches_the_page(page_client: PageClient) -> None:
    page = page_client.get(PATH, query_string={"care": "<script>x", "ask": "<b>", "change": "y"})
    assert "<script>x" not in page.html
    assert _fields(page) == {"ask": "care"}


def test_the_savings_are_asked_in_bands_with_the_figures(
    page_client: PageClient, known_figures: dict[str, Figure]
) -> None:
    page = page_client.get(f"{PATH}?care=at_home")
    for words in ("More than £23,250", "Between £14,250 and £23,250", "Less than £14,250"):
        assert words in page.words()
    assert "your partner's own savings" in page.words()
    with page_client.client.application.test_request_context():
        assert _days(known_figures["capital_upper"]) in page.words()


def test_a_house_is_asked_about_only_for_a_care_home_for_good(page_client: PageClient) -> None:
    home = page_client.get(f"{PATH}?care=care_home&savings=below")
    assert _asked(home) == "Do you own the home you live in?"
    lived_in = page_client.get(f"{PATH}?care=care_home&savings=below&owns_home=yes")
    assert "a relative aged 60 or over" in lived_in.words()
    for care in ("at_home", "short_stay", "not_sure"):
        page = page_client.get(f"{PATH}?care={care}&savings=below&owns_home=yes")
        assert _asked(page) == "Do you need a lot of nursing or medical care?"


def test_the_answer_is_the_rules_with_figures_and_sources(
    page_client: PageClient, known_figures: dict[str, Figure]
) -> None:
    page = page_client.get(f"{PATH}?{AT_HOME}")
    words = page.words()
    assert "You would most likely pay part of the cost" in words
    assert "For each £250 over £14,250, or part of it" in words
    assert "at most £36 a week" in words
    assert "the home you live in never counts" in words
    assert "must always leave you a set sum" in words
    assert "(a needs assessment). It is free, whatever money you have." in words
    assert "nursing home" not in words
    for key in ("capital_upper", "capital_lower", "tariff_step"):
        figure = known_figures[key]
        assert page.links()[figure.source.name] == figure.source.url
        with page_client.client.application.test_request_context():
            assert f"{figure.words}. {_days(figure)}" in words


def test_only_the_council_can_decide_and_here_is_its_phone(page_client: PageClient) -> None:
    page = page_client.get(f"{PATH}?{AT_HOME}")
    assert "Only the council can decide" in page.headings("h2")
    assert "financial assessment" in page.words()
    assert page.links()["0345 603 7630"] == "tel:03456037630"


def test_an_empty_house_tells_of_twelve_weeks_loans_and_the_nhs(page_client: PageClient) -> None:
    page = page_client.get(f"{PATH}?{EMPTY_HOUSE}")
    for words in (
        "After 12 weeks your house most likely counts too",
        "for the first 12 weeks after you move in",
        "deferred payment",
        "the NHS may pay for all of it",
        "In a nursing home, the NHS may pay part",
    ):
        assert words in page.words()
    addresses = set(page.links().values())
    for topic in ("deferred_payment", "nhs_continuing_healthcare", "nhs_funded_nursing_care"):
        assert f"/advice/{topic}" in addresses


def test_every_answer_makes_a_page_whose_links_lead_somewhere(page_client: PageClient) -> None:
    linked = set()
    for care in OPTIONS["care"]:
        for savings in OPTIONS["savings"]:
            query = f"care={care}&savings={savings}&owns_home=yes&lived_in=no&nursing=yes"
            page = page_client.get(f"{PATH}?{query}")
            assert page.headings("h2")[0] == "What the rules mean for you"
            assert "%(" not in page.html
            linked |= {a for a in page.links().values() if a.startswith("/advice/")}
    for address in linked:
        page_client.get(address)


def test_an_answer_can_be_changed_and_the_others_stay(page_client: PageClient) -> None:
    page = page_client.get(f"{PATH}?{AT_HOME}")
    changing = page_client.get(page.links()["Change: How much do you have in savings?"])
    assert _fields(changing) == {
        "ask": "savings",
        "care": "at_home",
        "savings": "between",
        "nursing": "no",
    }
    changed = page_client.get(f"{PATH}?{urlencode({**_fields(changing), 'savings': 'above'})}")
    assert "You would most likely pay the full cost" in changed.words()
    back = page_client.get(changing.links()["Back"])
    assert "You would most likely pay part of the cost" in back.words()


def test_back_leads_to_the_question_before_with_its_answer(page_client: PageClient) -> None:
    page = page_client.get(f"{PATH}?care=at_home&savings=above")
    before = page_client.get(page.links()["Back"])
    assert _asked(before) == "How much do you have in savings?"
    assert _fields(before)["savings"] == "above"
    assert "Back" not in page_client.get(PATH).links()


@pytest.mark.parametrize("query", ["care=at_home", AT_HOME])
def test_last_years_figures_are_never_shown_as_this_years(
    page_client: PageClient, make_stale: Callable[..., None], query: str
) -> None:
    warning = "Some of these figures are for last year."
    assert warning not in page_client.get(f"{PATH}?{query}").words()
    make_stale("capital_upper")
    words = page_client.get(f"{PATH}?{query}").words()
    assert warning in words
    assert "For 6 April 2020 to 5 April 2021. This is for last year." in words
    assert words.count("This is for last year.") == 1


def test_the_page_only_reads(page_client: PageClient) -> None:
    assert page_client.client.post(PATH).status_code in (400, 405)


@pytest.mark.parametrize(
    "topic",
    ["capital_limits", "paying_for_care", "financial_assessment", "self_funding"]
    + ["paying_homecare", "paying_care_home"],
)
def test_articles_about_paying_lead_here(page_client: PageClient, topic: str) -> None:
    links = page_client.get(f"/advice/{topic}").links()
    assert links["Who might pay for your care? Answer a few questions"] == PATH


def test_other_articles_do_not(page_client: PageClient) -> None:
    links = page_client.get("/advice/dementia").links()
    assert "Who might pay for your care? Answer a few questions" not in links
    assert links["Who might pay for your care?"] == PATH, "the foot of every page"
