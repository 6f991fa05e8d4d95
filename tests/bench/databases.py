"""The databases that are measured: made when they are not there, kept for the next time."""

import os
from pathlib import Path

from sqlalchemy import Engine, create_engine, func, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from directory.database import make_engine
from directory.models import Service
from tests.bench.generator import SOURCE, Positions
from tests.bench.loading import fill

FOLDER = Path("var/bench")


def addresses(size: int) -> list[str]:
    """An SQLite file, and a database on the server of TEST_POSTGRESQL_URL where that is set."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = [f"sqlite:///{FOLDER.resolve() / f'{size}.db'}"]
    server = os.environ.get("TEST_POSTGRESQL_URL")
    if server:
        url = make_url(server).set(database=f"care_finder_bench_{size}")
        found.append(url.render_as_string(hide_password=False))
    else:
        print("No PostgreSQL: set TEST_POSTGRESQL_URL to a server's address to measure it too.")
    return found


def ready(url: str, size: int, positions: Positions) -> Engine:
    """The database at `url` with `size` listings, made anew where it has others, or older tables."""
    engine = make_engine(url)
    if _count(engine) != size:
        engine.dispose()
        _make_empty(url)
        print(f"Making {size:,} listings in {make_url(url).render_as_string()}")
        fill(url, size, positions)
    return make_engine(url)


def _count(engine: Engine) -> int | None:
    """How many made-up listings there are; None where there is no such table, or another one."""
    try:
        with engine.connect() as connection:
            connection.execute(select(Service).limit(1)).all()
            return connection.scalar(select(func.count()).where(Service.source == SOURCE))
    except SQLAlchemyError:
        return None


def _make_empty(address: str) -> None:
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        for end in ("", "-wal", "-shm"):
            Path(f"{url.database}{end}").unlink(missing_ok=True)
        return
    server = url.set(drivername="postgresql+psycopg", database="postgres")
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f'DROP DATABASE IF EXISTS "{url.database}" WITH (FORCE)'))
        connection.execute(text(f'CREATE DATABASE "{url.database}"'))
    admin.dispose()
