"""One search as one statement: fit, measure, score, count and order, in whole numbers.

The rows of `search_entry` round the place are tested first, all of one listing's are put together,
and what is left is scored and ordered. `directory.search.ranking` has the weights.
"""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    case,
    false,
    func,
    or_,
    select,
    true,
)
from sqlalchemy import literal as value
from sqlalchemy.orm import aliased

from directory.models import SearchEntry, SearchPosting
from directory.models.search_index import NAME, PLACE
from directory.search import ranking
from directory.search.criteria import Criteria
from directory.search.days import day_number
from directory.search.filters import tests_by_name, tests_of
from directory.search.nearness import FURTHEST, SQUARE, Where, metres, nearness, seen_from
from directory.search.text import names_beginning, stem_number
from directory.search.unindexed import unindexed
from directory.search.units import Unit
from directory.vocabulary import CAPACITY, NEEDS, RATINGS, SERVICES

FEW = 1_000
"""Listings with a word: with so few a search begins there, with more at the place."""
STATEMENTS = 256
"""How many statements of each kind are kept: making one takes longer than looking near a place."""
Number = ColumnElement[int]
AnySelect = Select[*tuple[Any, ...]]


class Row(NamedTuple):
    """A listing that fits. `away` is in metres (FURTHEST: not known), `cover` as in search_entry,
    `total` counts all that fit."""

    number: int
    away: int
    cover: int
    score: int
    total: int


def found(
    criteria: Criteria, units: tuple[Unit, ...], radius: int | None, today: date
) -> tuple[AnySelect, dict[str, Any]]:
    """What fits within `radius` metres (None: anywhere), best first, as Rows, without limits: the
    statement, and the values to execute it with."""
    where, values = seen_from(criteria.place, radius) if criteria.place else (None, {})
    if units:
        values |= zip(("begins", "ends"), names_beginning(criteria.text), strict=True)
    return _found(_without_values(criteria), units, where, today), values


def helps(
    criteria: Criteria,
    units: tuple[Unit, ...],
    radius: int | None,
    today: date,
    givings_up: tuple[tuple[str, ...], ...],
) -> tuple[AnySelect, dict[str, Any]]:
    """One row: for each set of filters, 1 where giving it up leaves something within `radius`
    metres (None: anywhere), else 0 or NULL. All in one walk through the squares."""
    where, values = seen_from(criteria.place, radius) if criteria.place else (None, {})
    must = tuple(unit for unit in units if not unit.is_soft)
    return _helps(_without_values(criteria), must, where, today, givings_up), values


def _without_values(criteria: Criteria) -> Criteria:
    """What of a question the statement depends on: the same for everybody who asks for the same
    care, wherever they are."""
    constraints = replace(criteria.constraints, radius_km=None)
    return replace(criteria, constraints=constraints, place=None, text="", page=1, per_page=0)


@lru_cache(STATEMENTS)
def _found(
    criteria: Criteria, units: tuple[Unit, ...], where: Where | None, today: date
) -> AnySelect:
    fitting = (
        _round_place(criteria, units, where, today)
        if where
        else _without_place(criteria, units, today)
    )
    one = fitting.subquery("fitting")
    away = metres(one.c.square) if where else value(FURTHEST, BigInteger)
    points: Any = one.c.points
    if where:
        points = points + nearness(away, one.c.cover)
    return select(
        one.c.number,
        away.label("away"),
        one.c.cover,
        points.label("score"),
        func.count().over().label("total"),
    ).order_by(points.desc(), *([away] if where else []), one.c.name_key, one.c.number)


@lru_cache(STATEMENTS)
def _helps(
    criteria: Criteria,
    must: tuple[Unit, ...],
    where: Where | None,
    today: date,
    givings_up: tuple[tuple[str, ...], ...],
) -> AnySelect:
    named = tests_by_name(criteria, must, today)
    touched = {name for names in givings_up for name in names}
    always = [test for name, tests in named.items() if name not in touched for test in tests]
    if where:
        always = [*where.squares(begins=True), *always, where.fits]
    columns = []
    for names in givings_up:
        kept = [t for name in named if name in touched and name not in names for t in named[name]]
        columns.append(func.max(case((and_(true(), *kept), 1), else_=0)))
    return select(*columns).select_from(SearchEntry).where(*always)


def _without_place(criteria: Criteria, units: tuple[Unit, ...], today: date) -> AnySelect:
    """The first row of each listing stands for it."""
    words = _Words(units, is_anywhere=True)
    query = select(
        SearchEntry.number,
        value(PLACE, Integer).label("cover"),
        _points(criteria, words, today).label("points"),
        SearchEntry.name_key,
    )
    # SQLite would walk that of the numbers for it
    first = unindexed(SearchEntry.part) == 0
    return words.join(query).where(*tests_of(criteria, words.others, today), first)


