"""What the library says that is no longer sure: stale figures and articles past their review."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from directory.advice.articles import LOCALES, Article, load_articles
from directory.advice.figures import FILE, Figure, load_figures


def stale_now(today: date | None = None, folder: Path = LOCALES, file: Path = FILE) -> list[str]:
    """A sentence for each stale figure and overdue article: its last day and what to do.

    `folder` holds one folder a language; `file` holds the figures. Raises ArticleError.
    """
    figures = [figure for figure in load_figures(file).values() if figure.is_stale(today)]
    articles = [article for article in _all_articles(folder) if article.is_overdue(today)]
    return [_of_figure(f, file, today) for f in figures] + [_of_article(a) for a in articles]


def stale_figures(article: Article, today: date | None = None) -> list[Figure]:
    """The figures of `article` that are not true on `today`."""
    return [figure for figure in article.figures if figure.is_stale(today)]


def _all_articles(folder: Path) -> Iterable[Article]:
    for language in sorted(path.parent.name for path in folder.glob("*/advice")):
        articles = load_articles(folder, language).values()
        yield from (article for article in articles if article.language == language)


def _of_figure(figure: Figure, file: Path, today: date | None) -> str:
    is_early = (today or date.today()) < figure.starts
    when = f"is only true from {_day(figure.starts)}" if is_early else f"ended {_day(figure.ends)}"
    return (
        f"The figure {figure.key} ({figure.what}) {when}: look at {figure.source.name} "
        f"({figure.source.url}) and put the new one in {file.name}."
    )


def _of_article(article: Article) -> str:
    return (
        f"The article {article.language}/advice/{article.topic}.md had to be checked by "
        f"{_day(article.review_by)}: check it against its sources, then change `reviewed` and "
        "`review_by`."
    )


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
