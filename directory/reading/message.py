"""One message, read."""

import re
from dataclasses import dataclass

from directory.places import PlaceFinder, PlaceReading
from directory.reading.constraints import has_times_to_ask, read_constraints
from directory.reading.dropped import read_dropped
from directory.reading.terms import TermMention, find_terms, is_question
from directory.reading.whom import read_whom
from directory.search.criteria import Constraints

_ASKS = re.compile(
    r"\?|^(?:and |but |so |ok |okay |also |right |oh |um |er |please )*(?:what|how|who|when|where|why|which|can|could|"
    r"do|does|did|is|are|am|will|would|should|may|have you|has|tell me|explain|any idea)\b|"
    r"\b(?:tell me|explain|wondering|want to know|need to know|what about|how (?:do|does|can|much)|"
    r"(?:can|do|does|should|could|would|will|am|are|is) (?:i|we|they|you|it) )\b",
    re.IGNORECASE,
)
_ADDS = re.compile(
    r"^\+|^(?:oh |ok |yes |right )*(?:and|plus|also)\b"
    r"(?! (?:now|then|what|how|who|where|when|is|are|do|does|can|will|if)\b)|"
    r"\b(?:as well|also|plus|add|on top|besides|in addition|alongside|along with)\b|"
    r"\btoo(?=\s*(?:[.,!?;]|$|please|pls|if))",
    re.IGNORECASE,
)
_LEAVES_OUT = re.compile(
    r"(?:(?:^|[.,;!?-]\s*)(?:(?:ok|right|no|actually|so|then|now|well|lets|let's|please|and|but|instead|on reflection|"
    r"on second thoughts) )*"
    r"(?:leave|drop|forget|scrap|skip|ditch|lose)(?: about)? (?:the|those|that|them|any)"
    r"(?! (?:house|flat|hospital|ward|bed|home(?! (?:care|help)))\b)|"
    r"\bleave (?:out|off)(?: the| those| that| them| any)?)\b"
    r"([^,.;!?]*)",
    re.IGNORECASE,
)
_NOT_NEEDED = re.compile(
    r"\b([\w ]{3,30}?) (?:(?:is |are )?(?:no need|not needed|no longer needed|not wanted|not required)|"
    r"(?:isn'?t|aren'?t) (?:needed|wanted))\b",
    re.IGNORECASE,
)
_NO = re.compile(r"\bno\s*[,;:!]", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """What lists and rules find in a message; `refused` holds keys that were turned down, `dropped`
    the constraints that were taken back; `whom`: the one it is for, a key of `whom` or ""."""

    services: tuple[str, ...]
    needs: tuple[str, ...]
    kinds: tuple[str, ...]
    refused: frozenset[str]
    constraints: Constraints
    places: PlaceReading
    is_question: bool
    dropped: frozenset[str] = frozenset()
    whom: str = ""
    has_times_to_ask: bool = False
    leaves_out: bool = False
    """Whether it leaves out something that was looked for ("leave out the dinners")."""
    adds: bool = False
    """Whether what it names is wanted beside what is looked for already."""
    is_statement: bool = False
    """Whether nothing in it asks, in any words."""

    @property
    def narrows(self) -> bool:
        """Whether it states or takes back a constraint, and asks nothing."""
        states = self.constraints != Constraints() or self.has_times_to_ask
        return not self.is_question and bool(self.dropped or states)


def read_message(text: str, finder: PlaceFinder) -> Reading:
    """Reads `text`; place names are taken out before terms are looked for."""
    places = finder.read(text)
    rest = text
    for start, end in places.spans:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    # "counselling, no, befriending": the "no" turns down what was said before it
    said = _NOT_NEEDED.sub(r" ; not \1 ; ", _LEAVES_OUT.sub(r" ; not \1 ; ", rest))
    terms = find_terms(_NO.sub(" ; ", said))
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
        whom=read_whom(rest),
        has_times_to_ask=has_times_to_ask(kept),
        leaves_out=bool(_LEAVES_OUT.search(rest)),
        adds=bool(_ADDS.search(rest.strip())),
        is_statement=not (is_question(rest) or _ASKS.search(rest.strip())),
    )


def _keys(terms: list[TermMention], group: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t.key for t in terms if t.group == group))
