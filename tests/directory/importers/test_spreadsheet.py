"""The spreadsheet: what its template says, and what comes of one that people have filled in."""

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.commands import (
    AreaData,
    CostData,
    ListingData,
    ScheduleData,
    publish_listings,
    read_listings,
)
from directory.importers import ImportRefused, ImportReport
from directory.importers.spreadsheet import import_spreadsheet, labels, make_csv, make_xlsx
from directory.importers.spreadsheet.columns import BY_NAME, COLUMNS
from directory.models import Service
from directory.models.place import Postcode
from directory.places import Gazetteer
from directory.vocabulary import keys
from tests.builders import a_listing
from web.words import labels as site

TODAY = date(2026, 11, 23)
Import = Callable[..., ImportReport]


def a_row(number: int = 1, **said: str) -> dict[str, str]:
    usual = {
        "Name": f"Meadow Club {number}",
        "Kind": "Community group or charity",
        "Services": "Lunch club or social club",
        "Address": "1 Example Street, Witham",
        "Postcode": "CM8 1AA",
    }
    return {**usual, **{name.replace("_", " "): value for name, value in said.items()}}


def write_csv(path: Path, rows: list[dict[str, str]], headings: list[str] | None = None) -> Path:
    names = headings or list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_xlsx(path: Path, rows: list[dict[str, Any]]) -> Path:
    """A workbook whose second sheet holds the listings."""
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Read me").write_string(0, 0, "Hello")
        sheet = book.add_worksheet("Autumn")
        names = list(dict.fromkeys(name for row in rows for name in row))
        sheet.write_row(0, 0, names)
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for line, row in enumerate(rows, 1):
            for number, name in enumerate(names):
                value = row.get(name, "")
                sheet.write(line, number, value, day if isinstance(value, date) else None)
    return path


def write_ods(path: Path, rows: list[dict[str, str]]) -> Path:
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [names, *([row.get(name, "") for name in names] for row in rows)]
    cells = "".join(
        "<table:table-row>"
        + "".join(
            '<table:table-cell office:value-type="string">'
            f"<text:p>{escape(cell)}</text:p></table:table-cell>"
            for cell in line
        )
        + "</table:table-row>"
        for line in lines
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    names_of = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{names_of}:office:1.0" '
        f'xmlns:table="{names_of}:table:1.0" xmlns:text="{names_of}:text:1.0" '
        'office:version="1.2"><office:body><office:spreadsheet><table:table table:name="A">'
        f"{cells}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{names_of}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", kind)
        book.writestr("META-INF/manifest.xml", manifest)
        book.writestr("content.xml", content)
    return path


@pytest.fixture
def bring_in(session: Session, gazetteer: Gazetteer, tmp_path: Path) -> Import:
    def run(source: Path | list[dict[str, str]], **options: Any) -> ImportReport:
        path = write_csv(tmp_path / "team.csv", source) if isinstance(source, list) else source
        return import_spreadsheet(session, path, "team", gazetteer, today=TODAY, **options)

    return run


def only(session: Session) -> ListingData:
    key = session.scalars(select(Service.id)).one()
    return read_listings(session, [key])[key]


def test_the_template_can_be_filled_in_as_it_is(bring_in: Import, tmp_path: Path) -> None:
    for name, data in (("t.csv", make_csv()), ("t.xlsx", make_xlsx())):
        path = tmp_path / name
        path.write_bytes(data)
        report = bring_in(path)
        assert (report.read, report.bad, report.added) == (1, [], 0)
        assert report.skipped == {"the example row": 1}


def test_the_templates_example_is_in_order(bring_in: Import, session: Session) -> None:
    report = bring_in([{c.name: c.example for c in COLUMNS if c.name != "Id"}])
    assert (report.added, report.bad) == (1, [])
    data = only(session)
    assert set(data.services) == {"transport", "lunch_club"}
    assert data.costs == (CostData(Decimal("6.50"), "session"),)
    assert {area.district for area in data.areas} == {"Braintree", "Maldon"}
    assert data.capacity == "soon"
    assert data.confirmed_on == date(2026, 11, 20)
    assert data.needs_confirming


