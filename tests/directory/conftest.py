"""A migrated database on each engine; each test sees it empty and leaves it so."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from directory import migrate
from directory.database import make_engine
from directory.places import Gazetteer, load_gazetteer

_databases = count(1)
"""Rooms that borrow these fixtures get databases of their own, at the same time."""
ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


def postgresql_url() -> str:
    """The server to make databases on; skips, saying so, where there is none."""
    url = os.environ.get("TEST_POSTGRESQL_URL")
    if not url:
        pytest.skip("No PostgreSQL: set TEST_POSTGRESQL_URL to a server's address.")
    return url


def a_new_postgresql_database(name: str) -> Iterator[str]:
    """The address of a database that is dropped again."""
    server = make_url(postgresql_url()).set(drivername="postgresql+psycopg")
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    name = f"care_finder_test_{name}_{os.getpid()}_{next(_databases)}"
    with admin.connect() as connection:
        connection.execute(text(f'DROP DATABASE IF EXISTS "{name}"'))
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    try:
        yield server.set(database=name).render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))
        admin.dispose()


@pytest.fixture(scope="session", params=ENGINES)
def database_url(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A new migrated database for this run, once on each engine."""
    if request.param == "sqlite":
        path = tmp_path_factory.mktemp("database") / "care-finder.db"
        urls: Iterator[str] = iter([f"sqlite:///{path}"])
    else:
        urls = a_new_postgresql_database("session")
    for url in urls:
        migrate.upgrade(url)
        yield url


@pytest.fixture(scope="session")
def engine(database_url: str) -> Iterator[Engine]:
    """An engine whose transactions and savepoints are real ones on SQLite too."""
    engine = make_engine(database_url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _leave_it_to_us)
        event.listen(engine, "begin", _begin)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session whose commits go no further than a savepoint."""
    with engine.connect() as connection, connection.begin() as transaction:
        with Session(
            connection, join_transaction_mode="create_savepoint", expire_on_commit=False
        ) as session:
            yield session
        transaction.rollback()


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The example's places."""
    return load_gazetteer()


@pytest.fixture(params=ENGINES)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database of the test's own with nothing in it, not even tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        yield from a_new_postgresql_database("empty")


def _leave_it_to_us(connection: Any, _record: Any) -> None:
    connection.isolation_level = None


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
