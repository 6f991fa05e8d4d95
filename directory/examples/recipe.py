"""What one sort of example listing is made of, and a die that always falls the same way."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
DAYTIME = ("morning", "afternoon", "weekday")
ALL_WEEK = ("morning", "afternoon", "evening", "weekday", "weekend")


@dataclass(frozen=True)
class Price:
    """Pounds a `unit`, from `low` to `high`."""

    unit: str
    low: int
    high: int


@dataclass(frozen=True)
class Recipe:
    """One sort of listing.

    `count` listings are made of it, over the districts in turn. `reach` 0: people come to it;
    1 to 4: it comes out to so many districts. `names` have {word} (and {place}); `opens` and
    `closes`, the two sentences of a summary, have {place}, {district} and {days}. `needs`, `also` (a
    further service or two), `gains` (outcomes) and `steps` (of the pathway) are taken in turn. `days`
    are as in iCalendar.
    """

    key: str
    kind: str
    count: int
    services: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...]
    names: tuple[str, ...]
    opens: tuple[str, ...]
    closes: tuple[str, ...]
    also: tuple[tuple[str, ...], ...] = ((),)
    reach: int = 0
    price: Price | None = None
    is_free: bool = False
    is_rated: bool = False
    has_carers: bool = False
    has_places: bool = False
    when: tuple[tuple[str, ...], ...] = (DAYTIME,)
    days: tuple[str, ...] = ()
    hours: tuple[int, int] = (10, 15)
    ages: tuple[tuple[int | None, int | None], ...] = ((18, None),)
    gains: tuple[tuple[str, ...], ...] = ((),)
    steps: tuple[tuple[str, ...], ...] = ((),)


class Die:
    """Choices that depend on nothing but the words they are made for."""

    def __init__(self, *seed: object) -> None:
        self._seed = ":".join(map(str, seed))

    def _number(self, what: str) -> int:
        digest = hashlib.sha256(f"{self._seed}:{what}".encode()).hexdigest()
        return int(digest[:12], 16)

    def chance(self, what: str, percent: int) -> bool:
        """Whether something happens that happens in so many of a hundred."""
        return self._number(what) % 100 < percent

    def between(self, what: str, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both of them possible."""
        return low + self._number(what) % (high - low + 1)

    def pick(self, what: str, options: Sequence[T]) -> T:
        """One of `options`."""
        return options[self._number(what) % len(options)]
