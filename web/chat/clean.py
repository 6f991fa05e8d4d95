"""A message made fit to read: no control characters, one form of each letter."""

import re
import unicodedata

LONGEST = 2_000
_KEPT = {"\n", "\t"}
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
_LEADING = re.compile(r"^[\s/]+")
_COMMAND = re.compile(
    r"^[/\s]*(?:[A-Za-z]+(?:_[A-Za-z]+)+(?:\{.*\})?|[A-Za-z]+\(\w+ ?=.*\))\s*$", re.DOTALL
)
_DICTATED = tuple(
    (re.compile(rf"(?<=\w) (?:{words})(?= |$)", re.IGNORECASE), stop)
    for words, stop in (
        ("full stop", "."),
        ("comma", ","),
        ("question mark", "?"),
        ("exclamation mark", "!"),
        ("new (?:line|paragraph)", "."),
    )
)
_JOINERS = {"\u200d", "\u200c"}


def clean(text: str) -> str:
    """`text` in Unicode NFC without control and hidden characters, trimmed."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = (
        c for c in plain if c in _KEPT or c in _JOINERS or unicodedata.category(c) not in _HIDDEN
    )
    return "".join(kept).strip()


def spoken(text: str) -> str:
    """What may be sent to the assistant: a leading slash would be a command to it, and stops that
    were dictated ("full stop") are no words."""
    for words, stop in _DICTATED:
        text = words.sub(stop, text)
    return _LEADING.sub("", text).strip()


def has_words(text: str) -> bool:
    """Whether there is something that a person may have said: a letter or a digit, and not only a
    program's command ("session_start", "pick_choice{...}", "SetSlots(...=...)")."""
    return any(c.isalnum() for c in text) and not _COMMAND.match(text)
