"""Many rows in one go, by the quickest way that each engine has."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import psycopg
from sqlalchemy import Connection, Table, insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from directory.models import Base


def insert_rows(session: Session, model: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """Write `rows`, which all name the same columns; the database fills those that are not named.

    A default that only Python knows is not filled in. Raises what an INSERT would."""
    if not rows:
        return
    table = model.__table__
    assert isinstance(table, Table)
    connection = session.connection()
    names = [column.name for column in table.columns if column.name in rows[0]]
    ready = _as_the_driver_wants(connection, table, names, rows)
    if connection.dialect.name == "postgresql":
        quote = connection.dialect.identifier_preparer.quote
        columns = ", ".join(map(quote, names))
        _copy(connection, f"COPY {quote(table.name)} ({columns}) FROM STDIN", ready)
    else:
        statement = insert(table).compile(dialect=connection.dialect, column_keys=names)
        connection.exec_driver_sql(str(statement), list(ready))


def _copy(connection: Connection, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    try:
        with driver.cursor() as cursor, cursor.copy(statement.encode()) as copy:
            for row in rows:
                copy.write_row(row)
    except psycopg.Error as error:
        raise DBAPIError.instance(statement, None, error, psycopg.Error) from error


def _as_the_driver_wants(
    connection: Connection, table: Table, names: list[str], rows: Sequence[dict[str, Any]]
) -> Iterable[tuple[Any, ...]]:
    """Each row as a tuple, its values as SQLAlchemy would hand them to the driver."""
    columns = []
    for name in names:
        said = [row[name] for row in rows]
        ready = _converter(connection, table, name)
        columns.append([ready(value) for value in said] if ready else said)
    return zip(*columns, strict=True)


def _converter(connection: Connection, table: Table, name: str) -> Callable[[Any], Any] | None:
    dialect = connection.dialect
    return table.c[name].type.dialect_impl(dialect).bind_processor(dialect)
