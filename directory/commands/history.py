"""What changed in a listing, and keeping it: who, when, what."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import date, time
from decimal import Decimal
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from directory.commands.listing_data import ListingData
from directory.models import ListingChange, utc_now

ADDED, CHANGED, WITHDREW = "added", "changed", "withdrawn"
_UNORDERED = frozenset(
    {
        "services",
        "needs",
        "availability",
        "carer_gender",
        "languages",
        "accessibility",
        "outcomes",
        "pathway_steps",
        "quality_checks",
    }
)


def difference(before: ListingData, after: ListingData) -> dict[str, list[Any]]:
    """Field to [before, after], ready for JSON, for each field that differs."""
    old, new = as_json(before), as_json(after)
    return {key: [old[key], new[key]] for key in old if old[key] != new[key]}


def as_json(data: ListingData) -> dict[str, Any]:
    """The fields of a listing in values that JSON has; dates and money as text."""
    said = asdict(data)
    return {f.name: _plain(f.name, said[f.name]) for f in fields(data)}


def _plain(name: str, value: Any) -> Any:
    if name in _UNORDERED:
        return sorted(set(value))
    return _value(value)


def _value(value: Any) -> Any:
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, list | tuple):
        return [_value(item) for item in value]
    if isinstance(value, dict):
        return {key: _value(item) for key, item in value.items()}
    return value


def record(
    session: Session,
    who: str,
    action: str,
    changes: Mapping[uuid.UUID, dict[str, Any]] | Sequence[uuid.UUID],
) -> None:
    """Keep one change of each listing; of listings without particulars, only that it was done."""
    said = changes if isinstance(changes, Mapping) else {key: {} for key in changes}
    now = utc_now()
    rows = [
        {"service_id": key, "at_utc": now, "who": who, "action": action, "changes": what}
        for key, what in said.items()
    ]
    if rows:
        session.execute(insert(ListingChange), rows)
