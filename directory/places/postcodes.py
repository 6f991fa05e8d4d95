"""Postcodes and outcodes as people type them: CM1 1QH, cm11qh, "CM 1", CMI for CM1, CM8 2xx."""

import logging
import re
from dataclasses import dataclass

from uk_postcodes_parsing import ukpostcode

logging.getLogger("uk_postcodes_parsing").setLevel(logging.CRITICAL)
logging.getLogger("uk-postcodes-parsing").setLevel(logging.CRITICAL)

_FULL = re.compile(
    r"(?<![A-Za-z0-9])([A-Za-z]{1,2}[ ]?[0-9OoIl][0-9A-Za-z]?)[ ]{0,2}([0-9OoIl][A-Za-z]{2})(?![A-Za-z0-9])"
)
_HALF = re.compile(
    r"(?<![A-Za-z0-9])([A-Za-z]{1,2})[ ]?([0-9OoIl]{1,2}[A-Za-z]?)"
    r"(?:[ ]{0,2}([0-9][A-Za-z*?.]{0,2}))?(?![A-Za-z0-9])"
)
_LOOKS_LIKE_DIGIT = str.maketrans({"O": "0", "I": "1", "L": "1"})


@dataclass(frozen=True)
class PostcodeMention:
    """A postcode in a text: `postcode` when it is whole, always its `outcode`, and where it stood."""

    outcode: str
    postcode: str | None
    start: int
    end: int
    written: str


def find_postcodes(text: str, outcodes: frozenset[str]) -> list[PostcodeMention]:
    """Every postcode or outcode in `text`, left to right; a half one only where its outcode is known.

    "in a 2" or "B12 vitamins" are no places: a half postcode must be one of `outcodes`.
    """
    found = [mention for match in _FULL.finditer(text) if (mention := _full(match))]
    for match in _HALF.finditer(text):
        if not _has_digit(match.group(2)) and not match.group(0).isupper():
            continue
        if any(m.start <= match.start() < m.end for m in found):
            continue
        mention = _half(match, outcodes)
        if mention:
            found.append(mention)
    return sorted(found, key=lambda m: m.start)


def _has_digit(text: str) -> bool:
    return any(c.isdigit() for c in text)


def _full(match: re.Match[str]) -> PostcodeMention | None:
    if not _has_digit(match.group(0)):
        return None
    outward = match.group(1).upper().replace(" ", "")
    inward = match.group(2).upper()
    letters = re.match("[A-Z]+?(?=[0-9OIL])", outward)
    area = letters.group(0) if letters else ""
    repaired = area + outward[len(area) :].translate(_LOOKS_LIKE_DIGIT)
    inward_repaired = inward[0].translate(_LOOKS_LIKE_DIGIT) + inward[1:]
    for candidate in (f"{outward} {inward}", f"{repaired} {inward_repaired}"):
        parsed = ukpostcode.parse_from_corpus(candidate)
        if parsed:
            whole = parsed[0]
            start, end, written = match.start(), match.end(), match.group(0)
            return PostcodeMention(whole.outcode, whole.postcode, start, end, written)
    return None


def _half(match: re.Match[str], outcodes: frozenset[str]) -> PostcodeMention | None:
    letters, digits, rest = match.group(1).upper(), match.group(2).upper(), match.group(3)
    area = letters + digits.translate(_LOOKS_LIKE_DIGIT)
    tail = f" {rest.upper()}" if rest else ""
    if area in outcodes:
        return PostcodeMention(area, None, match.start(), match.end(), area + tail)
    # "CM12" may be "CM1 2", and "rm155xx" keeps its half inward part
    if not rest and len(area) > 3 and area[:-1] in outcodes:
        return PostcodeMention(
            area[:-1], None, match.start(), match.end(), f"{area[:-1]} {area[-1]}"
        )
    return None
