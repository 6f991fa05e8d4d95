"""What articles and figures share: where a fact comes from, and the error of a fact badly written."""

from dataclasses import dataclass
from datetime import date


class ArticleError(Exception):
    """An article or a figure cannot be used; the message names the file and what to do."""


@dataclass(frozen=True)
class Source:
    """Where a fact comes from, and the day somebody last looked."""

    name: str
    url: str
    checked: date
