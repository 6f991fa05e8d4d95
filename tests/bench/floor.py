"""The least that a search can cost: the same tests in bare SQL, no ranking, no cards."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from directory.models import SearchEntry, SearchPosting
from directory.search import Criteria, cells
from directory.search.filters import tests_of
from directory.search.plane import to_plane
from directory.search.statement import FEW
from directory.search.text import stem_number
from directory.search.unindexed import unindexed
from directory.search.units import read_text


def floor_of(session: Session, criteria: Criteria, today: date) -> Select[*tuple[Any, ...]]:
    """The numbers of listings that pass the filters in the squares round the place, in no order.

    It begins where the search begins. Round the place means the same squares; whether a row is a
    little too far is not asked."""
    units = [unit for unit in read_text(session, criteria.text).units if not unit.is_soft]
    words = [unit for unit in units if unit.word]
    phrases = tuple(unit for unit in units if not unit.word)
    first = min(words, key=lambda unit: unit.listings, default=None)
    if first and criteria.place and first.listings > FEW:
        first = None
    query = select(SearchEntry.number).where(*tests_of(criteria, phrases, today))
    for unit in words:
        posting = aliased(SearchPosting)
        # SQLite then cannot begin there
        number = SearchEntry.number if unit is first else unindexed(SearchEntry.number)
        is_it = posting.stem_id == stem_number(str(unit.word))
        query = query.join(posting, and_(is_it, posting.number == number))
    if criteria.place is None:
        return query.where(unindexed(SearchEntry.part) == 0)
    return query.where(
        _squares(criteria, unindexed(SearchEntry.cell) if first else SearchEntry.cell)
    )


def page_of(query: Select[*tuple[Any, ...]], criteria: Criteria) -> Select[*tuple[Any, ...]]:
    """The first page of them, whichever they are."""
    return query.limit(criteria.per_page)


def all_of(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """How many listings they are: every row is looked at once."""
    numbers = query.subquery()
    return select(func.count(numbers.c.number.distinct()))


def _squares(criteria: Criteria, cell: Any) -> ColumnElement[bool]:
    assert criteria.place is not None
    x, y = to_plane(criteria.place.latitude, criteria.place.longitude)
    radius = round(criteria.radius_km * 1000)
    names = [*cells.areas_round(x, y), cells.EVERYWHERE]
    if criteria.place.district:
        names.append(cells.district_cell(criteria.place.district))
    places = cells.places_within(x, y, radius)
    if places is not None:
        return cell.in_([*places, *names])
    return or_(cell.between(*cells.ALL_PLACES), cell.in_(names))
