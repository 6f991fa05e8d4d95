"""Counts the words, sentences and syllables of English prose in Markdown, and works out a reading age.

Placeholders ({{ council.name }}, {{ figure.x }}), figures and addresses count as one short word each:
what stands there is a name or a number, which reads no harder in plain prose.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

_PLACEHOLDER = re.compile(r"\{\{.*?\}\}")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*`]|(?<!\w)_|_(?!\w)")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")
_HEADING = re.compile(r"#{1,6}\s+")
_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’)]))\s+(?=[\"“‘(]?[A-Z0-9£])")
_WORD = re.compile(
    r"[^\s,;]+@[^\s,;]+|\w+(?:\.\w+)+(?:/\w+)*"  # addresses: GOV.UK, help@example.org
    r"|[£€]?\d+(?:[,.:/]\d+)*(?: \d{3,})*\w*%?"  # figures: £23,250, 15%, 9am, 0300 123 4567
    r"|[^\W\d_]+(?:['’-][^\W\d_]+)*"
)
_INITIALS = re.compile(r"[A-Z]{2,5}s?")
_VOWELS = re.compile(r"[aeiouy]+")
_HIATUS = re.compile(
    r"(?<![tscgx])i[aou]|iet|dien[ct]|(?<![cg])eo(?![pu])|[aeiouy]ing|[aeou]yers?$|(?<!q)ua[lt]"
)
"""Vowels written together that are two syllables: di-al, qui-et, go-ing, lay-er, us-u-al."""
_SILENT = re.compile(
    r"(?<![aeiouy])(?<!^[^aeiouy])(?<![^aeiouyl]l)e(?=(?:ly|liness|ful|fully|ments?|less|ty)?$)"
    r"|(?<![sxzcghaeiouy])(?<![^aeiouyl]l)es$|(?<![td])(?<![^aeiouyl]l)ed$"
    r"|(?<=^som)e(?=one|t|w|h|b|d|p)|(?<=^hom|^car|^saf)e(?=[bcghlmtw])|(?:(?<=^lif)|(?<=^hous))e(?=[bchltw])"
)
"""An e that is not heard: lif(e), nam(e)d, shar(e)s, lik(e)ly, som(e)one, hom(e)work."""
_SAID = {
    "anyone": 3, "area": 3, "areas": 3, "business": 2, "businesses": 3, "cafe": 2, "cafes": 2,
    "client": 2, "clients": 2, "clothes": 1, "create": 2, "evening": 2, "every": 2, "everyday": 3,
    "everyone": 3, "everything": 3, "experience": 4, "hundred": 2, "idea": 3, "ideas": 3,
    "marriage": 2, "maybe": 2, "million": 2, "pals": 1, "physio": 3, "physiotherapist": 6, "pin": 1,
    "pip": 1, "reablement": 4, "science": 2, "shout": 1, "suicide": 3, "union": 2, "vat": 1,
}  # fmt: skip
"""What the rules get wrong, of the words that advice uses, and initials said as a word."""


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """How many syllables are heard in `word`, at least 1. By rules, with a list of what they get wrong.

    Figures, addresses and the X that stands for a placeholder are one short word. Initials are
    spelled out (NHS: 3). The parts of a word with hyphens are added up.
    """
    if any(c.isdigit() or c in ".@" for c in word):
        return 1
    if "-" in word:
        return sum(syllables(part) for part in word.split("-") if part)
    plain = re.sub(r"['’](?:s|t|re|ve|ll|d|m)?$", "", word)
    if _INITIALS.fullmatch(plain) and plain.lower() not in _SAID:
        return sum(3 if c == "W" else 1 for c in plain if c.isupper())
    return _SAID.get(plain.lower()) or _by_rules(plain.lower())


def _by_rules(word: str) -> int:
    heard = _SILENT.sub("", word)
    return max(1, len(_VOWELS.findall(heard)) + len(_HIATUS.findall(heard)))


def words(text: str) -> list[str]:
    """The words of `text`. A figure, an address or a placeholder is one word; so is "top-up"."""
    return _WORD.findall(_PLACEHOLDER.sub("X", text))


def sentences(text: str) -> list[str]:
    """The sentences of a text without Markdown, each with at least one word."""
    return [s for s in _END.split(_PLACEHOLDER.sub("X", text).strip()) if words(s)]


def blocks(markdown: str) -> tuple[list[str], list[str]]:
    """The paragraphs and list items of `markdown`, and its headings, both without any marks."""
    said: list[str] = []
    headings: list[str] = []
    goes_on = False
    for line in _MARKS.sub("", _LINK.sub(r"\1", markdown)).splitlines():
        item, heading = _ITEM.match(line), _HEADING.match(line)
        if heading:
            headings.append(line[heading.end() :].strip())
        elif item:
            said.append(line[item.end() :].strip())
        elif line.strip() and goes_on:
            said[-1] += f" {line.strip()}"
        elif line.strip():
            said.append(line.strip())
        goes_on = bool(line.strip()) and not heading
    return said, headings


def reading_age(said: Sequence[str]) -> float:
    """Flesch-Kincaid grade + 5, in years, of sentences. Raises ValueError where there is no word."""
    every = [word for sentence in said for word in words(sentence)]
    if not every:
        raise ValueError("There is no word to measure.")
    heard = sum(map(syllables, every))
    return 0.39 * len(every) / len(said) + 11.8 * heard / len(every) - 15.59 + 5
