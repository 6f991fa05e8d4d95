"""One row of a CQC table as a record, for each form that has columns.

Only the columns that are named here are taken from a row; all others are never looked at.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from directory.importers.cqc_forms import (
    ACTIVE,
    DEACTIVATED,
    DIRECTORY,
    DIRECTORY_18,
    POINTS,
    RATINGS,
    Form,
)
from directory.importers.cqc_record import (
    AMERICAN_DAYS,
    CqcRecord,
    PlaceSaid,
    RatingSaid,
    read_day,
    read_degrees,
    read_number,
)
from directory.importers.cqc_words import (
    find_question,
    find_rating,
    is_rating,
    split_specialisms,
    split_types,
)
from directory.vocabulary import CQC_QUESTIONS

Cells = Mapping[str, str]
Notes = Counter[str]
TYPE, BAND, ACTIVITY = "Service type - ", "Service user band - ", "Regulated activity - "
FLAGS = (TYPE, BAND, ACTIVITY)
"""What the columns begin with that say Y or nothing."""
_ASKED = {q: f"Location {q.replace('_', '-')} rating" for q in CQC_QUESTIONS}


def location_id_of(form: Form, cells: Cells) -> str:
    """The location's id as the row has it."""
    for column in ("CQC Location ID (for office use only)", "Location ID", "cqc_location_id"):
        if column in form.columns:
            return cells[column]
    raise KeyError(form.key)


def wanted_columns(form: Form, header: Iterable[str]) -> list[str]:
    """The columns of `header` that are read."""
    named = {*form.columns, *form.others}
    has_flags = form is ACTIVE
    return [c for c in header if c in named or (has_flags and c.startswith(FLAGS))]


def read_row(form: Form, line: int, cells: Cells, notes: Notes) -> CqcRecord:
    """The record of one row. Raises ValueError, in words for the report."""
    return _READERS[form.key](line, cells, notes)


def _directory(line: int, row: Cells, notes: Notes) -> CqcRecord:
    address = row["Address"]
    return CqcRecord(
        line=line,
        location_id=row["CQC Location ID (for office use only)"],
        name=row["Name"],
        other_names=row["Also known as"],
        provider_id=row["CQC Provider ID (for office use only)"],
        provider_name=row["Provider name"],
        types=split_types(row["Service types"]),
        specialisms=split_specialisms(row["Specialisms/services"]),
        phone=row["Phone number"],
        website=row["Service's website (if available)"],
        authority=row["Local authority"],
        place=PlaceSaid(
            address=address,
            town=address.rpartition(",")[2].strip() if "," in address else "",
            postcode=row["Postcode"],
            district=row.get("district", ""),
            latitude=read_degrees("lat", row.get("lat", "")),
            longitude=read_degrees("lon", row.get("lon", "")),
        ),
        checked_on=read_day("Date of latest check", row["Date of latest check"]),
    )


def _directory_18(line: int, row: Cells, notes: Notes) -> CqcRecord:
    return CqcRecord(
        line=line,
        location_id=row["CQC Location ID (for office use only)"],
        name=row["Name"],
        other_names=row["Also known as"],
        provider_id=row["CQC Provider ID (for office use only)"],
        provider_name=row["Provider name"],
        types=split_types(row["Service types"]),
        specialisms=split_specialisms(row["Specialisms/services"]),
        phone=row["Phone number"],
        website=row["Website"],
        authority=row["Local authority"],
        place=PlaceSaid(
            address=in_one_line(row["Address 1"], row["Address 2"], row["Town/City"]),
            town=row["Town/City"],
            postcode=row["Postcode"],
        ),
        checked_on=read_day("Report publication date", row["Report publication date"]),
    )


def _ratings(line: int, row: Cells, notes: Notes) -> CqcRecord:
    types = split_types(row["Service Types"])
    specialisms = split_specialisms(row["Service users supported"])
    record = _register(line, row, notes, types, specialisms)
    record.phone = row["Location telephone number"]
    record.is_dormant = _yes(row["Dormant"])
    asked = [(q, row[column]) for q, column in _ASKED.items() if is_rating(row[column], notes)]
    if record.rating:
        record.rating.questions = tuple((q, r) for q, said in asked if (r := find_rating(said)))
    return record


def _active(line: int, row: Cells, notes: Notes) -> CqcRecord:
    types = _flagged(row, TYPE)
    specialisms = _flagged(row, BAND) + _flagged(row, ACTIVITY)
    record = _register(line, row, notes, types, specialisms)
    record.phone = row["Location Telephone Number"]
    record.provider_website = row.get("Provider Web Address", "")
    dormant = row.get("Dormant (Y/N)", "")
    record.is_dormant = _yes(dormant) if dormant else None
    return record


