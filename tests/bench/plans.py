"""What a search asks of the database, and how the database goes about it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import Engine, event, func, inspect, select, table, text
from sqlalchemy.orm import Session

from directory.search import Criteria, search

SHOWN = (
    "service service_area location attribute search_entry search_posting search_stem "
    "search_spelling"
).split()


@contextmanager
def _heard(engine: Engine) -> Iterator[list[tuple[str, Any]]]:
    said: list[tuple[str, Any]] = []

    def hear(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        said.append((statement, values))

    event.listen(engine, "before_cursor_execute", hear)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", hear)


def plan_of(engine: Engine, criteria: Criteria, today: date) -> tuple[int, list[str]]:
    """How many statements a search takes, and the plan of the one that finds."""
    with Session(engine) as session, _heard(engine) as said:
        search(session, criteria, today)
    finding = next((s for s in said if "AS fitting" in s[0]), said[0])
    explain = "EXPLAIN QUERY PLAN " if engine.dialect.name == "sqlite" else "EXPLAIN (COSTS OFF) "
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(explain + finding[0], finding[1]).all()
    if engine.dialect.name != "sqlite":
        return len(said), [_short(row[0]) for row in rows]
    depth = {0: 0}
    lines = []
    for number, parent, _, what in rows:
        depth[number] = depth.get(parent, 0) + 1
        lines.append("  " * (depth[number] - 1) + what)
    return len(said), lines


def _short(line: str) -> str:
    return line if len(line) <= 150 else line[:147] + "..."


def size_of(engine: Engine) -> list[str]:
    """Lines that say how large the database is and how many rows it has."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            pages, size, version = (
                connection.scalar(text(f"SELECT {what}"))
                for what in (
                    "page_count FROM pragma_page_count",
                    "page_size FROM pragma_page_size",
                    "sqlite_version()",
                )
            )
            lines = [f"SQLite {version}, {pages * size / 1e6:,.0f} MB"]
        else:
            size = connection.scalar(text("SELECT pg_database_size(current_database())"))
            version = connection.scalar(text("SHOW server_version"))
            lines = [f"PostgreSQL {version}, {size / 1e6:,.0f} MB"]
        known = set(inspect(engine).get_table_names())
        for name in (name for name in SHOWN if name in known):
            rows = connection.scalar(select(func.count()).select_from(table(name)))
            lines.append(f"  {name:<16}{rows:>12,} rows")
    return lines
