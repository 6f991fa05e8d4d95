"""Imported names in a message: thousands of villages, so only where a place would stand."""

import re
from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from directory.places.gazetteer import Gazetteer
from directory.places.place import Place
from directory.places.words import (
    common_words,
    guarded_words,
    names_abroad,
    names_of_people,
)

_LEADS = frozenset({"in", "near", "nr", "around", "round", "outside"})
_WITH_A_CAPITAL = frozenset({"from", "at"})
_SMALL = frozenset("a and by cum de en in juxta la le next of on sub the under upon with".split())
_SHORTEST, _SHORT = 5, 3
_TOWN_FLOOR, _FIELD_FLOOR = 88, 84
"""How like a misspelt name must be, of 100: in a message, and in a field that holds nothing else."""


class Elsewhere:
    """Reads the names of `gazetteer.more_names`."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._names = gazetteer.more_names
        self._towns = gazetteer.more_towns
        self._longest: defaultdict[str, int] = defaultdict(int)
        self._by_letter: defaultdict[str, list[str]] = defaultdict(list)
        for name in self._names:
            first, count = name.partition(" ")[0], name.count(" ") + 1
            self._longest[first] = max(self._longest[first], count)
            if len(name) >= _SHORTEST:
                self._by_letter[name[0]].append(name)
        self._towns_by_letter = {
            letter: [n for n in names if n in self._towns]
            for letter, names in self._by_letter.items()
        }

    def find(
        self, words: Sequence[re.Match[str]], keys: Sequence[str], index: int, lead: str
    ) -> tuple[tuple[Place, ...], int]:
        """(the places that the name at word `index` may mean, how many words it has); none: ((), 0).

        `words` are those of the message as typed, `keys` the same made comparable; `lead` is the
        key before the name, or "" at the beginning and after a stop."""
        longest = min(self._longest.get(keys[index], 0), len(keys) - index)
        for size in range(longest, 0, -1):
            name = " ".join(keys[index : index + size])
            options = self._names.get(name)
            if not options or name in names_abroad():
                continue
            if self._is_seat(words, keys, index, size, lead):
                return options, size
        return (), 0

    def find_misspelt(
        self, keys: Sequence[str], index: int, lead: str
    ) -> tuple[tuple[Place, ...], int]:
        """The same for a name that is not quite right: only of a town, after "in" and the like, or
        where the message is nothing else."""
        for size in (2, 1):
            run = keys[index : index + size]
            if len(run) < size or not (lead in _LEADS or len(keys) == size):
                continue
            if any(k in _LEADS for k in run) or self._is_word(run):
                continue
            if name := self._closest(" ".join(run), self._towns_by_letter, _TOWN_FLOOR):
                return self._names[name], size
        return (), 0

    def find_alone(self, name: str) -> tuple[Place, ...]:
        """The places that a field which holds only `name` (made comparable) may mean."""
        if name in self._names:
            return self._names[name]
        close = self._closest(name, self._by_letter, _FIELD_FLOOR)
        return self._names[close] if close else ()

    def _closest(self, name: str, among: dict[str, list[str]], floor: int) -> str | None:
        if len(name) < _SHORTEST:
            return None
        names = among.get(name[:1], [])
        match = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=floor)
        return match[0] if match else None

    def _is_seat(
        self, words: Sequence[re.Match[str]], keys: Sequence[str], index: int, size: int, lead: str
    ) -> bool:
        run = keys[index : index + size]
        has_capital = _has_capital(words, index, size)
        is_town = " ".join(run) in self._towns
        if self._is_word(run):
            alone = len(keys) == size and is_town and not set(run) <= common_words()
            return has_capital and (alone or (lead in _LEADS and not _goes_on(words, index + size)))
        if len(keys) == size or lead == "in" or (lead in _LEADS and not _is_person(run)):
            return True
        if _is_person(run):
            return has_capital and lead in _LEADS
        if lead in _WITH_A_CAPITAL and has_capital:
            return True
        return is_town and (has_capital or size > 1 or index + size == len(keys))

    def _is_word(self, run: Sequence[str]) -> bool:
        """Whether it may be no name at all: "the green", "West End", "reading"."""
        guarded = guarded_words()
        return all(key in guarded or len(key) <= _SHORT for key in run)


def _is_person(run: Sequence[str]) -> bool:
    return len(run) == 1 and run[0] in names_of_people()


def _has_capital(words: Sequence[re.Match[str]], index: int, size: int) -> bool:
    """Whether it is written as a name is; capitals throughout say nothing."""
    text = words[0].string
    if len(words) > size and text.isupper():
        return False
    run = [word.group(0) for word in words[index : index + size]]
    return all(word[0].isupper() for word in run if word.lower() not in _SMALL)


def _goes_on(words: Sequence[re.Match[str]], end: int) -> bool:
    """Whether a capital follows at once: "Castle Point" is no Castle."""
    if end >= len(words):
        return False
    text, after = words[end].string, words[end]
    return text[words[end - 1].end() : after.start()].isspace() and after.group(0)[0].isupper()
