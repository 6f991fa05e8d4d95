"""The files of place names that can be read, told apart by their header or their shape."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from directory.importers.report import ImportRefused
from directory.importers.tables import Row, open_bytes, open_tables
from directory.places.national_grid import to_degrees

OS_COLUMNS = 34
"""OS Open Names as Ordnance Survey gives it: no header, metres of the national grid."""
POSTAL_COLUMNS, DUMP_COLUMNS = 12, 19
"""GeoNames' two files called GB.txt: of postal codes, and of everything."""
OS_SIZES = {
    "city": "city",
    "town": "town",
    "village": "village",
    "hamlet": "hamlet",
    "suburban area": "suburb",
    "other settlement": "hamlet",
}
CITY_PEOPLE, TOWN_PEOPLE = 100_000, 8_000
_GONE = frozenset({"PPLQ", "PPLH", "PPLW", "PPLCH", "STLMT"})
_OUTCODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?")


@dataclass(frozen=True)
class NamedPlace:
    """One name as a file gives it. `district_code` is the ONS's; `size` None: the file does not
    say."""

    source_id: str
    name: str
    latitude: float
    longitude: float
    size: str | None = None
    district: str | None = None
    district_code: str | None = None
    county: str | None = None
    outcode: str | None = None


Reader = Callable[[list[str]], list[NamedPlace] | None]
"""A row's names; None where the row is in order and no place. Raises ValueError, in words."""


@dataclass(frozen=True)
class PlaceForm:
    """What a file is: `source` is kept with each name, `columns` is how many cells a row has."""

    title: str
    source: str
    columns: int
    rows: Callable[[], Iterator[Row]]
    read: Reader


def open_places(path: Path) -> PlaceForm:
    """The file, understood. Raises ImportRefused where it is not."""
    first = next(_tabbed(path), None)
    width = len(first[1]) if first else 0
    if width == POSTAL_COLUMNS:
        return PlaceForm("GeoNames postal codes", "geonames_postal", width, _rows(path), _postal)
    if width == DUMP_COLUMNS:
        return PlaceForm("GeoNames places", "geonames", width, _rows(path), _dump)
    table = open_tables(path)[0]
    cells = next(table.rows(), None)
    if cells is None:
        raise ImportRefused(f"{path.name} is empty: nothing was imported.")
    line, header = cells[0], [cell.lower() for cell in cells[1]]
    if len(header) == OS_COLUMNS and "geometry_x" not in header and _is_os(header):
        return PlaceForm("OS Open Names", "os_open_names", OS_COLUMNS, table.rows, _survey(None))

    def below() -> Iterator[Row]:
        return (row for row in table.rows() if row[0] > line)

    if {"name1", "local_type"} <= set(header):
        known = {"geometry_x", "geometry_y"} if "geometry_x" in header else {"lat", "lon"}
        if known <= set(header):
            reader = _survey(header)
            return PlaceForm("OS Open Names", "os_open_names", len(header), below, reader)
    if {"lat", "lon"} <= set(header) and {"place", "name"} & set(header):
        source = f"file:{path.name.partition('.')[0]}"[:40]
        return PlaceForm("a list of places", source, len(header), below, _list(header))
    shown = ", ".join(f'"{cell[:40]}"' for cell in header[:12])
    raise ImportRefused(
        f"The header of {path.name} is not understood, so nothing was imported: {shown}. It can be "
        "OS Open Names, GeoNames' GB.txt, or a list with the columns place, lat and lon."
    )


def _is_os(cells: list[str]) -> bool:
    return cells[0].startswith("osgb") or cells[6] == "populatedplace"


