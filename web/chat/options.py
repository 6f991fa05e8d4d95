"""Which of the choices last offered a message takes, when it is not word for word one of them."""

import re
from collections.abc import Mapping
from typing import Any

_WORD = re.compile(r"[a-z0-9]+")
_FILLER = frozenset(
    "the one ones in near nr by at around please pls its it is s that thats this yes yeah yep no of for me i im "
    "mean meant want wanted would like d ll have go with option number a an my we re live lives she he area side "
    "way sorry ok".split()
)  # fmt: skip
_MOST_WORDS = 6
_ORDINALS = {
    "first": 0, "1st": 0, "1": 0, "top": 0,
    "second": 1, "2nd": 1, "2": 1,
    "third": 2, "3rd": 2, "3": 2,
    "fourth": 3, "4th": 3, "4": 3,
    "last": -1, "bottom": -1,
}  # fmt: skip


def find_option(text: str, options: Mapping[str, Any]) -> dict[str, Any] | None:
    """What the choice that `text` takes stands for: its own words, some of its words that no other
    choice has ("Great", of Great and Little Bentley), or of places its number. None: no choice."""
    if text in options:
        return _as_dict(options[text])
    words = _words(text)
    if not options or len(words) > _MOST_WORDS:
        return None
    telling = [word for word in words if word not in _FILLER]
    if len(telling) == 1 and telling[0] in _ORDINALS and _are_places(options):
        return _at(list(options.values()), _ORDINALS[telling[0]])
    fitting = [value for said, value in options.items() if set(telling) <= set(_words(said))]
    return _as_dict(fitting[0]) if telling and len(fitting) == 1 else None


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("'", "").replace("’", ""))


def _are_places(options: Mapping[str, Any]) -> bool:
    return all("place" in value for value in options.values())


def _at(values: list[Any], index: int) -> dict[str, Any] | None:
    return _as_dict(values[index]) if index < len(values) else None


def _as_dict(value: Any) -> dict[str, Any] | None:
    return value if isinstance(value, dict) else None
