"""What changed in a listing, and keeping it: who, when, what."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import date, time
from decimal import Decimal
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from directory.commands.listing_data import (
    AreaData,
    ContactData,
    CostData,
    ListingData,
    LocationData,
    OrganisationData,
    ScheduleData,
)
from directory.models import ListingChange, utc_now

ADDED, CHANGED, WITHDREW = "added", "changed", "withdrawn"
SUBMITTED, PUBLISHED, PAUSED, RETURNED = "submitted", "published", "paused", "returned"
CONFIRMED, CAPACITY, RESTORED = "confirmed", "capacity", "restored"
_DAYS = frozenset(
    {
        "cqc_rating_date",
        "capacity_said_on",
        "confirmed_on",
        "checked_on",
        "starts_on",
        "ends_on",
    }
)
_TIMES = frozenset({"opens_at", "closes_at"})
_MONEY = frozenset({"amount", "amount_to"})
_PARTS: dict[str, type[Any]] = {
    "organisation": OrganisationData,
    "location": LocationData,
    "more_locations": LocationData,
    "contacts": ContactData,
    "areas": AreaData,
    "schedules": ScheduleData,
    "costs": CostData,
}
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
        return f"{value:.2f}"
    if isinstance(value, list | tuple):
        return [_value(item) for item in value]
    if isinstance(value, dict):
        return {key: _value(item) for key, item in value.items()}
    return value


def from_json(said: Mapping[str, Any]) -> ListingData:
    """The listing that `as_json` said; what a listing has no more (an older version's) is left out.

    Raises ValueError where a key is not of the vocabulary any more."""
    known = {f.name for f in fields(ListingData)}
    return ListingData(**{name: _read(name, v) for name, v in said.items() if name in known})


def _read(name: str, value: Any) -> Any:
    """A value of a field, of the listing or of a part, as the data has it."""
    if value is None:
        return None
    if name in _PARTS:
        part = _PARTS[name]
        if isinstance(value, list):
            return tuple(_read_part(part, item) for item in value)
        return _read_part(part, value)
    if name in _DAYS:
        return date.fromisoformat(value)
    if name in _TIMES:
        return time.fromisoformat(value)
    if name in _MONEY:
        return Decimal(value)
    return _frozen(value)


def _read_part(part: type[Any], said: Mapping[str, Any]) -> Any:
    known = {f.name for f in fields(part)}
    return part(**{name: _read(name, value) for name, value in said.items() if name in known})


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


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
