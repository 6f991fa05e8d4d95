"""Words to stems, the same on both engines because no engine does it."""

import re
from functools import lru_cache

import snowballstemmer

_TOKEN = re.compile(r"[^\W_]+")
STOP_WORDS = frozenset(
    (
        "a an and are as at be by for from has have i in is it me my near of on or our that the "
        "their them they this to we who with you your"
    ).split()
)


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    return str(snowballstemmer.stemmer("english").stemWord(word))


def stem_all(text: str) -> list[str]:
    """The stem of every word of `text`, in order."""
    words = _TOKEN.findall(text.lower().replace("'", "").replace("’", ""))
    return [_stem(word)[:60] for word in words]


def stems(text: str) -> list[str]:
    """The stems of `text` in order, without stop words, each at most 60 characters."""
    words = _TOKEN.findall(text.lower().replace("'", "").replace("’", ""))
    return [_stem(word)[:60] for word in words if word not in STOP_WORDS]
