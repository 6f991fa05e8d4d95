"""Writes listings, many at a time: new ones whole, changed ones anew, unchanged ones not at all."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from directory.commands.bulk import insert_rows
from directory.commands.history import ADDED, CHANGED, difference, record
from directory.commands.keep_sayings import keep_what_people_said
from directory.commands.listing_data import ListingData
from directory.commands.listing_rows import PARTS, location_rows, part_rows, service_row
from directory.commands.read_listings import read_listings
from directory.commands.search_index import index_listings, unindex_listings
from directory.ids import number_of, stable_id
from directory.models import Location, Organisation, Service, ServiceAtLocation, utc_now
from directory.models.service import BY_SOURCE, PUBLISHED, UNLISTED

CHUNK = 500


@dataclass
class Published:
    """How many listings were added, changed, left as they were."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True)
class _Known:
    """What is in the tables: the digest of the data, the status and who put it there."""

    digest: str | None
    status: str
    status_by: str
    is_joined: bool


def publish_listing(session: Session, data: ListingData, who: str | None = None) -> uuid.UUID:
    """Write one listing and all its parts; its id. Flushes."""
    publish_listings(session, [data], who)
    return data.id


def publish_listings(
    session: Session, listings: Sequence[ListingData], who: str | None = None
) -> Published:
    """Write `listings` (no id twice), in a fixed number of statements for each 500. Flushes.

    `who` ("import cqc", an account) goes into the history; without it none is kept. What a person
    has paused or withdrawn takes the new data and stays as it is; what a person has said of a
    listing (that it is true, that it has places) stays too, if `who` is given."""
    session.flush()
    counts = Published()
    for chunk in _chunks(listings):
        _publish_chunk(session, chunk, counts, who)
    if counts.added or counts.changed:
        session.expire_all()
    return counts


def _chunks(listings: Sequence[ListingData]) -> Iterator[list[ListingData]]:
    rest = iter(listings)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _publish_chunk(
    session: Session, chunk: list[ListingData], counts: Published, who: str | None
) -> None:
    known = _known(session, [data.id for data in chunk])
    digests = {data.id: data.digest for data in chunk}
    new = [data for data in chunk if data.id not in known]
    changed = [
        data
        for data in chunk
        if data.id in known and _differs(known[data.id], digests[data.id], data)
    ]
    counts.added += len(new)
    counts.changed += len(changed)
    counts.unchanged += len(chunk) - len(new) - len(changed)
    if not new and not changed:
        return
    if who:
        changed = keep_what_people_said(session, changed)
        _remember(session, who, new, changed, known)
    _write_organisations(session, new + changed)
    _remove_parts(session, [data.id for data in changed])
    now = utc_now()
    moments = {"created_at_utc": now, "updated_at_utc": now}
    insert_rows(session, Service, [_with_state(data, digests[data.id]) | moments for data in new])
    for data in changed:
        row = _with_state(data, digests[data.id], known[data.id])
        session.execute(update(Service).where(Service.id == data.id).values(**row))
    _write_parts(session, new + changed)
    unindex_listings(session, [number_of(data.id) for data in changed])
    index_listings(session, [data for data in new + changed if _is_found(data, known)])


def _differs(known: _Known, digest: str, data: ListingData) -> bool:
    kept = known.status_by != BY_SOURCE
    return known.digest != digest or (not kept and known.status != status_of(data))


def _is_found(data: ListingData, known: dict[uuid.UUID, _Known]) -> bool:
    before = known.get(data.id)
    if before is None or before.status_by == BY_SOURCE:
        return data.is_listed and not (before and before.is_joined)
    return before.status == PUBLISHED and not before.is_joined


def _remember(
    session: Session,
    who: str,
    new: list[ListingData],
    changed: list[ListingData],
    known: dict[uuid.UUID, _Known],
) -> None:
    record(session, who, ADDED, [data.id for data in new])
    before = read_listings(session, [data.id for data in changed])
    said = {data.id: difference(before[data.id], data) for data in changed}
    for data in changed:
        held = known[data.id]
        if held.status_by == BY_SOURCE and held.status != status_of(data):
            said[data.id]["status"] = [held.status, status_of(data)]
    record(session, who, CHANGED, said)


def status_of(data: ListingData) -> str:
    """Whether the listing is for search, or only kept."""
    return PUBLISHED if data.is_listed else UNLISTED


def _with_state(data: ListingData, digest: str, known: _Known | None = None) -> dict[str, Any]:
    row = service_row(data) | {"source_digest": digest}
    if known is None:
        return row | {"status": status_of(data), "status_by": BY_SOURCE}
    if known.status_by != BY_SOURCE:
        return row
    return row | {"status": status_of(data), "withdrawn_at_utc": None}


def _known(session: Session, ids: list[uuid.UUID]) -> dict[uuid.UUID, _Known]:
    query = select(
        Service.id,
        Service.source_digest,
        Service.status,
        Service.status_by,
        Service.joined_to_id,
    ).where(Service.id.in_(ids))
    return {
        row.id: _Known(row.source_digest, row.status, row.status_by, row.joined_to_id is not None)
        for row in session.execute(query)
    }


def _write_organisations(session: Session, listings: list[ListingData]) -> None:
    wanted = {
        stable_id(f"{data.source}-organisation", data.organisation.source_id): {
            "name": data.organisation.name,
            "website": data.organisation.website,
            "source": data.source,
            "source_id": data.organisation.source_id,
        }
        for data in listings
    }
    query = select(Organisation.id, Organisation.name, Organisation.website)
    query = query.where(Organisation.id.in_(list(wanted)))
    known = {row.id: (row.name, row.website) for row in session.execute(query)}
    insert_rows(
        session, Organisation, [{"id": i, **w} for i, w in wanted.items() if i not in known]
    )
    for key, row in wanted.items():
        if key in known and known[key] != (row["name"], row["website"]):
            session.execute(update(Organisation).where(Organisation.id == key).values(**row))


def _remove_parts(session: Session, ids: list[uuid.UUID]) -> None:
    if not ids:
        return
    places = select(ServiceAtLocation.location_id).where(ServiceAtLocation.service_id.in_(ids))
    session.execute(delete(Location).where(Location.id.in_(places)))
    for part in PARTS:
        session.execute(delete(part).where(part.service_id.in_(ids)))


def _write_parts(session: Session, listings: list[ListingData]) -> None:
    placed = [(data.id, row) for data in listings for row in location_rows(data)]
    insert_rows(session, Location, [row for _, row in placed])
    joins = [{"service_id": key, "location_id": row["id"]} for key, row in placed]
    insert_rows(session, ServiceAtLocation, joins)
    for part in PARTS:
        insert_rows(session, part, [row for data in listings for row in part_rows(part, data)])
