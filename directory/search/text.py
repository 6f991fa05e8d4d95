"""Words to stems, the same on both engines because no engine does it."""

import hashlib
import re
from functools import lru_cache

import snowballstemmer

_TOKEN = re.compile(r"[^\W_]+")
LONG_WORD = 7
"""A word so long may have two letters wrong; a shorter one only one."""
STOP_WORDS = frozenset(
    (
        "a an and are as be by for from has have i in is it me my near of on or our that the "
        "their them they this to we who with you your"
    ).split()
)
"""Not "at": care at home is no care home."""


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    return str(snowballstemmer.stemmer("english").stemWord(word))


def stem_all(text: str) -> list[str]:
    """The stem of every word of `text`, in order."""
    words = _TOKEN.findall(text.lower().replace("'", "").replace("’", ""))
    return [_stem(word)[:60] for word in words]


def words_and_stems(text: str) -> list[tuple[str, str]]:
    """(word, stem) of `text` in order, without stop words; stems have at most 60 characters."""
    words = _TOKEN.findall(text.lower().replace("'", "").replace("’", ""))
    return [(word, _stem(word)[:60]) for word in words if word not in STOP_WORDS]


def stems(text: str) -> list[str]:
    """The stems of `text` in order, without stop words, each at most 60 characters."""
    return [stem for _, stem in words_and_stems(text)]


@lru_cache(maxsize=100_000)
def stem_number(stem: str) -> int:
    """A stem, or a key such as "language:pl", as a number of 63 bits; the same for ever."""
    return _number(stem)


def _number(stem: str) -> int:
    return int.from_bytes(hashlib.blake2b(stem.encode(), digest_size=8).digest()) >> 1


def spelling_keys(stem: str) -> set[int]:
    """The numbers of `stem` and of what is left of it without a letter, or two of a LONG_WORD.

    Only the first letters count: two stems with so few letters wrong share a number all the same,
    and a long word has no more of them than a short one."""
    start = stem[:LONG_WORD]
    shorter = {start[:i] + start[i + 1 :] for i in range(len(start))}
    if len(stem) >= LONG_WORD:
        shorter |= {key[:i] + key[i + 1 :] for key in shorter for i in range(len(key))}
    return {_number(f"~{key}") for key in (start, *shorter)}


def name_key(name: str) -> int:
    """The first seven letters and digits as one number: the alphabet on every engine alike."""
    return int.from_bytes(_initials(name).ljust(7, b"\0"))


def names_beginning(text: str) -> tuple[int, int]:
    """The first and the last `name_key` of the names that begin as `text` does; of a text without
    letters or digits none does."""
    if not _initials(text):
        return 1, 0
    return name_key(text), int.from_bytes(_initials(text).ljust(7, b"\xff"))


def _initials(name: str) -> bytes:
    return "".join(c for c in name.casefold() if c.isascii() and c.isalnum())[:7].encode()
