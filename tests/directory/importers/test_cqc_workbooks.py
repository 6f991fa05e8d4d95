"""Workbooks of the CQC: the register, the latest ratings and what is deactivated."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from directory.importers import ImportRefused
from tests.directory.importers.brought_in import Import, listing, status
from tests.directory.importers.cqc_files import a_register, a_row, write, write_ods, write_xlsx


@pytest.mark.parametrize(("writer", "name"), [(write_ods, "a.ods"), (write_xlsx, "a.xlsx")])
def test_the_register_as_a_workbook(
    session: Session,
    bring_cqc: Import,
    tmp_path: Path,
    writer: Callable[[Path, dict[str, list[list[Any]]]], Path],
    name: str,
) -> None:
    rows = ({}, {"Location ID": "1-2", "Location Name": ""})
    path = writer(tmp_path / name, a_register(*rows))
    report = bring_cqc(path)
    assert (report.added, report.counted_in) == (1, "Row")
    assert [(bad.line, bad.reason) for bad in report.bad] == [(30, "Name is empty.")]
    data = listing(session)
    assert (data.services, data.beds) == (("nursing_home",), 12)
    assert data.needs == ("autism", "dementia", "learning_disability")
    assert (data.cqc_rating, data.cqc_rating_date) == ("good", date(2024, 5, 20))
    assert data.organisation.website == "http://www.example.org/quince-care"
    assert data.location
    assert (data.location.latitude, data.location.is_approximate) == (51.8, False)
    assert bring_cqc(path, complete=True).unchanged == 1


def test_a_workbook_without_the_data_is_refused_and_names_the_nearest_sheet(
    bring_cqc: Import, tmp_path: Path
) -> None:
    sheets = a_register({})
    sheets["HSCA_Active_Locations"][27][0] = "Id"
    with pytest.raises(ImportRefused, match=r"it lacks: \"Location ID\".*HSCA_Active_Locations"):
        bring_cqc(write_ods(tmp_path / "a.ods", sheets))


def test_the_directory_as_a_workbook_too(
    session: Session, bring_cqc: Import, tmp_path: Path
) -> None:
    row = a_row()
    sheets = {"Notes": [["Read me"]], "Directory": [list(row), list(row.values())]}
    assert bring_cqc(write_xlsx(tmp_path / "a.xlsx", sheets)).added == 1
    assert listing(session).services == ("residential_home",)


def test_a_damaged_workbook_is_refused(bring_cqc: Import, tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    path.write_bytes(b"PK\x03\x04" + b"nonsense" * 100)
    with pytest.raises(ImportRefused, match="cannot be read as a workbook"):
        bring_cqc(path)


def test_the_latest_ratings_rate_what_is_here(
    session: Session, bring_cqc: Import, tmp_path: Path
) -> None:
    bring_cqc(write(tmp_path / "plain.csv", [a_row(1)]))
    header = [
        "Location ID",
        "Location Name",
        "Service / Population Group",
        "Domain",
        "Latest Rating",
        "Publication Date",
    ]
    sheet: list[list[Any]] = [
        ["1-1", "Q", "Overall", "Overall", "Good", date(2023, 3, 4)],
        ["1-1", "Q", "Overall", "Safe", "Requires improvement", date(2023, 3, 4)],
        ["1-1", "Q", "Overall", "Well-led", "Good", date(2023, 3, 4)],
        ["1-1", "Q", "People with dementia", "Overall", "Inadequate", date(2023, 3, 4)],
        ["1-9", "Elsewhere", "Overall", "Overall", "Good", date(2023, 3, 4)],
    ]
    path = write_ods(
        tmp_path / "r.ods", {"README": [["x"]], "Locations": [header, *sheet], "Providers": [["a"]]}
    )
    report = bring_cqc(path)
    assert (report.changed, report.added, sum(report.skipped.values())) == (1, 0, 1)
    data = listing(session)
    assert (data.cqc_rating, data.cqc_rating_date) == ("good", date(2023, 3, 4))
    assert data.cqc_questions == (("safe", "requires_improvement"), ("well_led", "good"))
    assert bring_cqc(path).unchanged == 1


def test_deactivated_locations_are_withdrawn(
    session: Session, bring_cqc: Import, tmp_path: Path
) -> None:
    bring_cqc(write(tmp_path / "plain.csv", [a_row(1), a_row(2)]))
    sheet = [
        ["Location ID", "Location Name", "Location HSCA End Date"],
        ["1-1", "Quince House", date(2025, 6, 7)],
    ]
    report = bring_cqc(write_ods(tmp_path / "d.ods", {"Deactivated_Locations": sheet}))
    assert (report.withdrawn, status(session, 1), status(session, 2)) == (
        1,
        "withdrawn",
        "published",
    )
    assert listing(session).ends_on == date(2025, 6, 7)
