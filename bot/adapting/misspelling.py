"""Texts as they come from cheap phones: some letters swapped, lost or doubled."""

import numpy as np

SOME_TEXTS, SOME_WORDS = 0.3, 0.12
"""How many texts are misspelt, and how many of their words."""
SHORTEST = 4
"""Shorter words stay: too little would be left of them."""


def misspelt(text: str, random: np.random.Generator) -> str:
    """`text`, or the same with some words misspelt."""
    if random.random() >= SOME_TEXTS:
        return text
    words = text.split(" ")
    return " ".join(_slipped(w, random) if random.random() < SOME_WORDS else w for w in words)


def _slipped(word: str, random: np.random.Generator) -> str:
    if len(word) < SHORTEST:
        return word
    at = int(random.integers(1, len(word) - 1))
    before, here, after = word[:at], word[at], word[at + 1 :]
    return (
        before + after[:1] + here + after[1:],
        before + after,
        before + here + here + after,
    )[int(random.integers(3))]
