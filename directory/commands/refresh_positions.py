"""Gives listings the exact position of a postcode that has become known since."""

import uuid
from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from directory.commands.history import CHANGED, difference, record
from directory.commands.listing_data import ListingData, LocationData
from directory.commands.read_listings import read_listings
from directory.commands.search_index import index_listings, unindex_listings
from directory.models import Location, Postcode, Service, ServiceAtLocation
from directory.models.service import PUBLISHED

CHUNK = 500
WHO = "places refresh"


def refresh_positions(session: Session, progress: Callable[[int], object] | None = None) -> int:
    """Move every listing whose place is approximate to its full postcode, if that was imported, and
    index it anew; how many listings. Flushes.

    A confidential place stays where it is. So does a position that the source itself gave. The next
    import of the same source, which now finds the postcode itself, sees nothing changed."""
    session.flush()
    query = select(ServiceAtLocation.service_id).distinct()
    query = query.join(Location, Location.id == ServiceAtLocation.location_id)
    query = query.join(Postcode, Postcode.postcode == Location.postcode)
    query = query.where(Location.is_approximate.is_(True), Location.is_confidential.is_(False))
    ids = sorted(session.scalars(query))
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        _refresh(session, some)
        if progress:
            progress(len(some))
    return len(ids)


def _refresh(session: Session, ids: list[uuid.UUID]) -> None:
    before = read_listings(session, ids)
    asked = {place.postcode for data in before.values() for place in data.locations}
    query = select(Postcode).where(Postcode.postcode.in_([p for p in asked if p]))
    known = {row.postcode: row for row in session.scalars(query)}
    after = {key: _placed(data, known) for key, data in before.items()}
    _write_locations(session, ids, known)
    _write_digests(session, before, after)
    record(
        session, WHO, CHANGED, {key: difference(before[key], data) for key, data in after.items()}
    )
    query_found = select(Service.id, Service.number).where(
        Service.id.in_(ids), Service.status == PUBLISHED, Service.joined_to_id.is_(None)
    )
    found = session.execute(query_found).all()
    unindex_listings(session, [row.number for row in found])
    index_listings(session, [after[row.id] for row in found])
    session.expunge_all()


def _write_digests(
    session: Session, before: dict[uuid.UUID, ListingData], after: dict[uuid.UUID, ListingData]
) -> None:
    """What is kept of a source's own words moves too, where reading them back gives the same; the
    moment of the change is set on all."""
    query = select(Service.id, Service.source_digest).where(Service.id.in_(list(before)))
    rows = [
        {"id": key, "source_digest": after[key].digest if is_same else digest}
        for key, digest, is_same in (
            (key, digest, digest == before[key].digest) for key, digest in session.execute(query)
        )
    ]
    if rows:
        session.execute(update(Service), rows)


def _placed(data: ListingData, known: dict[str, Postcode]) -> ListingData:
    places = [_exact(place, known.get(place.postcode or "")) for place in data.locations]
    return replace(data, location=places[0], more_locations=tuple(places[1:]))


def _exact(place: LocationData, row: Postcode | None) -> LocationData:
    if row is None or place.is_confidential or not place.is_approximate:
        return place
    return replace(
        place,
        latitude=row.latitude,
        longitude=row.longitude,
        district=row.district or place.district,
        is_approximate=False,
    )


def _write_locations(session: Session, ids: list[uuid.UUID], known: dict[str, Postcode]) -> None:
    of_these = select(ServiceAtLocation.location_id).where(ServiceAtLocation.service_id.in_(ids))
    query = select(Location).where(
        Location.id.in_(of_these),
        Location.is_approximate.is_(True),
        Location.is_confidential.is_(False),
        Location.postcode.in_(list(known)),
    )
    rows = [
        {
            "id": place.id,
            "latitude": known[place.postcode].latitude,
            "longitude": known[place.postcode].longitude,
            "district": known[place.postcode].district or place.district,
            "is_approximate": False,
        }
        for place in session.scalars(query)
        if place.postcode
    ]
    if rows:
        session.execute(update(Location), rows)
