"""Names made comparable, and the English words that are also villages."""

import re
from functools import lru_cache
from pathlib import Path

_TOKEN = re.compile(r"[a-z0-9]+")

LEADS = frozenset(
    (
        "in near at around round from to nr by outside live lives living based area of over try "
        "about for also"
    ).split()
)
"""A word after one of these is likely to be a place."""

STRONG_LEADS = frozenset(("in near nr around round outside live lives living based").split())


def normalise(name: str) -> str:
    """Lower case, letters and digits only, one space between words ("St. Osyth" -> "st osyth")."""
    text = name.lower().replace("'", "").replace("’", "")
    return " ".join(_TOKEN.findall(text))


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Everyday words: never taken for a misspelt place, and for a place only in a place's seat."""
    return _words("common_words.txt")


@lru_cache(maxsize=1)
def guarded_words() -> frozenset[str]:
    """Common words, and names of places elsewhere that are also words."""
    return common_words() | _words("names_that_are_words.txt")


@lru_cache(maxsize=1)
def names_of_people() -> frozenset[str]:
    """First names that are also places elsewhere."""
    return _words("names_of_people.txt")


@lru_cache(maxsize=1)
def names_abroad() -> frozenset[str]:
    """Months, counties, countries: in a message never the hamlet of that name."""
    return frozenset(name.replace("|", " ") for name in _words("names_of_elsewhere.txt"))


def _words(file: str) -> frozenset[str]:
    path = Path(__file__).parent / "data" / file
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
