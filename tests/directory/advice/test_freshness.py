"""What is no longer sure is listed, for staff, with what to do."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from directory.advice import ArticleError, load_articles
from directory.advice.freshness import stale_figures, stale_now
from directory.cli import main

FIGURES = """old:
  what: What was true last year
  amount: 1
  unit: pounds
  from: 2025-04-06
  to: 2026-04-05
  source: {name: "GOV.UK: Old", url: "https://www.gov.uk/old"}
  checked: 2025-11-23
fresh:
  what: What is true
  amount: 2
  unit: pounds
  from: 2026-04-06
  to: 2027-04-05
  source: {name: "GOV.UK: Fresh", url: "https://www.gov.uk/fresh"}
  checked: 2026-11-23
early:
  what: What will be true
  amount: 3
  unit: pounds
  from: 2027-04-06
  to: 2028-04-05
  source: {name: "GOV.UK: Early", url: "https://www.gov.uk/early"}
  checked: 2026-11-23
"""
ARTICLE = """---
topic: {topic}
title: "A title"
summary: "What helps."
short: "See a GP."
ask: ["Who can help?"]
next: ["Call the GP."]
sources:
  - {{name: "NHS", url: "https://www.nhs.uk", checked: 2026-01-01}}
reviewed: 2026-01-01
review_by: {review_by}
---

Words.
"""
TODAY = date(2026, 11, 23)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Two languages: of three articles, one English and one Polish are overdue on TODAY."""
    for language, topic, review_by in (
        ("en", "dementia", "2026-07-01"),
        ("en", "falls", "2026-11-23"),
        ("pl", "falls", "2026-11-22"),
    ):
        path = tmp_path / language / "advice" / f"{topic}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ARTICLE.format(topic=topic, review_by=review_by), encoding="utf-8")
    (tmp_path / "figures.yml").write_text(FIGURES, encoding="utf-8")
    return tmp_path


def test_each_stale_figure_and_overdue_article_is_named_once(library: Path) -> None:
    old, early, english, polish = stale_now(TODAY, library, library / "figures.yml")
    assert old == (
        "The figure old (What was true last year) ended 5 April 2026: look at GOV.UK: Old "
        "(https://www.gov.uk/old) and put the new one in figures.yml."
    )
    assert "early (What will be true) is only true from 6 April 2027" in early
    assert "en/advice/dementia.md had to be checked by 1 July 2026" in english
    assert "pl/advice/falls.md had to be checked by 22 November 2026" in polish


def test_nothing_is_listed_while_all_is_fresh(library: Path) -> None:
    (library / "figures.yml").write_text(FIGURES.partition("early:")[0], encoding="utf-8")
    last_day_of_old = date(2026, 4, 5)
    said = stale_now(last_day_of_old, library, library / "figures.yml")
    assert [sentence.split()[2] for sentence in said] == ["fresh"]


def test_ours_is_listed_when_its_time_has_passed() -> None:
    said = " ".join(stale_now(date(2099, 1, 1)))
    assert "The figure capital_upper" in said
    assert "en/advice/dementia.md" in said


def test_an_article_knows_its_stale_figures() -> None:
    article = load_articles()["capital_limits"]
    keys = {figure.key for figure in stale_figures(article, date(2099, 1, 1))}
    assert keys == {"capital_upper", "capital_lower", "tariff_step"}
    assert stale_figures(load_articles()["dementia"], date(2099, 1, 1)) == []


@pytest.mark.parametrize(
    ("stale", "code", "words"),
    [
        (["The figure old ended."], 1, "The figure old ended.\n"),
        ([], 0, "Every figure and every article is up to date.\n"),
    ],
)
def test_the_command_lists_them_and_fails_if_there_are_any(
    monkeypatch: pytest.MonkeyPatch, stale: list[str], code: int, words: str
) -> None:
    monkeypatch.setattr("directory.cli.advice.stale_now", lambda: stale)
    result = CliRunner().invoke(main, ["advice"])
    assert (result.exit_code, result.output) == (code, words)


def test_the_command_says_what_is_wrong_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> list[str]:
        raise ArticleError("figures.yml must have one entry a figure.")

    monkeypatch.setattr("directory.cli.advice.stale_now", fail)
    result = CliRunner().invoke(main, ["advice"])
    assert result.exit_code == 1
    assert result.output == "Error: figures.yml must have one entry a figure.\n"
