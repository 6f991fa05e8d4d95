"""Fills the blanks of a listing from those that are joined to it.

One place may be listed by several sources: the CQC knows that it is registered, a council's feed
that it has places free. The CQC's listing is shown, and what it leaves blank it takes from the
others. The values are written into its own rows, so that search, pages and the API need know
nothing of it; `service.filled` keeps which fields they are and what was put there. That is enough
to undo it: a field that still says what was put there is blank again before the next filling, and
one that says something else was changed since, by its own source or by a person, and is left alone.
An import reads the listing as it stands and touches only what its form knows, so nothing that was
filled is lost at the next one. Services and needs are filled only with keys that the CQC has no
word for: of the others it knows better.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from directory.commands.history import as_json
from directory.commands.listing_data import ListingData
from directory.commands.publish_listing import publish_listings
from directory.commands.read_listings import read_listings
from directory.models import Service
from directory.models.service import PUBLISHED, WITHDRAWN
from directory.vocabulary import NEEDS, SERVICES

CHUNK = 500
GROUPS: tuple[tuple[str, ...], ...] = (
    ("summary",),
    ("website",),
    ("email",),
    ("phones",),
    ("contacts",),
    ("schedules",),
    ("costs",),
    ("availability",),
    ("carer_gender",),
    ("languages",),
    ("accessibility",),
    ("outcomes",),
    ("pathway_steps",),
    ("quality_checks",),
    ("beds",),
    ("accepts_direct_payments",),
    ("wheelchair_accessible",),
    ("drives",),
    ("capacity", "capacity_said_on"),
    ("is_free",),
    ("minimum_age",),
    ("maximum_age",),
    ("eligibility",),
    ("how_to_apply",),
    ("fees",),
    ("confirmed_on",),
)
"""Fields that are filled together, where the first of them is blank."""
CQC_SAYS_SERVICES = frozenset(
    {
        "homecare",
        "nursing_care_at_home",
        "reablement",
        "end_of_life_care",
        "residential_home",
        "nursing_home",
        "supported_living",
        "extra_care_housing",
        "shared_lives",
        "skills_learning",
    }
)
CQC_SAYS_NEEDS = frozenset(
    {
        "older_people",
        "dementia",
        "learning_disability",
        "autism",
        "physical_disability",
        "sight_loss",
        "hearing_loss",
        "mental_health",
        "long_term_condition",
        "substance_misuse",
        "eating_disorder",
        "end_of_life",
        "young_adults",
    }
)
"""What the CQC's words can say; of these a listing of the CQC is not filled."""
ADDED_TO = {
    "services": frozenset(SERVICES) - CQC_SAYS_SERVICES,
    "needs": frozenset(NEEDS) - CQC_SAYS_NEEDS,
}
"""Fields that are added to, and the keys that may be."""
_BLANK = {f.name: f.default for f in fields(ListingData)}
Filled = dict[str, Any]


def fill_joined(session: Session, ids: Sequence[uuid.UUID], who: str) -> int:
    """Fill the listings `ids` from those joined to them that are published; how many changed.

    `who` goes into the history. What was filled before and is not said any more is taken out
    again. Flushes."""
    changed = 0
    for start in range(0, len(ids), CHUNK):
        changed += _fill_chunk(session, ids[start : start + CHUNK], who)
    return changed


def _fill_chunk(session: Session, ids: Sequence[uuid.UUID], who: str) -> int:
    query = select(Service.id, Service.filled).where(
        Service.id.in_(ids), Service.status != WITHDRAWN
    )
    held: dict[uuid.UUID, Filled] = {row.id: row.filled or {} for row in session.execute(query)}
    targets = read_listings(session, list(held))
    others = _others(session, list(held))
    wanted: list[ListingData] = []
    for key, data in targets.items():
        full, filled = _filled(_without(data, held[key]), others.get(key, []))
        if full != data:
            wanted.append(full)
        if filled != held[key]:
            values = {"filled": filled or None}
            session.execute(update(Service).where(Service.id == key).values(**values))
    return publish_listings(session, wanted, who).changed


def _others(session: Session, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[ListingData]]:
    """Target to the published listings joined to it: the last to say whether it has places first,
    then in the order of their sources."""
    query = select(Service.id, Service.joined_to_id)
    query = query.where(Service.joined_to_id.in_(ids), Service.status == PUBLISHED)
    target_of = {row.id: row.joined_to_id for row in session.execute(query) if row.joined_to_id}
    found: dict[uuid.UUID, list[ListingData]] = {}
    for data in sorted(read_listings(session, list(target_of)).values(), key=_rank):
        found.setdefault(target_of[data.id], []).append(data)
    return found


def _rank(data: ListingData) -> tuple[int, str, str]:
    said = data.capacity_said_on.toordinal() if data.capacity_said_on else 0
    return -said, data.source, data.source_id


def _without(data: ListingData, filled: Mapping[str, Any]) -> ListingData:
    """The listing with nothing that was filled and still says so."""
    if not filled:
        return data
    said = as_json(data)
    own: dict[str, Any] = {}
    for group in GROUPS:
        mine = [field for field in group if field in filled]
        if mine and all(said[field] == filled[field] for field in mine):
            own |= {field: _BLANK[field] for field in mine}
    for field in ADDED_TO:
        added = filled.get(field, [])
        own[field] = tuple(key for key in getattr(data, field) if key not in added)
    return replace(data, **own)


def _filled(own: ListingData, others: Sequence[ListingData]) -> tuple[ListingData, Filled]:
    """The listing with its blanks filled, and what was put where."""
    values: dict[str, Any] = {}
    for group in GROUPS:
        first = group[0]
        if not _is_blank(getattr(own, first)):
            continue
        other = next((o for o in others if not _is_blank(getattr(o, first))), None)
        if other:
            values |= {field: getattr(other, field) for field in group}
    added: dict[str, list[str]] = {}
    for field, may in ADDED_TO.items():
        mine = getattr(own, field)
        new = {k for o in others for k in getattr(o, field) if k in may and k not in mine}
        if new and mine:
            added[field] = sorted(new)
            values[field] = tuple(sorted({*mine, *new}))
    if not values:
        return own, {}
    full = replace(own, **values)
    said = as_json(full)
    return full, {field: added.get(field, said[field]) for field in values}


def _is_blank(value: Any) -> bool:
    return value is None or value in ("", ())