def test_the_workbook_has_notes_and_lists_to_choose_from() -> None:
    data = make_xlsx()
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names == ["Listings", "Notes", "Lists"]
    notes = [[str(cell) for cell in row] for row in book.get_sheet_by_name("Notes").to_python()]
    said = {row[0]: row for row in notes}
    for column in COLUMNS:
        assert said[column.name][2].startswith(column.note)
        for label in (column.labels or {}).values():
            assert label in said[column.name][3]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count('type="list"') == sum(bool(column.labels) for column in COLUMNS)
    assert max(len(column.name) for column in COLUMNS) <= 32


def test_every_key_has_a_label_and_it_is_the_sites() -> None:
    ours = {
        "KINDS": (labels.KINDS, keys.KINDS),
        "SERVICES": (labels.SERVICES, keys.SERVICES),
        "NEEDS": (labels.NEEDS, keys.NEEDS),
        "WHEN": (labels.TIMES, keys.AVAILABILITY),
        "GENDERS": (labels.GENDERS, keys.GENDERS),
        "ACCESSIBILITY": (labels.ACCESSIBILITY, keys.ACCESSIBILITY),
        "LISTING_OUTCOMES": (labels.OUTCOMES, keys.LISTING_OUTCOMES),
        "PATHWAY_STEPS": (labels.PATHWAY_STEPS, keys.PATHWAY_STEPS),
        "QUALITY_CHECKS": (labels.QUALITY_CHECKS, keys.QUALITY_CHECKS),
    }
    assert tuple(labels.CAPACITY) == keys.CAPACITY  # the heading asks, and these answer it
    for name, (said, known) in ours.items():
        assert tuple(said) == known, name
        if there := getattr(site, name, None):
            shown = {key: getattr(label, "_args", (label,))[0] for key, label in there.items()}
            assert said == shown, name


def test_every_column_is_kept(bring_in: Import, session: Session) -> None:
    row = {
        "Id": "A-7",
        "Name": "Sunrise Day Project",
        "Kind": "day_opportunity",
        "Organisation": "Sunrise CIC",
        "Services": "Day centre; skills_learning",
        "Needs": "Learning disability; autism",
        "Summary": "Cooking and gardening in a small group.",
        "Address": "2 Example Street, Witham",
        "Postcode": "cm81aa",
        "Areas covered": "10 miles; Colchester City Council",
        "Days and times": "Mon-Wed 9.30am-3pm; Fri 1-4pm; Can start soon",
        "Price": "£45-£60 a day; £12.50 per hour",
        "Takes direct payments": "yes",
        "Languages": "Polish; British Sign Language (BSL); pt",
        "Carer gender": "A woman",
        "Drives": "No",
        "Good for wheelchair users": "Y",
        "Accessibility": "Changing Places toilet; quiet_space",
        "Places free": "Yes",
        "Places free on": "1 November 2026",
        "Youngest age": "18",
        "Oldest age": "64",
        "Phone": "1376000001; 01376 000002",
        "Email": "hello@example.org",
        "Website": "www.example.org/sunrise",
        "CQC location id": "1-123456789",
        "Outcomes": "Learning new skills; paid_work",
        "Pathway steps": "Learn; Work",
        "Quality checks": "Insurance; dbs_check",
        "Confirmed on": "2026-11-02",
        "Starts on": "01/12/2026",
        "Ends on": "31/12/2027",
    }
    assert set(row) | {"Keep address secret"} == set(BY_NAME)
    assert bring_in([row]).bad == []
    data = only(session)
    assert (data.source, data.source_id, data.kind) == ("sheet-team", "A-7", "day_opportunity")
    assert (data.organisation.name, data.name) == ("Sunrise CIC", "Sunrise Day Project")
    assert set(data.services) == {"day_centre", "skills_learning"}
    assert set(data.needs) == {"learning_disability", "autism"}
    assert data.location is not None
    assert (data.location.postcode, data.location.town) == ("CM8 1AA", "Witham")
    assert set(data.areas) == {AreaData(radius_km=16.1), AreaData(district="Colchester")}
    assert set(data.schedules) == {
        ScheduleData("MO,TU,WE", time(9, 30), time(15)),
        ScheduleData("FR", time(13), time(16)),
    }
    assert {"urgent", "monday", "friday", "morning", "afternoon"} <= set(data.availability)
    assert set(data.costs) == {
        CostData(Decimal("45"), "day", Decimal("60")),
        CostData(Decimal("12.50"), "hour"),
    }
    assert (data.is_free, data.accepts_direct_payments, data.drives) == (False, True, False)
    assert set(data.languages) == {"pl", "bsl", "pt"}
    assert data.wheelchair_accessible is True
    assert set(data.accessibility) == {"changing_places", "quiet_space"}
    assert (data.capacity, data.capacity_said_on) == ("yes", date(2026, 11, 1))
    assert (data.minimum_age, data.maximum_age) == (18, 64)
    assert data.phones == ("01376 000001", "01376 000002")
    assert data.website == "http://www.example.org/sunrise"
    assert data.cqc_location_id == "1-123456789"
    assert set(data.outcomes) == {"skills", "paid_work"}
    assert set(data.pathway_steps) == {"learn", "work"}
    assert set(data.quality_checks) == {"insurance", "dbs_check"}
    assert data.confirmed_on == date(2026, 11, 2)
    assert (data.starts_on, data.ends_on) == (date(2026, 12, 1), date(2027, 12, 31))


