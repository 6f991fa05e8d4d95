"""One message, read."""

import re
from dataclasses import dataclass

from directory.places import PlaceFinder, PlaceReading
from directory.reading.constraints import read_constraints
from directory.reading.dropped import read_dropped
from directory.reading.terms import TermMention, find_terms, is_question
from directory.search.criteria import Constraints

_NO = re.compile(r"\bno\s*[,;:!]", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """What lists and rules find in a message; `refused` holds keys that were turned down, `dropped`
    the constraints that were taken back."""

    services: tuple[str, ...]
    needs: tuple[str, ...]
    kinds: tuple[str, ...]
    refused: frozenset[str]
    constraints: Constraints
    places: PlaceReading
    is_question: bool
    dropped: frozenset[str] = frozenset()

    @property
    def narrows(self) -> bool:
        """Whether it states or takes back a constraint, and asks nothing."""
        return not self.is_question and bool(self.dropped or self.constraints != Constraints())


def read_message(text: str, finder: PlaceFinder) -> Reading:
    """Reads `text`; place names are taken out before terms are looked for."""
    places = finder.read(text)
    rest = text
    for start, end in places.spans:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    # "counselling, no, befriending": the "no" turns down what was said before it
    terms = find_terms(_NO.sub(" ; ", rest))
    dropped, kept = read_dropped(rest)
    wanted = [t for t in terms if not t.is_refused]
    return Reading(
        services=_keys(wanted, "services"),
        needs=_keys(wanted, "needs"),
        kinds=_keys(wanted, "kinds"),
        refused=frozenset(t.key for t in terms if t.is_refused),
        constraints=read_constraints(kept),
        places=places,
        is_question=is_question(rest),
        dropped=dropped,
    )


def _keys(terms: list[TermMention], group: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t.key for t in terms if t.group == group))
