"""The linear model: how much a message, or any part of it, sounds like danger.

The weights are plain numbers in `weights.json`, made by `tooling/train_danger.py`: one for danger
and one for each alert. Loaded once.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from web.safety import features

WEIGHTS = Path(__file__).with_name("weights.json")


@dataclass(frozen=True)
class Weights:
    """What the trainer learned."""

    alerts: tuple[str, ...]
    bias: float
    alert_bias: tuple[float, ...]
    danger: dict[str, float]
    kinds: dict[str, tuple[float, ...]]
    threshold: float
    window_threshold: float


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights on disk, with each feature's scale taken in."""
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    danger, kinds = {}, {}
    for feature, (first, *others) in stored["weights"].items():
        scale = features.SCALES[feature[0]]
        danger[feature] = first * scale
        kinds[feature] = tuple(other * scale for other in others)
    return Weights(
        alerts=tuple(stored["alerts"]),
        bias=stored["bias"],
        alert_bias=tuple(stored["alert_bias"]),
        danger=danger,
        kinds=kinds,
        threshold=stored["threshold"],
        window_threshold=stored["window_threshold"],
    )


@lru_cache(maxsize=16384)
def _word_score(word: str) -> float:
    known = weights().danger
    return sum(known.get(feature, 0.0) for feature in features.of_word(word))


class Reading:
    """One message's words, ready to be scored whole or in parts."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        known = weights().danger
        kinds = features.kinds_of(words)
        each = [
            _word_score(word) + sum(known.get(f, 0.0) for f in features.of_place(words, kinds, at))
            for at, word in enumerate(words)
        ]
        self._sums = [0.0, *accumulate(each)]

    def certainty(self, start: int, end: int) -> float:
        """How likely the words from `start` to `end` tell of danger, 0 to 1."""
        total = self._sums[end] - self._sums[start]
        return _logistic(total / features.damping(end - start) + weights().bias)

    def alert(self, start: int, end: int) -> str:
        """Which kind of danger it would be."""
        learned = weights()
        scores = list(learned.alert_bias)
        for feature, value in features.values(self.words[start:end]).items():
            row = learned.kinds.get(feature)
            if row:
                share = value / features.SCALES[feature[0]]
                scores = [score + share * weight for score, weight in zip(scores, row, strict=True)]
        return learned.alerts[max(range(len(scores)), key=scores.__getitem__)]


def _logistic(score: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))
