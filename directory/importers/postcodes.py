"""Full postcodes from files: those cut from the NSPL, the NSPL itself, with or without districts."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sqlalchemy.orm import Session

from directory.commands.load_postcodes import (
    CHUNK,
    PostcodeLoader,
    PostcodeRow,
    fill_districts,
)
from directory.importers.report import Advance, BadRow, ImportRefused, ImportReport
from directory.importers.tables import Row, open_tables
from directory.places.gazetteer import Gazetteer

POSTCODE = ("postcode", "pcds")
LATITUDE = ("lat", "latitude")
LONGITUDE = ("lon", "long", "lng", "longitude")
DISTRICT = ("district",)
_CODE = re.compile(r"district_gss|laua|oslaua|lad\d\dcd")
_COUNT = re.compile(r"postcodes(_.*)?")
_FULL = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}")
_OBSOLETE = re.compile(r"NPT ?[0-9][A-Z]{2}")
_SECTOR = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]? [0-9]")
NO_POSITION_FROM = 99.0
"""The NSPL's latitude of a postcode that nobody has placed is 99.999999."""
SOUTH, NORTH, WEST, EAST = 49.0, 61.5, -9.0, 2.5
LONGEST_DISTRICT = 100
UNPLACED = "without a position in the file"
OBSOLETE = "of the old form NPT 0AD, which nobody uses now"
UNKNOWN_CODE = "district left out: its code is not in the list of places"


@dataclass
class PostcodeReport(ImportReport):
    """Also `by_sector`: postcodes that got the district of their sector; `sectors_left_out`: those
    that cross a border, so that theirs was not used."""

    by_sector: int = 0
    sectors_left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class _File:
    """A file and where its columns are; `district`, `code` None: it has none."""

    name: str
    header: list[str]
    rows: Callable[[], Iterator[Row]]
    is_sectors: bool
    postcode: int = 0
    latitude: int = 0
    longitude: int = 0
    district: int | None = None
    code: int | None = None
    count: int | None = None


def import_postcodes(
    session: Session,
    paths: Sequence[Path],
    gazetteer: Gazetteer,
    advance: Advance | None = None,
) -> PostcodeReport:
    """Read files of postcodes, and of sectors with their district, into the table. Flushes.

    Every header is checked before anything is written. Later files count for more, but one without
    districts erases none. `advance` is told of each batch. Raises ImportRefused."""
    files = [_opened(path) for path in paths]
    report = PostcodeReport()
    loader = PostcodeLoader(session)
    names = {row["ons_code"]: row["district"] for row in gazetteer.districts if row["ons_code"]}
    for file in files:
        if file.is_sectors:
            continue
        rows = _postcodes(file, names, report)
        while batch := list(islice(rows, CHUNK)):
            loader.add(batch)
            if advance:
                advance(len(batch))
    counts = loader.finish()
    report.added, report.changed = counts.added, counts.changed
    report.unchanged = counts.unchanged
    sectors: dict[str, str] = {}
    for file in files:
        if file.is_sectors:
            sectors |= _sectors(file, report)
    if sectors:
        report.by_sector, left = fill_districts(session, sectors, gazetteer)
        report.sectors_left_out = tuple(left)
    return report


def _opened(path: Path) -> _File:
    tables = open_tables(path)
    table = tables[0]
    first = next(table.rows(), None)
    if first is None:
        raise ImportRefused(f"{path.name} is empty: nothing was imported.")
    header = [cell.lower() for cell in first[1]]
    district, code = _find(header, DISTRICT), _match(header, _CODE)
    postcode, lat, lon = (_find(header, names) for names in (POSTCODE, LATITUDE, LONGITUDE))
    if postcode is not None and lat is not None and lon is not None:
        return _File(
            path.name, header, table.rows, False, postcode, lat, lon, district=district, code=code
        )
    sector = _find(header, ("sector",))
    if sector is not None and district is not None:
        count = _match(header, _COUNT)
        return _File(path.name, header, table.rows, True, sector, district=district, count=count)
    raise ImportRefused(
        f"The header of {path.name} is not understood, so nothing was imported: {_shown(header)}. "
        'It must have the columns "postcode" (or "pcds"), "lat" and "lon" (or "long"), and may '
        'have "district"; or, for whole sectors, "sector" and "district".'
    )


