"""The directories of the CQC, plain, with ratings and with 18 columns: what their rows say."""

from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from directory.importers.cqc_forms import DIRECTORY_18
from tests.directory.importers.brought_in import Import, listing, status
from tests.directory.importers.cqc_files import a_rated_row, a_row, rated, write


def test_the_directory_with_ratings(session: Session, bring_cqc: Import, tmp_path: Path) -> None:
    report = bring_cqc(rated(tmp_path, a_rated_row()))
    assert (report.form, report.added) == ("the CQC care directory with ratings", 1)
    data = listing(session)
    assert (data.cqc_rating, data.cqc_rating_date) == ("good", date(2024, 5, 20))
    assert dict(data.cqc_questions) == {
        "safe": "good",
        "effective": "good",
        "caring": "outstanding",
        "responsive": "requires_improvement",
    }
    assert (data.beds, data.cqc_provider_id, data.source_area) == (12, "1-100", "Essex")
    assert data.needs == ("autism", "dementia", "learning_disability")
    assert data.services == ("residential_home",)


def test_a_day_of_registration_is_no_day_of_a_rating(
    session: Session, bring_cqc: Import, tmp_path: Path
) -> None:
    report = bring_cqc(rated(tmp_path, a_rated_row(Publication_Date="2/3/2011 12:00:00 AM")))
    assert listing(session).cqc_rating_date is None
    assert report.notes["rating date left out: it is the day of registration"] == 1


def test_a_dormant_place_is_kept_and_not_found_whatever_else_is_read(
    session: Session, bring_cqc: Import, tmp_path: Path
) -> None:
    report = bring_cqc(rated(tmp_path, a_rated_row(Dormant="Y")))
    assert report.kinds_unlisted == {"dormant: Care home service without nursing": 1}
    bring_cqc(write(tmp_path / "plain.csv", [a_row()]))
    assert status(session) == "unlisted"
    bring_cqc(rated(tmp_path, a_rated_row(Dormant="N")))
    assert status(session) == "published"


def test_the_directory_with_18_columns_leaves_its_rows_about_providers_out(
    session: Session, bring_cqc: Import, tmp_path: Path
) -> None:
    usual = {
        "Name": "Quince House",
        "Address 1": "1 Orchard Road",
        "Town/City": "Witham",
        "Postcode": "CM8 1AA",
        "CQC Provider ID (for office use only)": "1-100",
        "CQC Location ID (for office use only)": "1-1",
        "Local authority": "Essex",
        "Report publication date": "2021-12-10T00:00:00Z",
        "Specialisms/services": "Dementia,Treatment of disease, disorder or injury",
        "Service types": "Residential homes,Homecare agencies",
        "Provider name": "Quince Care Limited",
    }
    provider = {"CQC Location ID (for office use only)": "", "Service types": "Organisation"}
    path = write(tmp_path / "a.csv", [usual, {**usual, **provider}], DIRECTORY_18.columns)
    report = bring_cqc(path)
    assert (report.added, report.bad, dict(report.skipped)) == (
        1,
        [],
        {"about a provider, not a place": 1},
    )
    assert not report.notes
    data = listing(session)
    assert data.services == ("homecare", "residential_home")
    assert data.checked_on == date(2021, 12, 10)
    assert data.location
    assert data.location.address == "1 Orchard Road, Witham"


def test_words_that_nobody_knows_are_counted(
    session: Session, bring_cqc: Import, tmp_path: Path
) -> None:
    row = a_rated_row(
        Service_Types="Care home service without nursing, Moon care",
        Service_users_supported="Dementia, Moonstruck people",
        Location_Latest_Overall_Rating="Splendid",
    )
    report = bring_cqc(rated(tmp_path, row))
    assert dict(report.notes) == {
        "service type not known: Moon care": 1,
        "specialism not known: Moonstruck people": 1,
        "rating not known: Splendid": 1,
        "no position: no postcode is known": 1,
    }
    assert listing(session).cqc_rating is None
