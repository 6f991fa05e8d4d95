"""What a search leaves out, as SQL that both engines run alike."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, literal, or_, select, union

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
from directory.models.search_word import NAME
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
    """What may fit: a row for each listing, place and area of it, in no order.

    (id, name, cqc_rating, confirmed_on, places_free, latitude, longitude, service_hits, need_hits,
    name_hits, area_district, area_radius_km, area_is_assumed); the hits count how many of the
    services, needs and words asked for it has; the area is there only with a place in the criteria.
    The position is filtered by a box only; the caller measures. `radius_km` None: anywhere.

    The narrowest test is an IN, from which both engines can begin; the others look up what is left.
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
            _hits(_attribute("service", criteria.services), len(criteria.services)).label(
                "service_hits"
            ),
            _hits(_attribute("need", criteria.needs), len(criteria.needs)).label("need_hits"),
            _hits(_named(stems(criteria.text)), None if criteria.text else 0).label("name_hits"),
        )
        .outerjoin(ServiceAtLocation, ServiceAtLocation.service_id == Service.id)
        .outerjoin(Location, Location.id == ServiceAtLocation.location_id)
        .where(Service.status == PUBLISHED, *_what(criteria), *_narrowed(criteria.constraints))
    )
    if criteria.place is None:
        return query
    if radius_km is not None:
        query = query.where(_where(criteria.place, radius_km))
    return query.outerjoin(ServiceArea, ServiceArea.service_id == Service.id).add_columns(
        ServiceArea.district.label("area_district"),
        ServiceArea.radius_km.label("area_radius_km"),
        ServiceArea.is_assumed.label("area_is_assumed"),
    )


def _hits(tests: list[ColumnElement[bool]], asked: int | None) -> ColumnElement[int]:
    """How many rows of a listing meet `tests`; one of one asked for is met by every candidate."""
    if asked is not None and asked < 2:
        return literal(asked)
    return select(func.count()).where(*tests).correlate(Service).scalar_subquery()


def _attribute(taxonomy: str, codes: Iterable[str]) -> list[ColumnElement[bool]]:
    return [
        Attribute.service_id == Service.id,
        Attribute.taxonomy == taxonomy,
        Attribute.code.in_(list(codes)),
    ]


def _named(words: list[str]) -> list[ColumnElement[bool]]:
    return [
        SearchWord.service_id == Service.id,
        SearchWord.stem.in_(words),
        SearchWord.field == NAME,
    ]


def _has(taxonomy: str, codes: Iterable[str]) -> ColumnElement[bool]:
    return exists().where(*_attribute(taxonomy, codes))


def _is_one_with(taxonomy: str, codes: Iterable[str]) -> ColumnElement[bool]:
    """The same as `_has`, from the terms' side: where a search may begin."""
    holding = select(Attribute.service_id).where(
        Attribute.taxonomy == taxonomy, Attribute.code.in_(list(codes))
    )
    return Service.id.in_(holding)


def _what(criteria: Criteria) -> list[ColumnElement[bool]]:
    tests: list[ColumnElement[bool]] = []
    if criteria.services:
        tests.append(_is_one_with("service", criteria.services))
    if criteria.needs:
        tests.append(_has("need", criteria.needs))
    if criteria.kinds:
        tests.append(Service.kind.in_(criteria.kinds))
    for stem in stems(criteria.text):
        holding = select(SearchWord.service_id).where(SearchWord.stem == stem)
        tests.append(Service.id.in_(holding))
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
            exists().where(Language.service_id == Service.id, Language.code == constraints.language)
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
    near = (
        select(ServiceAtLocation.service_id)
        .join(Location, Location.id == ServiceAtLocation.location_id)
        .where(Location.latitude.between(south, north), Location.longitude.between(west, east))
    )
    if not place.district:
        return Service.id.in_(near)
    covering = select(ServiceArea.service_id).where(ServiceArea.district == place.district)
    return Service.id.in_(union(near, covering))
