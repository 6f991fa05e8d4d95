"""What a search leaves out, as SQL that both engines run alike."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select

from directory.models import (
    Attribute,
    CostOption,
    Language,
    Location,
    SearchWord,
    Service,
    ServiceArea,
    ServiceAtLocation,
)
from directory.models.service import PUBLISHED
from directory.places.place import Place
from directory.search.criteria import Constraints, Criteria
from directory.search.distance import box_round
from directory.search.text import stems
from directory.vocabulary import RATINGS

LARGEST_AREA_KM = 60.0
"""No service that goes out to people is taken to travel further than this from its base."""
WEEKDAY_SETS = {
    "weekday": ("weekday", "monday", "tuesday", "wednesday", "thursday", "friday"),
    "weekend": ("weekend", "saturday", "sunday"),
    "saturday": ("saturday", "weekend"),
    "sunday": ("sunday", "weekend"),
    **{d: (d, "weekday") for d in ("monday", "tuesday", "wednesday", "thursday", "friday")},
}


def candidates(criteria: Criteria, radius_km: float | None) -> Select[*tuple[Any, ...]]:
    """(Service.id, name, rating, confirmed_on, places_free, latitude, longitude) of all that may fit.

    The position is filtered by a box only; the caller measures. `radius_km` None: anywhere.
    """
    query = (
        select(
            Service.id,
            Service.name,
            Service.cqc_rating,
            Service.confirmed_on,
            Service.places_free,
            Location.latitude,
            Location.longitude,
        )
        .outerjoin(ServiceAtLocation, ServiceAtLocation.service_id == Service.id)
        .outerjoin(Location, Location.id == ServiceAtLocation.location_id)
        .where(Service.status == PUBLISHED, *_what(criteria), *_narrowed(criteria.constraints))
    )
    if criteria.place and radius_km is not None:
        query = query.where(_where(criteria.place, radius_km))
    return query


def _has(taxonomy: str, codes: Iterable[str]) -> ColumnElement[bool]:
    return exists().where(
        Attribute.service_id == Service.id,
        Attribute.taxonomy == taxonomy,
        Attribute.code.in_(list(codes)),
    )


def _what(criteria: Criteria) -> list[ColumnElement[bool]]:
    tests: list[ColumnElement[bool]] = []
    if criteria.services:
        tests.append(_has("service", criteria.services))
    if criteria.needs:
        tests.append(_has("need", criteria.needs))
    if criteria.kinds:
        tests.append(Service.kind.in_(criteria.kinds))
    for stem in stems(criteria.text):
        tests.append(
            exists().where(SearchWord.service_id == Service.id, SearchWord.stem == stem)
        )
    return tests


def _narrowed(constraints: Constraints) -> list[ColumnElement[bool]]:
    tests: list[ColumnElement[bool]] = []
    if constraints.gender:
        tests.append(_has("carer_gender", [constraints.gender]))
    if constraints.accepts_direct_payments:
        tests.append(Service.accepts_direct_payments.is_(True))
    if constraints.min_rating:
        good_enough = RATINGS[RATINGS.index(constraints.min_rating) :]
        tests.append(Service.cqc_rating.in_(good_enough))
    for when in constraints.availability:
        tests.append(_has("availability", WEEKDAY_SETS.get(when, (when,))))
    if constraints.language:
        tests.append(
            exists().where(
                Language.service_id == Service.id, Language.code == constraints.language
            )
        )
    tests += [column.is_(True) for column in _flags(constraints)]
    if constraints.max_price is not None:
        tests.append(_costs_at_most(constraints.max_price))
    if constraints.age is not None:
        tests.append(or_(Service.minimum_age.is_(None), Service.minimum_age <= constraints.age))
        tests.append(or_(Service.maximum_age.is_(None), Service.maximum_age >= constraints.age))
    return tests


def _flags(constraints: Constraints) -> list[Any]:
    asked = {
        Service.wheelchair_accessible: constraints.wheelchair_accessible,
        Service.drives: constraints.drives,
        Service.places_free: constraints.places_free,
        Service.is_free: constraints.free,
    }
    return [column for column, wanted in asked.items() if wanted]


def _costs_at_most(pounds: float) -> ColumnElement[bool]:
    priced = exists().where(
        CostOption.service_id == Service.id,
        CostOption.amount.is_not(None),
        CostOption.amount <= pounds,
        CostOption.unit.in_(["hour", "session"]),
    )
    return or_(Service.is_free.is_(True), priced)


def _where(place: Place, radius_km: float) -> ColumnElement[bool]:
    south, north, west, east = box_round(
        place.latitude, place.longitude, max(radius_km, LARGEST_AREA_KM)
    )
    in_box = and_(Location.latitude.between(south, north), Location.longitude.between(west, east))
    if not place.district:
        return in_box
    covers = exists().where(
        ServiceArea.service_id == Service.id, ServiceArea.district == place.district
    )
    return or_(in_box, covers)
