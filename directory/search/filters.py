"""What a search leaves out, as tests of `search_entry` that both engines run alike."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_

from directory.models import SearchEntry, SearchPosting
from directory.search.bits import flag_bits, need_bits, service_bits
from directory.search.criteria import Constraints, Criteria
from directory.search.days import day_number
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
Test = ColumnElement[bool]


def tests_of(criteria: Criteria, units: tuple[Unit, ...], today: date) -> list[Test]:
    """Every test but those of the place and of plain words, which `statement` joins; the ones that
    leave out most come first."""
    return [test for tests in tests_by_name(criteria, units, today).values() for test in tests]


def tests_by_name(
    criteria: Criteria, units: tuple[Unit, ...], today: date
) -> dict[str, list[Test]]:
    """The same by the name of what asks for them: a field of Criteria or Constraints, or "days",
    which nobody asks for."""
    day = day_number(today)
    named: dict[str, list[Test]] = {
        "services": _bits(SearchEntry.services, service_bits(criteria.services)),
        "needs": _bits(SearchEntry.needs, need_bits(criteria.needs)),
        "kinds": _bits(SearchEntry.flags, flag_bits(criteria.kinds, "kind:")),
        **_narrowed(criteria.constraints),
        "days": [SearchEntry.from_day <= day, SearchEntry.to_day >= day],
        "text": [met(unit) for unit in units],
    }
    return {name: tests for name, tests in named.items() if tests}


def _bits(column: Any, bits: int) -> list[Test]:
    return [_any(column, bits)] if bits else []


def _any(column: Any, bits: int) -> Test:
    return column.bitwise_and(bits) != 0  # type: ignore[no-any-return]


def _all(column: Any, bits: int) -> Test:
    return column.bitwise_and(bits) == bits  # type: ignore[no-any-return]


def _narrowed(asked: Constraints) -> dict[str, list[Test]]:
    tests: dict[str, list[Test]] = {
        name: [_all(SearchEntry.flags, flag_bits(flags))] for name, flags in asked.flags().items()
    }
    tests["availability"] = [
        _any(SearchEntry.flags, flag_bits(WEEKDAY_SETS.get(when, (when,)), "availability:"))
        for when in asked.availability
    ]
    if asked.min_rating:
        tests["min_rating"] = [SearchEntry.rating >= RATINGS.index(asked.min_rating) + 1]
    if asked.places_free:
        tests["places_free"] = [SearchEntry.capacity == len(CAPACITY)]
    if asked.max_price is not None:
        free = _any(SearchEntry.flags, flag_bits(["is_free"]))
        cheap = SearchEntry.price <= int(asked.max_price * 100 + 1e-6)
        tests["max_price"] = [or_(free, cheap)]
    if asked.age is not None:
        old, young = SearchEntry.minimum_age <= asked.age, SearchEntry.maximum_age >= asked.age
        tests["age"] = [old, young]
    for name, keys in asked.word_keys().items():
        tests[name] = [has_stem(key) for key in keys]
    return tests


def met(unit: Unit) -> Test:
    """Whether the listing at hand meets a unit in one of its ways, or has its key."""
    ways: list[Test] = []
    if unit.service:
        ways.append(_any(SearchEntry.services, service_bits([unit.service])))
    if unit.need:
        ways.append(_any(SearchEntry.needs, need_bits([unit.need])))
    if unit.kind:
        ways.append(_any(SearchEntry.flags, flag_bits([unit.kind], "kind:")))
    ways += [and_(*(has_stem(stem) for stem in stems)) for stems in unit.ways]
    return or_(*ways)


def has_stem(stem: str) -> Test:
    """Whether the listing at hand has a stem, or a key like one."""
    return exists().where(
        SearchPosting.stem_id == stem_number(stem), SearchPosting.number == SearchEntry.number
    )
