"""Articles are checked when they are loaded, and the message says what is wrong."""

from datetime import date
from pathlib import Path

import pytest

from directory.advice import ArticleError, load_articles
from directory.advice.articles import read_article

GOOD = """---
topic: dementia
title: "Living with dementia"
summary: "What helps."
short: "See a GP."
ask:
  - "Who can help?"
next:
  - "Call the GP."
sources:
  - name: "NHS: Dementia"
    url: https://www.nhs.uk/conditions/dementia/
    checked: 2026-11-23
reviewed: 2026-11-23
review_by: 2027-05-23
---

## What is it?

Words.
"""


def _write(folder: Path, text: str, name: str = "dementia.md") -> Path:
    path = folder / "en" / "advice" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_article_is_read_whole(tmp_path: Path) -> None:
    article = read_article(_write(tmp_path, GOOD))
    assert article.topic == "dementia"
    assert article.ask == ("Who can help?",)
    assert article.sources[0].checked == date(2026, 11, 23)
    assert article.body.startswith("## What is it?")
    assert not article.is_overdue(date(2027, 5, 23))
    assert article.is_overdue(date(2027, 5, 24))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("---\ntopic", "topic", "front matter"),
        ("topic: dementia", "topic: knitting", "`topic`"),
        ('title: "Living with dementia"', 'title: ""', "`title`"),
        ('short: "See a GP."\n', "", "missing ['short']"),
        ('short: "See a GP."', 'short: "See a GP."\ncolour: red', "unknown ['colour']"),
        ('  - "Who can help?"', "  - 7", "`ask`"),
        ("reviewed: 2026-11-23", "reviewed: soon", "`reviewed`"),
        ("review_by: 2027-05-23", "review_by: 2026-05-23", "`review_by`"),
        ("https://www.nhs.uk", "http://www.nhs.uk", "https://"),
        ("    checked: 2026-11-23\n", "", "`checked`"),
        ("\n## What is it?\n\nWords.\n", "\n", "body"),
        ("Words.", "You may have {{ figure.gold }}.", "has no gold"),
        ("See a GP.", "You may have {{ figure.gold }}.", "has no gold"),
        ("Who can help?", "Is it {{ figure.capital_upper.month }}?", "figure.KEY"),
    ],
)
def test_a_bad_article_is_refused_by_name(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert old in GOOD
    path = _write(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(ArticleError) as caught:
        read_article(path)
    assert "en/advice/dementia.md" in str(caught.value)
    assert words in str(caught.value)


def test_an_article_knows_the_figures_that_it_refers_to(tmp_path: Path) -> None:
    text = GOOD.replace("Words.", "{{ figure.capital_upper }}, {{ figure.capital_upper.year }}.")
    article = read_article(_write(tmp_path, text.replace("the GP", "{{ figure.pip_age }}")))
    assert sorted(figure.key for figure in article.figures) == ["capital_upper", "pip_age"]


def test_a_topic_not_yet_translated_stands_in_english(tmp_path: Path) -> None:
    _write(tmp_path, GOOD)
    articles = load_articles(tmp_path, "pl")
    assert articles["dementia"].language == "en"


def test_every_article_of_ours_is_good() -> None:
    assert len(load_articles()) >= 20
