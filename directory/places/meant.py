"""Which of the places in a message is meant: where the help is to be, now."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from directory.places.distance import distance_km
from directory.places.place import Place

_CORRECTS = re.compile(
    r"\b(?:i mean|i meant|meant to say|sorry|no wait|wait no|hang on|hold on|actually|scratch that|make (?:that|it)"
    r"|or rather|correction|my mistake|told you wrong|not right|muddled)\b|[,.;-]\s*no\b[,.]?\s",
    re.IGNORECASE,
)
_MEANT = re.compile(r",?\s+(?:i|is what i|was what i) (?:meant|mean)\b", re.IGNORECASE)
BUILDING = re.compile(
    r"\s+(?:general |community )?(?:hospital|road|rd|street|lane|avenue|close|school|college|surgery)\b",
    re.IGNORECASE,
)
_HOSPITAL = re.compile(r"\s+(?:general |community )?hosp(?:ital)?\b", re.IGNORECASE)
_IS_A_HOSPITAL = re.compile(
    r"\s*(?:is|was|being|that'?s|thats) (?:the|a) hospital\b|\s+(?:general |community )?ward\b",
    re.IGNORECASE,
)
_WHO = (
    r"(?:mum|mother|dad|father|nan|nana|gran|grandad|he|she|they|brother|sister|son|daughter|aunt|uncle|"
    r"wife|husband|client|pt)"
)
_AT = r"(?: (?:in|at|from|near|with \w+ in|over in|over at|down in|up in))?\s*$"
_TREATED = re.compile(
    r"\b(?:out of|discharged from|ward|a&e|hospital(?: at the moment| right now| now| still)?,?|"
    r"up at the|admitted to|transferred from|"
    r"(?:done|fixed|fitted|replaced|operation|op|surgery|treated|scan|appointment|clinic))" + _AT,
    re.IGNORECASE,
)
_THEIR_HOME = re.compile(
    rf"\b{_WHO}(?:'s| is|s)? (?:now )?(?:lives?|living|based|still)"
    + _AT
    + rf"|\b{_WHO}'?s in\s*$",
    re.IGNORECASE,
)
_HERE_NOW = re.compile(
    r"\b(?:lives?|living|moved (?:up |down |over |back )?to|moving to|moves to|based|now|staying|stays|"
    r"(?:home|house|flat|bungalow|address|back|going|comes?|coming)(?: to| home to| is)?)" + _AT,
    re.IGNORECASE,
)
_NO_LONGER = re.compile(
    r"\b(?:was|were|used to (?:live|be)|lived|grew up|born|moved(?: here)?|moving|came(?: here)?|"
    r"originally|worked|retired|left)" + _AT,
    re.IGNORECASE,
)
_AREA = re.compile(r"\s+(?:area|way|district|side|direction)\b", re.IGNORECASE)
_REACH = 40
"""How many letters before a place are read."""
_MUCH_NEARER = 0.6
"""One of several of a name is meant if it is this much nearer than the next to another place said."""
_BESIDE_KM = 15.0


@dataclass(frozen=True)
class Mention:
    """One place in a message. `options`: what its name may mean; `is_refused`: "not Brentwood"."""

    start: int
    end: int
    options: tuple[Place, ...]
    is_refused: bool = False
    is_elsewhere: bool = False


def meant(
    text: str, mentions: list[Mention], towns: frozenset[Place] = frozenset()
) -> list[Mention]:
    """Those of `mentions` (in the order said) that may be where help is wanted, the likeliest first.
    `towns` may have the name of a district, and are then meant themselves."""
    wanted = [m for m in mentions if not m.is_refused]
    # "lift to Broomfield hospital from Halstead": a building's name is not where help is needed
    wanted = [m for m in wanted if not _is_building(text, m)] or wanted
    wanted = _corrected(text, wanted)
    ranked = sorted(wanted, key=lambda m: -_weight(text, m))
    ranked = _narrowed(text, ranked, towns)
    if ranked and len(ranked[0].options) > 1:
        ranked[0] = _told_apart(ranked[0], mentions)
    return ranked


def is_where_treated(text: str, mention: Mention) -> bool:
    """Whether it is only where somebody is, or was, in hospital: "he's in Broomfield hospital"."""
    before = text[max(0, mention.start - _REACH) : mention.start]
    hospital = _HOSPITAL.match(text, mention.end) or _IS_A_HOSPITAL.match(text, mention.end)
    return bool(hospital or _TREATED.search(before))


def _corrected(text: str, mentions: list[Mention]) -> list[Mention]:
    """Without those that a later one corrects: "in Colchester, no hang on, Chelmsford"."""
    for before, after in reversed(list(pairwise(mentions))):
        if _CORRECTS.search(text, before.end, after.start) or _MEANT.match(text, after.end):
            return mentions[mentions.index(after) :]
    return mentions


def _narrowed(text: str, ranked: list[Mention], towns: frozenset[Place]) -> list[Mention]:
    """With a place before the district around it: "Castle Point area, Benfleet best"."""
    around = ranked[0].options[0] if ranked and ranked[0].options else None
    if around is None or around.name != around.district:
        return ranked
    if around in towns and not _AREA.match(text, ranked[0].end):
        return ranked
    inside = [m for m in ranked[1:] if any(_is_inside(option, around) for option in m.options)]
    return [*inside, *(m for m in ranked if m not in inside)]


def _is_inside(place: Place, around: Place) -> bool:
    return place.name != around.name and (
        place.district == around.name or _apart(place, around) <= _BESIDE_KM
    )


def _is_building(text: str, mention: Mention) -> bool:
    return bool(BUILDING.match(text, mention.end) or _IS_A_HOSPITAL.match(text, mention.end))


def _weight(text: str, mention: Mention) -> int:
    """2: where the one who is cared for lives; 1: where somebody lives now; -1: where they were,
    or were treated; else 0."""
    before = text[max(0, mention.start - _REACH) : mention.start]
    for weight, rule in ((2, _THEIR_HOME), (1, _HERE_NOW), (-1, _NO_LONGER), (-1, _TREATED)):
        if rule.search(before):
            return weight
    return 0


def _told_apart(mention: Mention, mentions: list[Mention]) -> Mention:
    """With the one option that another place in the message points to: "Tye Green near Cressing,
    not the Harlow one". As it was where nothing does."""
    options = list(mention.options)
    for other in mentions:
        if other is mention or len(other.options) != 1:
            continue
        far = sorted((_apart(option, other.options[0]), i) for i, option in enumerate(options))
        if len(far) < 2:
            break
        if other.is_refused:
            options.pop(far[0][1])
        elif far[0][0] <= _BESIDE_KM and far[0][0] <= _MUCH_NEARER * far[1][0]:
            options = [options[far[0][1]]]
    return replace(mention, options=tuple(options))


def _apart(place: Place, other: Place) -> float:
    return distance_km(place.latitude, place.longitude, other.latitude, other.longitude)
