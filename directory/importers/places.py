"""Names of places from files into their table, each with the district that it is in."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.orm import Session

from directory.importers.place_forms import NamedPlace, PlaceForm, open_places
from directory.importers.report import Advance, BadRow, ImportReport
from directory.models import PlaceName, Postcode
from directory.places.gazetteer import Gazetteer
from directory.places.words import normalise

NEAREST_KM = 2.0
"""A postcode that is further away says nothing of the district."""
CITY_OUTCODES, TOWN_OUTCODES = 8, 3
"""GeoNames names a place once for each outcode that it is in."""
USUAL_SIZE = "village"
LONGEST = 100
NO_PLACE = "of something else than a town or village"
_FIELDS = ("name", "name_key", "size", "district", "county", "outcode", "latitude", "longitude")
_NORTH, _EAST = 0.02, 0.032
"""Degrees of a square: both are a little more than NEAREST_KM in England."""


def import_places(
    session: Session, path: Path, gazetteer: Gazetteer, advance: Advance | None = None
) -> ImportReport:
    """Make the names of a file known. Flushes, never commits.

    A district is the file's own, or that of the nearest postcode that was imported. A name that a
    newer file of the same source no longer has stays. Raises ImportRefused."""
    form = open_places(path)
    report = ImportReport(form=form.title)
    places = _read(form, report, advance)
    _sized(places)
    _located(session, places, gazetteer)
    _write(session, form.source, places, report)
    return report


def _read(form: PlaceForm, report: ImportReport, advance: Advance | None) -> list[NamedPlace]:
    found: dict[str, NamedPlace] = {}
    for line, cells in form.rows():
        report.read += 1
        if advance:
            advance(1)
        try:
            if len(cells) != form.columns:
                raise ValueError(f"It has {len(cells)} cells instead of {form.columns}.")
            names = form.read(cells)
            for place in names or ():
                _check(place)
        except ValueError as error:
            report.bad.append(BadRow(line, str(error)))
            continue
        if names is None:
            report.skipped[NO_PLACE] += 1
        for place in names or ():
            if found.setdefault(place.source_id, place) is not place:
                report.notes["named twice, the first is kept"] += 1
    return list(found.values())


def _check(place: NamedPlace) -> None:
    if not normalise(place.name):
        raise ValueError("The name is empty.")
    if len(place.name) > LONGEST:
        raise ValueError(f"The name is longer than {LONGEST} characters: {place.name[:30]!r}.")
    for said in (place.district, place.county):
        if said and len(said) > LONGEST:
            raise ValueError(f"{said[:30]!r} is longer than {LONGEST} characters.")


def _sized(places: list[NamedPlace]) -> None:
    """Say of each place without a size how large it is: by how many outcodes of one postcode area
    (the letters of CM8) bear its name."""
    bearing = Counter((p.name, _area(p)) for p in places if p.size is None)
    for index, place in enumerate(places):
        if place.size is None:
            count = bearing[place.name, _area(place)]
            size = USUAL_SIZE if count < TOWN_OUTCODES else "town"
            places[index] = replace(place, size="city" if count >= CITY_OUTCODES else size)


def _area(place: NamedPlace) -> str:
    return (place.outcode or "").rstrip("0123456789")


def _located(session: Session, places: list[NamedPlace], gazetteer: Gazetteer) -> None:
    """Give each place without a district that of its code, of the nearest postcode or outcode."""
    names = {d["ons_code"]: d["district"] for d in gazetteer.districts if d["ons_code"]}
    for index, place in enumerate(places):
        if not place.district and place.district_code in names:
            places[index] = replace(place, district=names[place.district_code or ""])
    nearest = _nearest(session, [i for i, p in enumerate(places) if not p.district], places)
    for index, place in enumerate(places):
        if place.district:
            continue
        district, outcode = nearest.get(index, (None, None))
        outcode = place.outcode or outcode
        centre = gazetteer.outcodes.get(outcode or "")
        district = district or (centre.district if centre else None)
        places[index] = replace(place, district=district, outcode=outcode)


def _nearest(
    session: Session, wanted: list[int], places: list[NamedPlace]
) -> dict[int, tuple[str | None, str]]:
    """Index of a place to (district, outcode) of the nearest postcode; each is read once, and only
    the places are kept."""
    squares: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for index in wanted:
        row, column = _square(places[index].latitude, places[index].longitude)
        for north in (-1, 0, 1):
            for east in (-1, 0, 1):
                squares[row + north, column + east].append(index)
    best: dict[int, tuple[float, str | None, str]] = {}
    for postcode, latitude, longitude, district in _postcodes(session) if wanted else ():
        for index in squares.get(_square(latitude, longitude), ()):
            gap = _km(places[index], latitude, longitude)
            if gap <= NEAREST_KM and (index not in best or gap < best[index][0]):
                best[index] = gap, district, postcode.partition(" ")[0]
    return {index: (district, outcode) for index, (_, district, outcode) in best.items()}


def _square(latitude: float, longitude: float) -> tuple[int, int]:
    return int(latitude // _NORTH), int(longitude // _EAST)


def _km(place: NamedPlace, latitude: float, longitude: float) -> float:
    east = (place.longitude - longitude) * cos(radians(latitude))
    return hypot(place.latitude - latitude, east) * 111.2


def _postcodes(session: Session) -> Iterable[Row[str, float, float, str | None]]:
    query = select(Postcode.postcode, Postcode.latitude, Postcode.longitude, Postcode.district)
    query = query.order_by(Postcode.postcode).execution_options(yield_per=10_000)
    return session.connection().execute(query)


def _write(session: Session, source: str, places: list[NamedPlace], report: ImportReport) -> None:
    query = select(PlaceName).where(PlaceName.source == source)
    known = {row.source_id: row for row in session.scalars(query)}
    new: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    for place in places:
        row = {field: getattr(place, field, None) for field in _FIELDS}
        row["name_key"] = normalise(place.name)
        held = known.get(place.source_id)
        if held is None:
            new.append({"source": source, "source_id": place.source_id, **row})
        elif any(getattr(held, field) != value for field, value in row.items()):
            changed.append({"id": held.id, **row})
        else:
            report.unchanged += 1
    if new:
        session.execute(insert(PlaceName), new)
    if changed:
        session.execute(update(PlaceName), changed)
    report.added, report.changed = len(new), len(changed)
