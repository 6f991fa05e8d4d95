"""One message in, a `Danger` or None out: patterns first, then the model, whole and in windows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from web.safety.model import Reading, weights
from web.safety.patterns import clear_sign, is_plain
from web.safety.text import STOP, words

SHORT = 26
"""Up to so many words a message is read whole only."""
LONGEST_WHOLE = 150
"""Of a longer text only so many words are read as a whole: a sum over more says nothing of any one.
Windows read all of it."""
WINDOWS = (12, 24)
_GAS = re.compile(r"\bgas\b|carbon monoxide|\bco alarm")
CERTAIN = 0.99


@dataclass(frozen=True)
class Danger:
    """What was found: the alert's key, whether gas or its fumes are in it, how sure (0 to 1).

    `is_clear`: a pattern found it, in so many words; otherwise the model suspects it. `is_plain`:
    in words that nobody says in jest or of a thing.
    """

    alert: str
    is_gas: bool
    certainty: float
    is_clear: bool = False
    is_plain: bool = False


def check(text: str | None) -> Danger | None:
    """The danger that `text` tells of, or None. Never raises; reads a long text to its end."""
    said = words(text or "")
    if not said:
        return None
    line = " ".join(said)
    clear = clear_sign(said)
    if clear:
        return Danger(clear, _is_gas(clear, line), CERTAIN, True, is_plain(said))
    reading = Reading(said)
    learned = weights()
    whole = min(len(said), LONGEST_WHOLE)
    best = (reading.certainty(0, whole) - learned.threshold, 0, whole)
    for start, end in _windows(said):
        margin = reading.certainty(start, end) - learned.window_threshold
        best = max(best, (margin, start, end))
    margin, start, end = best
    if margin < 0:
        return None
    alert = reading.alert(start, end)
    part = " ".join(said[start:end])
    return Danger(alert, _is_gas(alert, part), round(reading.certainty(start, end), 3))


def _windows(said: Sequence[str]) -> Iterator[tuple[int, int]]:
    if len(said) <= SHORT:
        return
    for size in WINDOWS:
        for start in range(0, len(said), size // 2):
            yield start, min(start + size, len(said))
    start = 0
    for at, word in enumerate([*said, STOP]):
        if word == STOP:
            if at - start > 2:
                yield start, at
            start = at + 1


def _is_gas(alert: str, line: str) -> bool:
    return alert == "emergency" and bool(_GAS.search(line))
