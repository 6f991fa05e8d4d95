"""The spreadsheet's template: what it says, and that it can be filled in as it is."""

import io
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

from python_calamine import CalamineWorkbook
from sqlalchemy.orm import Session

from directory.commands import CostData
from directory.importers.spreadsheet import labels, make_csv, make_xlsx
from directory.importers.spreadsheet.columns import COLUMNS
from directory.vocabulary import keys
from tests.directory.importers.brought_in import Import, only
from web.words import labels as site


def test_the_template_can_be_filled_in_as_it_is(bring_sheet: Import, tmp_path: Path) -> None:
    for name, data in (("t.csv", make_csv()), ("t.xlsx", make_xlsx())):
        path = tmp_path / name
        path.write_bytes(data)
        report = bring_sheet(path)
        assert (report.read, report.bad, report.added) == (1, [], 0)
        assert report.skipped == {"the example row": 1}


def test_the_templates_example_is_in_order(bring_sheet: Import, session: Session) -> None:
    report = bring_sheet([{c.name: c.example for c in COLUMNS if c.name != "Id"}])
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
