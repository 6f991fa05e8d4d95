"""The advice library: articles as Markdown files with front matter, one folder a language.

Lives here: `articles` (loads and checks them), `figures` and `figures.yml` (the national figures that
they refer to), `freshness` (what is no longer sure), `placeholders` (fills in figures and the
council's details), `render` (Markdown to HTML), `search` (which article answers a message),
`sources` (what articles and figures share), `topic_words.yml` (everyday phrases for each topic).
The articles themselves are words: they live in `locales/<language>/advice`.
May import: `directory.vocabulary`, `directory.search.text`. Nothing else of the project.
"""

from directory.advice.articles import (
    LOCALES,
    Article,
    find_article,
    load_articles,
)
from directory.advice.search import search_articles
from directory.advice.sources import ArticleError, Source

__all__ = [
    "LOCALES",
    "Article",
    "ArticleError",
    "Source",
    "find_article",
    "load_articles",
    "search_articles",
]
