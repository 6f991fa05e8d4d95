"""The CQC directory as published: the CSV of 15 columns."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from directory.commands import ListingData, withdraw_listings
from directory.ids import stable_id
from directory.importers.cqc_row import COLUMNS, LOCATION_ID, SOURCE, listing_from
from directory.importers.publishing import find_missing, publish_in_batches
from directory.importers.report import BadRow, ImportRefused, ImportReport, Progress
from directory.places.gazetteer import Gazetteer

WHO = "import cqc"
HEADER_WITHIN = 10
"""The directory as published begins with a few lines about itself."""


def import_cqc(
    session: Session,
    path: Path,
    gazetteer: Gazetteer,
    *,
    complete: bool = False,
    force: bool = False,
    progress: Progress | None = None,
) -> ImportReport:
    """Read `path` and make the listings of source "cqc" say what it says. Flushes, never commits.

    `complete`: withdraw the listings of the file's local authorities that it no longer has;
    `force`: even when more than a tenth of them would go. `progress` is given the number of
    listings, and answers with what to call with each number done. Raises ImportRefused."""
    report = ImportReport()
    listings, seen = read_listings(path, gazetteer, report)
    areas = sorted({data.source_area for data in listings if data.source_area})
    kept = {stable_id(SOURCE, location) for location in seen}
    gone = find_missing(session, SOURCE, kept, areas, force=force) if complete else []
    report.missing = len(gone)
    advance = progress(len(listings)) if progress else None
    publish_in_batches(session, listings, report, WHO, advance)
    report.withdrawn = withdraw_listings(session, gone, WHO) if gone else 0
    return report


def read_listings(
    path: Path, gazetteer: Gazetteer, report: ImportReport
) -> tuple[list[ListingData], set[str]]:
    """The listings of a file, and every location id that stands in it, bad rows' too.

    Raises ImportRefused where the file cannot be read or its header is not understood."""
    rows = _rows(path)
    header = _header(rows)
    listings: list[ListingData] = []
    lines: dict[str, int] = {}
    seen: set[str] = set()
    for line, cells in rows:
        report.read += 1
        try:
            row = _row(header, cells)
            seen.add(row[LOCATION_ID])
            notes: Counter[str] = Counter()
            data = listing_from(row, gazetteer, notes)
            if data.source_id in lines:
                raise ValueError(f"It repeats the location of line {lines[data.source_id]}.")
        except ValueError as error:
            report.bad.append(BadRow(line, str(error)))
            continue
        lines[data.source_id] = line
        listings.append(data)
        report.notes += notes
        if not data.is_listed:
            report.unlisted += 1
            report.kinds_unlisted[row["Service types"].replace("|", ", ")] += 1
    return listings, seen


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """(line, cells) of every row that is not empty."""
    reader = csv.reader(_text(path).splitlines(keepends=True))
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise ImportRefused(f"Line {reader.line_num} is not CSV: {error}.") from error
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield reader.line_num, [" ".join(cell.replace("\0", "").split()) for cell in cells]


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ImportRefused(f"{path.name} cannot be read: {error.strerror}.") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _header(rows: Iterator[tuple[int, list[str]]]) -> list[str]:
    first: list[str] | None = None
    for _, (_, cells) in zip(range(HEADER_WITHIN), rows, strict=False):
        first = cells if first is None else first
        if LOCATION_ID in cells or len(set(COLUMNS) & set(cells)) > len(COLUMNS) // 2:
            _check_header(cells)
            return cells
    if first is None:
        raise ImportRefused("The file is empty: nothing was imported.")
    _check_header(first)
    return first


def _check_header(header: Sequence[str]) -> None:
    problems = [
        ("it lacks", [c for c in COLUMNS if c not in header]),
        ("it has columns that are not known", [c for c in header if c not in COLUMNS]),
        ("it has twice", [c for c in COLUMNS if header.count(c) > 1]),
    ]
    said = [f"{what}: {_quoted(columns)}" for what, columns in problems if columns]
    if said:
        raise ImportRefused(
            "The header is not that of the CQC directory with 15 columns, so nothing was "
            f"imported; {'; '.join(said)}."
        )


def _quoted(columns: Sequence[str]) -> str:
    shown = ", ".join(f'"{column[:60]}"' for column in columns[:20])
    return f"{shown} and {len(columns) - 20} more" if len(columns) > 20 else shown


def _row(header: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) != len(header):
        raise ValueError(f"It has {len(cells)} cells, and the header has {len(header)}.")
    return dict(zip(header, cells, strict=True))
