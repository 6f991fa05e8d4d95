"""Loads the articles of one language and checks every one of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from directory.advice.figures import Figure, figures_in
from directory.advice.sources import ArticleError, Source
from directory.vocabulary import TOPICS

LOCALES = Path(__file__).parents[2] / "locales"
DEFAULT_LANGUAGE = "en"
_FRONT = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
_KEYS = frozenset(
    ["topic", "title", "summary", "short", "ask", "next", "sources", "reviewed", "review_by"]
)
_TEXTS = ("topic", "title", "summary", "short")
_LISTS = ("ask", "next")
_DAYS = ("reviewed", "review_by")


@dataclass(frozen=True)
class Article:
    """One article. `short` is the answer in short; `body` is Markdown; `review_by` is its last day.

    `figures` are the national figures that its words refer to.
    """

    topic: str
    title: str
    summary: str
    short: str
    ask: tuple[str, ...]
    next_steps: tuple[str, ...]
    sources: tuple[Source, ...]
    reviewed: date
    review_by: date
    body: str
    language: str = DEFAULT_LANGUAGE
    figures: tuple[Figure, ...] = ()

    def is_overdue(self, today: date | None = None) -> bool:
        """Whether the day by which it had to be checked again has passed."""
        return (today or date.today()) > self.review_by


@lru_cache(maxsize=16)
def load_articles(
    folder: Path = LOCALES, language: str = DEFAULT_LANGUAGE
) -> Mapping[str, Article]:
    """Every article of `language` by topic, in the order of the vocabulary. Raises ArticleError.

    A topic that `language` does not have yet stands in the default language. `folder` holds one
    folder a language.
    """
    found = _read_folder(folder / DEFAULT_LANGUAGE / "advice", DEFAULT_LANGUAGE)
    if language != DEFAULT_LANGUAGE:
        found |= _read_folder(folder / language / "advice", language)
    return MappingProxyType({topic: found[topic] for topic in TOPICS if topic in found})


def find_article(
    topic: str, folder: Path = LOCALES, language: str = DEFAULT_LANGUAGE
) -> Article | None:
    """The article on `topic`, or None where nobody has written one."""
    return load_articles(folder, language).get(topic)


def _read_folder(folder: Path, language: str) -> dict[str, Article]:
    articles = [read_article(path, language) for path in sorted(folder.glob("*.md"))]
    return {article.topic: article for article in articles}


def read_article(path: Path, language: str = DEFAULT_LANGUAGE) -> Article:
    """The article in the file `path`. Raises ArticleError."""
    match = _FRONT.match(path.read_text(encoding="utf-8"))
    if not match:
        raise _wrong(path, "start with front matter between two lines of ---")
    try:
        front = yaml.safe_load(match.group(1))
    except yaml.YAMLError as error:
        raise _wrong(path, f"have front matter that is YAML: {error}") from error
    if not isinstance(front, dict):
        raise _wrong(path, "have front matter with names and values")
    _check(path, front, match.group(2))
    return Article(
        **{key: front[key] for key in (*_TEXTS, *_DAYS)},
        ask=tuple(front["ask"]),
        next_steps=tuple(front["next"]),
        sources=tuple(_source(path, source) for source in front["sources"]),
        body=match.group(2).strip(),
        language=language,
        figures=_figures(path, front, match.group(2)),
    )


def _check(path: Path, front: dict[str, Any], body: str) -> None:
    if set(front) != _KEYS:
        missing, unknown = sorted(_KEYS - set(front)), sorted(set(front) - _KEYS)
        raise _wrong(path, f"have every field and no other: missing {missing}, unknown {unknown}")
    for key in _TEXTS:
        if not isinstance(front[key], str) or not front[key].strip():
            raise _wrong(path, f"have words in `{key}`")
    for key in _LISTS:
        if not _is_list_of_words(front[key]):
            raise _wrong(path, f"have a list of sentences in `{key}`")
    for key in _DAYS:
        if not isinstance(front[key], date):
            raise _wrong(path, f"have a day like 2026-11-23 in `{key}`")
    if front["topic"] not in TOPICS or front["topic"] != path.stem:
        raise _wrong(path, "have a `topic` of the vocabulary that is also the file's name")
    if front["review_by"] <= front["reviewed"]:
        raise _wrong(path, "have a `review_by` after `reviewed`")
    if not isinstance(front["sources"], list) or not front["sources"]:
        raise _wrong(path, "have at least one source in `sources`")
    if not body.strip():
        raise _wrong(path, "have a body")


def _figures(path: Path, front: dict[str, Any], body: str) -> tuple[Figure, ...]:
    texts = [*(front[key] for key in _TEXTS), *front["ask"], *front["next"], body]
    try:
        return tuple(figures_in("\n".join(texts)))
    except ArticleError as error:
        raise _wrong(path, str(error)) from error


def _is_list_of_words(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, str) for v in value)


def _source(path: Path, source: Any) -> Source:
    if not isinstance(source, dict) or set(source) != {"name", "url", "checked"}:
        raise _wrong(path, "give each source a `name`, a `url` and the day it was `checked`")
    if not str(source["url"]).startswith("https://") or not isinstance(source["checked"], date):
        raise _wrong(path, "give each source an https:// address and a day like 2026-11-23")
    return Source(str(source["name"]), str(source["url"]), source["checked"])


def _wrong(path: Path, must: str) -> ArticleError:
    return ArticleError(f"The article {path.parent.parent.name}/advice/{path.name} must {must}.")
