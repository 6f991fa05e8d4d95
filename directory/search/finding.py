"""Candidates loaded once, measured once, and ranked for as many distances as it takes."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from directory.places.place import Place
from directory.search.criteria import Criteria
from directory.search.distance import distance_km
from directory.search.filters import candidates
from directory.search.ranking import Evidence, score
from directory.search.text import stems

ANYWHERE_KM = 100.0
"""Without a radius, nearness still counts up to here."""
Area = tuple[str | None, float | None, bool]


class Candidate(NamedTuple):
    """A listing that may fit: the row of `candidates`, how far it is, how it covers the place."""

    row: Any
    distance_km: float | None
    covers: str | None
    has_areas: bool

    def fits(self, radius_km: float | None) -> bool:
        """Whether it covers the place or, for one that people go to, is no further away.

        Anywhere (None) still means somewhere known: nobody is sent to a place that has no position.
        """
        if self.covers:
            return True
        if radius_km is None:
            return self.distance_km is not None
        if self.has_areas or self.distance_km is None:
            return False
        return self.distance_km <= radius_km


class Found(NamedTuple):
    """A listing that fits, with its score."""

    id: uuid.UUID
    name: str
    distance_km: float | None
    covers: str | None
    score: float


def load_candidates(
    session: Session, criteria: Criteria, radius_km: float | None
) -> list[Candidate]:
    """All that may fit within `radius_km` (None: anywhere), each listing once."""
    rows = session.execute(candidates(criteria, radius_km))
    place = criteria.place
    if place is None:
        return [Candidate(row, None, None, False) for row in {row[0]: row for row in rows}.values()]
    grouped: dict[uuid.UUID, list[Any]] = {}
    for row in rows:
        grouped.setdefault(row[0], []).append(row)
    return [_measure(parts, place) for parts in grouped.values()]


def rank(
    loaded: Iterable[Candidate], criteria: Criteria, radius_km: float | None, today: date
) -> list[Found]:
    """Those of `loaded` that fit, scored, in no order."""
    words = len(stems(criteria.text))
    services, needs = max(1, len(criteria.services)), max(1, len(criteria.needs))
    found = []
    for candidate in loaded:
        if criteria.place and not candidate.fits(radius_km):
            continue
        row = candidate.row
        evidence = Evidence(
            service_share=row.service_hits / services,
            need_share=row.need_hits / needs,
            distance_km=candidate.distance_km,
            covers=bool(candidate.covers),
            radius_km=radius_km or ANYWHERE_KM,
            rating=row.cqc_rating,
            confirmed_on=row.confirmed_on,
            places_free=row.places_free,
            name_share=row.name_hits / words if words else 0.0,
        )
        total = score(evidence, today)
        found.append(Found(row.id, row.name, candidate.distance_km, candidate.covers, total))
    return found


def in_order(found: Found) -> tuple[Any, ...]:
    """The key to sort by: score, then distance (unknown last), then name; never a tie."""
    away = float("inf") if found.distance_km is None else found.distance_km
    return -found.score, away, found.name.lower(), found.id.int


def _measure(rows: list[Any], place: Place) -> Candidate:
    positions = {(row.latitude, row.longitude) for row in rows if row.latitude is not None}
    ways = [distance_km(place.latitude, place.longitude, *position) for position in positions]
    away = min(ways, default=None)
    areas: list[Area] = [
        (row.area_district, row.area_radius_km, row.area_is_assumed)
        for row in rows
        if row.area_is_assumed is not None
    ]
    return Candidate(rows[0], away, _covers(areas, place.district, away), bool(areas))


def _covers(areas: list[Area], district: str | None, away: float | None) -> str | None:
    """How one of `areas` holds the place, the surest first: "district", "radius", "assumed"."""
    if any(name is not None and name == district for name, _, _ in areas):
        return "district"
    within = [
        is_assumed
        for _, radius, is_assumed in areas
        if radius is not None and away is not None and away <= radius
    ]
    if not within:
        return None
    return "assumed" if all(within) else "radius"
