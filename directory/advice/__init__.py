"""The advice library: articles as Markdown files with front matter, one folder a language.

Lives here: `articles` (loads and checks them), `placeholders` (fills in the council's details),
`render` (Markdown to HTML), `search` (which article answers a message), `topic_words.yml` (everyday
phrases for each topic). The articles themselves are words: they live in `locales/<language>/advice`.
May import: `directory.vocabulary`, `directory.search.text`. Nothing else of the project.
"""

from directory.advice.articles import (
    LOCALES,
    Article,
    ArticleError,
    Source,
    find_article,
    load_articles,
)
from directory.advice.search import search_articles

__all__ = [
    "LOCALES",
    "Article",
    "ArticleError",
    "Source",
    "find_article",
    "load_articles",
    "search_articles",
]
