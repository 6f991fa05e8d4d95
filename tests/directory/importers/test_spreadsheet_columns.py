"""The spreadsheet's columns: each is kept, and what is wrong in one is named."""

from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.commands import AreaData, CostData, ListingData, ScheduleData
from directory.importers.spreadsheet.columns import BY_NAME
from directory.models import Service
from tests.directory.importers.brought_in import Import, only
from tests.directory.importers.spreadsheet_files import a_row, write_xlsx

WHOLE = {
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


@pytest.fixture
def whole(bring_sheet: Import, session: Session) -> ListingData:
    """What comes of a row with something in every column."""
    assert bring_sheet([WHOLE]).bad == []
    return only(session)


def test_the_whole_row_fills_every_column() -> None:
    assert set(WHOLE) | {"Keep address secret"} == set(BY_NAME)


def test_every_column_about_what_is_offered_is_kept(whole: ListingData) -> None:
    assert (whole.source, whole.source_id, whole.kind) == ("sheet-team", "A-7", "day_opportunity")
    assert (whole.organisation.name, whole.name) == ("Sunrise CIC", "Sunrise Day Project")
    assert set(whole.services) == {"day_centre", "skills_learning"}
    assert set(whole.needs) == {"learning_disability", "autism"}
    assert whole.cqc_location_id == "1-123456789"
    assert set(whole.outcomes) == {"skills", "paid_work"}
    assert set(whole.pathway_steps) == {"learn", "work"}
    assert set(whole.quality_checks) == {"insurance", "dbs_check"}


def test_every_column_about_where_is_kept(whole: ListingData) -> None:
    assert whole.location is not None
    assert (whole.location.postcode, whole.location.town) == ("CM8 1AA", "Witham")
    assert set(whole.areas) == {AreaData(radius_km=16.1), AreaData(district="Colchester")}


def test_every_column_about_when_is_kept(whole: ListingData) -> None:
    assert set(whole.schedules) == {
        ScheduleData("MO,TU,WE", time(9, 30), time(15)),
        ScheduleData("FR", time(13), time(16)),
    }
    assert {"urgent", "monday", "friday", "morning", "afternoon"} <= set(whole.availability)
    assert whole.confirmed_on == date(2026, 11, 2)
    assert (whole.starts_on, whole.ends_on) == (date(2026, 12, 1), date(2027, 12, 31))


def test_every_column_about_the_price_is_kept(whole: ListingData) -> None:
    assert set(whole.costs) == {
        CostData(Decimal("45"), "day", Decimal("60")),
        CostData(Decimal("12.50"), "hour"),
    }
    assert (whole.is_free, whole.accepts_direct_payments) == (False, True)


def test_every_column_about_whom_it_suits_is_kept(whole: ListingData) -> None:
    assert set(whole.languages) == {"pl", "bsl", "pt"}
    assert whole.drives is False
    assert whole.wheelchair_accessible is True
    assert set(whole.accessibility) == {"changing_places", "quiet_space"}
    assert (whole.capacity, whole.capacity_said_on) == ("yes", date(2026, 11, 1))
    assert (whole.minimum_age, whole.maximum_age) == (18, 64)


def test_every_column_about_getting_in_touch_is_kept(whole: ListingData) -> None:
    assert whole.phones == ("01376 000001", "01376 000002")
    assert whole.website == "http://www.example.org/sunrise"


def test_dates_and_numbers_of_a_workbook(
    bring_sheet: Import, session: Session, tmp_path: Path
) -> None:
    row: dict[str, Any] = {**a_row(), "Confirmed on": date(2026, 10, 1), "Youngest age": 18}
    row["Phone"] = 1376000001
    assert bring_sheet(write_xlsx(tmp_path / "x.xlsx", [row])).bad == []
    data = only(session)
    assert (data.confirmed_on, data.minimum_age) == (date(2026, 10, 1), 18)
    assert data.phones == ("01376 000001",)


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
    bring_sheet: Import, session: Session, column: str
) -> None:
    value, said = WRONG[column]
    report = bring_sheet([a_row(1), {**a_row(2), column: value}, a_row(3)])
    assert (report.read, report.added) == (3, 2)
    assert [bad.line for bad in report.bad] == [3]
    assert report.bad[0].reason.startswith(said)


def test_every_column_that_is_wrong_is_named(bring_sheet: Import) -> None:
    row = a_row(
        Email="x", Youngest_age="70", Oldest_age="60", Starts_on="2/1/2027", Ends_on="1/1/2027"
    )
    reason = bring_sheet([row]).bad[0].reason
    for column in ("Email", "Oldest age", "Ends on"):
        assert f"{column}: " in reason


def test_a_price_that_is_free_and_one_to_ask_for(bring_sheet: Import, session: Session) -> None:
    rows = [a_row(1, Id="a", Price="Free"), a_row(2, Id="b", Price="Ask")]
    assert bring_sheet(rows).bad == []
    free = {s.source_id: (s.is_free, s.fees) for s in session.scalars(select(Service))}
    assert free == {"a": (True, None), "b": (None, "Ask for the price.")}
