"""What a personal assistant costs: a small form, and a table of a week and a year."""

from collections.abc import Callable

import pytest

from directory.advice.figures import Figure
from tests.web.page_client import Page, PageClient
from web.money.presenter import PA_FIGURES

PATH = "/money/cost-of-a-pa"


def _table(page: Page) -> dict[str, list[str]]:
    """Each row's name to its two amounts."""
    rows = [row for body in page.all("tbody") for row in body.iter("tr")]
    return {
        page.words(next(row.iter("th"))): [page.words(cell) for cell in row.iter("td")]
        for row in rows
    }


def test_the_form_alone_starts_from_the_least_pay(page_client: PageClient) -> None:
    page = page_client.get(PATH)
    assert page.headings() == ["What does it cost to employ a personal assistant?"]
    assert (page.errors(), page.all("table")) == ([], [])
    assert page.field_value("hours") == ""
    assert page.field_value("pay") == "12.71"
    assert page_client.response.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in page_client.response.headers


def test_the_sum_for_a_week_and_a_year(page_client: PageClient) -> None:
    """Reckoned by hand, as in tests/directory/money; 1,278 / 52 = 24.576..."""
    page = page_client.get(f"{PATH}?hours=20&pay=13")
    assert page.errors() == []
    assert _table(page) == {
        "Wage": ["£260.00", "£13,520.00"],
        "Cover while they are on holiday": ["£28.00", "£1,456.00"],
        "Pension": ["£4.20", "£218.40"],
        "National Insurance, with Employment Allowance": ["£0.00", "£0.00"],
        "Total with Employment Allowance": ["£292.20", "£15,194.40"],
        "National Insurance, without Employment Allowance": ["£24.58", "£1,278.00"],
        "Total without Employment Allowance": ["£316.78", "£16,472.40"],
    }
    assert "20 hours a week at £13.00 an hour" in page.words()


def test_the_sum_is_explained_and_says_what_it_leaves_out(
    page_client: PageClient, known_figures: dict[str, Figure]
) -> None:
    page = page_client.get(f"{PATH}?hours=20&pay=13")
    for words in (
        "in those 5.6 weeks you pay your PA and also somebody else",
        "3% of the yearly pay between £6,240 and £50,270",
        "Most people who employ only care workers pay no National Insurance",
        "employers' liability insurance",
        "payroll service",
        "sick pay",
        "training",
        "round to the nearest penny at the end",
    ):
        assert words in page.words()
    assert {"/advice/employing_pa", "/advice/direct_payments", "/advice/personal_budget"} <= set(
        page.links().values()
    )
    for figure in (known_figures[key] for key in PA_FIGURES):
        assert figure.words in page.words()
        assert page.links()[figure.source.name] == figure.source.url


def test_what_was_typed_stays_in_the_form(page_client: PageClient) -> None:
    page = page_client.get(PATH, query_string={"hours": " 12.5 ", "pay": "£ 15.50"})
    assert page.errors() == []
    assert _table(page)["Wage"][0] == "£193.75"  # 12.5 x 15.50
    assert (page.field_value("hours"), page.field_value("pay")) == ("12.5", "£ 15.50")


@pytest.mark.parametrize(
    "hours", ["", "0", "0.99", "100.01", "101", "-5", "ten", "1e2", "٢٠", "NaN"]
)
def test_hours_must_be_from_1_to_100(page_client: PageClient, hours: str) -> None:
    page = page_client.get(PATH, query_string={"hours": hours, "pay": "15"})
    assert page.errors() == ["Enter the hours a week, from 1 to 100, like 20"]
    assert (page.field_value("hours"), page.field_value("pay")) == (hours, "15")
    assert page.all("table") == []


@pytest.mark.parametrize("hours", ["1", "100", "37.5"])
def test_the_fewest_and_most_hours_are_taken(page_client: PageClient, hours: str) -> None:
    assert page_client.get(f"{PATH}?hours={hours}").errors() == []


@pytest.mark.parametrize("pay", ["", "lots", "-13", "15,5", "1000", "Infinity", "13.555"])
def test_pay_must_be_pounds(page_client: PageClient, pay: str) -> None:
    page = page_client.get(PATH, query_string={"hours": "20", "pay": pay})
    assert page.errors() == ["Enter the pay an hour in pounds, like 14.50"]
    assert (page.field_value("hours"), page.field_value("pay")) == ("20", pay)


def test_less_than_the_law_allows_is_an_error_that_says_the_least(page_client: PageClient) -> None:
    page = page_client.get(f"{PATH}?hours=20&pay=12.70")
    assert page.errors() == [
        "Enter £12.71 or more. By law that is the least you can pay for an hour, "
        "to somebody aged 21 or over"
    ]
    assert page.field_value("pay") == "12.70"
    assert page_client.get(f"{PATH}?hours=20&pay=12.71").errors() == []


def test_two_things_wrong_are_both_said(page_client: PageClient) -> None:
    assert len(page_client.get(f"{PATH}?hours=x&pay=y").errors()) == 2


def test_what_is_typed_is_never_markup(page_client: PageClient) -> None:
    page = page_client.get(PATH, query_string={"hours": "<b>5</b>", "pay": '"><i>'})
    assert (page.field_value("hours"), page.field_value("pay")) == ("<b>5</b>", '"><i>')


@pytest.mark.parametrize("key", PA_FIGURES)
def test_last_years_figures_are_never_used_silently(
    page_client: PageClient, make_stale: Callable[..., None], key: str
) -> None:
    warning = "Some of these figures are for last year."
    assert warning not in page_client.get(f"{PATH}?hours=20").words()
    make_stale(key)
    words = page_client.get(f"{PATH}?hours=20").words()
    assert warning in words
    assert words.count("This is for last year.") == 1


@pytest.mark.parametrize("topic", ["employing_pa", "direct_payments", "personal_budget"])
def test_articles_about_employing_lead_here(page_client: PageClient, topic: str) -> None:
    links = page_client.get(f"/advice/{topic}").links()
    assert links["Work out what a personal assistant costs"] == PATH
