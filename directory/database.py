"""Engines and sessions for SQLite (the default) and PostgreSQL."""

from functools import partial
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session, sessionmaker

from directory.settings import database_wait_seconds

POOL = 8
"""Connections kept, one for each thread of a worker: making one takes longer than a search."""
_QUICK = {"options": "-c jit=off"}
"""Compiling a search would take PostgreSQL longer than running it."""
PAGE_CACHE_KB = 16_384
"""How much of an SQLite file a connection may keep; what is not needed is not taken."""
WRITING_CACHE_KB = 1_048_576
"""The same for writing very much: a page that does not fit is written again and again."""


def make_engine(url: str, page_cache_kb: int = PAGE_CACHE_KB) -> Engine:
    """An engine for `url`; SQLite gets WAL, foreign keys, the cache of each connection, and the time
    that it waits for another change. Raises SettingsError where DATABASE_WAIT_SECONDS is no time."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql" and parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True, pool_size=POOL, connect_args=_QUICK)
    wait_ms = round(database_wait_seconds() * 1000)
    engine = create_engine(parsed, pool_pre_ping=False, pool_size=POOL)
    event.listen(engine, "connect", partial(_prepare_sqlite, wait_ms, page_cache_kb))
    return engine


def _prepare_sqlite(wait_ms: int, page_cache_kb: int, connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {wait_ms}")
    cursor.execute(f"PRAGMA cache_size = -{page_cache_kb}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def make_sessions(engine: Engine) -> sessionmaker[Session]:
    """A session factory; objects stay readable after commit."""
    return sessionmaker(engine, expire_on_commit=False)


def analyse(engine: Engine) -> None:
    """Have the database count what it holds, so that it plans searches by that.

    Worth it after many rows were written; takes seconds, and minutes for millions of listings.
    Not inside a transaction."""
    statement = "VACUUM ANALYZE" if engine.dialect.name == "postgresql" else "ANALYZE"
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(statement)