def _tabbed(path: Path) -> Iterator[Row]:
    with open_bytes(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", errors="replace", newline="\n")
        for number, line in enumerate(text, 1):
            if line.strip():
                yield number, [cell.strip() for cell in line.rstrip("\r\n").split("\t")]


def _rows(path: Path) -> Callable[[], Iterator[Row]]:
    return lambda: _tabbed(path)


def _postal(cells: list[str]) -> list[NamedPlace] | None:
    outcode, name, county = cells[1].partition(" ")[0], cells[2], cells[5]
    latitude, longitude = degrees(cells[9], cells[10])
    return [
        NamedPlace(
            source_id=f"{outcode}|{name}"[:100],
            name=name,
            latitude=latitude,
            longitude=longitude,
            district_code=cells[8] or None,
            county=county or None,
            outcode=_outcode(outcode),
        )
    ]


def _dump(cells: list[str]) -> list[NamedPlace] | None:
    if cells[6] != "P" or cells[7] in _GONE or cells[8] not in ("GB", ""):
        return None
    latitude, longitude = degrees(cells[4], cells[5])
    size = "suburb" if cells[7] == "PPLX" else size_of(cells[14])
    return [NamedPlace(cells[0], cells[1], latitude, longitude, size)]


def _survey(header: list[str] | None) -> Reader:
    """OS Open Names: as it is given, or with a header and degrees."""
    at = _survey_columns(header)

    def read(cells: list[str]) -> list[NamedPlace] | None:
        said = {column: cells[index] for column, index in at.items()}
        size = OS_SIZES.get(said["local_type"].lower())
        if size is None or said.get("type", "populatedPlace") != "populatedPlace":
            return None
        if "lat" in said:
            latitude, longitude = degrees(said["lat"], said["lon"])
        else:
            latitude, longitude = to_degrees(
                _number(said["geometry_x"]), _number(said["geometry_y"])
            )
        name = said["name1"]
        key = said.get("id") or f"{name}|{latitude:.4f}|{longitude:.4f}"
        district = said["district_borough"] or said["county_unitary"]
        return [
            NamedPlace(
                source_id=f"{key}{'' if first else '|2'}"[:100],
                name=called,
                latitude=latitude,
                longitude=longitude,
                size=size,
                district=district or None,
                county=said["county_unitary"] or None,
                outcode=_outcode(said["postcode_district"]),
            )
            for first, called in ((True, name), (False, said["name2"]))
            if called or first
        ]

    return read


def _survey_columns(header: list[str] | None) -> dict[str, int]:
    if header is not None:
        return {name: index for index, name in enumerate(header)}
    given = {"id": 0, "name1": 2, "name2": 4, "type": 6, "local_type": 7}
    given |= {"geometry_x": 8, "geometry_y": 9, "postcode_district": 16}
    return given | {"district_borough": 21, "county_unitary": 24}


def _list(header: list[str]) -> Reader:
    at = {name: index for index, name in enumerate(header)}

    def read(cells: list[str]) -> list[NamedPlace] | None:
        def said(*names: str) -> str:
            return next((cells[at[n]] for n in names if n in at and cells[at[n]]), "")

        name = said("place", "name")
        latitude, longitude = degrees(said("lat"), said("lon"))
        size = OS_SIZES.get(said("os_type", "size", "local_type").lower())
        outcode = _outcode(said("outcode", "postcode_district"))
        return [
            NamedPlace(
                source_id=f"{name[:70]}|{latitude:.4f}|{longitude:.4f}",
                name=name,
                latitude=latitude,
                longitude=longitude,
                size=size or size_of(said("population")),
                district=said("district", "district_by_nearest_postcode") or None,
                county=said("county") or None,
                outcode=outcode,
            )
        ]

    return read


def size_of(people: str) -> str | None:
    """By the number of people; None where it is not said."""
    if not people.isdecimal() or people == "0":
        return None
    count = int(people)
    return "city" if count >= CITY_PEOPLE else "town" if count >= TOWN_PEOPLE else "village"


def degrees(latitude: str, longitude: str) -> tuple[float, float]:
    """Both as numbers. Raises ValueError where they are none, or not near the United Kingdom."""
    north, east = _number(latitude), _number(longitude)
    if not (49.0 <= north <= 61.5 and -9.0 <= east <= 2.5):
        raise ValueError(f"It is not in the United Kingdom: {north}, {east}.")
    return north, east


def _number(cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        raise ValueError(f"The position is no number: {cell[:20]!r}.") from None


def _outcode(cell: str) -> str | None:
    return cell.upper() if _OUTCODE.fullmatch(cell.upper()) else None
