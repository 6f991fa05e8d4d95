"""Phrases that name a service, a need or a kind, found as whole stemmed words."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from directory.search.text import stem_all

TERMS_FILE = Path(__file__).parent.parent / "vocabulary" / "terms.yml"
GROUPS = ("services", "needs", "kinds")
_REFUSALS = frozenset(stem_all("not no dont without never instead"))
_REFUSAL_REACH = 3


@dataclass(frozen=True)
class TermMention:
    """A key that was named: its group, and whether it was turned down ("not a care home")."""

    group: str
    key: str
    start: int
    end: int
    is_refused: bool


@dataclass(frozen=True)
class _Terms:
    phrases: dict[tuple[str, ...], list[tuple[str, str]]]
    questions: frozenset[tuple[str, ...]]
    longest: int


@lru_cache(maxsize=1)
def _terms() -> _Terms:
    data = yaml.safe_load(TERMS_FILE.read_text(encoding="utf-8"))
    phrases: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for group in GROUPS:
        for key, said in data[group].items():
            for phrase in said:
                keys = phrases.setdefault(tuple(stem_all(str(phrase))), [])
                if (group, key) not in keys:
                    keys.append((group, key))
    for said in (data.get("excludes") or {}).values():
        for phrase in said:
            phrases.setdefault(tuple(stem_all(str(phrase))), [])
    questions = frozenset(tuple(stem_all(str(q))) for q in data.get("questions") or ())
    longest = max(len(p) for p in (*phrases, *questions))
    return _Terms(phrases, questions, longest)


def find_terms(text: str) -> list[TermMention]:
    """What `text` names, left to right, the longest phrase first and no word used twice."""
    terms, words = _terms(), stem_all(text)
    found: list[TermMention] = []
    index = 0
    while index < len(words):
        for size in range(min(terms.longest, len(words) - index), 0, -1):
            keys = terms.phrases.get(tuple(words[index : index + size]))
            if keys is None:
                continue
            before = words[max(0, index - _REFUSAL_REACH) : index]
            is_refused = bool(_REFUSALS & set(before))
            found += [TermMention(g, k, index, index + size, is_refused) for g, k in keys]
            index += size
            break
        else:
            index += 1
    return found


def is_question(text: str) -> bool:
    """Whether `text` asks for information, by its words."""
    terms, words = _terms(), stem_all(text)
    return any(
        tuple(words[i : i + size]) in terms.questions
        for size in range(1, terms.longest + 1)
        for i in range(len(words) - size + 1)
    )