@pytest.mark.parametrize("write", [write_csv, write_xlsx, write_ods])
def test_every_form_says_the_same(
    bring_in: Import, session: Session, tmp_path: Path, write: Callable[..., Path]
) -> None:
    rows = [a_row(n, Price="£5 a session", Phone="01376 000001") for n in range(1, 4)]
    assert bring_in(rows).added == 3
    report = bring_in(write(tmp_path / "filled-in", rows))
    assert (report.added, report.changed, report.unchanged) == (0, 0, 3)
    assert report.counted_in == ("Line" if write is write_csv else "Row")


def test_dates_and_numbers_of_a_workbook(
    bring_in: Import, session: Session, tmp_path: Path
) -> None:
    row: dict[str, Any] = {**a_row(), "Confirmed on": date(2026, 10, 1), "Youngest age": 18}
    row["Phone"] = 1376000001
    assert bring_in(write_xlsx(tmp_path / "x.xlsx", [row])).bad == []
    data = only(session)
    assert (data.confirmed_on, data.minimum_age) == (date(2026, 10, 1), 18)
    assert data.phones == ("01376 000001",)


def test_headings_in_any_order_and_spelling_of_spaces(bring_in: Import, tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "x.csv", [a_row()], ["Postcode", "Services", "Address", "Kind", "Name"]
    )
    text = path.read_text(encoding="utf-8-sig").replace("Postcode", "  POST-CODE ", 1)
    path.write_text(text.replace("POST-CODE", "postcode"), encoding="utf-8")
    assert bring_in(path).added == 1


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{**a_row(), "Postcod": "x"}], r"'Postcod' \(did you mean 'Postcode'\?\)"),
        ([{**a_row(), "Zzzz": "x"}], "do not know: 'Zzzz'"),
        ([{"Name": "A", "Kind": "x"}], "lacks: 'Services'"),
        ([{**a_row(), "": "x"}], "an empty one"),
    ],
)
def test_headings_are_checked_first(
    bring_in: Import, session: Session, rows: list[dict[str, str]], said: str
) -> None:
    if "" in rows[0]:  # an empty heading between two others
        rows = [{"Name": "A", "": "x", "Kind": "x", "Services": "x"}]
    with pytest.raises(ImportRefused, match=said):
        bring_in(rows)
    assert session.scalars(select(Service)).all() == []


