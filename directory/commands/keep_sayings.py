"""What people have said of imported listings, kept when their source is read again."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.commands.history import CAPACITY, CONFIRMED
from directory.commands.listing_data import ListingData
from directory.models import ListingChange, Service


def keep_what_people_said(session: Session, listings: Sequence[ListingData]) -> list[ListingData]:
    """`listings`, not more than a chunk, with the day of confirming and the capacity that a person
    has said since; of two that are dated the later holds, and what has no date is the older."""
    said = _said(session, [data.id for data in listings])
    if not said:
        return list(listings)
    query = select(
        Service.id, Service.confirmed_on, Service.capacity, Service.capacity_said_on
    ).where(Service.id.in_([key for key, _ in said]))
    kept: dict[uuid.UUID, dict[str, Any]] = {}
    for key, confirmed, capacity, on in session.execute(query):
        kept[key] = {}
        if (key, CONFIRMED) in said:
            kept[key]["confirmed_on"] = confirmed
        if (key, CAPACITY) in said:
            kept[key] |= {"capacity": capacity, "capacity_said_on": on}
    return [_kept(data, kept[data.id]) if data.id in kept else data for data in listings]


def _said(session: Session, ids: Sequence[uuid.UUID]) -> set[tuple[uuid.UUID, str]]:
    query = select(ListingChange.service_id, ListingChange.action).distinct()
    query = query.where(
        ListingChange.service_id.in_(ids), ListingChange.action.in_((CONFIRMED, CAPACITY))
    )
    return {(row.service_id, row.action) for row in session.execute(query)}


def _kept(data: ListingData, said: dict[str, Any]) -> ListingData:
    is_newer = {
        "confirmed_on": _later(said.get("confirmed_on"), data.confirmed_on),
        "capacity": _later(said.get("capacity_said_on"), data.capacity_said_on),
        "capacity_said_on": _later(said.get("capacity_said_on"), data.capacity_said_on),
    }
    return replace(data, **{field: v for field, v in said.items() if is_newer[field]})


def _later(said: date | None, from_source: date | None) -> bool:
    return said is not None and (from_source is None or said > from_source)
