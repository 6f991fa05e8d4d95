"""A row of the spreadsheet as a listing."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from directory.commands import AreaData, ListingData, LocationData, OrganisationData
from directory.importers.spreadsheet import cells
from directory.importers.spreadsheet import columns as c
from directory.importers.spreadsheet.columns import BY_NAME
from directory.importers.words_to_keys import availability_of
from directory.places.gazetteer import Gazetteer
from directory.places.positions import Position
from directory.places.postcodes import PostcodeMention, find_postcodes
from directory.places.words import normalise
from directory.search.criteria import DEFAULT_RADIUS_KM

VISITING = frozenset(
    (
        "homecare live_in_care night_care nursing_care_at_home domestic_help shopping_errands "
        "meals gardening_handyperson"
    ).split()
)
"""Services that come to people, so that where they come to may be assumed."""
SHORTEST_ADDRESS = 8
Row = Mapping[str, str]
Value = TypeVar("Value")


class _Reader:
    """Reads cells, collecting what is wrong with each, so that one report names it all."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.wrong: list[str] = []

    def read(self, column: str, reader: Callable[..., Value], *more: Any) -> Value:
        """The cell of `column`, or what an empty one is read as where it is wrong."""
        try:
            return reader(self.row.get(column, ""), *more)
        except ValueError as error:
            self.wrong.append(f"{column}: {error}")
            return reader("", *more)

    def key(self, column: str) -> str | None:
        return self.read(column, cells.read_key, BY_NAME[column].labels)

    def keys(self, column: str) -> tuple[str, ...]:
        return self.read(column, cells.read_keys, BY_NAME[column].labels)


def listing_of(
    row: Row,
    source: str,
    positions: Mapping[str, Position],
    gazetteer: Gazetteer,
    areas: Mapping[str, tuple[str, ...]],
    today: date,
) -> ListingData:
    """The listing of `source` that `row` (column to text) describes.

    `positions` are those of postcodes as typed; `areas` are `area_names`. Raises ValueError with
    every column that is wrong, and why."""
    reader = _Reader(row)
    _check_needed(reader)
    said = _plain_fields(reader)
    kind, services = reader.key(c.KIND) or "", reader.keys(c.SERVICES)
    is_secret = is_kept_secret(row)
    location = _location(reader, positions, gazetteer, is_secret)
    covered = _areas(reader, areas, services, location)
    _check(reader, said, is_secret, today)
    if reader.wrong:
        raise ValueError(" ".join(reader.wrong))
    owner = row.get(c.ORGANISATION) or row[c.NAME]
    return ListingData(
        source=source,
        source_id=source_id_of(row),
        kind=kind,
        organisation=OrganisationData(owner, f"name-{_digest(normalise(owner))}"),
        services=services,
        location=location,
        areas=covered,
        needs_confirming=True,
        **said,
    )


def _plain_fields(reader: _Reader) -> dict[str, Any]:
    """The fields that one cell says by itself."""
    row = reader.row
    prices, is_free, fees = reader.read(c.PRICE, cells.read_prices)
    schedules, times = reader.read(c.TIMES, cells.read_times)
    hours = availability_of((s.byday, s.opens_at, s.closes_at) for s in schedules)
    return {
        "costs": prices,
        "is_free": is_free,
        "fees": fees,
        "schedules": schedules,
        "availability": tuple(dict.fromkeys(times + hours)),
        "name": row.get(c.NAME, ""),
        "summary": row.get(c.SUMMARY, ""),
        "needs": reader.keys(c.NEEDS),
        "languages": reader.read(c.LANGUAGES, cells.read_languages),
        "carer_gender": reader.keys(c.GENDER),
        "accessibility": reader.keys(c.ACCESS),
        "outcomes": reader.keys(c.OUTCOMES),
        "pathway_steps": reader.keys(c.STEPS),
        "quality_checks": reader.keys(c.CHECKS),
        "accepts_direct_payments": reader.read(c.PAYMENTS, cells.read_yes),
        "drives": reader.read(c.DRIVES, cells.read_yes),
        "wheelchair_accessible": reader.read(c.WHEELCHAIR, cells.read_yes),
        "capacity": reader.key(c.FREE),
        "capacity_said_on": reader.read(c.FREE_ON, cells.read_day),
        "minimum_age": reader.read(c.YOUNGEST, cells.read_age),
        "maximum_age": reader.read(c.OLDEST, cells.read_age),
        "phones": reader.read(c.PHONE, cells.read_phones),
        "email": reader.read(c.EMAIL, cells.read_email),
        "website": reader.read(c.WEBSITE, cells.read_website),
        "cqc_location_id": reader.read(c.CQC_ID, cells.read_cqc_id),
        "confirmed_on": reader.read(c.CONFIRMED, cells.read_day),
        "starts_on": reader.read(c.STARTS, cells.read_day),
        "ends_on": reader.read(c.ENDS, cells.read_day),
    }


