"""Where made-up listings are: clustered as people are."""

import csv
import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import cos, hypot, radians
from pathlib import Path
from random import Random

from tests.bench.generator.towns import TOWNS

SAMPLE = 60_000
"""How many postcodes are kept of a file, whatever its size."""
NOT_ENGLAND = frozenset(
    "AB BT CF DD DG EH FK G GY HS IM IV JE KA KW KY LD LL ML NP PA PH SA TD ZE".split()
)
"""Postcode areas of Scotland, Wales, Northern Ireland and the islands."""
TOWN_REACHES_KM = 15.0
"""Further from every town than this, nobody here knows the district."""
KM_PER_DEGREE = 111.195


@dataclass(frozen=True, slots=True)
class Position:
    """A point in degrees. `postcode` is whole, or only an outcode; `district` None: not known."""

    latitude: float
    longitude: float
    postcode: str
    town: str
    district: str | None

    @property
    def outcode(self) -> str:
        """The first half of the postcode."""
        return self.postcode.split()[0]

    @property
    def is_exact(self) -> bool:
        """Whether the postcode is whole."""
        return " " in self.postcode

    def away(self, other: "Position") -> float:
        """How far another point is, in degrees of latitude, about."""
        narrow = cos(radians(self.latitude))
        east = (other.longitude - self.longitude) * narrow
        return hypot(other.latitude - self.latitude, east)


class Positions:
    """Draws points: of the postcodes of `file` (columns postcode, lat, lon; may be gzipped), a
    sample of which is taken with `seed`; without a file, scattered round TOWNS."""

    def __init__(self, file: Path | None = None, seed: int = 1) -> None:
        self._sample = _sample(file, seed) if file else []
        self._weights = list(accumulate(town[4] for town in TOWNS))

    def draw(self, rng: Random) -> Position:
        """One point; places where many people live come often."""
        if self._sample:
            postcode, latitude, longitude = rng.choice(self._sample)
        else:
            postcode, latitude, longitude = self._scattered(rng)
        town, district = _nearest(latitude, longitude)
        return Position(latitude, longitude, postcode, town, district)

    def known(self) -> Iterator[Position]:
        """Every point that has a whole postcode."""
        for postcode, latitude, longitude in self._sample:
            yield Position(latitude, longitude, postcode, *_nearest(latitude, longitude))

    def _scattered(self, rng: Random) -> tuple[str, float, float]:
        town = rng.choices(TOWNS, cum_weights=self._weights)[0]
        spread_km = 1.0 + town[4] ** 0.5 / 3
        north, east = rng.gauss(0, spread_km), rng.gauss(0, spread_km)
        latitude = town[2] + north / KM_PER_DEGREE
        longitude = town[3] + east / (KM_PER_DEGREE * cos(radians(latitude)))
        return town[5], round(latitude, 5), round(longitude, 5)


def _sample(file: Path, seed: int) -> list[tuple[str, float, float]]:
    """A sample of fixed size of all English rows, read once, each as likely as any other."""
    rng, seen = Random(seed), 0
    kept: list[tuple[str, float, float]] = []
    with gzip.open(file, "rt") if file.suffix == ".gz" else file.open() as lines:
        for postcode, latitude, longitude in _english(lines):
            seen += 1
            if len(kept) < SAMPLE:
                kept.append((postcode, float(latitude), float(longitude)))
            elif (place := int(rng.random() * seen)) < SAMPLE:
                kept[place] = (postcode, float(latitude), float(longitude))
    if not kept:
        raise ValueError(f"{file} has no English postcode.")
    return kept


def _english(lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    rows = csv.reader(lines)
    next(rows)
    for postcode, latitude, longitude, *_ in rows:
        area = postcode[:2] if postcode[1].isalpha() else postcode[:1]
        if area not in NOT_ENGLAND:
            yield postcode, latitude, longitude


@lru_cache(maxsize=SAMPLE)
def _nearest(latitude: float, longitude: float) -> tuple[str, str | None]:
    """The nearest town, and its district where the point is not far from it."""
    narrow = cos(radians(latitude))
    away, town = min(
        (hypot(town[2] - latitude, (town[3] - longitude) * narrow), town) for town in TOWNS
    )
    is_close = away * KM_PER_DEGREE <= TOWN_REACHES_KM
    return town[0], town[1] if is_close else None
