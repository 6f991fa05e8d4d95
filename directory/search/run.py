"""Runs a search: filter in SQL, measure and rank here, relax what emptied it, load one page."""

import uuid
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from directory.models import Attribute, SearchWord, Service, ServiceArea
from directory.models.search_word import NAME
from directory.search.criteria import Constraints, Criteria
from directory.search.distance import distance_km
from directory.search.explanation import Reason, reasons_for
from directory.search.filters import candidates
from directory.search.ranking import Evidence, score
from directory.search.text import stems

WIDER = (2.0, 4.0, None)
"""Multiples of the radius tried in turn when nothing is found; None is anywhere."""
DROP_ORDER = (
    "availability",
    "places_free",
    "max_price",
    "age",
    "drives",
    "free",
    "language",
    "min_rating",
    "gender",
    "wheelchair_accessible",
    "accepts_direct_payments",
    "kinds",
    "needs",
    "text",
)
"""What is given up, the least missed first, when a wider radius does not help."""


@dataclass(frozen=True)
class Hit:
    """A listing that was found, how far it is, and why it is shown."""

    service: Service
    distance_km: float | None
    reasons: list[Reason]


@dataclass(frozen=True)
class SearchResult:
    """One page of hits. `total` counts all pages; `widened_to_km` is set when the radius had to
    grow (0 means anywhere); `why_empty` names the filter that had emptied it, and was dropped."""

    total: int
    hits: list[Hit]
    widened_to_km: float | None = None
    why_empty: str | None = None


@dataclass
class _Found:
    id: uuid.UUID
    name: str
    distance_km: float | None
    covers: str | None
    score: float


