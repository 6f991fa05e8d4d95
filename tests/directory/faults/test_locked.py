"""An SQLite file that another process writes to: a change waits, and then says so; searches go on."""

import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import make_url

from directory.database import make_engine, make_sessions
from directory.search import Criteria, search
from tests.directory.faults.conftest import Database
from tests.directory.importers.cqc_files import a_row, write

pytestmark = pytest.mark.slow
STOP = int(signal.SIGSTOP)
BUSY = "Error: The database is busy with another change: try again in a minute.\n"
OVERTAKEN = (
    "Error: Another change came in between, so nothing was written: run the command again.\n"
)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """SQLite only: PostgreSQL locks rows and no files."""
    return Database(f"sqlite:///{tmp_path / 'now.db'}", f"sqlite:///{tmp_path / 'kept.db'}")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path / "cqc.csv", [a_row(n, Name=f"House {n}") for n in range(1, 1_201)])


@contextmanager
def locked(database: Database) -> Iterator[sqlite3.Connection]:
    """Nobody else can write."""
    path = make_url(database.url).database
    assert path
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield connection


@pytest.mark.parametrize(
    "words", [("import", "cqc", "FILE"), ("release",), ("purge",)], ids=lambda words: words[0]
)
def test_a_change_waits_and_then_says_that_it_is_busy(
    migrated: Database, commands: Any, file: Path, words: tuple[str, ...]
) -> None:
    before = migrated.digest()
    running = commands(DATABASE_WAIT_SECONDS="0.7")
    with locked(migrated):
        start = time.perf_counter()
        ended = running.run(*(file if word == "FILE" else word for word in words))
        waited = time.perf_counter() - start
    assert (ended["status"], ended["output"]) == (1, BUSY)
    assert waited >= 0.7
    assert migrated.digest() == before


def test_a_change_goes_through_when_the_other_one_ends_in_time(
    migrated: Database, commands: Any, file: Path
) -> None:
    running = commands(DATABASE_WAIT_SECONDS="30")
    with locked(migrated) as connection:
        running.send(words=["import", "cqc", str(file)], when="never")
        time.sleep(1.5)
        connection.execute("COMMIT")
        ended = running.answer()
    assert ended["status"] == 0, ended["output"]
    assert "added      1200" in ended["output"]


def test_searches_are_answered_while_an_import_writes(
    migrated: Database, commands: Any, tmp_path: Path, file: Path
) -> None:
    running = commands()
    known = write(tmp_path / "known.csv", [a_row(n, Name=f"Old {n}") for n in range(1, 51)])
    assert running.run("import", "cqc", known)["status"] == 0
    stopped = running.run("import", "cqc", file, when="statement", at=60, signal=STOP)
    assert stopped["is_stopped"]
    engine = make_engine(migrated.url)
    with make_sessions(engine)() as session:
        start = time.perf_counter()
        assert search(session, Criteria(text="old")).total == 50
        assert search(session, Criteria(services=("residential_home",))).total == 50
        assert time.perf_counter() - start < 1
    busy = commands(DATABASE_WAIT_SECONDS="0.2").run("purge")
    assert (busy["status"], busy["output"]) == (1, BUSY)
    running.send(go_on=stopped["pid"])
    assert running.answer()["status"] == 0
    with make_sessions(engine)() as session:
        assert search(session, Criteria(text="house")).total == 1_200
    engine.dispose()


def test_of_two_imports_at_once_the_second_says_that_it_was_overtaken(
    migrated: Database, commands: Any, file: Path
) -> None:
    first, second = commands(), commands(DATABASE_WAIT_SECONDS="30")
    stopped = first.run("import", "cqc", file, when="statement", at=60, signal=STOP)
    assert stopped["is_stopped"]
    second.send(words=["import", "cqc", str(file)], when="never")
    time.sleep(2)
    first.send(go_on=stopped["pid"])
    assert first.answer()["status"] == 0
    after = migrated.digest()
    ended = second.answer()
    assert (ended["status"], ended["output"]) == (1, OVERTAKEN)
    assert migrated.digest() == after


@pytest.mark.parametrize("said", ["soon", "-1", "nan", "99999"])
def test_a_time_to_wait_that_is_none_is_one_sentence(
    migrated: Database, commands: Any, said: str
) -> None:
    ended = commands(DATABASE_WAIT_SECONDS=said).run("purge")
    assert ended["status"] == 1
    assert ended["output"] == (
        "Error: DATABASE_WAIT_SECONDS must be a number of seconds from 0 to 3600.\n"
    )
