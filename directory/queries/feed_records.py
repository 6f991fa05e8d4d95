"""The rows behind a record of the open feed, in a fixed number of queries for a page of them."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import BindParameter, Row, bindparam, select
from sqlalchemy.orm import Session

from directory.ids import place_id
from directory.models import (
    Attribute,
    Contact,
    CostOption,
    Language,
    Location,
    Organisation,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
)

AnyRow = Row[Any]
_LISTING = (
    Service.id,
    Service.number,
    Service.organisation_id,
    Service.name,
    Service.kind,
    Service.summary,
    Service.website,
    Service.email,
    Service.is_example,
    Service.source,
    Service.source_id,
    Service.cqc_location_id,
    Service.cqc_rating,
    Service.cqc_rating_date,
    Service.cqc_questions,
    Service.beds,
    Service.accepts_direct_payments,
    Service.wheelchair_accessible,
    Service.drives,
    Service.capacity,
    Service.capacity_said_on,
    Service.is_free,
    Service.minimum_age,
    Service.maximum_age,
    Service.eligibility,
    Service.how_to_apply,
    Service.fees,
    Service.confirmed_on,
    Service.updated_at_utc,
    Organisation.name.label("organisation_name"),
    Organisation.website.label("organisation_website"),
    Organisation.source.label("organisation_source"),
    Organisation.source_id.label("organisation_source_id"),
)
_PARTS: dict[str, tuple[type[Any], tuple[Any, ...]]] = {
    "attributes": (Attribute, (Attribute.taxonomy, Attribute.code)),
    "languages": (Language, (Language.code,)),
    "phones": (Phone, (Phone.id,)),
    "contacts": (Contact, (Contact.id,)),
    "areas": (ServiceArea, (ServiceArea.id,)),
    "schedules": (Schedule, (Schedule.id,)),
    "costs": (CostOption, (CostOption.id,)),
}
"""What hangs on a listing, and the order that it is written in."""


@dataclass
class ListingParts:
    """The rows that hang on one listing, each list in the order in which it was written;
    `locations` by id."""

    attributes: list[AnyRow] = field(default_factory=list)
    languages: list[AnyRow] = field(default_factory=list)
    phones: list[AnyRow] = field(default_factory=list)
    contacts: list[AnyRow] = field(default_factory=list)
    areas: list[AnyRow] = field(default_factory=list)
    schedules: list[AnyRow] = field(default_factory=list)
    costs: list[AnyRow] = field(default_factory=list)
    locations: dict[uuid.UUID, AnyRow] = field(default_factory=dict)

    def in_order(self, listing: AnyRow) -> list[AnyRow]:
        """The locations of the listing with this row, the main one first."""
        count = len(self.locations)
        ids = (place_id(listing.source, listing.source_id, index) for index in range(count))
        return [self.locations[key] for key in ids if key in self.locations]

    def main_location(self, listing: AnyRow) -> AnyRow | None:
        """The first of them, if there is one."""
        return next(iter(self.in_order(listing)), None)


_LISTINGS = (
    select(*_LISTING)
    .join_from(Service, Organisation, Organisation.id == Service.organisation_id)
    .where(Service.number.in_(bindparam("numbers", expanding=True)))
)
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_LOCATIONS = select(Location.__table__).where(Location.id.in_(_IDS))
_ORGANISATIONS = select(Organisation.__table__).where(Organisation.id.in_(_IDS))


def listing_rows(session: Session, numbers: Sequence[int]) -> dict[int, AnyRow]:
    """Rows of `service` by number, each with its organisation's columns as `organisation_...`."""
    if not numbers:
        return {}
    rows = session.connection().execute(_LISTINGS, {"numbers": numbers})
    return {row.number: row for row in rows}


def organisation_rows(session: Session, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, AnyRow]:
    """Rows of `organisation` by id."""
    if not ids:
        return {}
    rows = session.connection().execute(_ORGANISATIONS, {"ids": ids})
    return {row.id: row for row in rows}


def location_rows(session: Session, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, AnyRow]:
    """Rows of `location` by id."""
    if not ids:
        return {}
    rows = session.connection().execute(_LOCATIONS, {"ids": ids})
    return {row.id: row for row in rows}


def listing_parts(session: Session, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, ListingParts]:
    """All that hangs on each listing, by the listing's id."""
    found: dict[uuid.UUID, ListingParts] = defaultdict(ListingParts)
    connection = session.connection()
    for name, (model, order) in _PARTS.items():
        query = select(model.__table__).where(model.service_id.in_(ids))
        for row in connection.execute(query.order_by(model.service_id, *order)):
            getattr(found[row.service_id], name).append(row)
    query = select(ServiceAtLocation.service_id.label("listing_id"), *Location.__table__.columns)
    query = query.join_from(ServiceAtLocation, Location).where(
        ServiceAtLocation.service_id.in_(ids)
    )
    for row in connection.execute(query.order_by(ServiceAtLocation.location_id)):
        found[row.listing_id].locations[row.id] = row
    return found
