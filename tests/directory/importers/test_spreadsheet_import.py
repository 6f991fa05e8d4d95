"""A filled-in spreadsheet as a whole: its form, its headings, and what a second one changes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.commands import publish_listings
from directory.importers import ImportRefused
from directory.models import Service
from tests.builders import a_listing
from tests.directory.importers.brought_in import Import
from tests.directory.importers.spreadsheet_files import a_row, write_csv, write_ods, write_xlsx


@pytest.mark.parametrize("write", [write_csv, write_xlsx, write_ods])
def test_every_form_says_the_same(
    bring_sheet: Import, session: Session, tmp_path: Path, write: Callable[..., Path]
) -> None:
    rows = [a_row(n, Price="£5 a session", Phone="01376 000001") for n in range(1, 4)]
    assert bring_sheet(rows).added == 3
    report = bring_sheet(write(tmp_path / "filled-in", rows))
    assert (report.added, report.changed, report.unchanged) == (0, 0, 3)
    assert report.counted_in == ("Line" if write is write_csv else "Row")


def test_headings_in_any_order_and_spelling_of_spaces(bring_sheet: Import, tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "x.csv", [a_row()], ["Postcode", "Services", "Address", "Kind", "Name"]
    )
    text = path.read_text(encoding="utf-8-sig").replace("Postcode", "  POST-CODE ", 1)
    path.write_text(text.replace("POST-CODE", "postcode"), encoding="utf-8")
    assert bring_sheet(path).added == 1


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
    bring_sheet: Import, session: Session, rows: list[dict[str, str]], said: str
) -> None:
    if "" in rows[0]:  # an empty heading between two others
        rows = [{"Name": "A", "": "x", "Kind": "x", "Services": "x"}]
    with pytest.raises(ImportRefused, match=said):
        bring_sheet(rows)
    assert session.scalars(select(Service)).all() == []


def test_a_heading_twice_and_an_empty_file(bring_sheet: Import, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Name,Kind,Services,name\n", encoding="utf-8")
    with pytest.raises(ImportRefused, match="has twice: 'Name'"):
        bring_sheet(path)
    path.write_text("\n\n", encoding="utf-8")
    with pytest.raises(ImportRefused, match="empty"):
        bring_sheet(path)


def test_twice_changes_nothing_and_an_id_outlives_the_name(
    bring_sheet: Import, session: Session
) -> None:
    bring_sheet([a_row(1, Id="a"), a_row(2)])
    again = bring_sheet([a_row(1, Id="a"), a_row(2)])
    assert (again.added, again.changed, again.unchanged) == (0, 0, 2)
    renamed = bring_sheet([a_row(9, Id="a"), a_row(2)])
    assert (renamed.added, renamed.changed) == (0, 1)
    assert {s.name for s in session.scalars(select(Service))} == {"Meadow Club 9", "Meadow Club 2"}


def test_the_same_listing_twice_in_a_file(bring_sheet: Import) -> None:
    report = bring_sheet([a_row(1), a_row(1)])
    assert report.added == 1
    assert "the listing of line 2 again" in report.bad[0].reason


def test_complete_withdraws_what_is_missing_but_not_what_is_wrong(
    bring_sheet: Import, session: Session
) -> None:
    rows = [a_row(n) for n in range(1, 21)]
    bring_sheet(rows)
    rows[0]["Email"] = "wrong"
    report = bring_sheet(rows[:19], complete=True)
    assert (report.withdrawn, len(report.bad)) == (1, 1)
    with pytest.raises(ImportRefused, match="more than a tenth"):
        bring_sheet(rows[:5], complete=True)


def test_the_cqcs_listing_of_the_same_place_is_the_one_shown(
    bring_sheet: Import, session: Session
) -> None:
    theirs = a_listing(source="cqc", cqc_location_id="1-123456789")
    publish_listings(session, [theirs])
    report = bring_sheet([a_row(CQC_location_id="1-123456789"), a_row(2)])
    assert (report.added, report.joined) == (2, 1)
    ours = session.scalars(select(Service).where(Service.joined_to_id == theirs.id)).one()
    assert ours.name == "Meadow Club 1"
