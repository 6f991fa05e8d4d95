"""Databases that can be put back, digests of all that is in them, and commands that are killed."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import BigInteger, Column, Integer, MetaData, NullPool, create_engine, select, text
from sqlalchemy.engine import make_url

from directory import migrate
from tests.directory.conftest import ENGINES, postgresql_url
from tests.stack import PROJECT


@dataclass
class Database:
    """A database at `url`, and how it was."""

    url: str
    kept: str

    def keep(self) -> None:
        """From now on this is how it was."""
        self._copy(self.url, self.kept)

    def put_back(self) -> None:
        """Make it as it was."""
        self._copy(self.kept, self.url)

    def _copy(self, source: str, target: str) -> None:
        one, other = make_url(source), make_url(target)
        if one.get_backend_name() == "sqlite":
            assert one.database
            assert other.database
            for end in ("", "-wal", "-shm"):
                Path(f"{other.database}{end}").unlink(missing_ok=True)
            with create_engine(source, poolclass=NullPool).connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            shutil.copyfile(one.database, other.database)
            return
        engine = create_engine(server(), isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            connection.execute(text(f'DROP DATABASE IF EXISTS "{other.database}" WITH (FORCE)'))
            self._let_go(connection, str(one.database))
            connection.execute(
                text(f'CREATE DATABASE "{other.database}" TEMPLATE "{one.database}"')
            )

    @staticmethod
    def _let_go(connection: Any, name: str) -> None:
        """What a killed process leaves open is closed before the database is copied."""
        query = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"
        connection.execute(text(query), {"name": name})

    def digest(self) -> str:
        """All rows of all tables, but for moments and for numbers that the engine counts out."""
        engine = create_engine(driver(self.url), poolclass=NullPool)
        here = MetaData()
        here.reflect(engine)
        said: list[str] = []
        with engine.connect() as connection:
            for table in here.sorted_tables:
                told = [column for column in table.columns if tells(column)]
                counts = Counter(
                    hash(tuple(map(str, row))) for row in connection.execute(select(*told))
                )
                said.append(f"{table.name} {counts.total()} {hash(frozenset(counts.items()))}")
                said.append(" ".join(column.name for column in table.columns))
        return "\n".join(sorted(said))


def tells(column: Column[Any]) -> bool:
    """Whether a column is the same whenever the same is written."""
    is_counted = (
        column.name == "id"
        and isinstance(column.type, Integer)
        and not isinstance(column.type, BigInteger)
    )
    return not is_counted and not column.name.endswith("at_utc")


def server() -> str:
    return driver(postgresql_url())


def driver(url: str) -> str:
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    return parsed.render_as_string(hide_password=False)


@pytest.fixture(params=ENGINES)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A new database without tables."""
    if request.param == "sqlite":
        yield Database(f"sqlite:///{tmp_path / 'now.db'}", f"sqlite:///{tmp_path / 'kept.db'}")
        return
    names = [f"care_finder_test_fault_{what}_{os.getpid()}" for what in ("now", "kept")]
    urls = [make_url(server()).set(database=name) for name in names]
    one, other = (url.render_as_string(hide_password=False) for url in urls)
    engine = create_engine(server(), isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        for name in names:
            connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
        connection.execute(text(f'CREATE DATABASE "{names[0]}"'))
        yield Database(one, other)
        for name in names:
            connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))


@pytest.fixture
def migrated(database: Database) -> Database:
    """The same with tables."""
    migrate.upgrade(database.url)
    return database


class Commands:
    """A process that makes the processes of commands; see `plugged`."""

    def __init__(self, **environment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.directory.faults.plugged"],
            cwd=PROJECT.root,
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def send(self, **job: Any) -> None:
        """Start it, and do not wait."""
        assert self.process.stdin
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()

    def answer(self) -> dict[str, Any]:
        assert self.process.stdout
        said: dict[str, Any] = json.loads(self.process.stdout.readline())
        return said

    def run(self, *words: str | Path, when: str = "never", **more: Any) -> dict[str, Any]:
        """Run a command until it ends, is killed, or stands still."""
        self.send(words=[str(word) for word in words], when=when, **more)
        return self.answer()

    def close(self) -> None:
        assert self.process.stdin
        with self.process:
            self.process.stdin.close()


@pytest.fixture
def commands(database: Database, tmp_path: Path) -> Iterator[Any]:
    """Makes `Commands` on the database, with more settings where they are given."""
    made: list[Commands] = []

    def make(**environment: str) -> Commands:
        usual = {"DATABASE_URL": database.url, "VAR_DIR": str(tmp_path / "var")}
        made.append(Commands(**usual, EXAMPLE_DATA="off", **environment))
        return made[-1]

    yield make
    for each in made:
        each.close()
