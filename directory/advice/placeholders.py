"""Fills the council's details and the national figures into an article.

{{ council.name }}, {{ council.website }} ... {{ figure.capital_upper }}, {{ figure.capital_upper.year }} ...
A council that has not given a phone or a website must still leave a sentence that reads well:
"Call us on {{ council.adult_care_phone }}." becomes "Call us."
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from directory.advice.articles import Article
from directory.advice.figures import fill_figures, without_stale

_PLACEHOLDER = re.compile(r"\{\{\s*council\.(\w+)\s*\}\}")
_ON_PHONE = re.compile(r",?\s+on\s+\{\{\s*council\.(\w*phone)\s*\}\}")
_OR_WEBSITE = re.compile(r",?\s+or look at\s+\{\{\s*council\.(website|\w+_url)\s*\}\}")
_WITHOUT = {"name": "the council", "website": "the council's website"}


def fill(text: str, details: Mapping[str, str | None]) -> str:
    """`text` with every placeholder filled; what the council has not given is left out.

    Raises KeyError: it refers to a figure that is not there (no article that loads does).
    """

    def keep_if_given(match: re.Match[str]) -> str:
        return match.group(0) if details.get(match.group(1)) else ""

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        return details.get(name) or _WITHOUT.get(name, "the council")

    text = _ON_PHONE.sub(keep_if_given, text)
    text = _OR_WEBSITE.sub(keep_if_given, text)
    return fill_figures(_PLACEHOLDER.sub(value, text))


def fill_article(
    article: Article, details: Mapping[str, str | None], today: date | None = None
) -> Article:
    """The article with every placeholder filled, in its front matter and its body.

    The answer in short loses the sentences whose figures are not true on `today`; an answer that
    loses them all is the summary.
    """
    short = without_stale(article.short, today) or article.summary
    return replace(
        article,
        title=fill(article.title, details),
        summary=fill(article.summary, details),
        short=fill(short, details),
        ask=tuple(fill(line, details) for line in article.ask),
        next_steps=tuple(fill(line, details) for line in article.next_steps),
        body=fill(article.body, details),
    )