def source_id_of(row: Row) -> str:
    """The row's own id, or one that stays the same while its name and postcode do.

    Of a secret address only the outcode goes into it: whoever knows the name could try every
    postcode that there is."""
    if row.get(c.ID):
        return row[c.ID]
    read = _postcode(row)
    where = (read.outcode if is_kept_secret(row) else read.postcode or "") if read else ""
    name = normalise(row.get(c.NAME, ""))
    return f"name-{_digest(f'{name}|{where}')}"


def is_kept_secret(row: Row) -> bool:
    """Whether the address is to be kept secret; of a personal assistant unless it says no."""
    said = row.get(c.SECRET, "").strip().lower()
    if not said:
        return "personal" in row.get(c.KIND, "").lower()
    try:
        return bool(cells.read_yes(said))
    except ValueError:
        return True


def postcode_of(row: Row) -> str:
    """What to look up: the postcode as typed, or the outcode of a secret address."""
    read = _postcode(row)
    return (read.outcode if is_kept_secret(row) else row[c.POSTCODE]) if read else ""


def _postcode(row: Row) -> PostcodeMention | None:
    read = find_postcodes(row.get(c.POSTCODE, ""), frozenset())
    return read[0] if read else None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _location(
    reader: _Reader, positions: Mapping[str, Position], gazetteer: Gazetteer, is_secret: bool
) -> LocationData | None:
    reader.read(c.SECRET, cells.read_yes)
    row, read = reader.row, _postcode(reader.row)
    if row.get(c.POSTCODE) and read is None:
        reader.wrong.append(f"{c.POSTCODE}: {row[c.POSTCODE]!r} is no whole postcode.")
    if is_secret:
        return _secret_location(read, gazetteer)
    if read is None and not row.get(c.ADDRESS):
        return None
    position = positions.get(row.get(c.POSTCODE, ""))
    address = row.get(c.ADDRESS, "")
    town = address.rpartition(",")[2].strip() if "," in address else ""
    return LocationData(
        address=address[:300] or None,
        town=town[:100] or None,
        postcode=read.postcode if read else None,
        district=position.district if position else None,
        latitude=position.latitude if position else None,
        longitude=position.longitude if position else None,
        is_approximate=position.is_approximate if position else True,
    )


def _secret_location(read: PostcodeMention | None, gazetteer: Gazetteer) -> LocationData | None:
    """The outcode and the middle of it, never the middle of the postcode."""
    if read is None:
        return None
    centre = gazetteer.outcodes.get(read.outcode)
    return LocationData(
        postcode=read.outcode,
        district=centre.district if centre else None,
        latitude=round(centre.latitude, 2) if centre else None,
        longitude=round(centre.longitude, 2) if centre else None,
        is_confidential=True,
    )


def _areas(
    reader: _Reader,
    known: Mapping[str, tuple[str, ...]],
    services: tuple[str, ...],
    location: LocationData | None,
) -> tuple[AreaData, ...]:
    said = reader.read(c.AREAS, cells.read_areas, known)
    is_placed = location is not None and location.latitude is not None
    if any(area.radius_km for area in said) and not is_placed:
        reader.wrong.append(f"{c.AREAS}: a distance needs a postcode that we can find.")
    if not said and is_placed and VISITING & set(services):
        return (AreaData(radius_km=DEFAULT_RADIUS_KM, is_assumed=True),)
    return said


def _check_needed(reader: _Reader) -> None:
    for column in BY_NAME.values():
        if column.is_needed and not reader.row.get(column.name):
            reader.wrong.append(f"{column.name}: it is empty.")


def _check(reader: _Reader, said: dict[str, Any], is_secret: bool, today: date) -> None:
    """What is wrong between cells."""
    for column, day in ((c.CONFIRMED, said["confirmed_on"]), (c.FREE_ON, said["capacity_said_on"])):
        if day and day > today:
            reader.wrong.append(f"{column}: {day:%d/%m/%Y} is still to come.")
    if _goes_back(said["minimum_age"], said["maximum_age"]):
        reader.wrong.append(f"{c.OLDEST}: it is less than the youngest age.")
    if _goes_back(said["starts_on"], said["ends_on"]):
        reader.wrong.append(f"{c.ENDS}: it is before the first day.")
    if is_secret:
        _check_secret(reader)


def _goes_back(first: Any, last: Any) -> bool:
    return first is not None and last is not None and bool(last < first)


def _check_secret(reader: _Reader) -> None:
    """A secret address must not stand in what everybody reads."""
    row, read = reader.row, _postcode(reader.row)
    street = normalise(row.get(c.ADDRESS, "").partition(",")[0])
    whole = normalise(read.postcode or "").replace(" ", "") if read else ""
    for column in (c.NAME, c.ORGANISATION, c.SUMMARY):
        said = normalise(row.get(column, ""))
        has_street = len(street) >= SHORTEST_ADDRESS and street in said
        if has_street or (whole and whole in said.replace(" ", "")):
            reader.wrong.append(f"{column}: it says the address that is to be kept secret.")
