"""A listing's data as rows of the tables."""

import uuid
from typing import Any

from directory.commands.listing_data import ListingData, LocationData
from directory.ids import number_of, place_id, stable_id
from directory.models import (
    Attribute,
    Contact,
    CostOption,
    Language,
    Phone,
    Schedule,
    Service,
    ServiceArea,
)

PARTS: tuple[type[Any], ...] = (
    Attribute,
    Language,
    Phone,
    Contact,
    ServiceArea,
    Schedule,
    CostOption,
)
"""What hangs on a service by `service_id` and is written anew when the listing changes."""
TERMS = {
    "service": "services",
    "need": "needs",
    "availability": "availability",
    "carer_gender": "carer_gender",
    "accessibility": "accessibility",
    "outcome": "outcomes",
    "pathway_step": "pathway_steps",
    "quality_check": "quality_checks",
}
"""Taxonomies, and the field of ListingData that each is kept in."""
STATE = frozenset(
    {"organisation_id", "source_digest", "status", "status_by", "joined_to_id", "filled"}
)
"""Columns that are not of the data."""
AS_THEY_ARE = [
    column.key
    for column in Service.__table__.columns
    if column.key not in STATE
    and column.key not in ("number", "cqc_questions")
    and not column.key.endswith("_at_utc")
]
"""Columns of `service` that the data has by the same name."""


def service_row(data: ListingData) -> dict[str, Any]:
    """The row of `service`, without its status, digest and moments."""
    row = {column: getattr(data, column) for column in AS_THEY_ARE}
    owner = stable_id(f"{data.source}-organisation", data.organisation.source_id)
    return {
        **row,
        "organisation_id": owner,
        "number": number_of(data.id),
        "cqc_questions": dict(data.cqc_questions) or None,
    }


def location_rows(data: ListingData) -> list[dict[str, Any]]:
    """The rows of `location`, each with its id."""
    return [
        {"id": location_id(data, index), **_location(place)}
        for index, place in enumerate(data.locations)
    ]


def location_id(data: ListingData, index: int) -> uuid.UUID:
    """The public id of the place `index` of a listing, the same for ever."""
    return place_id(data.source, data.source_id, index)


def _location(place: LocationData) -> dict[str, Any]:
    return dict(vars(place))


def part_rows(part: type[Any], data: ListingData) -> list[dict[str, Any]]:
    """The rows of one of PARTS."""
    rows: list[dict[str, Any]]
    if part is Attribute:
        rows = [{"taxonomy": t, "code": c} for t, codes in _terms(data).items() for c in codes]
    elif part is Language:
        rows = [{"code": code} for code in dict.fromkeys(data.languages)]
    elif part is Phone:
        rows = [{"number": number} for number in data.phones]
    elif part is Contact:
        rows = [dict(vars(contact)) for contact in data.contacts]
    elif part is ServiceArea:
        rows = [dict(vars(area)) for area in data.areas]
    elif part is Schedule:
        rows = [dict(vars(schedule)) for schedule in data.schedules]
    else:
        rows = [dict(vars(cost)) for cost in data.costs]
    return [{"service_id": data.id, **row} for row in rows]


def _terms(data: ListingData) -> dict[str, dict[str, None]]:
    return {t: dict.fromkeys(getattr(data, field)) for t, field in TERMS.items()}
