"""National figures: how they are written, on which days they are true, and what is refused."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from directory.advice import ArticleError, load_articles
from directory.advice.figures import (
    Figure,
    figures_in,
    fill_figures,
    get_figure,
    load_figures,
    without_stale,
)
from directory.advice.sources import Source

GOOD = """capital_upper:
  what: Savings above which you pay it all
  amount: 23250
  unit: pounds
  from: 2026-04-06
  to: 2027-04-05
  source:
    name: "GOV.UK: Charging"
    url: https://www.gov.uk/charging
  checked: 2026-11-23
"""
IN_THE_YEAR = date(2026, 11, 23)
LATER = date(2099, 1, 1)


def _write(folder: Path, text: str) -> Path:
    path = folder / "figures.yml"
    path.write_text(text, encoding="utf-8")
    return path


def _figure(amount: str, unit: str) -> Figure:
    source = Source("GOV.UK", "https://www.gov.uk", date(2026, 11, 23))
    days = (date(2026, 4, 6), date(2027, 4, 5))
    return Figure("some", "What it is", Decimal(amount), unit, *days, source)


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        ("23250", "pounds", "£23,250"),
        ("114.60", "pounds_a_week", "£114.60"),
        ("114.6", "pounds_a_week", "£114.60"),
        ("80.00", "pounds_a_week", "£80"),
        ("12.71", "pounds_an_hour", "£12.71"),
        ("15", "percent", "15%"),
        ("66", "years", "66"),
        ("30", "hours_a_week", "30"),
        ("5.6", "weeks", "5.6"),
    ],
)
def test_an_amount_is_written_as_people_write_it(amount: str, unit: str, words: str) -> None:
    assert _figure(amount, unit).words == words


@pytest.mark.parametrize(
    ("today", "is_stale"),
    [
        (date(2026, 4, 5), True),
        (date(2026, 4, 6), False),
        (date(2027, 4, 5), False),
        (date(2027, 4, 6), True),
    ],
)
def test_a_figure_is_true_on_its_first_and_its_last_day(today: date, is_stale: bool) -> None:
    assert _figure("1", "pounds").is_stale(today) is is_stale


def test_a_good_file_is_read_whole(tmp_path: Path) -> None:
    figures = load_figures(_write(tmp_path, GOOD))
    figure = figures["capital_upper"]
    assert figure.amount == Decimal(23250)
    assert figure.year == "2026 to 2027"
    assert figure.source == Source(
        "GOV.UK: Charging", "https://www.gov.uk/charging", date(2026, 11, 23)
    )


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("  unit: pounds\n", "", "have exactly"),
        ("  unit: pounds\n", "  unit: pounds\n  colour: red\n", "have exactly"),
        ("unit: pounds", "unit: euros", "have a unit"),
        ("to: 2027-04-05", "to: 2025-04-05", "begin before it ends"),
        ("to: 2027-04-05", "to: soon", "have days"),
        ("checked: 2026-11-23", "checked: lately", "have days"),
        ("https://www", "http://www", "https address"),
        ('    name: "GOV.UK: Charging"\n', "", "`name`"),
        ("amount: 23250", "amount: lots", "number"),
    ],
)
def test_a_bad_entry_is_refused_by_key(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert old in GOOD
    with pytest.raises(ArticleError) as caught:
        load_figures(_write(tmp_path, GOOD.replace(old, new, 1)))
    assert "figures.yml: the figure capital_upper must" in str(caught.value)
    assert words in str(caught.value)


@pytest.mark.parametrize("text", ["", "- one\n", "capital_upper: {"])
def test_a_file_that_is_no_list_of_figures_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ArticleError, match=r"figures\.yml must"):
        load_figures(_write(tmp_path, text))


def test_a_reference_becomes_the_words_or_the_year() -> None:
    figure = get_figure("capital_upper")
    filled = fill_figures("In {{ figure.capital_upper.year }}: {{figure.capital_upper}}.")
    assert filled == f"In {figure.year}: {figure.words}."


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("{{ figure.gold }}", "has no gold"),
        ("{{ figure.capital_upper.month }}", "figure.KEY"),
        ("{{ figure }}", "figure.KEY"),
        ("{{ figure.holiday_weeks.year }}", "not the figure of one year"),
    ],
)
def test_a_wrong_reference_is_refused(reference: str, words: str) -> None:
    with pytest.raises(ArticleError, match=words):
        figures_in(f"You may have {reference}.")


def test_sentences_with_a_stale_figure_are_left_out() -> None:
    text = "Ask us. With {{ figure.capital_upper }}, you pay! In {{ figure.carers_allowance.year }}? Go."
    in_time = get_figure("capital_upper").ends
    assert without_stale(text, in_time) == text
    assert without_stale(text, LATER) == "Ask us. Go."
    assert without_stale("You have {{ figure.capital_upper }}.", LATER) == ""


def test_what_the_calculator_needs_is_there() -> None:
    needed = """capital_upper capital_lower tariff_step national_living_wage employer_ni_percent
        employer_ni_threshold_a_year employment_allowance pension_trigger_a_year
        pension_employer_percent pension_lower_a_year holiday_weeks"""
    assert set(needed.split()) <= set(load_figures())


def test_our_figures_agree_with_each_other() -> None:
    amount = {key: figure.amount for key, figure in load_figures().items()}
    assert amount["capital_lower"] < amount["capital_upper"]
    assert amount["attendance_allowance_lower"] < amount["attendance_allowance_higher"]
    assert amount["pip_daily_living_standard"] < amount["pip_daily_living_enhanced"]
    assert amount["pip_mobility_standard"] < amount["pip_mobility_enhanced"]
    assert amount["pension_lower_a_year"] < amount["pension_trigger_a_year"]
    assert amount["pension_trigger_a_year"] < amount["pension_upper_a_year"]
    assert amount["state_pension_age_before"] < amount["state_pension_age_after"]


def test_no_article_writes_by_hand_what_is_a_figure() -> None:
    money = [f.words for f in load_figures().values() if f.unit.startswith("pounds")]
    pattern = re.compile(rf"(?:{'|'.join(map(re.escape, money))})(?![\d,.]*\d)")
    for topic, article in load_articles().items():
        fields = [article.short, article.summary, article.body, *article.ask, *article.next_steps]
        for text in fields:
            found = pattern.search(text)
            assert not found, f"{topic} says {found and found.group()}: refer to the figure"


def test_no_summary_has_a_figure_for_it_stands_in_when_figures_are_stale() -> None:
    for topic, article in load_articles().items():
        assert not figures_in(article.summary), topic
