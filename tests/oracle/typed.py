"""How the oracle reads what was typed into the search box."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from directory.search.text import stems

MOST_WORDS, LONGEST_PHRASE = 16, 6
VAGUE = frozenset(
    stems(
        "at care carer home live day nurse nursing help night support service personal assistant "
        "assistance house housing group club centre"
    )
)


@dataclass(frozen=True)
class Group:
    """What staff keep as meaning the same; the last group that has a phrase is the one that counts.

    Where it names a key, a phrase of nothing but vague words stands for the key alone."""

    phrases: tuple[str, ...]
    service: str | None = None
    need: str | None = None
    kind: str | None = None

    @property
    def ways(self) -> tuple[tuple[str, ...], ...]:
        """The stems of the phrases."""
        return tuple(dict.fromkeys(tuple(stems(phrase)) for phrase in self.phrases))

    @property
    def unit(self) -> "Unit":
        """What any of the phrases asks for."""
        keys = (self.service, self.need, self.kind)
        ways = tuple(way for way in self.ways if not (any(keys) and set(way) <= VAGUE))
        return Unit(ways, *keys)


@dataclass(frozen=True)
class Unit:
    """A word, or a phrase of a group: met in one of its ways, or by a key."""

    ways: tuple[tuple[str, ...], ...]
    service: str | None = None
    need: str | None = None
    kind: str | None = None

    @property
    def is_vague(self) -> bool:
        """Whether it is one plain word that half of all listings have."""
        has_key = self.service or self.need or self.kind
        return not has_key and len(self.ways) == 1 and set(self.ways[0]) <= VAGUE

    def is_in(self, words: frozenset[str]) -> bool:
        """Whether all the stems of one of its ways are among `words`."""
        return any(set(way) <= words for way in self.ways)


class Reader:
    """Reads texts by the words that listings have, and by the groups that staff keep."""

    def __init__(self, words: Iterable[frozenset[str]], groups: Sequence[Group]) -> None:
        self.holding = Counter(stem for some in words for stem in some)
        self.groups: dict[tuple[str, ...], Unit] = {}
        for group in groups:
            self.groups |= dict.fromkeys(group.ways, group.unit)

    def read(self, text: str) -> tuple[tuple[Unit, ...], tuple[str, ...] | None]:
        """The units of a text, and its stems as they were read where a word was misspelt."""
        said = stems(text)[:MOST_WORDS]
        kept = {stem for phrase in self._phrases(said) for stem in phrase}
        read = [
            stem if self.holding[stem] or stem in kept else self.closest(stem) or stem
            for stem in said
        ]
        return self._units(read), tuple(read) if read != said else None

    def _phrases(self, said: list[str]) -> list[tuple[str, ...]]:
        """Every phrase of a group that stands in the text."""
        return [
            phrase
            for phrase in self.groups
            if len(phrase) <= LONGEST_PHRASE
            and any(
                tuple(said[i : i + len(phrase)]) == phrase
                for i in range(len(said) - len(phrase) + 1)
            )
        ]

    def _units(self, said: list[str]) -> tuple[Unit, ...]:
        units: list[Unit] = []
        rest = list(said)
        longest_first = sorted(self._phrases(said), key=len, reverse=True)
        while rest:
            for phrase in longest_first:
                if tuple(rest[: len(phrase)]) == phrase:
                    units.append(self.groups[phrase])
                    rest = rest[len(phrase) :]
                    break
            else:
                units.append(Unit(((rest.pop(0),),)))
        return tuple(dict.fromkeys(units))

    def closest(self, stem: str) -> str | None:
        """The word that was most likely meant, out of those that some listing has."""
        if len(stem) < 4 or stem.isdigit():
            return None
        most = 2 if len(stem) >= 7 else 1
        close = [
            (away, other[0] != stem[0], -count, other)
            for other, count in self.holding.items()
            if len(other) > 3 and (away := letters_wrong(stem, other)) <= most
        ]
        return min(close)[3] if close else None


def letters_wrong(one: str, other: str) -> int:
    """How many letters were left out, put in, mistaken or swapped with the next, at least."""
    if abs(len(one) - len(other)) > 2:
        return 3
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            least = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                least = min(least, rows[i - 2][j - 2] + 1)
            row.append(least)
        rows.append(row)
    return rows[-1][-1]
