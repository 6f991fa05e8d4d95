"""A listing's data as rows of the tables."""

from typing import Any

from directory.commands.listing_data import ListingData
from directory.ids import stable_id
from directory.models import (
    Attribute,
    CostOption,
    Language,
    Phone,
    Schedule,
    SearchWord,
    Service,
    ServiceArea,
)
from directory.models.search_word import NAME, SUMMARY
from directory.search.text import stems

PARTS: tuple[type[Any], ...] = (
    Attribute,
    Language,
    SearchWord,
    Phone,
    ServiceArea,
    Schedule,
    CostOption,
)
"""What hangs on a service by `service_id` and is written anew when the listing changes."""
_NOT_COLUMNS = frozenset({"organisation_id", "source_digest", "status"})
_AS_THEY_ARE = [
    column.key
    for column in Service.__table__.columns
    if column.key not in _NOT_COLUMNS and not column.key.endswith("_at_utc")
]
"""Columns of `service` that the data has by the same name."""


def service_row(data: ListingData) -> dict[str, Any]:
    """The row of `service`, without its status, digest and moments."""
    row = {column: getattr(data, column) for column in _AS_THEY_ARE}
    owner = stable_id(f"{data.source}-organisation", data.organisation.source_id)
    return {**row, "organisation_id": owner}


def location_row(data: ListingData) -> dict[str, Any]:
    """The row of `location`, without its id; only for a listing that has one."""
    return dict(vars(data.location)) if data.location else {}


def part_rows(part: type[Any], data: ListingData) -> list[dict[str, Any]]:
    """The rows of one of PARTS."""
    rows: list[dict[str, Any]]
    if part is Attribute:
        rows = [{"taxonomy": t, "code": c} for t, codes in _terms(data).items() for c in codes]
    elif part is Language:
        rows = [{"code": code} for code in dict.fromkeys(data.languages)]
    elif part is SearchWord:
        rows = [{"stem": stem, "field": field} for stem, field in words_of(data).items()]
    elif part is Phone:
        rows = [{"number": number} for number in data.phones]
    elif part is ServiceArea:
        rows = [dict(vars(area)) for area in data.areas]
    elif part is Schedule:
        rows = [dict(vars(schedule)) for schedule in data.schedules]
    else:
        rows = [dict(vars(cost)) for cost in data.costs]
    return [{"service_id": data.id, **row} for row in rows]


def _terms(data: ListingData) -> dict[str, dict[str, None]]:
    return {
        "service": dict.fromkeys(data.services),
        "need": dict.fromkeys(data.needs),
        "availability": dict.fromkeys(data.availability),
        "carer_gender": dict.fromkeys(data.carer_gender),
    }


def words_of(data: ListingData) -> dict[str, int]:
    """Stem to the best field that holds it: the name first, then all else that is written."""
    town = data.location.town if data.location else None
    rest = " ".join(filter(None, (data.summary, data.other_names, data.organisation.name, town)))
    return dict.fromkeys(stems(rest), SUMMARY) | dict.fromkeys(stems(data.name), NAME)
