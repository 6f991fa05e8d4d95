"""Brings a database to the present shape, or back: Alembic, without a file of settings.

Everything happens in one transaction on both engines, so that a migration that is killed leaves
the database as it was; two that start together wait for each other.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine, event, text

from directory.database import make_engine

FOLDER = Path(__file__).parent / "migrations"
LATEST = "head"
_ADVISORY_LOCK = 7_202_611_23


def upgrade(url: str, revision: str = LATEST) -> tuple[str | None, str | None]:
    """Migrate the database at `url` up to `revision`; the revisions (before, after)."""
    return _run(url, lambda config: command.upgrade(config, revision))


def downgrade(url: str, revision: str) -> tuple[str | None, str | None]:
    """Migrate the database at `url` down to `revision` ("base": to nothing)."""
    return _run(url, lambda config: command.downgrade(config, revision))


def current(url: str) -> str | None:
    """The revision that the database at `url` is at; None for a new one."""
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()


def _run(url: str, change: Callable[[Config], Any]) -> tuple[str | None, str | None]:
    engine = make_engine(url)
    _begin_for_real(engine)
    try:
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                lock = text("SELECT pg_advisory_xact_lock(:key)")
                connection.execute(lock, {"key": _ADVISORY_LOCK})
            before = MigrationContext.configure(connection).get_current_revision()
            change(_config(connection))
            after = MigrationContext.configure(connection).get_current_revision()
        return before, after
    finally:
        engine.dispose()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _begin_for_real(engine: Engine) -> None:
    """SQLite's driver opens no transaction for CREATE TABLE by itself: open it, and for writing."""
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def leave_it_to_us(connection: Any, _record: Any) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
