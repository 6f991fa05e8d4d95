"""What a search leaves out, as tests of `search_entry` that both engines run alike."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_

from directory.models import SearchEntry, SearchPosting
from directory.search.bits import flag_bits, need_bits, service_bits
from directory.search.criteria import Constraints, Criteria
from directory.search.text import stem_number
from directory.search.units import Unit
from directory.vocabulary import CAPACITY, RATINGS

WEEKDAY_SETS = {
    "weekday": ("weekday", "monday", "tuesday", "wednesday", "thursday", "friday"),
    "weekend": ("weekend", "saturday", "sunday"),
    "saturday": ("saturday", "weekend"),
    "sunday": ("sunday", "weekend"),
    **{d: (d, "weekday") for d in ("monday", "tuesday", "wednesday", "thursday", "friday")},
}
_EPOCH = date(1970, 1, 1).toordinal()
Test = ColumnElement[bool]


def tests_of(criteria: Criteria, units: tuple[Unit, ...], today: date) -> list[Test]:
    """Every test but those of the place and of plain words, which `statement` joins; the ones that
    leave out most come first."""
    tests: list[Test] = []
    if criteria.services:
        tests.append(_any(SearchEntry.services, service_bits(criteria.services)))
    if criteria.needs:
        tests.append(_any(SearchEntry.needs, need_bits(criteria.needs)))
    if criteria.kinds:
        tests.append(_any(SearchEntry.flags, flag_bits(criteria.kinds, "kind:")))
    tests += _narrowed(criteria.constraints)
    day = today.toordinal() - _EPOCH
    tests += [SearchEntry.from_day <= day, SearchEntry.to_day >= day]
    return tests + [met(unit) for unit in units]


def _any(column: Any, bits: int) -> Test:
    return column.bitwise_and(bits) != 0  # type: ignore[no-any-return]


def _all(column: Any, bits: int) -> Test:
    return column.bitwise_and(bits) == bits  # type: ignore[no-any-return]


def _narrowed(asked: Constraints) -> list[Test]:
    tests: list[Test] = []
    must = asked.flags()
    if must:
        tests.append(_all(SearchEntry.flags, flag_bits(must)))
    for when in asked.availability:
        wanted = flag_bits(WEEKDAY_SETS.get(when, (when,)), "availability:")
        tests.append(_any(SearchEntry.flags, wanted))
    if asked.min_rating:
        tests.append(SearchEntry.rating >= RATINGS.index(asked.min_rating) + 1)
    if asked.places_free:
        tests.append(SearchEntry.capacity == len(CAPACITY))
    if asked.max_price is not None:
        free = _any(SearchEntry.flags, flag_bits(["is_free"]))
        tests.append(or_(free, SearchEntry.price <= int(asked.max_price * 100 + 1e-6)))
    if asked.age is not None:
        tests.append(SearchEntry.minimum_age <= asked.age)
        tests.append(SearchEntry.maximum_age >= asked.age)
    return tests + [has_stem(key) for key in asked.word_keys()]


def met(unit: Unit) -> Test:
    """Whether the listing at hand meets a unit in one of its ways, or has its key."""
    ways: list[Test] = []
    if unit.service:
        ways.append(_any(SearchEntry.services, service_bits([unit.service])))
    if unit.need:
        ways.append(_any(SearchEntry.needs, need_bits([unit.need])))
    ways += [and_(*(has_stem(stem) for stem in stems)) for stems in unit.ways]
    return or_(*ways)


def has_stem(stem: str) -> Test:
    """Whether the listing at hand has a stem, or a key like one."""
    return exists().where(
        SearchPosting.stem_id == stem_number(stem), SearchPosting.number == SearchEntry.number
    )
