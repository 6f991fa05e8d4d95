"""Pages of the open feed: listings, organisations, and listings at their places.

Listings go by number, which is the order of their ids; pairs by number and place, or by distance
(`feed_near`). Every order is a total one: no page repeats or loses a row.
"""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from directory.ids import number_of
from directory.models import Organisation, SearchEntry, SearchLocation, Service
from directory.queries.feed_filters import FeedFilter, feed_tests
from directory.queries.paging import AnySelect, Paging, Pair, count

EVERYTHING = FeedFilter()


def page_of_listings(
    session: Session, asked: FeedFilter, paging: Paging, today: date
) -> tuple[int, list[int]]:
    """(how many there are on all pages, the numbers of the listings on this one)."""
    tests = [SearchEntry.part == 0, *feed_tests(session, asked, today)]
    query = select(SearchEntry.number).where(*tests)
    total, rows = _page(session, query, paging, SearchEntry.number)
    return total, [row[0] for row in rows]


def page_of_organisations(
    session: Session, paging: Paging, today: date
) -> tuple[int, list[uuid.UUID]]:
    """(how many have a listing that may be shown, the ids of those on this page)."""
    owners = _shown(session, today, Service.organisation_id).scalar_subquery()
    query = select(Organisation.id).where(Organisation.id.in_(owners))
    total, rows = _page(session, query, paging, Organisation.id)
    return total, [row[0] for row in rows]


def shown_numbers_of(session: Session, organisation_id: uuid.UUID, today: date) -> list[int]:
    """The numbers of an organisation's listings that may be shown, in order."""
    query = _shown(session, today, SearchEntry.number)
    query = query.where(Service.organisation_id == organisation_id).order_by(SearchEntry.number)
    return [row[0] for row in session.connection().execute(query)]


def is_shown(session: Session, number: int, today: date) -> bool:
    """Whether the listing with this number may be shown."""
    tests = [SearchEntry.number == number, SearchEntry.part == 0]
    query = select(SearchEntry.number).where(*tests, *feed_tests(session, EVERYTHING, today))
    return session.connection().execute(query).first() is not None


def page_of_pairs(
    session: Session, asked: FeedFilter, paging: Paging, today: date
) -> tuple[int, list[Pair]]:
    """(how many pairs of a listing and a place there are, those on this page)."""
    query = _pairs(feed_tests(session, asked, today))
    order = (SearchLocation.number, SearchLocation.part)
    total, rows = _page(session, query, paging, *order)
    return total, [Pair(row[0], row[1]) for row in rows]


def find_pair(session: Session, pair: uuid.UUID, today: date) -> Pair | None:
    """The pair with this public id, if its listing may be shown."""
    query = _pairs(feed_tests(session, EVERYTHING, today))
    row = session.connection().execute(query.where(SearchLocation.pair == number_of(pair))).first()
    return Pair(row[0], row[1]) if row else None


def _page(
    session: Session, query: AnySelect, paging: Paging, *order: Any
) -> tuple[int, Sequence[Any]]:
    total = count(session, query)
    if total <= paging.start:
        return total, []
    return total, session.connection().execute(paging.cut(query.order_by(*order))).all()


def _shown(session: Session, today: date, column: Any) -> AnySelect:
    """One row a listing that may be shown."""
    entry = and_(SearchEntry.number == Service.number, SearchEntry.part == 0)
    tests = feed_tests(session, EVERYTHING, today)
    return select(column).join_from(Service, SearchEntry, entry).where(*tests)


def _pairs(tests: Sequence[ColumnElement[bool]]) -> AnySelect:
    """Every pair of which the tests of its listing are true."""
    entry = and_(SearchEntry.number == SearchLocation.number, SearchEntry.part == 0)
    return select(SearchLocation.number, SearchLocation.part).join(SearchEntry, entry).where(*tests)