def test_a_heading_twice_and_an_empty_file(bring_in: Import, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Name,Kind,Services,name\n", encoding="utf-8")
    with pytest.raises(ImportRefused, match="has twice: 'Name'"):
        bring_in(path)
    path.write_text("\n\n", encoding="utf-8")
    with pytest.raises(ImportRefused, match="empty"):
        bring_in(path)


WRONG = {
    "Name": ("", "Name: it is empty."),
    "Kind": (
        "Charity shop",
        "Kind: there is no 'Charity shop'. Did you mean 'Community group or charity'?",
    ),
    "Services": (
        "Lunch clubb",
        "Services: there is no 'Lunch clubb'. Did you mean 'Lunch club or social club'?",
    ),
    "Needs": ("Xyzzy", "Needs: there is no 'Xyzzy'."),
    "Postcode": ("CM8", "Postcode: 'CM8' is no whole postcode."),
    "Keep address secret": ("perhaps", "Keep address secret: write Yes or No, not 'perhaps'."),
    "Areas covered": ("Braintre", "Areas covered: 'Braintre' is no district or council"),
    "Days and times": ("Moonday", "Days and times: there is no 'Moonday'."),
    "Price": ("eighteen", "Price: 'eighteen' is no price. Write it like £18 an hour."),
    "Languages": ("Klingon", "Languages: 'Klingon' is no language that we know."),
    "Places free": ("Maybe", "Places free: there is no 'Maybe'."),
    "Places free on": ("24/11/2026", "Places free on: 24/11/2026 is still to come."),
    "Youngest age": ("teen", "Youngest age: 'teen' is no age in whole years."),
    "Phone": ("999", "Phone: '999' is no United Kingdom phone number."),
    "Email": ("me@", "Email: 'me@' is no email address."),
    "Website": ("javascript:alert(1)", "Website: 'javascript:alert(1)' is no web address."),
    "CQC location id": ("1/2", "CQC location id: '1/2' is no CQC location id."),
    "Confirmed on": ("31/02/2026", "Confirmed on: '31/02/2026' is no date."),
}


@pytest.mark.parametrize("column", WRONG)
def test_a_bad_row_is_named_by_its_column_and_the_rest_is_read(
    bring_in: Import, session: Session, column: str
) -> None:
    value, said = WRONG[column]
    report = bring_in([a_row(1), {**a_row(2), column: value}, a_row(3)])
    assert (report.read, report.added) == (3, 2)
    assert [bad.line for bad in report.bad] == [3]
    assert report.bad[0].reason.startswith(said)


def test_every_column_that_is_wrong_is_named(bring_in: Import) -> None:
    row = a_row(
        Email="x", Youngest_age="70", Oldest_age="60", Starts_on="2/1/2027", Ends_on="1/1/2027"
    )
    reason = bring_in([row]).bad[0].reason
    for column in ("Email", "Oldest age", "Ends on"):
        assert f"{column}: " in reason


def test_a_price_that_is_free_and_one_to_ask_for(bring_in: Import, session: Session) -> None:
    rows = [a_row(1, Id="a", Price="Free"), a_row(2, Id="b", Price="Ask")]
    assert bring_in(rows).bad == []
    free = {s.source_id: (s.is_free, s.fees) for s in session.scalars(select(Service))}
    assert free == {"a": (True, None), "b": (None, "Ask for the price.")}


def test_twice_changes_nothing_and_an_id_outlives_the_name(
    bring_in: Import, session: Session
) -> None:
    bring_in([a_row(1, Id="a"), a_row(2)])
    again = bring_in([a_row(1, Id="a"), a_row(2)])
    assert (again.added, again.changed, again.unchanged) == (0, 0, 2)
    renamed = bring_in([a_row(9, Id="a"), a_row(2)])
    assert (renamed.added, renamed.changed) == (0, 1)
    assert {s.name for s in session.scalars(select(Service))} == {"Meadow Club 9", "Meadow Club 2"}


def test_the_same_listing_twice_in_a_file(bring_in: Import) -> None:
    report = bring_in([a_row(1), a_row(1)])
    assert report.added == 1
    assert "the listing of line 2 again" in report.bad[0].reason


def test_complete_withdraws_what_is_missing_but_not_what_is_wrong(
    bring_in: Import, session: Session
) -> None:
    rows = [a_row(n) for n in range(1, 21)]
    bring_in(rows)
    rows[0]["Email"] = "wrong"
    report = bring_in(rows[:19], complete=True)
    assert (report.withdrawn, len(report.bad)) == (1, 1)
    with pytest.raises(ImportRefused, match="more than a tenth"):
        bring_in(rows[:5], complete=True)


SECRET = {
    "Name": "Safe House",
    "Kind": "Community group or charity",
    "Services": "Meeting people like you (support group)",
    "Address": "17 Hidden Lane, Witham",
    "Postcode": "CM8 1AA",
    "Keep address secret": "Yes",
}


def test_a_secret_address_is_not_kept_anywhere(
    bring_in: Import, session: Session, gazetteer: Gazetteer
) -> None:
    session.add(
        Postcode(postcode="CM8 1AA", latitude=51.8123, longitude=0.6456, district="Braintree")
    )
    session.flush()
    assert bring_in([SECRET]).bad == []
    data = only(session)
    place = data.location
    assert place is not None
    centre = gazetteer.outcodes["CM8"]
    assert (place.postcode, place.address, place.is_confidential) == ("CM8", None, True)
    assert (place.latitude, place.longitude) == (
        round(centre.latitude, 2),
        round(centre.longitude, 2),
    )
    said = repr(data)
    assert "Hidden" not in said
    assert "1AA" not in said


def test_the_id_of_a_secret_address_does_not_hang_on_its_postcode(
    bring_in: Import, session: Session
) -> None:
    bring_in([SECRET])
    assert bring_in([{**SECRET, "Postcode": "CM8 1AB"}]).unchanged == 1


@pytest.mark.parametrize(
    "summary", ["Come to 17 hidden lane.", "We are near CM81AA.", "Near cm8 1aa, Witham"]
)
def test_a_secret_address_may_not_stand_in_the_summary(bring_in: Import, summary: str) -> None:
    report = bring_in([{**SECRET, "Summary": summary}])
    assert report.added == 0
    assert "Summary: it says the address that is to be kept secret." in report.bad[0].reason


@pytest.mark.parametrize(("said", "is_secret"), [("", True), ("Yes", True), ("No", False)])
def test_a_personal_assistants_home_is_secret_unless_they_say_no(
    bring_in: Import, session: Session, said: str, is_secret: bool
) -> None:
    row = a_row(Kind="Personal assistant (PA)", Services="Care at home", Keep_address_secret=said)
    bring_in([row])
    place = only(session).location
    assert place is not None
    assert place.is_confidential is is_secret
    assert place.address == (None if is_secret else "1 Example Street, Witham")


def test_a_full_postcode_that_was_imported_gives_the_position(
    bring_in: Import, session: Session
) -> None:
    session.add(
        Postcode(postcode="CM8 1AA", latitude=51.8123, longitude=0.6456, district="Braintree")
    )
    session.flush()
    bring_in([a_row()])
    place = only(session).location
    assert place is not None
    assert (place.latitude, place.is_approximate) == (51.8123, False)


def test_who_comes_out_and_says_not_where_is_assumed_to_come_near(
    bring_in: Import, session: Session
) -> None:
    bring_in([a_row(Services="Care at home", Kind="Care provider")])
    assert [area.is_assumed for area in only(session).areas] == [True]


def test_the_cqcs_listing_of_the_same_place_is_the_one_shown(
    bring_in: Import, session: Session
) -> None:
    theirs = a_listing(source="cqc", cqc_location_id="1-123456789")
    publish_listings(session, [theirs])
    report = bring_in([a_row(CQC_location_id="1-123456789"), a_row(2)])
    assert (report.added, report.joined) == (2, 1)
    ours = session.scalars(select(Service).where(Service.joined_to_id == theirs.id)).one()
    assert ours.name == "Meadow Club 1"


def test_a_distance_needs_a_place(bring_in: Import) -> None:
    report = bring_in([{**a_row(Areas_covered="5 miles"), "Postcode": "ZE1 0AA"}])
    assert "a distance needs a postcode that we can find" in report.bad[0].reason
