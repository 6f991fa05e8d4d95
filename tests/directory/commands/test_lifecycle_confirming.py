"""Confirming, saying whether there are places, growing old, starting and ending: through search."""

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from directory.commands import (
    ListingData,
    publish_listing,
    publish_listings,
    read_listings,
    reindex,
    withdraw_listing,
)
from directory.commands.lifecycle import Refused, age, confirm, pause, say_capacity
from directory.models import SearchEntry, SearchLocation, Service
from directory.models.service import BY_AGE, BY_PERSON, BY_SOURCE, PAUSED, PUBLISHED
from directory.queries.history import list_changes
from directory.search import Constraints, Criteria, search
from tests.builders import a_listing

TODAY = date.today()
WALNUT = Criteria(text="walnut")


def a_walnut(session: Session, **said: object) -> ListingData:
    data = a_listing(name="Walnut House", **said)
    publish_listing(session, data)
    return data


def is_found(session: Session, on: date = TODAY) -> bool:
    result = search(session, WALNUT, on)
    return (result.total, result.dropped) == (1, ())


def entries(session: Session) -> list[tuple[object, ...]]:
    tables = (SearchEntry.__table__, SearchLocation.__table__)
    rows = [row for table in tables for row in session.execute(select(*table.columns))]
    return sorted((len(row), *row) for row in rows)


def state(session: Session, data: ListingData) -> tuple[str, str]:
    service = session.get_one(Service, data.id)
    return service.status, service.status_by


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_a_listing_is_found_from_its_first_day_to_its_last(session: Session) -> None:
    first, last = date(2027, 3, 1), date(2027, 5, 31)
    a_walnut(session, starts_on=first, ends_on=last)
    one = timedelta(days=1)
    found = {d: is_found(session, d) for d in (first - one, first, last, last + one)}
    assert list(found.values()) == [False, True, True, False]


def test_a_listing_without_days_is_always_found(session: Session) -> None:
    a_walnut(session)
    assert is_found(session, date(1999, 1, 1))
    assert is_found(session, date(2099, 1, 1))


def test_what_must_be_confirmed_is_not_found_a_year_after_without_any_job(session: Session) -> None:
    a_walnut(session, needs_confirming=True, confirmed_on=TODAY)
    assert is_found(session, TODAY + timedelta(days=365))
    assert not is_found(session, TODAY + timedelta(days=366))


def test_confirming_is_kept_and_writes_in_search_what_indexing_anew_would(session: Session) -> None:
    data = a_walnut(session, needs_confirming=True, confirmed_on=days_ago(400))
    other = a_listing(needs_confirming=True, ends_on=TODAY + timedelta(days=30))
    plain = a_listing()
    publish_listings(session, [other, plain])
    assert not is_found(session)
    news = confirm(session, [data.id, other.id, plain.id, data.id], "Ann")
    assert sorted(news) == sorted([data.id, other.id, plain.id])
    assert is_found(session)
    cheap = entries(session)
    reindex(session)
    assert entries(session) == cheap
    change = list_changes(session, data.id)[0]
    assert (change.who, change.action) == ("Ann", "confirmed")
    assert change.changes == {
        "confirmed_on": [days_ago(400).isoformat(), TODAY.isoformat()],
    }


def test_an_earlier_day_is_no_news_and_a_later_one_is_not_taken(session: Session) -> None:
    data = a_walnut(session, confirmed_on=days_ago(10))
    assert confirm(session, [data.id], "Ann", days_ago(11)) == []
    assert confirm(session, [data.id], "Ann", days_ago(10)) == []
    assert list_changes(session, data.id) == []
    with pytest.raises(Refused, match="still to come"):
        confirm(session, [data.id], "Ann", TODAY + timedelta(days=1))
    assert confirm(session, [data.id], "Ann", days_ago(9)) == [data.id]


def test_what_is_not_there_or_withdrawn_is_not_confirmed_nor_is_the_rest(session: Session) -> None:
    data, gone = a_walnut(session), a_listing(name="Gone House")
    publish_listing(session, gone)
    withdraw_listing(session, gone.id)
    with pytest.raises(Refused, match="Gone House is withdrawn"):
        confirm(session, [data.id, gone.id], "Ann")
    with pytest.raises(Refused, match="There is no listing"):
        confirm(session, [data.id, uuid.uuid4()], "Ann")
    assert session.get_one(Service, data.id).confirmed_on is None
    with pytest.raises(Refused, match="withdrawn"):
        say_capacity(session, gone.id, "yes", "Ann")


