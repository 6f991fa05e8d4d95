"""Runs a search: filter in SQL, measure and rank here, relax what emptied it, load one page."""

import uuid
from dataclasses import dataclass, replace
from datetime import date
from heapq import nsmallest
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from directory.models import Service
from directory.search.criteria import Constraints, Criteria
from directory.search.explanation import Reason, reasons_for
from directory.search.finding import Found, in_order, load_candidates, rank

WIDER = (2.0, 4.0)
"""Multiples of the radius tried in turn when nothing is found."""
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


def search(session: Session, criteria: Criteria, today: date | None = None) -> SearchResult:
    """The page of `criteria` that best fits, relaxed if nothing does; ties are always the same."""
    today = today or date.today()
    found = _find(session, criteria, criteria.radius_km, today)
    if found:
        return _page(session, criteria, found, None, None)
    if criteria.place:
        found, widened = _widen(session, criteria, today)
        if found:
            return _page(session, criteria, found, widened, None)
    return _with_least_dropped(session, criteria, today)


def _anywhere(session: Session, criteria: Criteria, today: date) -> SearchResult | None:
    found = _find(session, criteria, None, today)
    widened = 0.0 if criteria.place else None
    return _page(session, criteria, found, widened, None) if found else None


def _find(
    session: Session, criteria: Criteria, radius_km: float | None, today: date
) -> list[Found]:
    return rank(load_candidates(session, criteria, radius_km), criteria, radius_km, today)


def _widen(session: Session, criteria: Criteria, today: date) -> tuple[list[Found], float | None]:
    loaded = load_candidates(session, criteria, None)
    for times in WIDER if loaded else ():
        radius = criteria.radius_km * times
        found = rank(loaded, criteria, radius, today)
        if found:
            return found, radius
    return [], None


def _with_least_dropped(session: Session, criteria: Criteria, today: date) -> SearchResult:
    """Nothing fits, near or further: give up one filter, near; or else look anywhere; or else give
    up one filter after another, anywhere."""
    asked = [key for key in DROP_ORDER if _is_asked(criteria, key)]
    for key in asked:
        relaxed = _without(criteria, key)
        found = _find(session, relaxed, relaxed.radius_km, today)
        if found:
            return _page(session, relaxed, found, None, key)
    far = _anywhere(session, criteria, today)
    if far:
        return far
    relaxed = criteria
    for key in asked:
        relaxed = _without(relaxed, key)
        if not relaxed.says_what:
            break
        far = _anywhere(session, relaxed, today)
        if far:
            return replace(far, why_empty=key)
    return _page(session, criteria, [], None, asked[0] if asked else None)


def _is_asked(criteria: Criteria, key: str) -> bool:
    holder = criteria if hasattr(criteria, key) else criteria.constraints
    return getattr(holder, key) not in (None, (), "")


def _without(criteria: Criteria, key: str) -> Criteria:
    if hasattr(criteria, key):
        nothing: dict[str, Any] = {key: "" if key == "text" else ()}
        return replace(criteria, **nothing)
    empty: dict[str, Any] = {key: getattr(Constraints(), key)}
    return replace(criteria, constraints=replace(criteria.constraints, **empty))


def _page(
    session: Session,
    criteria: Criteria,
    found: list[Found],
    widened_to_km: float | None,
    why_empty: str | None,
) -> SearchResult:
    start = (max(1, criteria.page) - 1) * criteria.per_page
    page = nsmallest(start + criteria.per_page, found, key=in_order)[start:]
    services = load_services(session, [f.id for f in page])
    hits = [
        Hit(service, f.distance_km, reasons_for(service, criteria, f.distance_km, f.covers))
        for f in page
        if (service := services.get(f.id))
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
