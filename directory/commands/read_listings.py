"""Listings read back from the tables as the plain data that wrote them."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from directory.commands.listing_data import (
    AreaData,
    ContactData,
    CostData,
    ListingData,
    LocationData,
    OrganisationData,
    ScheduleData,
)
from directory.commands.listing_rows import AS_THEY_ARE, TERMS, location_id
from directory.models import Service
from directory.models.service import UNLISTED
from directory.vocabulary import CQC_QUESTIONS

CHUNK = 500


def read_listings(session: Session, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, ListingData]:
    """Those of `ids` that there are, in a fixed number of queries for each 500."""
    found: dict[uuid.UUID, ListingData] = {}
    for start in range(0, len(ids), CHUNK):
        query = select(Service).where(Service.id.in_(ids[start : start + CHUNK]))
        services = session.scalars(query.options(*everything()))
        found |= {service.id: listing_data(service) for service in services}
    return found


def everything() -> list[Any]:
    """What loads all that hangs on listings, in a fixed number of queries."""
    return [
        selectinload(Service.organisation),
        selectinload(Service.attributes),
        selectinload(Service.languages),
        selectinload(Service.locations),
        selectinload(Service.service_areas),
        selectinload(Service.schedules),
        selectinload(Service.cost_options),
        selectinload(Service.phones),
        selectinload(Service.contacts),
    ]


def listing_data(service: Service) -> ListingData:
    """One listing as plain data; keys of a taxonomy are in alphabetical order."""
    owner = service.organisation
    said: dict[str, Any] = {column: getattr(service, column) for column in _COLUMNS}
    said |= {field: tuple(service.codes(taxonomy)) for taxonomy, field in TERMS.items()}
    rated = service.cqc_questions or {}
    said |= {
        "organisation": OrganisationData(owner.name, owner.source_id, owner.website),
        "is_listed": service.status != UNLISTED,
        "cqc_questions": tuple((q, rated[q]) for q in CQC_QUESTIONS if q in rated),
        "languages": tuple(sorted(language.code for language in service.languages)),
        "phones": tuple(p.number for p in _in_order(service.phones)),
        "contacts": _parts(ContactData, service.contacts),
        "areas": _parts(AreaData, service.service_areas),
        "schedules": _parts(ScheduleData, service.schedules),
        "costs": _parts(CostData, service.cost_options),
    }
    return _with_locations(ListingData(**said), service)


_COLUMNS = [column for column in AS_THEY_ARE if column != "id"]


def _with_locations(data: ListingData, service: Service) -> ListingData:
    """The places in the order in which they were written: their ids tell it."""
    held = {place.id: place for place in service.locations}
    ids = [location_id(data, index) for index in range(len(held))]
    places = [_part(LocationData, held[i]) for i in ids if i in held]
    if not places:
        return data
    said = {f.name: getattr(data, f.name) for f in fields(data)}
    return ListingData(**{**said, "location": places[0], "more_locations": tuple(places[1:])})


def _in_order(rows: Iterable[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: row.id)


def _parts(kind: type[Any], rows: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(_part(kind, row) for row in _in_order(rows))


def _part(kind: type[Any], row: Any) -> Any:
    return kind(**{f.name: getattr(row, f.name) for f in fields(kind)})
