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
    path = Path(__file__).parent / "data" / "common_words.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
