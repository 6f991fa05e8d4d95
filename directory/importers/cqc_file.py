"""A CQC file of any form: told by its content, and read as records, again and again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from directory.importers import cqc_columns
from directory.importers.cqc_api import ApiFile, read_item
from directory.importers.cqc_check import A_PROVIDER, check, is_about_a_provider
from directory.importers.cqc_forms import API_LIST, API_PROVIDERS, LATEST_RATINGS, TABLES, Form
from directory.importers.cqc_record import CqcRecord
from directory.importers.report import BadRow, ImportRefused, ImportReport
from directory.importers.tables import Table, first_bytes, open_tables

HEADER_WITHIN = {"Line": 10, "Row": 60}
"""The directory begins with a few lines about itself; the sheets of the register with many."""
_JSON = (b"{", b"[")


@dataclass(frozen=True)
class _Header:
    """Where the header stands in a table, what it says, and the form that it is."""

    table: Table
    line: int
    cells: list[str]
    form: Form


class CqcFile:
    """A file: its `form`, and its records.

    `authority` is the local authority of a list of the API, and `is_whole` False where it is one
    page of several. Raises ImportRefused where the form is not known."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.authority, self.is_whole = "", True
        self._api: ApiFile | None = None
        if first_bytes(path, 64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_JSON):
            self._api = ApiFile(path)
            self.form, self.counted_in = self._api.form, self._api.counted_in
            self.authority = self._api.authority
            self.is_whole = self._api.is_whole_page if self.form is API_LIST else True
        else:
            self._header = find_header(open_tables(path))
            self.form, self.counted_in = self._header.form, self._header.table.counted_in

    def records(self, report: ImportReport, seen: set[str] | None = None) -> Iterator[CqcRecord]:
        """Every record that is in order, each location once; the rest is counted in `report`.

        `seen` is given every location's id that stands in the file, bad records' too."""
        lines: dict[str, int] = {}
        for line, found, what in self._read(report):
            report.read += 1
            if seen is not None and what:
                seen.add(what)
            try:
                if isinstance(found, Exception):
                    raise found
                if is_about_a_provider(found, self.form):
                    report.skipped[A_PROVIDER] += 1
                    continue
                check(found, self.form)
                key = found.location_id if self.form is not API_PROVIDERS else found.provider_id
                if key in lines:
                    raise ValueError(f"It repeats the location of line {lines[key]}.")
            except (ValueError, OverflowError) as error:
                report.bad.append(BadRow(line, str(error), what))
                continue
            lines[key] = line
            yield found

    def _read(self, report: ImportReport) -> Iterator[tuple[int, CqcRecord | Exception, str]]:
        """(line, the record or what is wrong with it, the location's id as it stands there)."""
        if self._api:
            for line, item in self._api.items():
                what = self._api.id_of(item)
                try:
                    yield line, read_item(self.form, line, item, report.notes), what
                except (ValueError, OverflowError) as error:
                    yield line, error, what
        elif self.form is LATEST_RATINGS:
            rows = ((line, row) for line, row in self._rows() if isinstance(row, dict))
            for record in cqc_columns.gather_ratings(rows, report.notes):
                yield record.line, record, record.location_id
        else:
            yield from self._read_rows(report)

    def _read_rows(self, report: ImportReport) -> Iterator[tuple[int, CqcRecord | Exception, str]]:
        for line, row in self._rows():
            if isinstance(row, Exception):
                yield line, row, ""
                continue
            what = cqc_columns.location_id_of(self.form, row)
            try:
                yield line, cqc_columns.read_row(self.form, line, row, report.notes), what
            except (ValueError, OverflowError) as error:
                yield line, error, what

    def _rows(self) -> Iterator[tuple[int, dict[str, str] | Exception]]:
        """Rows below the header, with the columns that are read and no others."""
        header = self._header.cells
        columns = cqc_columns.wanted_columns(self.form, header)
        wanted = [(header.index(column), column) for column in columns]
        is_csv = self._header.table.counted_in == "Line"
        for line, cells in self._header.table.rows():
            if line <= self._header.line:
                continue
            if is_csv and len(cells) != len(header):
                said = f"It has {len(cells)} cells, and the header has {len(header)}."
                yield line, ValueError(said)
                continue
            yield line, {column: cells[index] for index, column in wanted}


def find_header(tables: Sequence[Table]) -> _Header:
    """The header of the one table, or of the sheet, that is of a known form.

    Raises ImportRefused, saying how the nearest form differs."""
    candidates = [
        _Header(table, line, cells, form)
        for table in tables
        for line, cells in _first_rows(table)
        for form in TABLES
    ]
    if not candidates:
        raise ImportRefused("The file is empty: nothing was imported.")
    best = max(candidates, key=lambda at: (at.form.share(at.cells), len(at.form.columns)))
    if not best.form.share(best.cells):
        best = candidates[0]
    _check_header(best)
    return best


def _first_rows(table: Table) -> Iterator[tuple[int, list[str]]]:
    most = HEADER_WITHIN[table.counted_in]
    for (line, cells), _ in zip(table.rows(), range(most), strict=False):
        yield line, cells


def _check_header(at: _Header) -> None:
    form, said = at.form, [cell for cell in at.cells if cell]
    named = (*form.columns, *form.others)
    unknown = [c for c in said if c not in named] if form.is_strict else []
    problems = [
        ("it lacks", [c for c in form.columns if c not in said]),
        ("it has columns that are not known", unknown),
        ("it has twice", [c for c in named if said.count(c) > 1]),
    ]
    wrong = [f"{what}: {_quoted(columns)}" for what, columns in problems if columns]
    if wrong:
        where = f" The nearest is in the sheet {at.table.name!r}." if _is_sheet(at) else ""
        raise ImportRefused(
            f"The header is not that of {form.title}, so nothing was imported; "
            f"{'; '.join(wrong)}.{where} Forms that are known: {_forms()}."
        )


def _is_sheet(at: _Header) -> bool:
    return at.table.counted_in == "Row"


def _forms() -> str:
    return "; ".join(form.title for form in TABLES) + "; the CQC API's JSON"


def _quoted(columns: Sequence[Any]) -> str:
    shown = ", ".join(f'"{str(column)[:60]}"' for column in columns[:20])
    return f"{shown} and {len(columns) - 20} more" if len(columns) > 20 else shown
