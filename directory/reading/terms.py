"""Phrases that name a service, a need or a kind, found as whole stemmed words."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from directory.search.text import stem_all

TERMS_FILE = Path(__file__).parent.parent / "vocabulary" / "terms.yml"
GROUPS = ("services", "needs", "kinds")
_REFUSALS = frozenset(stem_all("not no dont without never"))
_WANTED_AFTER = frozenset(stem_all("just only but though"))
"""Words that end a refusal: "not carers just cleaning"."""
_REFUSAL_REACH = 3
_INSTEAD = stem_all("instead")
_SENTENCE_END = re.compile(r"[.!?;\n]+(?=\s|$)")


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
    """What `text` names, left to right, the longest phrase first and no word used twice.

    No phrase and no refusal goes on beyond the end of a sentence."""
    found: list[TermMention] = []
    start = 0
    for sentence in _SENTENCE_END.split(text):
        words = stem_all(sentence)
        found += _find_in(words, start)
        start += len(words)
    return found


def _find_in(words: list[str], start: int) -> list[TermMention]:
    """Those of one sentence, whose first word is the `start`-th of the text."""
    terms = _terms()
    found: list[TermMention] = []
    index = 0
    while index < len(words):
        for size in range(min(terms.longest, len(words) - index), 0, -1):
            keys = terms.phrases.get(tuple(words[index : index + size]))
            if keys is None:
                continue
            first, end = start + index, start + index + size
            is_refused = _is_refused(words[:index])
            found += [TermMention(group, key, first, end, is_refused) for group, key in keys]
            index += size
            break
        else:
            index += 1
    return found


def _is_refused(before: list[str]) -> bool:
    """Whether what follows these words is turned down by one of the last."""
    near = before[-_REFUSAL_REACH:]
    for back, word in enumerate(reversed(near)):
        if word in _WANTED_AFTER:
            return False
        is_instead_of = word == "of" and near[-back - 2 : -back - 1] == _INSTEAD
        if word in _REFUSALS or is_instead_of:
            return True
    return False


def is_question(text: str) -> bool:
    """Whether `text` asks for information, by its words."""
    terms, words = _terms(), stem_all(text)
    return any(
        tuple(words[i : i + size]) in terms.questions
        for size in range(1, terms.longest + 1)
        for i in range(len(words) - size + 1)
    )
