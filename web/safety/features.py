"""The features of a message: the same code for training and for every check.

A word has features of its own (itself, its concept, the bits of its spelling); a place in the
message has those of its neighbours (two and three words together, two concepts near each other).
A message's features are the sum over its words, so a window's are the sum over the window.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from web.safety.concepts import concept
from web.safety.text import STOP

WORD, SPELLING, PAIR, TRIPLE, KIND, KIND_PAIR, KIND_TRIPLE, NEAR = "wcptkqrn"
REACH = 6
"""How far apart two concepts may be and still belong together."""
SCALES = {
    WORD: 1.0, SPELLING: 0.25, PAIR: 0.9, TRIPLE: 0.8,
    KIND: 0.6, KIND_PAIR: 0.8, KIND_TRIPLE: 0.8, NEAR: 0.5,
}  # fmt: skip
CALM = 4.0
"""Added to the number of words before its root is taken: short messages weigh a little less."""


def damping(count: int) -> float:
    """What the sum of the features of `count` words is divided by."""
    return float((count + CALM) ** 0.5)


@lru_cache(maxsize=16384)
def of_word(word: str) -> tuple[str, ...]:
    """The features of a word by itself."""
    if word == STOP:
        return ()
    padded = f"_{word[:24]}_"
    bits = [
        SPELLING + padded[start : start + size]
        for size in (3, 4, 5)
        for start in range(len(padded) - size + 1)
    ]
    kind = concept(word)
    return (WORD + word, *([KIND + kind] if kind else []), *bits)


def of_place(words: Sequence[str], kinds: Sequence[str], at: int) -> Iterator[str]:
    """The features of the word at `at` with those before it; `kinds` are `kinds_of(words)`."""
    if at < 1:
        return
    word, before = words[at], words[at - 1]
    yield f"{PAIR}{before} {word}"
    yield f"{KIND_PAIR}{kinds[at - 1]} {kinds[at]}"
    if at > 1:
        yield f"{TRIPLE}{words[at - 2]} {before} {word}"
        yield f"{KIND_TRIPLE}{kinds[at - 2]} {kinds[at - 1]} {kinds[at]}"
    kind = kinds[at]
    if kind.isupper():
        for other in range(max(0, at - REACH), at - 1):
            if kinds[other].isupper():
                yield f"{NEAR}{kinds[other]} {kind}"


def kinds_of(words: Sequence[str]) -> list[str]:
    """Each word's concept, or the word itself."""
    return [concept(word) or word for word in words]


def values(words: Sequence[str]) -> dict[str, float]:
    """All features of a message with their values, for training."""
    found: dict[str, float] = {}
    kinds = kinds_of(words)
    for at, word in enumerate(words):
        for feature in (*of_word(word), *of_place(words, kinds, at)):
            found[feature] = found.get(feature, 0.0) + SCALES[feature[0]]
    share = damping(len(words))
    return {feature: value / share for feature, value in found.items()}
