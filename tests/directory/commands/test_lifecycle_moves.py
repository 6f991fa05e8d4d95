"""From one status to another: who may, what search finds, what is kept of it."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from directory.commands import (
    ListingData,
    publish_listing,
    publish_listings,
    withdraw_listing,
    withdraw_listings,
)
from directory.commands.lifecycle import (
    MOVES,
    OWNER,
    SOURCE,
    STAFF,
    WRITTEN_HERE,
    Refused,
    edit,
    pause,
    publish,
    return_to_draft,
    save_draft,
    submit,
    withdraw,
)
from directory.commands.lifecycle.moves import AGE, move
from directory.database import make_engine, make_sessions
from directory.migrate import upgrade
from directory.models import SearchEntry, SearchPosting, Service, utc_now
from directory.models.service import (
    BY_AGE,
    BY_PERSON,
    BY_SOURCE,
    DRAFT,
    PAUSED,
    PUBLISHED,
    SUBMITTED,
    WITHDRAWN,
)
from directory.queries.history import list_changes
from directory.search import Criteria, search
from directory.vocabulary import STATUSES
from tests.builders import a_listing

ROLES = (OWNER, STAFF, SOURCE, AGE)


def a_draft(**said: object) -> ListingData:
    return a_listing(source=WRITTEN_HERE, name="Walnut House", **said)


def is_found(session: Session) -> bool:
    result = search(session, Criteria(text="walnut"))
    return (result.total, result.dropped) == (1, ())


def indexed(session: Session, data: ListingData) -> int:
    number = session.get_one(Service, data.id).number
    return sum(
        session.query(model).filter_by(number=number).count()
        for model in (SearchEntry, SearchPosting)
    )


def put(session: Session, status: str, by: str = BY_PERSON, who: str = "Ann") -> uuid.UUID:
    """A listing of ours in `status`, by the moves that lead there."""
    key = save_draft(session, a_draft(), who)
    if status == SUBMITTED:
        submit(session, key, who)
    elif status != DRAFT:
        publish(session, key, "Staff")
    if status == PAUSED:
        pause(session, key, who)
    elif status == WITHDRAWN:
        withdraw(session, key, who)
    session.get_one(Service, key).status_by = by
    session.flush()
    return key


def test_a_listing_goes_all_the_way_and_search_knows_each_time(session: Session) -> None:
    data = a_draft()
    assert save_draft(session, data, "Ann") == data.id
    assert not is_found(session)
    assert indexed(session, data) == 0
    submit(session, data.id, "Ann")
    assert not is_found(session)
    return_to_draft(session, data.id, "Sam", "Say what it costs.")
    submit(session, data.id, "Ann")
    publish(session, data.id, "Sam")
    assert is_found(session)
    pause(session, data.id, "Ann", "On holiday", role=OWNER)
    assert not is_found(session)
    assert indexed(session, data) == 0
    publish(session, data.id, "Ann", role=OWNER)
    assert is_found(session)
    withdraw(session, data.id, "Ann", "Retired", role=OWNER)
    assert not is_found(session)
    assert session.get_one(Service, data.id).withdrawn_at_utc is not None
    publish(session, data.id, "Sam")
    assert is_found(session)
    assert session.get_one(Service, data.id).withdrawn_at_utc is None


def test_who_when_what_and_why_are_kept(session: Session) -> None:
    key = put(session, DRAFT)
    before = utc_now()
    publish(session, key, "Sam")
    pause(session, key, "Ann", "On holiday")
    newest, published, added = list_changes(session, key)
    assert (newest.who, newest.action) == ("Ann", "paused")
    assert newest.changes == {"status": [PUBLISHED, PAUSED], "reason": [None, "On holiday"]}
    assert before <= newest.at_utc <= utc_now()
    assert (published.action, published.changes) == ("published", {"status": [DRAFT, PUBLISHED]})
    assert (added.who, added.action, added.changes) == ("Ann", "added", {})


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("before", [DRAFT, SUBMITTED, PUBLISHED, PAUSED, WITHDRAWN])
def test_only_the_table_s_moves_are_made(session: Session, before: str, role: str) -> None:
    by = {SOURCE: BY_SOURCE, AGE: BY_AGE}.get(role, BY_PERSON)
    for to in (DRAFT, SUBMITTED, PUBLISHED, PAUSED, WITHDRAWN):
        key = put(session, before, by)
        kept = len(list_changes(session, key))
        if role in MOVES.get((before, to), ()):
            move(session, key, to, "Ann", role)
            service = session.get_one(Service, key)
            assert (service.status, service.status_by) == (to, by)
            assert len(list_changes(session, key)) == kept + 1
        else:
            with pytest.raises(Refused, match=r"^[A-Z].*\.$"):
                move(session, key, to, "Ann", role)
            assert session.get_one(Service, key).status == before
            assert len(list_changes(session, key)) == kept


def test_every_status_can_be_left_but_the_one_of_a_source() -> None:
    assert {before for before, _ in MOVES} == set(STATUSES) - {"unlisted"}


def test_an_owner_does_not_end_what_somebody_else_paused(session: Session) -> None:
    key = put(session, PUBLISHED)
    pause(session, key, "Sam", "A complaint")
    with pytest.raises(Refused, match="Somebody else has paused"):
        publish(session, key, "Ann", role=OWNER)
    publish(session, key, "Sam")


def test_an_owner_confirms_what_the_daily_job_paused(session: Session) -> None:
    key = put(session, PAUSED, BY_AGE)
    with pytest.raises(Refused, match="Confirm it"):
        publish(session, key, "Ann", role=OWNER)


def test_an_import_leaves_what_a_person_did(session: Session) -> None:
    data = a_listing(name="Walnut House")
    publish_listing(session, data, who="import test")
    pause(session, data.id, "Sam", "A complaint")
    assert publish_listings(session, [replace(data, summary="New")], "import test").changed == 1
    service = session.get_one(Service, data.id)
    assert (service.status, service.summary) == (PAUSED, "New")
    assert not is_found(session)
    withdraw(session, data.id, "Sam")
    gone = session.get_one(Service, data.id).withdrawn_at_utc
    publish_listings(session, [replace(data, summary="Newer")], "import test")
    assert session.get_one(Service, data.id).withdrawn_at_utc == gone
    with pytest.raises(Refused, match="an import leaves it so"):
        publish(session, data.id, "import test", role=SOURCE)


def test_what_a_person_paused_does_not_come_back_with_its_source(session: Session) -> None:
    paused, other = a_listing(name="Walnut House"), a_listing(name="Quince House")
    publish_listings(session, [paused, other], "import test")
    pause(session, paused.id, "Sam", "A complaint")
    assert withdraw_listings(session, [paused.id, other.id], "import test") == 2
    publish_listings(session, [paused, other], "import test")
    assert session.get_one(Service, other.id).status == PUBLISHED
    assert session.get_one(Service, paused.id).status == WITHDRAWN
    publish(session, paused.id, "Sam")
    assert is_found(session)


def test_a_joined_listing_is_published_and_not_found(session: Session) -> None:
    data = a_listing(name="Walnut House")
    publish_listing(session, data)
    pause(session, data.id, "Sam")
    session.get_one(Service, data.id).joined_to_id = uuid.uuid4()
    publish(session, data.id, "Sam")
    assert not is_found(session)


def test_what_is_not_there_or_not_ours_is_refused(session: Session) -> None:
    with pytest.raises(Refused, match="no such listing"):
        publish(session, uuid.uuid4(), "Sam")
    data = a_listing()
    publish_listing(session, data)
    withdraw_listing(session, data.id)
    with pytest.raises(Refused, match="comes from test: it cannot become a draft"):
        return_to_draft(session, data.id, "Sam")
    with pytest.raises(Refused, match="comes from test"):
        save_draft(session, data, "Sam")
    with pytest.raises(Refused, match="what it says is changed there"):
        edit(session, data, "Sam")
    publish(session, data.id, "Sam")
    with pytest.raises(Refused, match="is published already"):
        publish(session, data.id, "Sam")


def test_a_draft_can_be_written_again_until_it_is_submitted(session: Session) -> None:
    data = a_draft(needs=("dementia",))
    save_draft(session, data, "Ann")
    save_draft(session, replace(data, needs=("autism",)), "Ann")
    service = session.get_one(Service, data.id)
    assert (service.status, service.codes("need")) == (DRAFT, ["autism"])
    assert list_changes(session, data.id)[0].changes == {"needs": [["dementia"], ["autism"]]}
    submit(session, data.id, "Ann")
    with pytest.raises(Refused, match="not a draft"):
        save_draft(session, data, "Ann")


def test_an_edit_of_a_published_listing_is_found_at_once_and_kept(session: Session) -> None:
    data = a_draft()
    publish(session, save_draft(session, data, "Ann"), "Sam")
    assert edit(session, data, "Ann") is False
    assert edit(session, replace(data, name="Quince House"), "Ann") is True
    assert not is_found(session)
    assert search(session, Criteria(text="quince")).total == 1
    change = list_changes(session, data.id)[0]
    assert (change.who, change.action) == ("Ann", "changed")
    assert change.changes == {"name": ["Walnut House", "Quince House"]}
    withdraw(session, data.id, "Sam")
    with pytest.raises(Refused, match="withdrawn: it cannot be changed"):
        edit(session, data, "Ann")


def test_an_edit_of_a_paused_listing_does_not_publish_it(session: Session) -> None:
    data = a_draft()
    publish(session, save_draft(session, data, "Ann"), "Sam")
    pause(session, data.id, "Sam")
    assert edit(session, replace(data, summary="Other words."), "Ann") is True
    assert session.get_one(Service, data.id).status == PAUSED
    assert not is_found(session)


def test_of_two_who_move_it_at_once_one_is_told(empty_database_url: str) -> None:
    upgrade(empty_database_url)
    engine = make_engine(empty_database_url)
    sessions = make_sessions(engine)
    data = a_listing(name="Walnut House")
    has_read = threading.Event()

    def writes(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("UPDATE service"):
            has_read.set()

    with sessions() as first, sessions() as second, ThreadPoolExecutor(1) as other:
        publish_listing(first, data)
        first.commit()
        pause(first, data.id, "Ann", "On holiday")
        event.listen(engine, "before_cursor_execute", writes)
        waiting = other.submit(withdraw, second, data.id, "Sam", "It has closed")
        assert has_read.wait(30)
        first.commit()
        with pytest.raises(Refused, match="Somebody else has changed"):
            waiting.result(timeout=30)
        second.rollback()
        assert first.get_one(Service, data.id).status == PAUSED
        assert [c.action for c in list_changes(first, data.id)] == ["paused"]
    engine.dispose()
