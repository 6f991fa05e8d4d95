"""A message as plain lower-case words: what the patterns and the model read."""

import re
import unicodedata
from functools import lru_cache

_QUOTES = dict.fromkeys(map(ord, "'`´‘’‛ʼ′"), None)
_HIDDEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), None)
_WORDS = re.compile(r"[a-z]+|[0-9]+(?:[.:][0-9]+)?|[.!?;\n]+")
_MASKED = re.compile(
    r"(?<![a-z0-9@$!*])(?=[a-z0-9@$!*]*[a-z])"
    r"[a-z]*[0-9@$!*][a-z0-9@$!*]*[a-z](?![a-z0-9])"
)
_LONGEST_MASKED = 9
_UNMASK = str.maketrans("01345@$!*", "oieasasii")
_SPACED = re.compile(r"\b(?:[a-z][ .\-_*]){2,}[a-z]\b")
_STRETCHED = re.compile(r"([a-z])\1{2,}")

STOP = "."
"""Stands between two sentences in a list of words."""


def plain(text: str) -> str:
    """Lower case, without accents, apostrophes and hidden characters; masked words unmasked."""
    folded = unicodedata.normalize("NFKD", text).translate(_QUOTES | _HIDDEN).lower()
    if not folded.isascii():
        folded = "".join(c for c in folded if not unicodedata.combining(c))
    folded = _MASKED.sub(lambda m: _unmasked(m.group()), folded)
    folded = _SPACED.sub(lambda m: re.sub(r"[ .\-_*]", "", m.group()), folded)
    return _STRETCHED.sub(r"\1\1", folded)


@lru_cache(maxsize=4096)
def _unmasked(word: str) -> str:
    """ "k!ll" is "kill" and "mys3lf" is "myself"; "cm9x" and "e10" stay as they are."""
    if len(word) > _LONGEST_MASKED:
        return word
    if any(c in "@$!*" for c in word) or re.fullmatch(r"[a-z]+[013457]+[a-z]{1,}", word):
        return word.translate(_UNMASK)
    return word


def words(text: str) -> list[str]:
    """The words of `text`, with STOP where a sentence ends."""
    found = [STOP if not w[0].isalnum() else w for w in _WORDS.findall(plain(text))]
    while found and found[-1] == STOP:
        found.pop()
    return found
