"""Where a row of the spreadsheet is and comes to, and the addresses that are kept secret."""

import pytest
from sqlalchemy.orm import Session

from directory.models.place import Postcode
from directory.places import Gazetteer
from tests.directory.importers.brought_in import Import, only
from tests.directory.importers.spreadsheet_files import a_row

SECRET = {
    "Name": "Safe House",
    "Kind": "Community group or charity",
    "Services": "Meeting people like you (support group)",
    "Address": "17 Hidden Lane, Witham",
    "Postcode": "CM8 1AA",
    "Keep address secret": "Yes",
}


def test_a_secret_address_is_not_kept_anywhere(
    bring_sheet: Import, session: Session, gazetteer: Gazetteer
) -> None:
    session.add(
        Postcode(postcode="CM8 1AA", latitude=51.8123, longitude=0.6456, district="Braintree")
    )
    session.flush()
    assert bring_sheet([SECRET]).bad == []
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
    bring_sheet: Import, session: Session
) -> None:
    bring_sheet([SECRET])
    assert bring_sheet([{**SECRET, "Postcode": "CM8 1AB"}]).unchanged == 1


@pytest.mark.parametrize(
    "summary", ["Come to 17 hidden lane.", "We are near CM81AA.", "Near cm8 1aa, Witham"]
)
def test_a_secret_address_may_not_stand_in_the_summary(bring_sheet: Import, summary: str) -> None:
    report = bring_sheet([{**SECRET, "Summary": summary}])
    assert report.added == 0
    assert "Summary: it says the address that is to be kept secret." in report.bad[0].reason


@pytest.mark.parametrize(("said", "is_secret"), [("", True), ("Yes", True), ("No", False)])
def test_a_personal_assistants_home_is_secret_unless_they_say_no(
    bring_sheet: Import, session: Session, said: str, is_secret: bool
) -> None:
    row = a_row(Kind="Personal assistant (PA)", Services="Care at home", Keep_address_secret=said)
    bring_sheet([row])
    place = only(session).location
    assert place is not None
    assert place.is_confidential is is_secret
    assert place.address == (None if is_secret else "1 Example Street, Witham")


def test_a_full_postcode_that_was_imported_gives_the_position(
    bring_sheet: Import, session: Session
) -> None:
    session.add(
        Postcode(postcode="CM8 1AA", latitude=51.8123, longitude=0.6456, district="Braintree")
    )
    session.flush()
    bring_sheet([a_row()])
    place = only(session).location
    assert place is not None
    assert (place.latitude, place.is_approximate) == (51.8123, False)


def test_who_comes_out_and_says_not_where_is_assumed_to_come_near(
    bring_sheet: Import, session: Session
) -> None:
    bring_sheet([a_row(Services="Care at home", Kind="Care provider")])
    assert [area.is_assumed for area in only(session).areas] == [True]


def test_a_distance_needs_a_place(bring_sheet: Import) -> None:
    report = bring_sheet([{**a_row(Areas_covered="5 miles"), "Postcode": "ZE1 0AA"}])
    assert "a distance needs a postcode that we can find" in report.bad[0].reason
