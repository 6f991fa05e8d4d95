"""A place in a box that is for something else: "lunch club CM8 1AA", "lunch club near Witham"."""

import re

from directory.places.finder import PlaceFinder
from directory.places.place import Place
from directory.places.postcodes import find_postcodes

_LED = re.compile(r"\b(?:in|near|nr|around|round)\s+(?=\w)", re.IGNORECASE)
_LEAD_BEFORE = re.compile(r"\b(?:in|near|nr|at|around|round)\s*$", re.IGNORECASE)
_WORDS = re.compile(r"[\w'’-]+")
_LONGEST = 5
_EDGES = " ,;:.-"


def split_place(text: str, finder: PlaceFinder) -> tuple[str, Place | None]:
    """(the rest of `text`, the place in it): a postcode anywhere, or a name after "in" and the like.

    A name without such a word stays, because it may be part of a provider's: "Witham Lodge"."""
    for mention in find_postcodes(text, finder.gazetteer.known_outcodes):
        place = finder.find_place(text[mention.start : mention.end])
        if place:
            before = _LEAD_BEFORE.sub("", text[: mention.start])
            return _joined(before, text[mention.end :]), place
    for lead in _LED.finditer(text):
        found = _named(text, lead, finder)
        if found:
            place, end = found
            return _joined(text[: lead.start()], text[end:]), place
    return text.strip(), None


def _named(text: str, lead: re.Match[str], finder: PlaceFinder) -> tuple[Place, int] | None:
    """The place that the words after `lead` name, the longest first, and where it ends."""
    words = list(_WORDS.finditer(text, lead.end()))[:_LONGEST]
    for last in reversed(words):
        said = text[lead.start() : last.end()]
        reading = finder.read(said)
        options = reading.choices or reading.places
        is_whole = any(
            start <= len(lead.group(0)) and end == len(said) for start, end in reading.spans
        )
        if options and is_whole and not _is_name(text, last.end()):
            return options[0], last.end()
    return None


def _is_name(text: str, end: int) -> bool:
    """Whether it goes on after the place, all with capitals: "Care in Colchester Ltd"."""
    after = _WORDS.findall(text[end:])
    words = [w for w in _WORDS.findall(text) if len(w) > 3]
    return bool(after) and all(word[0].isupper() for word in (*words, *after))


def _joined(before: str, after: str) -> str:
    return " ".join(f"{before.strip(_EDGES)} {after.strip(_EDGES)}".split())