def _round_place(
    criteria: Criteria, units: tuple[Unit, ...], where: Where, today: date
) -> AnySelect:
    words = _Words(units, is_anywhere=where.is_anywhere)
    # not the bare number: SQLite would walk its index, in order but without the squares
    by_number = unindexed(SearchEntry.number)
    query = select(
        by_number.label("number"),
        func.min(SQUARE).label("square"),
        func.max(case((where.covers, SearchEntry.cover), else_=PLACE)).label("cover"),
        func.min(_points(criteria, words, today)).label("points"),
        func.min(SearchEntry.name_key).label("name_key"),
    )
    squares = where.squares(begins=not words.begins)
    tests = [*squares, *tests_of(criteria, words.others, today), where.fits]
    return words.join(query).where(*tests).group_by(by_number)


class _Words:
    """The units of a text: plain words are joined, each posting telling where it stood as well;
    `others` are phrases with several ways.

    A search begins with the rarest word where that is rare, or there is no place to begin with."""

    def __init__(self, units: tuple[Unit, ...], is_anywhere: bool) -> None:
        self.units = units
        self.plain = {unit: aliased(SearchPosting) for unit in units if unit.word}
        self.others = tuple(unit for unit in units if not unit.word and not unit.is_soft)
        rarest = min(self.plain, key=lambda unit: unit.listings, default=None)
        self.begins = rarest is not None and (is_anywhere or rarest.listings <= FEW)
        self._first = rarest if self.begins else None

    def join(self, query: AnySelect) -> AnySelect:
        """The query with a join for each plain word, the one to begin with first."""
        first = self.plain[self._first] if self._first else None
        for unit in sorted(self.plain, key=lambda unit: unit is not self._first):
            posting = self.plain[unit]
            # SQLite then can only look the word up, not begin with it
            number = unindexed(SearchEntry.number) if first is None else first.number
            number = SearchEntry.number if posting is first else number
            is_it = posting.stem_id == stem_number(str(unit.word))
            query = query.join(posting, and_(is_it, posting.number == number))
        return query

    def is_in_name(self, unit: Unit) -> ColumnElement[bool]:
        """Whether every stem of one of the unit's ways is in the name."""
        if unit in self.plain:
            return self.plain[unit].field == NAME
        if not unit.ways:
            return false()
        return or_(*(and_(*(_is_named(stem) for stem in way)) for way in unit.ways))


def _points(criteria: Criteria, words: _Words, today: date) -> Number:
    """Everything but nearness."""
    points = _shared(SearchEntry.services, criteria.services, SERVICES, ranking.FIT_SERVICE)
    points += _shared(SearchEntry.needs, criteria.needs, NEEDS, ranking.FIT_NEED)
    for unit in words.units:
        share = ranking.WORD_IN_NAME // len(words.units)
        points += case((words.is_in_name(unit), share), else_=0)
    if words.units:
        begins = SearchEntry.name_key.between(
            bindparam("begins", type_=BigInteger), bindparam("ends", type_=BigInteger)
        )
        points += case((begins, ranking.NAME_BEGINS), else_=0)
    total: Number = points + _rating() + _freshness(today) + _capacity()
    return total


def _shared(column: Any, asked: tuple[str, ...], known: tuple[str, ...], whole: int) -> Any:
    """Each key asked for that a listing has brings its share; one alone every candidate has."""
    if len(asked) < 2:
        return value(whole if asked else 0, Integer)
    share = whole // len(asked)
    bits = (1 << known.index(key) for key in asked)
    cases = [case((column.bitwise_and(bit) != 0, share), else_=0) for bit in bits]
    return sum(cases[1:], start=cases[0])


def _is_named(stem: str) -> ColumnElement[bool]:
    test = select(SearchPosting.number).where(
        SearchPosting.stem_id == stem_number(stem),
        SearchPosting.number == SearchEntry.number,
        SearchPosting.field == NAME,
    )
    return test.exists()


def _rating() -> Number:
    whens = {RATINGS.index(key) + 1: points for key, points in ranking.RATING.items()}
    return case(whens, value=SearchEntry.rating, else_=0)


def _capacity() -> Number:
    whens = {len(CAPACITY) - CAPACITY.index(k): points for k, points in ranking.CAPACITY.items()}
    return case(whens, value=SearchEntry.capacity, else_=0)


def _freshness(today: date) -> Number:
    lately = day_number(today) - ranking.LATELY_DAYS
    return case(
        (SearchEntry.confirmed_day >= lately, ranking.CONFIRMED_LATELY),
        (SearchEntry.ages == 1, ranking.NOT_CONFIRMED_LATELY),
        else_=0,
    )
