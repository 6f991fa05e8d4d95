"""Listings whose registration has ended."""

import uuid
from collections.abc import Mapping
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from directory.commands import withdraw_listings
from directory.commands.history import CHANGED, record
from directory.models import Service


def close_listings(session: Session, left_on: Mapping[uuid.UUID, date | None], who: str) -> int:
    """Withdraw listings, and keep the day on which each left the register; how many were not
    withdrawn before. Flushes.

    `who` goes into the history. The day tells a closed place, which no other file brings back,
    from one that a file had merely left out."""
    session.flush()
    query = select(Service.id, Service.ends_on).where(Service.id.in_(list(left_on)))
    said = {
        row.id: {"ends_on": [_iso(row.ends_on), _iso(left_on[row.id])]}
        for row in session.execute(query)
        if row.ends_on != left_on[row.id]
    }
    if said:
        rows = [{"id": key, "ends_on": left_on[key]} for key in said]
        session.execute(update(Service), rows)
        record(session, who, CHANGED, said)
    return withdraw_listings(session, list(left_on), who)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
