"""Writes listings, many at a time: new ones whole, changed ones anew, unchanged ones not at all."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from directory.commands.listing_data import ListingData
from directory.commands.listing_rows import PARTS, location_row, part_rows, service_row
from directory.ids import part_id, stable_id
from directory.models import Location, Organisation, Service, ServiceAtLocation, utc_now
from directory.models.service import PUBLISHED, UNLISTED

CHUNK = 500


@dataclass
class Published:
    """How many listings were added, changed, left as they were."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


def publish_listing(session: Session, data: ListingData) -> uuid.UUID:
    """Write one listing and all its parts; its id. Flushes."""
    publish_listings(session, [data])
    return data.id


def publish_listings(session: Session, listings: Sequence[ListingData]) -> Published:
    """Write `listings` (no id twice), in a fixed number of statements for each 500. Flushes."""
    session.flush()
    counts = Published()
    for chunk in _chunks(listings):
        _publish_chunk(session, chunk, counts)
    if counts.added or counts.changed:
        session.expire_all()
    return counts


def _chunks(listings: Sequence[ListingData]) -> Iterator[list[ListingData]]:
    rest = iter(listings)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _publish_chunk(session: Session, chunk: list[ListingData], counts: Published) -> None:
    known = _known(session, [data.id for data in chunk])
    digests = {data.id: data.digest for data in chunk}
    new = [data for data in chunk if data.id not in known]
    changed = [
        data
        for data in chunk
        if data.id in known and known[data.id] != (digests[data.id], status_of(data))
    ]
    counts.added += len(new)
    counts.changed += len(changed)
    counts.unchanged += len(chunk) - len(new) - len(changed)
    if not new and not changed:
        return
    _write_organisations(session, new + changed)
    _remove_parts(session, [data.id for data in changed])
    services = [_with_state(data, digests[data.id]) for data in new]
    _insert(session, Service, services)
    for data in changed:
        row = _with_state(data, digests[data.id]) | {"withdrawn_at_utc": None}
        session.execute(update(Service).where(Service.id == data.id).values(**row))
    _write_parts(session, new + changed)


def status_of(data: ListingData) -> str:
    """Whether the listing is for search, or only kept."""
    return PUBLISHED if data.is_listed else UNLISTED


def _with_state(data: ListingData, digest: str) -> dict[str, Any]:
    return service_row(data) | {"status": status_of(data), "source_digest": digest}


def _known(session: Session, ids: list[uuid.UUID]) -> dict[uuid.UUID, tuple[str | None, str]]:
    query = select(Service.id, Service.source_digest, Service.status).where(Service.id.in_(ids))
    return {row.id: (row.source_digest, row.status) for row in session.execute(query)}


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
    _insert(session, Organisation, [{"id": i, **w} for i, w in wanted.items() if i not in known])
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
    placed = [data for data in listings if data.location]
    keys = {data.id: part_id(data.source, data.source_id, "location") for data in placed}
    _insert(session, Location, [{"id": keys[d.id], **location_row(d)} for d in placed])
    joins = [{"service_id": d.id, "location_id": keys[d.id]} for d in placed]
    _insert(session, ServiceAtLocation, joins)
    for part in PARTS:
        _insert(session, part, [row for data in listings for row in part_rows(part, data)])


def _insert(session: Session, model: type[Any], rows: list[dict[str, Any]]) -> None:
    """Many rows in one go; moments of making are those of the whole batch."""
    if not rows:
        return
    if model is Service:
        now = utc_now()
        rows = [{**row, "created_at_utc": now, "updated_at_utc": now} for row in rows]
    session.connection().execute(insert(model.__table__), rows)
