"""Markdown to HTML: no HTML of the article's own, no links but to the web, headings as written."""

import re

from markdown_it import MarkdownIt

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "linkify": False}).disable("image")
_HEADING_ONE = re.compile(r"^# ", re.MULTILINE)


def to_html(body: str) -> str:
    """The body as safe HTML. Headings keep their level; a level one becomes two: a page has one h1."""
    return str(_MARKDOWN.render(_HEADING_ONE.sub("## ", body)))
