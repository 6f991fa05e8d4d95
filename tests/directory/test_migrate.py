"""Migrations: up, down with data, and the same shape as the models."""

import uuid
from datetime import UTC, date, datetime
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Boolean, DateTime, String, Uuid, column, insert, inspect, table, text
from sqlalchemy.orm import Session

from directory import migrate
from directory.commands import publish_listing, reindex
from directory.database import make_engine, make_sessions
from directory.ids import stable_id
from directory.models import Base, Service
from directory.search import Criteria, search
from directory.search.days import day_number
from tests.builders import a_listing, a_visiting_listing

WEB_TABLES = {"conversation", "turn", "feedback"}


def tables(url: str) -> set[str]:
    engine = make_engine(url)
    try:
        return set(inspect(engine).get_table_names())
    finally:
        engine.dispose()


def in_a_session(url: str, work: Any) -> Any:
    engine = make_engine(url)
    try:
        with make_sessions(engine)() as session:
            result = work(session)
            session.commit()
            return result
    finally:
        engine.dispose()


def test_a_new_database_gets_every_table(empty_database_url: str) -> None:
    assert migrate.current(empty_database_url) is None
    assert migrate.upgrade(empty_database_url) == (None, "0004")
    assert migrate.current(empty_database_url) == "0004"
    assert set(Base.metadata.tables) | WEB_TABLES <= tables(empty_database_url)


def test_a_second_time_changes_nothing(empty_database_url: str) -> None:
    migrate.upgrade(empty_database_url)
    assert migrate.upgrade(empty_database_url) == ("0004", "0004")


def test_down_with_data_and_up_again(empty_database_url: str) -> None:
    migrate.upgrade(empty_database_url)
    in_a_session(empty_database_url, lambda s: publish_listing(s, a_visiting_listing("Harlow")))
    in_a_session(empty_database_url, add_a_turn)
    assert migrate.downgrade(empty_database_url, "base") == ("0004", None)
    assert tables(empty_database_url) <= {"alembic_version"}
    assert migrate.upgrade(empty_database_url) == (None, "0004")


def test_listings_from_before_get_numbers_and_are_found_again(empty_database_url: str) -> None:
    migrate.upgrade(empty_database_url, "0002")
    key = in_a_session(empty_database_url, add_an_old_listing)
    migrate.upgrade(empty_database_url)
    service = in_a_session(empty_database_url, lambda s: s.get(Service, key))
    assert (service.number, service.capacity, service.status_by) == (key.int >> 65, "yes", "source")
    assert in_a_session(empty_database_url, lambda s: reindex(s, only_missing=True)) == 1
    assert in_a_session(empty_database_url, lambda s: reindex(s, only_missing=True)) == 0
    found = in_a_session(empty_database_url, lambda s: search(s, Criteria(text="mulberry")))
    assert [hit.card.name for hit in found.hits] == ["Mulberry House"]
    migrate.downgrade(empty_database_url, "0002")
    free = text("SELECT places_free FROM service")
    assert in_a_session(empty_database_url, lambda s: bool(s.scalar(free))) is True


def test_places_get_the_days_of_their_listing(empty_database_url: str) -> None:
    ends = date(2027, 5, 31)
    days = text("SELECT from_day, to_day FROM search_location")
    migrate.upgrade(empty_database_url)
    in_a_session(empty_database_url, lambda s: publish_listing(s, a_listing(ends_on=ends)))
    migrate.downgrade(empty_database_url, "0003")
    migrate.upgrade(empty_database_url)
    rows = in_a_session(empty_database_url, lambda s: s.execute(days).all())
    assert rows == [(0, day_number(ends))]


def test_conversations_are_kept_when_a_turn_is_asked_twice(empty_database_url: str) -> None:
    migrate.upgrade(empty_database_url)
    in_a_session(empty_database_url, add_a_turn)
    with pytest.raises(Exception, match=r"(?i)unique"):
        in_a_session(empty_database_url, lambda s: add_a_turn(s, is_new=False))


def test_turns_go_with_their_conversation(empty_database_url: str) -> None:
    migrate.upgrade(empty_database_url)
    in_a_session(empty_database_url, add_a_turn)
    in_a_session(empty_database_url, lambda s: s.execute(text("DELETE FROM conversation")))
    count = text("SELECT count(*) FROM turn")
    assert in_a_session(empty_database_url, lambda s: s.scalar(count)) == 0


def test_a_migration_that_fails_leaves_nothing(
    empty_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("pulled the plug")

    upgrade = migrate.command.upgrade

    def upgrade_and_fail(*arguments: Any) -> None:
        upgrade(*arguments)
        fail()

    monkeypatch.setattr(migrate.command, "upgrade", upgrade_and_fail)
    with pytest.raises(RuntimeError, match="pulled the plug"):
        migrate.upgrade(empty_database_url)
    assert tables(empty_database_url) == set()


def test_the_tables_are_those_of_the_models(session: Session) -> None:
    context = MigrationContext.configure(session.connection(), opts={"compare_type": True})
    differences = [d for d in compare_metadata(context, Base.metadata) if not is_webs(d)]
    assert differences == []


def is_webs(difference: Any) -> bool:
    item = difference[1]
    table = getattr(item, "table", item)
    return getattr(table, "name", None) in WEB_TABLES


def add_an_old_listing(session: Session) -> uuid.UUID:
    owner, key = uuid.uuid4(), stable_id("old", "mulberry")
    known = table("organisation", *columns("id name source source_id"))
    session.execute(
        insert(known).values(id=owner, name="Owner", source="old", source_id=str(owner))
    )
    names = "id organisation_id name kind summary status source source_id is_example places_free"
    service = table("service", *columns(f"{names} created_at_utc updated_at_utc"))
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    session.execute(
        insert(service).values(
            id=key,
            organisation_id=owner,
            name="Mulberry House",
            kind="care_provider",
            summary="",
            status="published",
            source="old",
            source_id="mulberry",
            is_example=False,
            places_free=True,
            created_at_utc=moment,
            updated_at_utc=moment,
        )
    )
    return key


def columns(names: str) -> list[Any]:
    kinds: dict[str, Any] = {
        "id": Uuid(),
        "organisation_id": Uuid(),
        "is_example": Boolean(),
        "places_free": Boolean(),
        "created_at_utc": DateTime(timezone=True),
        "updated_at_utc": DateTime(timezone=True),
    }
    return [column(name, kinds.get(name, String())) for name in names.split()]


def add_a_turn(session: Session, is_new: bool = True) -> None:
    moment = "2026-11-01 10:00:00+00:00"
    if is_new:
        session.execute(
            text(
                "INSERT INTO conversation (id, language, channel, search, turn_count, "
                "created_at_utc, last_at_utc) VALUES (:id, 'en', 'web', '{}', 1, :at, :at)"
            ),
            {"id": "a" * 64, "at": moment},
        )
    session.execute(
        text(
            "INSERT INTO turn (id, conversation_id, number, at_utc, text, outcome, reply, "
            "idempotency_key) VALUES (:id, :c, :number, :at, 'hello', 'chat', '[]', 'key')"
        ),
        {"id": str(uuid.uuid4()), "c": "a" * 64, "number": 1 if is_new else 2, "at": moment},
    )
