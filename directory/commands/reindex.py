"""Writes again what search reads, from the listings themselves."""

import uuid
from collections.abc import Callable

from sqlalchemy import ColumnElement, delete, exists, select
from sqlalchemy.orm import Session

from directory.commands.read_listings import CHUNK, read_listings
from directory.commands.search_index import index_listings
from directory.models import (
    SearchEntry,
    SearchLocation,
    SearchPosting,
    SearchSpelling,
    SearchStem,
    Service,
)
from directory.models.service import PUBLISHED


def reindex(
    session: Session, progress: Callable[[int], object] | None = None, *, only_missing: bool = False
) -> int:
    """Index every published listing anew, or only those that are not in the index; how many.

    Flushes. `progress` is called with each number done."""
    session.flush()
    if not only_missing:
        for model in (SearchEntry, SearchLocation, SearchPosting, SearchSpelling, SearchStem):
            session.execute(delete(model))
    ids = list(session.scalars(select(Service.id).where(*_wanted(only_missing))))
    for start in range(0, len(ids), CHUNK):
        some: list[uuid.UUID] = ids[start : start + CHUNK]
        index_listings(session, list(read_listings(session, some).values()))
        session.expunge_all()
        if progress:
            progress(len(some))
    return len(ids)


def _wanted(only_missing: bool) -> list[ColumnElement[bool]]:
    found = [Service.status == PUBLISHED, Service.joined_to_id.is_(None)]
    if only_missing:
        found.append(~exists().where(SearchEntry.number == Service.number))
    return found
