"""National figures (limits, rates, ages), each with its days and its source, from one file.

Articles and pages refer to them by key, so that the yearly change is one edit of `figures.yml`:
`{{ figure.capital_upper }}` is "£23,250", `{{ figure.capital_upper.year }}` is "2026 to 2027".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from directory.advice.sources import ArticleError, Source

FILE = Path(__file__).parent / "figures.yml"
UNITS = (
    "pounds",
    "pounds_a_week",
    "pounds_a_year",
    "pounds_an_hour",
    "percent",
    "years",
    "weeks",
    "hours_a_week",
)
_KEYS = frozenset(["what", "amount", "unit", "from", "to", "source", "checked"])
_DAYS_OF_A_YEAR = 366
_ANY = re.compile(r"\{\{\s*figure\b[^}]*\}\}")
_PLACEHOLDER = re.compile(r"\{\{\s*figure\.(\w+)(\.year)?\s*\}\}")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Figure:
    """One figure: `amount` in `unit` (one of UNITS), true from `starts` to `ends`, both included."""

    key: str
    what: str
    amount: Decimal
    unit: str
    starts: date
    ends: date
    source: Source

    def is_stale(self, today: date | None = None) -> bool:
        """Whether its last day has passed, or its first has not come."""
        return not self.starts <= (today or date.today()) <= self.ends

    @property
    def is_yearly(self) -> bool:
        """Whether it is the figure of one year, so that `year` says something."""
        return (self.ends - self.starts).days <= _DAYS_OF_A_YEAR

    @property
    def year(self) -> str:
        """The year that it is the figure of: "2026 to 2027"."""
        return f"{self.starts.year} to {self.ends.year}"

    @property
    def words(self) -> str:
        """The amount as it is written: "£23,250", "£114.60", "15%", "66"."""
        number = f"{self.amount:,.2f}".removesuffix(".00")
        if self.unit.startswith("pounds"):
            return f"£{number}"
        plain = f"{self.amount.normalize():f}"
        return f"{plain}%" if self.unit == "percent" else plain


@lru_cache(maxsize=4)
def load_figures(path: Path = FILE) -> Mapping[str, Figure]:
    """Every figure by its key. Raises ArticleError, which says which entry is wrong and how."""
    try:
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise ArticleError(f"{path.name} must be YAML: {error}") from error
    if not isinstance(said, dict):
        raise ArticleError(f"{path.name} must have one entry a figure.")
    return MappingProxyType({key: _figure(path, key, entry) for key, entry in said.items()})


def get_figure(key: str) -> Figure:
    """The figure of that key. Raises KeyError."""
    return load_figures()[key]


def figures_in(text: str) -> list[Figure]:
    """The figures that `text` refers to, each once. Raises ArticleError: a reference is wrong."""
    figures = load_figures()
    found = {}
    for reference in _ANY.findall(text):
        match = _PLACEHOLDER.fullmatch(reference)
        if not match:
            raise ArticleError(f"refer to a figure as {{{{ figure.KEY }}}}, not as {reference}")
        key, wants_year = match.groups()
        if key not in figures:
            raise ArticleError(f"refer to a figure of {FILE.name}: it has no {key}")
        if wants_year and not figures[key].is_yearly:
            raise ArticleError(f"not give the year of {key}, which is not the figure of one year")
        found[key] = figures[key]
    return list(found.values())


def fill_figures(text: str) -> str:
    """`text` with each reference as the figure's words. Raises KeyError: see `figures_in`."""
    return _PLACEHOLDER.sub(_words, text)


def without_stale(text: str, today: date | None = None) -> str:
    """`text`, not yet filled, without the sentences that have a stale figure; perhaps empty."""
    if not any(figure.is_stale(today) for figure in figures_in(text)):
        return text
    sentences = _BETWEEN_SENTENCES.split(text)
    return " ".join(s for s in sentences if not any(f.is_stale(today) for f in figures_in(s)))


def _words(match: re.Match[str]) -> str:
    figure = get_figure(match.group(1))
    return figure.year if match.group(2) else figure.words


def _figure(path: Path, key: str, entry: Any) -> Figure:
    if not isinstance(entry, dict) or set(entry) != _KEYS:
        raise _wrong(path, key, f"have exactly {', '.join(sorted(_KEYS))}")
    if entry["unit"] not in UNITS:
        raise _wrong(path, key, f"have a unit of {', '.join(UNITS)}")
    if not all(isinstance(entry[day], date) for day in ("from", "to", "checked")):
        raise _wrong(path, key, "have days like 2026-04-06 in `from`, `to` and `checked`")
    if not entry["from"] <= entry["to"]:
        raise _wrong(path, key, "begin before it ends")
    source = entry["source"]
    if not isinstance(source, dict) or set(source) != {"name", "url"}:
        raise _wrong(path, key, "have a `source` with a `name` and a `url`")
    if not str(source["url"]).startswith("https://"):
        raise _wrong(path, key, "have the https address of its source")
    try:
        amount = Decimal(str(entry["amount"]))
    except InvalidOperation as error:
        raise _wrong(path, key, "have a number as its amount") from error
    where = Source(str(source["name"]), str(source["url"]), entry["checked"])
    return Figure(key, str(entry["what"]), amount, entry["unit"], entry["from"], entry["to"], where)


def _wrong(path: Path, key: str, must: str) -> ArticleError:
    return ArticleError(f"{path.name}: the figure {key} must {must}.")
