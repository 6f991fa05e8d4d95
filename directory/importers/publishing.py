"""What every import does at its end: publish in batches, withdraw what a whole list lacks."""

import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import TypeVar

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from directory.commands import ListingData, publish_listings, withdraw_listings
from directory.commands.duplicates import settle_duplicates
from directory.importers.report import Advance, ImportRefused, ImportReport
from directory.models import Service
from directory.models.service import WITHDRAWN

BATCH = 500
MOST_WITHDRAWN = 0.1
Item = TypeVar("Item")


def publish_in_batches(
    session: Session,
    listings: Iterable[ListingData],
    report: ImportReport,
    who: str,
    advance: Advance | None = None,
) -> None:
    """Publish `listings` (no id twice), 500 at a time, and count them in `report`. Flushes.

    `who` goes into the history ("import cqc"); `advance` is told of each batch."""
    for batch in batches(listings):
        publish_and_count(session, batch, report, who)
        if advance:
            advance(len(batch))


def publish_and_count(
    session: Session, batch: Sequence[ListingData], report: ImportReport, who: str
) -> None:
    """Publish one batch and count it in `report`. Flushes."""
    counts = publish_listings(session, batch, who)
    report.added += counts.added
    report.changed += counts.changed
    report.unchanged += counts.unchanged


def finish(
    session: Session,
    report: ImportReport,
    gone: Sequence[uuid.UUID],
    who: str,
    since: datetime | None = None,
) -> None:
    """Withdraw what is `gone`, settle duplicates between sources, and count both in `report`.

    `since` as in `settle_duplicates`. Flushes."""
    report.withdrawn += withdraw_listings(session, gone, who) if gone else 0
    settled = settle_duplicates(session, who, since)
    report.joined, report.possible_duplicates = settled.joined, settled.possible


def batches(items: Iterable[Item], size: int = BATCH) -> Iterator[list[Item]]:
    """Lists of `size`, the last one shorter; never holds more than one."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def find_missing(
    session: Session,
    source: str,
    kept: Collection[uuid.UUID],
    areas: Sequence[str] | None = None,
    *,
    force: bool = False,
) -> list[uuid.UUID]:
    """The listings of `source` that are not in `kept`, for withdrawing; within `areas` (values of
    `source_area`), or everywhere. What is withdrawn already does not count.

    Raises ImportRefused where they are more than a tenth, unless `force`."""
    query = select(Service.id).where(*_conditions(source, areas))
    here = set(session.scalars(query))
    gone = sorted(here - set(kept))
    if len(gone) > len(here) * MOST_WITHDRAWN and not force:
        whose = "its source" if areas is None else "the file's local authorities"
        raise ImportRefused(
            f"{len(gone)} of the {len(here)} listings of {whose} are missing from "
            "it, more than a tenth: nothing was imported. If the file is whole, use --force."
        )
    return gone


def _conditions(source: str, areas: Sequence[str] | None) -> list[ColumnElement[bool]]:
    found = [Service.source == source, Service.status != WITHDRAWN]
    return found if areas is None else [*found, Service.source_area.in_(areas)]
