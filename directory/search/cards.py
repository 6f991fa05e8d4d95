"""What a list shows of a listing, as plain data, in three statements for a whole page of them.

A page of ORM objects with all that hangs on them costs more than finding it.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, bindparam, func, select
from sqlalchemy.orm import Session

from directory.ids import main_first
from directory.models import (
    Attribute,
    CostOption,
    Language,
    Location,
    Organisation,
    Phone,
    Service,
    ServiceArea,
    ServiceAtLocation,
)


class Price(NamedTuple):
    """From `amount` to `amount_to` (None: one price) in pounds a `unit`; no amount: ask."""

    amount: Decimal | None
    amount_to: Decimal | None
    unit: str


@dataclass(frozen=True)
class Card:
    """One listing. `place` is the town or the district it is in, or a district that it comes out
    to; `phone` the first number; `website` its own or its organisation's; `languages` sorted codes;
    the rest as in `directory.models.Service`."""

    id: uuid.UUID
    number: int
    source: str
    source_id: str
    name: str
    kind: str
    summary: str
    is_example: bool
    cqc_rating: str | None
    cqc_rating_date: date | None
    accepts_direct_payments: bool | None
    wheelchair_accessible: bool | None
    drives: bool | None
    is_free: bool | None
    capacity: str | None
    needs_confirming: bool
    confirmed_on: date | None
    created_at_utc: datetime
    website: str | None
    phone: str | None
    languages: tuple[str, ...]
    terms: str
    place: str | None
    prices: tuple[Price, ...]

    @property
    def places_free(self) -> bool:
        """Whether somebody said that there are places free now."""
        return self.capacity == "yes"

    @cached_property
    def _codes(self) -> dict[str, list[str]]:
        codes: dict[str, list[str]] = defaultdict(list)
        for term in sorted(self.terms.split()):
            taxonomy, _, code = term.partition(":")
            codes[taxonomy].append(code)
        return codes

    def codes(self, taxonomy: str) -> list[str]:
        """The codes of one taxonomy, "service", "need" or another of `attribute`, sorted."""
        return self._codes.get(taxonomy, [])


def _of_it(column: Any, model: Any) -> ColumnElement[Any]:
    query = select(column).where(model.service_id == Service.id)
    return query.correlate_except(model).scalar_subquery()


def _first(column: Any, model: Any) -> ColumnElement[Any]:
    query = select(column).where(model.service_id == Service.id).order_by(model.id).limit(1)
    return query.correlate_except(model).scalar_subquery()


_TERM = Attribute.taxonomy + ":" + Attribute.code
_PLAIN = (
    "id number source source_id name kind summary is_example cqc_rating cqc_rating_date"
    " accepts_direct_payments wheelchair_accessible drives is_free capacity needs_confirming"
    " confirmed_on created_at_utc"
).split()
_ROWS = select(
    *(getattr(Service, name) for name in _PLAIN),
    func.coalesce(func.nullif(Service.website, ""), Organisation.website).label("website"),
    _first(Phone.number, Phone).label("phone"),
    _of_it(func.aggregate_strings(Language.code, " "), Language).label("languages"),
    _of_it(func.aggregate_strings(_TERM, " "), Attribute).label("terms"),
    _of_it(func.min(ServiceArea.district), ServiceArea).label("comes_to"),
).join_from(Service, Organisation, Organisation.id == Service.organisation_id)
_BY_NUMBER = _ROWS.where(Service.number.in_(bindparam("keys", expanding=True)))
_BY_ID = _ROWS.where(Service.id.in_(bindparam("keys", expanding=True)))
_PLACES = (
    select(
        ServiceAtLocation.service_id,
        Location.id,
        Location.town,
        Location.district,
        Location.is_confidential,
    )
    .join_from(ServiceAtLocation, Location, Location.id == ServiceAtLocation.location_id)
    .where(ServiceAtLocation.service_id.in_(bindparam("ids", expanding=True)))
)
_PRICES = (
    select(CostOption.service_id, CostOption.amount, CostOption.amount_to, CostOption.unit)
    .where(CostOption.service_id.in_(bindparam("ids", expanding=True)))
    .order_by(CostOption.id)
)


def cards_by_number(session: Session, numbers: Collection[int]) -> dict[int, Card]:
    """The cards of the listings with these numbers, by number; of unknown ones none."""
    return {card.number: card for card in _cards(session, _BY_NUMBER, numbers)}


def cards_by_id(session: Session, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Card]:
    """The same by id."""
    return {card.id: card for card in _cards(session, _BY_ID, ids)}


def _cards(session: Session, query: Select[Any], keys: Collection[Any]) -> Iterator[Card]:
    if not keys:
        return
    connection = session.connection()
    rows = connection.execute(query, {"keys": list(keys)}).all()
    ids = {"ids": [row.id for row in rows]}
    places = _by_listing(connection.execute(_PLACES, ids).all())
    prices = _by_listing(connection.execute(_PRICES, ids).all())
    for row in rows:
        values = row._asdict()
        comes_to, languages = values.pop("comes_to"), (row.languages or "").split()
        values |= {
            "languages": tuple(sorted(languages)),
            "terms": row.terms or "",
            "place": _place(row, places.get(row.id, [])) or comes_to,
            "prices": tuple(Price(p.amount, p.amount_to, p.unit) for p in prices.get(row.id, [])),
        }
        yield Card(**values)


def _by_listing(rows: Collection[Any]) -> dict[uuid.UUID, list[Row[Any]]]:
    found: dict[uuid.UUID, list[Row[Any]]] = {}
    for row in rows:
        found.setdefault(row.service_id, []).append(row)
    return found


def _place(listing: Row[Any], places: list[Row[Any]]) -> str | None:
    """The town or the district of the first place that has one, the main place first; of a private
    address never the town."""
    for place in main_first(places, listing.source, listing.source_id):
        town = None if place.is_confidential else place.town
        if town or place.district:
            return str(town or place.district)
    return None
