"""Reads the judgements, runs them, and holds what came of each."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from directory.places import PlaceFinder, load_gazetteer
from directory.places.in_text import split_place
from directory.search import Criteria, SearchResult, search
from tests.judged.corpus import TODAY
from tests.judged.scoring import PAGE, ndcg, succeeds

PATH = Path(__file__).parent / "searches.jsonl"
Look = Callable[[Session, Criteria], SearchResult]


@dataclass(frozen=True)
class Judged:
    """One search: `place` is what was typed as the place. `expect` may say `total`, `dropped` (what is
    given up), `widened`, `not_first` (keys that may not stand first)."""

    id: str
    kind: str
    criteria: dict[str, Any]
    corpus: str
    relevant: dict[str, int]
    top5: list[str]
    why: str
    expect: dict[str, Any] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """The search in one line, for a report."""
        parts = {key: value for key, value in self.criteria.items() if value and key != "per_page"}
        return "; ".join(f"{key} {value}" for key, value in parts.items())


@dataclass(frozen=True)
class Outcome:
    """What a search came to: the keys shown; the figures, None where nothing was to be found; and in
    words whatever `expect` says that did not happen."""

    judged: Judged
    shown: tuple[str, ...]
    ndcg: float | None
    succeeded: bool | None
    unmet: str | None


@lru_cache(maxsize=1)
def judged_searches() -> tuple[Judged, ...]:
    """Every judgement, in the order of the file."""
    lines = PATH.read_text(encoding="utf-8").splitlines()
    return tuple(Judged(**json.loads(line)) for line in lines)


def run(session: Session, searches: Iterable[Judged], look: Look | None = None) -> list[Outcome]:
    """Put each search to the directory in `session`."""
    finder = PlaceFinder(load_gazetteer())
    look = look or (lambda session, criteria: search(session, criteria, TODAY))
    return [_outcome(one, look(session, criteria_of(one, finder))) for one in searches]


def criteria_of(judged: Judged, finder: PlaceFinder) -> Criteria:
    """The search as the pages would put it."""
    typed, text = judged.criteria["place"], judged.criteria["text"]
    criteria = Criteria.from_dict({**judged.criteria, "place": None})
    if typed:
        place = finder.find_place(typed)
    else:
        text, place = split_place(text, finder)
    return replace(criteria, place=place, text=text, per_page=judged.criteria["per_page"])


def _outcome(judged: Judged, result: SearchResult) -> Outcome:
    shown = tuple(hit.card.source_id for hit in result.hits)[:PAGE]
    unmet = _unmet(judged.expect, result, shown)
    if not judged.relevant:
        return Outcome(judged, shown, None, None, unmet)
    gained = ndcg(shown, judged.relevant)
    return Outcome(judged, shown, gained, succeeds(shown, judged.top5, judged.relevant), unmet)


def _unmet(expect: dict[str, Any], result: SearchResult, shown: tuple[str, ...]) -> str | None:
    if "total" in expect and result.total != expect["total"]:
        return f"{result.total} found, not {expect['total']}"
    if "dropped" in expect and list(result.dropped) != expect["dropped"]:
        return f"given up: {list(result.dropped)}, not {expect['dropped']}"
    if expect.get("widened") and result.widened_to_km is None:
        return "looked no further"
    first = sorted(set(expect.get("not_first", ())) & set(shown[:1]))
    return f"first: {first[0]}" if first else None
