"""Listings whose registration has ended."""

import uuid
from collections.abc import Mapping
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from directory.commands import withdraw_listings
from directory.commands.history import CHANGED, record
from directory.models import Service, utc_now


def close_listings(session: Session, left_on: Mapping[uuid.UUID, date | None], who: str) -> int:
    """Withdraw listings, and keep the day on which each left the register; how many were not
    withdrawn before. Flushes.

    `who` goes into the history. Where the file names no day, it is today. The day tells a closed
    place, which no other file brings back, from one that a file had merely left out."""
    session.flush()
    today = utc_now().date()
    query = select(Service.id, Service.ends_on).where(Service.id.in_(list(left_on)))
    before = {row.id: row.ends_on for row in session.execute(query)}
    after = {key: left_on[key] or day or today for key, day in before.items()}
    said = {
        key: {"ends_on": [_iso(before[key]), _iso(day)]}
        for key, day in after.items()
        if day != before[key]
    }
    if said:
        rows = [{"id": key, "ends_on": after[key]} for key in said]
        session.execute(update(Service), rows)
        record(session, who, CHANGED, said)
    return withdraw_listings(session, list(left_on), who)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
