"""A whole spreadsheet into the directory."""

import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from directory.commands import ListingData
from directory.ids import stable_id
from directory.importers.area_names import area_names
from directory.importers.publishing import batches, find_missing, finish, publish_in_batches
from directory.importers.report import BadRow, ImportRefused, ImportReport, Progress
from directory.importers.sources import source_of
from directory.importers.spreadsheet.cells import closest
from directory.importers.spreadsheet.columns import BY_NAME, COLUMNS, EXAMPLE, ID, NAME
from directory.importers.spreadsheet.row import listing_of, postcode_of, source_id_of
from directory.importers.tables import Table, open_tables
from directory.places.gazetteer import Gazetteer
from directory.places.positions import find_positions
from directory.places.words import normalise

PREFIX = "sheet-"
HEADINGS = {normalise(column.name): column.name for column in COLUMNS}
ENOUGH = 2
"""So many known headings make a first row the headings of listings."""


def import_spreadsheet(
    session: Session,
    path: Path,
    name: str,
    gazetteer: Gazetteer,
    *,
    complete: bool = False,
    force: bool = False,
    progress: Progress | None = None,
    today: date | None = None,
) -> ImportReport:
    """Make the listings of source "sheet-<name>" say what the file does. Flushes, never commits.

    `complete`: withdraw the source's listings that the file no longer has; `force`: even when more
    than a tenth of them would go. Duplicates of other sources are joined. Raises ImportRefused."""
    source = source_of(name, PREFIX)
    who = f"import {source}"
    sheet = _Sheet(path, source)
    gone = find_missing(session, source, sheet.ids(), force=force) if complete else []
    advance = progress(sheet.count()) if progress else None
    work = _Reading(session, sheet, gazetteer, today or date.today())
    publish_in_batches(session, work.listings(), work.report, who, advance)
    work.report.missing = len(gone)
    finish(session, work.report, gone, who)
    return work.report


class _Sheet:
    """The table of a file that holds listings, its headings checked. Raises ImportRefused."""

    def __init__(self, path: Path, source: str) -> None:
        self.source = source
        self.table, self._headings, self._top = _find_table(open_tables(path))

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """(line, column to text) of every row under the headings."""
        for line, cells in self.table.rows():
            if line > self._top:
                yield line, dict(zip(self._headings, cells, strict=False))

    def ids(self) -> set[uuid.UUID]:
        """Every listing that stands in it, bad rows' too."""
        return {stable_id(self.source, source_id_of(row)) for _, row in self.rows()}

    def count(self) -> int:
        """How many rows there are."""
        return sum(1 for _ in self.rows())


class _Reading:
    """One pass over the rows, counting in `report`."""

    def __init__(self, session: Session, sheet: _Sheet, gazetteer: Gazetteer, today: date) -> None:
        self.report = ImportReport(form="our spreadsheet", counted_in=sheet.table.counted_in)
        self._session, self._sheet = session, sheet
        self._gazetteer, self._today = gazetteer, today
        self._areas = area_names(gazetteer)
        self._lines: dict[str, int] = {}

    def listings(self) -> Iterator[ListingData]:
        """What can be published."""
        for batch in batches(self._sheet.rows()):
            typed = [postcode_of(row) for _, row in batch]
            positions = find_positions(self._session, typed, self._gazetteer)
            for line, row in batch:
                self.report.read += 1
                if row.get(ID, "").upper().startswith(EXAMPLE):
                    self.report.skipped["the example row"] += 1
                    continue
                try:
                    data = listing_of(
                        row,
                        self._sheet.source,
                        positions,
                        self._gazetteer,
                        self._areas,
                        self._today,
                    )
                    self._check_repeat(data, line)
                except ValueError as error:
                    self.report.bad.append(BadRow(line, str(error), row.get(NAME, "")))
                    continue
                self._note(data)
                yield data

    def _check_repeat(self, data: ListingData, line: int) -> None:
        before = self._lines.setdefault(data.source_id, line)
        if before != line:
            raise ValueError(
                f"{ID}: it is the listing of {self.report.counted_in.lower()} {before} again. "
                "If it is another one, give each an id."
            )

    def _note(self, data: ListingData) -> None:
        if data.location and data.location.latitude is None:
            self.report.notes["no position: our places do not have the postcode"] += 1
        if not data.location and not data.areas:
            self.report.notes["no place and no area: found by its name only"] += 1


def _find_table(tables: list[Table]) -> tuple[Table, list[str], int]:
    """(the table with listings, the column of each cell, the line of the headings)."""
    firsts = [(table, first) for table in tables if (first := next(table.rows(), None))]
    if not firsts:
        raise ImportRefused("The file is empty: nothing was imported.")
    likely = [pair for pair in firsts if _known(pair[1][1]) >= ENOUGH]
    table, (line, cells) = (likely or firsts)[0]
    while cells and not cells[-1]:
        cells = cells[:-1]
    _check_headings(cells)
    return table, [HEADINGS[normalise(cell)] for cell in cells], line


def _known(cells: list[str]) -> int:
    return sum(normalise(cell) in HEADINGS for cell in cells)


def _check_headings(cells: list[str]) -> None:
    names = [HEADINGS.get(normalise(cell)) for cell in cells]
    lacks = [c.name for c in COLUMNS if c.is_needed and c.name not in names]
    unknown = [_suggested(cell) for cell, name in zip(cells, names, strict=True) if not name]
    twice = [name for name in BY_NAME if names.count(name) > 1]
    problems = (
        ("it lacks", [repr(name) for name in lacks]),
        ("it has headings that we do not know", unknown),
        ("it has twice", [repr(name) for name in twice]),
    )
    said = "; ".join(f"{what}: {', '.join(which)}" for what, which in problems if which)
    if said:
        raise ImportRefused(
            f"The headings are not those of our spreadsheet, so nothing was imported; {said}. "
            "`care-finder template FILE.xlsx` makes a new one."
        )


def _suggested(cell: str) -> str:
    if not cell:
        return "an empty one"
    close = closest(cell, list(BY_NAME))
    return f"{cell[:60]!r} (did you mean {close!r}?)" if close else repr(cell[:60])
