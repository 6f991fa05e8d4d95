"""What comes first: every weight of the ranking is on this page."""

from datetime import date
from typing import NamedTuple

FIT_SERVICE = 4.0
FIT_NEED = 3.0
NEARNESS = 3.0
COVERS = 2.0
"""A service that comes out to the place counts as this near, or nearer if it is."""
WORD_IN_NAME = 2.0
RATING = {"outstanding": 1.0, "good": 0.7, "requires_improvement": 0.1, "inadequate": -1.5}
CONFIRMED_LATELY = 0.5
PLACES_FREE = 0.5
LATELY_DAYS = 183


class Evidence(NamedTuple):
    """What ranking knows of one candidate. Shares run from 0 to 1; distance in kilometres."""

    service_share: float
    need_share: float
    distance_km: float | None
    covers: bool
    radius_km: float
    rating: str | None
    confirmed_on: date | None
    places_free: bool | None
    name_share: float = 0.0


def score(evidence: Evidence, today: date) -> float:
    """The higher the sooner it is shown."""
    total = FIT_SERVICE * evidence.service_share + FIT_NEED * evidence.need_share
    total += _nearness(evidence) + WORD_IN_NAME * evidence.name_share
    total += RATING.get(evidence.rating or "", 0.0)
    if evidence.confirmed_on and (today - evidence.confirmed_on).days <= LATELY_DAYS:
        total += CONFIRMED_LATELY
    if evidence.places_free:
        total += PLACES_FREE
    return round(total, 6)


def _nearness(evidence: Evidence) -> float:
    near = 0.0
    if evidence.distance_km is not None:
        near = NEARNESS * max(0.0, 1 - evidence.distance_km / evidence.radius_km)
    return max(near, COVERS) if evidence.covers else near
