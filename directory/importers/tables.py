"""Rows of cells from CSV, ODS and XLSX, one at a time; gzipped files are opened."""

import codecs
import csv
import gzip
import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from directory.importers.report import ImportRefused

Row = tuple[int, list[str]]
"""(the line or row, from 1; its cells as text, without spaces round them)."""
_CHUNK = 1 << 20
_ZIP, _OLE, _GZIP = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b"


@dataclass(frozen=True)
class Table:
    """A CSV file, or one sheet of a workbook. `rows()` begins at the top each time, and leaves out
    the rows that are empty. `counted_in` says what the number of a row counts."""

    name: str
    counted_in: str
    rows: Callable[[], Iterator[Row]]


def open_tables(path: Path) -> list[Table]:
    """The one table of a CSV file, or the sheets of a workbook. Raises ImportRefused."""
    if first_bytes(path).startswith((_ZIP, _OLE)):
        return _sheets(path)
    encoding = _encoding(path)
    return [Table(path.name, "Line", lambda: _csv_rows(path, encoding))]


def first_bytes(path: Path, count: int = 4) -> bytes:
    """How the file begins, gunzipped. Raises ImportRefused where it cannot be read."""
    with open_bytes(path) as file:
        return file.read(count)


class open_bytes(AbstractContextManager[BinaryIO]):
    """The bytes of a file, gunzipped. What goes wrong while it is read is ImportRefused."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> BinaryIO:
        try:
            plain = self.path.open("rb")
            begins = plain.read(2)
            plain.seek(0)
        except OSError as error:
            raise ImportRefused(f"{self.path.name} cannot be read: {error.strerror}.") from error
        self._plain = plain
        self._file = cast(BinaryIO, gzip.open(plain)) if begins == _GZIP else plain
        return self._file

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self._file.close()
        self._plain.close()
        if isinstance(error, OSError | EOFError):
            raise ImportRefused(f"{self.path.name} cannot be read: {error}.") from error


def _encoding(path: Path) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with open_bytes(path) as file:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _csv_rows(path: Path, encoding: str) -> Iterator[Row]:
    with open_bytes(path) as file:
        text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
        reader = csv.reader(text)
        while True:
            try:
                cells = next(reader, None)
            except csv.Error as error:
                raise ImportRefused(f"Line {reader.line_num} is not CSV: {error}.") from error
            if cells is None:
                return
            if any(cell.strip() for cell in cells):
                yield reader.line_num, [_clean(cell) for cell in cells]


def _sheets(path: Path) -> list[Table]:
    try:
        with open_bytes(path) as file:
            workbook = CalamineWorkbook.from_filelike(io.BytesIO(file.read()))
        names = list(workbook.sheet_names)
    except (CalamineError, ValueError) as error:
        raise ImportRefused(
            f"{path.name} cannot be read as a workbook: {error}. Save it again as ODS, XLSX or CSV."
        ) from error
    return [Table(name, "Row", partial(_sheet_rows, workbook, name)) for name in names]


def _sheet_rows(workbook: CalamineWorkbook, name: str) -> Iterator[Row]:
    try:
        sheet: CalamineSheet = workbook.get_sheet_by_name(name)
        for number, values in enumerate(sheet.iter_rows(), 1):
            cells = [_clean(_text(value)) for value in values]
            if any(cells):
                yield number, cells
    except CalamineError as error:
        raise ImportRefused(f"The sheet {name} cannot be read: {error}.") from error


def _text(value: int | float | str | bool | time | date | datetime | timedelta) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value)


def _clean(cell: str) -> str:
    return " ".join(cell.replace("\0", "").split())