def test_places_are_said_found_by_and_forgotten(session: Session) -> None:
    data = a_walnut(session, capacity="no", capacity_said_on=days_ago(50))
    asked = replace(WALNUT, constraints=Constraints(places_free=True))
    assert search(session, asked).dropped
    assert say_capacity(session, data.id, "yes", "Ann", days_ago(1)) is True
    assert not search(session, asked).dropped
    assert say_capacity(session, data.id, "yes", "Ann", days_ago(1)) is False
    cheap = entries(session)
    reindex(session)
    assert entries(session) == cheap
    change = list_changes(session, data.id)[0]
    assert (change.action, change.changes) == (
        "capacity",
        {
            "capacity": ["no", "yes"],
            "capacity_said_on": [days_ago(50).isoformat(), days_ago(1).isoformat()],
        },
    )
    assert say_capacity(session, data.id, None, "Ann") is True
    service = session.get_one(Service, data.id)
    assert (service.capacity, service.capacity_said_on) == (None, None)
    with pytest.raises(Refused, match="'plenty'"):
        say_capacity(session, data.id, "plenty", "Ann")
    with pytest.raises(Refused, match="still to come"):
        say_capacity(session, data.id, "no", "Ann", TODAY + timedelta(days=1))


def test_an_import_keeps_what_a_person_said_since(session: Session) -> None:
    data = a_listing(confirmed_on=days_ago(90), capacity="no", capacity_said_on=days_ago(90))
    other = a_listing(capacity="yes")
    publish_listings(session, [data, other], "import test")
    confirm(session, [data.id], "Ann", days_ago(5))
    say_capacity(session, data.id, "soon", "Ann", days_ago(5))
    again = [replace(data, summary="New words."), replace(other, capacity=None)]
    assert publish_listings(session, again, "import test").changed == 2
    service = session.get_one(Service, data.id)
    assert (service.summary, service.confirmed_on) == ("New words.", days_ago(5))
    assert (service.capacity, service.capacity_said_on) == ("soon", days_ago(5))
    assert session.get_one(Service, other.id).capacity is None
    assert list_changes(session, data.id)[0].changes == {"summary": ["", "New words."]}
    assert publish_listings(session, again, "import test").unchanged == 2
    later = replace(data, confirmed_on=days_ago(1), capacity="yes", capacity_said_on=days_ago(2))
    publish_listings(session, [later], "import test")
    service = session.get_one(Service, data.id)
    assert (service.confirmed_on, service.capacity) == (days_ago(1), "yes")


def test_what_nobody_confirms_for_a_year_is_paused_until_somebody_does(session: Session) -> None:
    old = a_walnut(session, needs_confirming=True, confirmed_on=days_ago(366))
    young = a_listing(needs_confirming=True, confirmed_on=days_ago(365))
    register = a_listing(confirmed_on=days_ago(3000))
    publish_listings(session, [young, register])
    assert age(session).paused == [old.id]
    assert state(session, old) == (PAUSED, BY_AGE)
    assert [state(session, d)[0] for d in (young, register)] == [PUBLISHED, PUBLISHED]
    change = list_changes(session, old.id)[0]
    assert (change.who, change.action) == ("age", "paused")
    assert change.changes["status"] == [PUBLISHED, PAUSED]
    again = age(session)
    assert (again.paused, again.published) == ([], [])
    confirm(session, [old.id], "Ann", days_ago(400))
    assert state(session, old) == (PAUSED, BY_AGE)
    confirm(session, [old.id], "Ann")
    assert state(session, old) == (PUBLISHED, BY_SOURCE)
    assert is_found(session)
    assert [c.action for c in list_changes(session, old.id)] == ["published", "confirmed", "paused"]


def test_what_was_never_confirmed_counts_from_when_it_was_written(session: Session) -> None:
    data = a_walnut(session, needs_confirming=True)
    made = datetime.combine(days_ago(365), datetime.min.time(), UTC)
    session.execute(update(Service).values(created_at_utc=made))
    assert age(session).paused == []
    assert is_found(session)
    assert age(session, TODAY + timedelta(days=1)).paused == [data.id]
    assert not is_found(session)


def test_a_newer_day_from_the_source_brings_it_back_at_the_next_job(session: Session) -> None:
    data = a_walnut(session, needs_confirming=True, confirmed_on=days_ago(800))
    age(session)
    publish_listings(session, [replace(data, confirmed_on=days_ago(3))], "import test")
    assert not is_found(session)
    assert age(session).published == [data.id]
    assert is_found(session)
    assert state(session, data) == (PUBLISHED, BY_SOURCE)


def test_what_a_person_paused_stays_so_though_it_is_confirmed(session: Session) -> None:
    data = a_walnut(session, needs_confirming=True, confirmed_on=days_ago(800))
    pause(session, data.id, "Sam", "A complaint")
    confirm(session, [data.id], "Ann")
    assert age(session).published == []
    assert state(session, data) == (PAUSED, BY_PERSON)
    assert not is_found(session)


def test_many_are_aged_in_a_fixed_number_of_steps(session: Session) -> None:
    many = [a_listing(needs_confirming=True, confirmed_on=days_ago(500)) for _ in range(600)]
    publish_listings(session, many)
    assert len(age(session).paused) == 600
    assert search(session, Criteria()).total == 0
    assert len(confirm(session, [data.id for data in many], "Ann")) == 600
    assert search(session, Criteria()).total == 600
    assert read_listings(session, [many[0].id])[many[0].id].confirmed_on == TODAY