def _find(header: list[str], names: tuple[str, ...]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


def _match(header: list[str], pattern: re.Pattern[str]) -> int | None:
    return next((i for i, name in enumerate(header) if pattern.fullmatch(name)), None)


def _shown(header: list[str]) -> str:
    return ", ".join(f'"{cell[:40]}"' for cell in header[:12])


def _postcodes(file: _File, names: dict[str, str], report: ImportReport) -> Iterator[PostcodeRow]:
    """The postcodes of a file; `names` maps the codes of districts to them."""
    columns = len(file.header)
    for line, cells in islice(file.rows(), 1, None):
        report.read += 1
        try:
            if len(cells) != columns:
                raise ValueError(f"It has {len(cells)} cells, and the header has {columns}.")
            if _OBSOLETE.fullmatch(cells[file.postcode]):
                report.skipped[OBSOLETE] += 1
                continue
            row = _row(file, cells, names, report)
        except ValueError as error:
            report.bad.append(BadRow(line, str(error), file.name))
            continue
        if row is None:
            report.skipped[UNPLACED] += 1
        else:
            yield row


def _row(
    file: _File, cells: list[str], names: dict[str, str], report: ImportReport
) -> PostcodeRow | None:
    postcode = cells[file.postcode]
    if not _FULL.fullmatch(postcode):
        postcode = _tidied(postcode)
    latitude = _degrees(cells[file.latitude], "latitude")
    longitude = _degrees(cells[file.longitude], "longitude")
    if latitude >= NO_POSITION_FROM:
        return None
    if not (SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST):
        raise ValueError(f"{postcode} is not in the United Kingdom: {latitude}, {longitude}.")
    district = cells[file.district] if file.district is not None else ""
    if not district and file.code is not None and cells[file.code]:
        district = names.get(cells[file.code], "")
        if not district:
            report.notes[UNKNOWN_CODE] += 1
    return PostcodeRow(postcode, latitude, longitude, _checked(district))


def _tidied(typed: str) -> str:
    squeezed = typed.upper().replace(" ", "")
    postcode = f"{squeezed[:-3]} {squeezed[-3:]}"
    if not _FULL.fullmatch(postcode):
        raise ValueError(f"It is no full postcode: {typed[:20]!r}.")
    return postcode


def _degrees(cell: str, what: str) -> float:
    try:
        return float(cell)
    except ValueError:
        raise ValueError(f"The {what} is no number: {cell[:20]!r}.") from None


def _checked(district: str) -> str | None:
    if len(district) > LONGEST_DISTRICT:
        raise ValueError(f"The district is longer than {LONGEST_DISTRICT} characters.")
    return district or None


def _sectors(file: _File, report: ImportReport) -> dict[str, str]:
    """Sector to the district that most of it is in."""
    best: dict[str, tuple[int, str]] = {}
    for line, cells in islice(file.rows(), 1, None):
        report.read += 1
        try:
            if len(cells) != len(file.header):
                said = len(file.header)
                raise ValueError(f"It has {len(cells)} cells, and the header has {said}.")
            sector, district = cells[file.postcode].upper(), _checked(cells[file.district or 0])
            if not _SECTOR.fullmatch(sector) or not district:
                raise ValueError(f"It needs a sector like CM8 1 and a district: {sector[:20]!r}.")
            count = int(cells[file.count]) if file.count is not None else 1
        except ValueError as error:
            report.bad.append(BadRow(line, str(error), file.name))
            continue
        if sector not in best or count > best[sector][0]:
            best[sector] = count, district
    return {sector: district for sector, (_, district) in best.items()}