@dataclass
class _Rows:
    rows: list[Any] = field(default_factory=list)
    shares: dict[tuple[uuid.UUID, str], int] = field(default_factory=dict)
    areas: dict[uuid.UUID, list[tuple[str | None, float | None, bool]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    named: dict[uuid.UUID, int] = field(default_factory=dict)


def search(session: Session, criteria: Criteria, today: date | None = None) -> SearchResult:
    """The page of `criteria` that best fits, relaxed if nothing does; ties are always the same."""
    today = today or date.today()
    found = _find(session, criteria, criteria.radius_km, today)
    widened: float | None = None
    if not found and criteria.place:
        found, widened = _widen(session, criteria, today)
    if found:
        return _page(session, criteria, found, widened, None)
    relaxed, dropped, found = _drop_least(session, criteria, today)
    if not found and criteria.place:
        found, widened = _widen(session, relaxed, today)
    return _page(session, relaxed, found, widened, dropped)


def _widen(
    session: Session, criteria: Criteria, today: date
) -> tuple[list[_Found], float | None]:
    for times in WIDER:
        radius = None if times is None else criteria.radius_km * times
        found = _find(session, criteria, radius, today)
        if found:
            return found, radius or 0.0
    return [], None


def _drop_least(
    session: Session, criteria: Criteria, today: date
) -> tuple[Criteria, str | None, list[_Found]]:
    asked = [key for key in DROP_ORDER if _is_asked(criteria, key)]
    for key in asked:
        relaxed = _without(criteria, key)
        found = _find(session, relaxed, relaxed.radius_km, today)
        if found:
            return relaxed, key, found
    relaxed = criteria
    for key in asked:
        relaxed = _without(relaxed, key)
        if not (relaxed.says_what):
            break
        found = _find(session, relaxed, None, today)
        if found:
            return relaxed, key, found
    return criteria, asked[0] if asked else None, []


def _is_asked(criteria: Criteria, key: str) -> bool:
    holder = criteria if hasattr(criteria, key) else criteria.constraints
    return getattr(holder, key) not in (None, (), "")


def _without(criteria: Criteria, key: str) -> Criteria:
    if hasattr(criteria, key):
        nothing: dict[str, Any] = {key: "" if key == "text" else ()}
        return replace(criteria, **nothing)
    empty: dict[str, Any] = {key: getattr(Constraints(), key)}
    return replace(criteria, constraints=replace(criteria.constraints, **empty))


def _find(
    session: Session, criteria: Criteria, radius_km: float | None, today: date
) -> list[_Found]:
    facts = _load(session, criteria, radius_km)
    best: dict[uuid.UUID, _Found] = {}
    for row in facts.rows:
        candidate = _judge(row, facts, criteria, radius_km, today)
        if candidate and (row.id not in best or candidate.score > best[row.id].score):
            best[row.id] = candidate
    return sorted(best.values(), key=_order)


def _order(found: _Found) -> tuple[Any, ...]:
    return -found.score, found.distance_km or 0.0, found.name.lower(), found.id.hex


def _load(session: Session, criteria: Criteria, radius_km: float | None) -> _Rows:
    query = candidates(criteria, radius_km)
    facts = _Rows(rows=list(session.execute(query)))
    ids = query.with_only_columns(Service.id).subquery()
    wanted = {"service": criteria.services, "need": criteria.needs}
    for taxonomy, codes in wanted.items():
        if codes:
            counted = (
                select(Attribute.service_id, func.count(Attribute.code.distinct()))
                .where(Attribute.service_id.in_(select(ids.c.id)))
                .where(Attribute.taxonomy == taxonomy, Attribute.code.in_(codes))
                .group_by(Attribute.service_id)
            )
            for service_id, count in session.execute(counted):
                facts.shares[service_id, taxonomy] = count
    if criteria.place:
        areas = select(ServiceArea).where(ServiceArea.service_id.in_(select(ids.c.id)))
        for area in session.scalars(areas):
            said = (area.district, area.radius_km, area.is_assumed)
            facts.areas[area.service_id].append(said)
    words = stems(criteria.text)
    if words:
        named = (
            select(SearchWord.service_id, func.count())
            .where(SearchWord.service_id.in_(select(ids.c.id)))
            .where(SearchWord.stem.in_(words), SearchWord.field == NAME)
            .group_by(SearchWord.service_id)
        )
        facts.named = {service_id: count for service_id, count in session.execute(named)}
    return facts


def _judge(
    row: Any, facts: _Rows, criteria: Criteria, radius_km: float | None, today: date
) -> _Found | None:
    place, away, covers = criteria.place, None, None
    if place and row.latitude is not None:
        away = distance_km(place.latitude, place.longitude, row.latitude, row.longitude)
    areas = facts.areas.get(row.id)
    if place and areas:
        covers = _covers(areas, place.district, away)
    if place and radius_km is not None and not covers:
        if areas or away is None or away > radius_km:
            return None
    words = stems(criteria.text)
    evidence = Evidence(
        service_share=facts.shares.get((row.id, "service"), 0) / max(1, len(criteria.services)),
        need_share=facts.shares.get((row.id, "need"), 0) / max(1, len(criteria.needs)),
        distance_km=away,
        covers=bool(covers),
        radius_km=radius_km or 100.0,
        rating=row.cqc_rating,
        confirmed_on=row.confirmed_on,
        places_free=row.places_free,
        name_share=facts.named.get(row.id, 0) / len(words) if words else 0.0,
    )
    return _Found(row.id, row.name, away, covers, score(evidence, today))


def _covers(
    areas: list[tuple[str | None, float | None, bool]], district: str | None, away: float | None
) -> str | None:
    for name, radius, is_assumed in areas:
        if name is not None and name == district:
            return "district"
        if radius is not None and away is not None and away <= radius:
            return "assumed" if is_assumed else "radius"
    return None


def _page(
    session: Session,
    criteria: Criteria,
    found: list[_Found],
    widened_to_km: float | None,
    why_empty: str | None,
) -> SearchResult:
    start = (max(1, criteria.page) - 1) * criteria.per_page
    page = found[start : start + criteria.per_page]
    services = load_services(session, [f.id for f in page])
    hits = [
        Hit(services[f.id], f.distance_km, reasons_for(services[f.id], criteria, f.distance_km, f.covers))
        for f in page
        if f.id in services
    ]
    return SearchResult(len(found), hits, widened_to_km, why_empty)


def load_services(session: Session, ids: list[uuid.UUID]) -> dict[uuid.UUID, Service]:
    """Services by id with everything that a page shows, in a fixed number of queries."""
    query = (
        select(Service)
        .where(Service.id.in_(ids))
        .options(
            selectinload(Service.organisation),
            selectinload(Service.attributes),
            selectinload(Service.languages),
            selectinload(Service.locations),
            selectinload(Service.service_areas),
            selectinload(Service.schedules),
            selectinload(Service.cost_options),
            selectinload(Service.phones),
        )
    )
    return {service.id: service for service in session.scalars(query)}