def _register(
    line: int, row: Cells, notes: Notes, types: list[str], specialisms: list[str]
) -> CqcRecord:
    """What the two forms of the register have in common."""
    street = row.get("Location Street Address", "")
    town = row.get("Location City", "")
    left_on = read_day(
        "Location HSCA end date", row.get("Location HSCA end date", ""), AMERICAN_DAYS
    )
    return CqcRecord(
        line=line,
        location_id=row["Location ID"],
        name=row["Location Name"],
        provider_id=row["Provider ID"],
        provider_name=row["Provider Name"],
        types=types,
        specialisms=specialisms,
        website=row["Location Web Address"],
        authority=row["Location Local Authority"],
        place=PlaceSaid(
            address=in_one_line(street, row.get("Location Address Line 2", ""), town),
            town=town,
            postcode=row.get("Location Postal Code", ""),
            latitude=read_degrees("Location Latitude", row.get("Location Latitude", "")),
            longitude=read_degrees("Location Longitude", row.get("Location Longitude", "")),
        ),
        rating=_overall(row, notes),
        beds=read_number("Care homes beds", row["Care homes beds"]),
        is_registered=left_on is None,
        left_on=left_on,
    )


def _overall(row: Cells, notes: Notes) -> RatingSaid | None:
    said = row["Location Latest Overall Rating"]
    if not is_rating(said, notes):
        return None
    published = read_day("Publication Date", row["Publication Date"], AMERICAN_DAYS)
    began = read_day("Location HSCA start date", row["Location HSCA start date"], AMERICAN_DAYS)
    if published and published == began:
        notes["rating date left out: it is the day of registration"] += 1
        published = None
    return RatingSaid(find_rating(said), (), published)


def _deactivated(line: int, row: Cells, notes: Notes) -> CqcRecord:
    left_on = read_day("Location HSCA End Date", row["Location HSCA End Date"], _ENGLISH_DAYS)
    return CqcRecord(
        line=line,
        location_id=row["Location ID"],
        name=row["Location Name"],
        is_registered=False,
        left_on=left_on,
    )


_ENGLISH_DAYS = ("%d/%m/%Y", *AMERICAN_DAYS[2:])


def _points(line: int, row: Cells, notes: Notes) -> CqcRecord:
    latitude, longitude = read_degrees("lat", row["lat"]), read_degrees("lon", row["lon"])
    if latitude is None or longitude is None:
        raise ValueError("It has no position.")
    place = PlaceSaid(latitude=latitude, longitude=longitude)
    return CqcRecord(line=line, location_id=row["cqc_location_id"], place=place)


_READERS: dict[str, Callable[[int, Cells, Notes], CqcRecord]] = {
    DIRECTORY.key: _directory,
    DIRECTORY_18.key: _directory_18,
    RATINGS.key: _ratings,
    ACTIVE.key: _active,
    DEACTIVATED.key: _deactivated,
    POINTS.key: _points,
}


def gather_ratings(rows: Iterable[tuple[int, Cells]], notes: Notes) -> Iterator[CqcRecord]:
    """The records of LATEST_RATINGS, which has a row for each rating of a location.

    Only the ratings of the location as a whole are kept; of one rated twice, the later one."""
    found: dict[str, CqcRecord] = {}
    for line, row in rows:
        question = (row.get("Domain") or row.get("Key Question") or "").strip()
        if row["Service / Population Group"] != "Overall" or not row["Location ID"]:
            continue
        record = found.setdefault(row["Location ID"], CqcRecord(line, row["Location ID"]))
        said = row["Latest Rating"]
        if not is_rating(said, notes):
            continue
        rating = record.rating = record.rating or RatingSaid(None)
        if question == "Overall":
            published = read_day("Publication Date", row["Publication Date"], _ENGLISH_DAYS)
            if not rating.published_on or (published and published >= rating.published_on):
                rating.overall, rating.published_on = find_rating(said), published
        elif (key := find_question(question)) and (ours := find_rating(said)):
            asked = dict(rating.questions) | {key: ours}
            rating.questions = tuple((q, asked[q]) for q in CQC_QUESTIONS if q in asked)
    yield from (record for record in found.values() if record.rating)


def in_one_line(*parts: str) -> str:
    """The parts of an address that say something, each once."""
    said = (part.strip().strip(",").strip() for part in parts)
    return ", ".join(dict.fromkeys(filter(None, said)))


def _flagged(row: Cells, start: str) -> list[str]:
    return [c.removeprefix(start) for c, said in row.items() if c.startswith(start) and _yes(said)]


def _yes(text: str) -> bool:
    return text.strip().upper() in ("Y", "YES", "TRUE")
