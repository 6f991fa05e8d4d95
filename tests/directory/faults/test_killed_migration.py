"""A migration that is killed half-way leaves the old shape, with all that was in it."""

import signal
from typing import Any

import pytest
from sqlalchemy import NullPool, create_engine

from directory import migrate
from tests.directory.faults.conftest import Database, driver

pytestmark = pytest.mark.slow
OLD = "0002"
KILLS = 5
OWNER = (
    "INSERT INTO organisation (id, name, source, source_id) "
    "VALUES ('{owner:032x}', 'Owner', 'old', '{owner}')"
)
SERVICE = (
    "INSERT INTO service (id, organisation_id, name, kind, summary, status, source, source_id, "
    "is_example, places_free, created_at_utc, updated_at_utc) VALUES ('{key:032x}', '{owner:032x}', "
    "'House {owner}', 'care_provider', '', 'published', 'old', '{owner}', false, true, "
    "'2026-11-01 10:00:00+00:00', '2026-11-01 10:00:00+00:00')"
)


def fill(database: Database) -> None:
    """Twenty listings of the old shape."""
    engine = create_engine(driver(database.url), poolclass=NullPool)
    with engine.begin() as connection:
        for owner in range(1, 21):
            connection.exec_driver_sql(OWNER.format(owner=owner))
            connection.exec_driver_sql(SERVICE.format(owner=owner, key=owner << 80))


def test_a_killed_migration_leaves_the_old_shape(database: Database, commands: Any) -> None:
    migrate.upgrade(database.url, OLD)
    fill(database)
    before = database.digest()
    database.keep()
    running = commands()
    whole = running.run("release")
    assert whole["status"] == 0, whole["output"]
    assert "brought from 0002" in whole["output"]
    newest = migrate.current(database.url)
    database.put_back()
    of_the_migration = whole["statements"] // 2
    for kill in range(1, KILLS + 1):
        at = kill * of_the_migration // KILLS
        ended = running.run("release", when="statement", at=at)
        assert ended["status"] == -signal.SIGKILL, (at, ended)
        assert migrate.current(database.url) in (OLD, newest)
        if migrate.current(database.url) == OLD:
            assert database.digest() == before, at
    ended = running.run("release", when="commit", at=0)
    assert ended["status"] in (-signal.SIGKILL, 0)
    assert running.run("release")["status"] == 0
    assert migrate.current(database.url) == newest
