"""Advice as pages and the chat contract show it, with the council's details filled in."""

from datetime import date
from typing import Any

from flask import url_for
from flask_babel import get_locale

from directory.advice import Article, find_article, load_articles, search_articles
from directory.advice.placeholders import fill_article
from web.extensions import council


def language_of_page() -> str:
    """The language of the page that is being made, as the folders of `locales` name it."""
    locale = get_locale()
    return str(locale.language) if locale else "en"


def council_details() -> dict[str, str | None]:
    """What the placeholders of articles stand for."""
    return {key: _text(value) for key, value in council().model_dump().items()}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def article_on(topic: str, today: date | None = None) -> Article | None:
    """The article on `topic` in the page's language, filled in; None: none written."""
    article = find_article(topic, language=language_of_page())
    return fill_article(article, council_details(), today) if article else None


def all_articles() -> dict[str, Article]:
    """Every article by topic, filled, in the order of the vocabulary."""
    details = council_details()
    loaded = load_articles(language=language_of_page())
    return {topic: fill_article(article, details) for topic, article in loaded.items()}


def articles_for(text: str, limit: int = 8) -> list[Article]:
    """The articles that best fit what somebody typed in the search box."""
    found = search_articles(text, limit=limit, language=language_of_page())
    return [article for topic, _score in found if (article := article_on(topic))]


def advice_block(topic: str, today: date | None = None) -> dict[str, Any] | None:
    """The contract's `advice` block, or None where nobody has written about `topic`.

    An article past its day of review gives its summary and not its answer: facts may have changed.
    The answer has no sentence with a figure that is not true today.
    """
    article = article_on(topic, today)
    if article is None:
        return None
    is_overdue = article.is_overdue(today)
    return {
        "type": "advice",
        "topic": article.topic,
        "title": article.title,
        "text": article.summary if is_overdue else article.short,
        "url": url_for("advice.article", topic=article.topic),
        "sources": [{"name": s.name, "url": s.url} for s in article.sources],
        "reviewed": article.reviewed.isoformat(),
        "is_being_checked": is_overdue,
    }
