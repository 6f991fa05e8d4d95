"""What narrows a list of the open feed, as tests of `search_entry` that both engines run alike."""

from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from directory.models import Schedule, SearchEntry, Service
from directory.queries.terms import Term, has_any
from directory.search.days import day_number
from directory.search.filters import met
from directory.search.units import read_text

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
Test = ColumnElement[bool]


@dataclass(frozen=True)
class FeedFilter:
    """What was asked; None and empty mean not asked for.

    `terms`: any of them, all of one taxonomy. Ages in years, as the listing says them: a service
    for people of at least so many years, of at most so many. `day` is one of DAYS; it, `start_time`
    and `end_time` (local) must be true of one row of opening hours."""

    text: str = ""
    terms: tuple[tuple[Term, ...], ...] = ()
    minimum_age: float | None = None
    maximum_age: float | None = None
    start_time: time | None = None
    end_time: time | None = None
    day: str | None = None


def feed_tests(session: Session, asked: FeedFilter, today: date) -> list[Test]:
    """Tests of a row of `search_entry`; they are true of listings that may be shown `today`."""
    day = day_number(today)
    days = [SearchEntry.from_day <= day, SearchEntry.to_day >= day]
    return [*days, *further_tests(session, asked)]


def further_tests(session: Session, asked: FeedFilter) -> list[Test]:
    """Those tests of a row of `search_entry` that `asked` brings; days are not among them."""
    tests = [has_any(terms) for terms in asked.terms]
    if asked.minimum_age is not None:
        tests.append(SearchEntry.minimum_age >= asked.minimum_age)
    if asked.maximum_age is not None:
        tests.append(SearchEntry.maximum_age <= asked.maximum_age)
    if asked.day or asked.start_time or asked.end_time:
        tests.append(_is_open(asked))
    if asked.text.strip():
        units = read_text(session, asked.text).units
        tests += [met(unit) for unit in units] or [SearchEntry.number < 0]
    return tests


def _is_open(asked: FeedFilter) -> Test:
    hours: list[Test] = [Service.number == SearchEntry.number]
    if asked.day:
        hours.append(Schedule.byday.contains(asked.day))
    if asked.start_time is not None:
        hours.append(Schedule.opens_at >= asked.start_time)
    if asked.end_time is not None:
        hours.append(Schedule.closes_at <= asked.end_time)
    found = select(Schedule.id).join(Service, Service.id == Schedule.service_id)
    return found.where(and_(*hours)).exists()
