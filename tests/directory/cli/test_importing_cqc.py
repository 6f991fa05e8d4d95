"""`care-finder import cqc` and `care-finder duplicates` as an operator types them."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from directory import migrate
from directory.cli import main
from directory.commands import LocationData, publish_listings
from directory.database import make_engine, make_sessions
from tests.builders import a_listing
from tests.directory.importers.cqc_files import a_location, a_row, write, write_lines

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The commands, over a new SQLite database in `tmp_path`."""
    monkeypatch.setenv("VAR_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("DATABASE_URL", database(tmp_path))
    monkeypatch.delenv("GAZETTEER_FOLDER", raising=False)
    migrate.upgrade(database(tmp_path))
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'care-finder.db'}"


def test_the_form_is_told_and_said(run: Run, tmp_path: Path) -> None:
    said = run("import", "cqc", write_lines(tmp_path / "a.jsonl", [a_location()])).output
    assert "Read as: the CQC API's records of locations" in said
    assert "added      1" in said


def test_bad_rows_are_written_beside_the_database(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "cqc.csv", [a_row(1), a_row(2, Name=""), a_row(3, Date="=soon")])
    written = tmp_path / "var" / "imports" / "cqc.csv-bad-rows.csv"
    assert f"The bad rows are in {written}." in run("import", "cqc", path).output
    with written.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            ["line", "what", "reason"],
            ["3", "1-2", "Name is empty."],
            ["4", "1-3", "Date of latest check is no date: '=soon'."],
        ]
    write(tmp_path / "cqc.csv", [a_row(1)])
    assert "bad rows are in" not in run("import", "cqc", path).output
    assert not written.exists()


def test_bad_rows_are_written_where_it_is_said(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "cqc.csv", [a_row(2, Name="")])
    run("import", "cqc", path, "--bad-rows", tmp_path / "bad" / "rows.csv", "--dry-run")
    assert (tmp_path / "bad" / "rows.csv").is_file()
    assert not (tmp_path / "var" / "imports").exists()


def test_a_cell_of_the_bad_rows_is_no_formula(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "cqc.csv", [a_row(1, CQC_Location="=1+1")])
    run("import", "cqc", path)
    written = tmp_path / "var" / "imports" / "cqc.csv-bad-rows.csv"
    assert "\n2,'=1+1," in written.read_text(encoding="utf-8-sig").replace("\r", "")


def test_complete_is_refused_for_single_records(run: Run, tmp_path: Path) -> None:
    result = run("import", "cqc", write_lines(tmp_path / "a.jsonl", [a_location()]), "--complete")
    assert result.exit_code == 1
    assert result.output.startswith("Error: --complete cannot be used with the CQC API's records")


def test_duplicates_are_listed_and_decided(run: Run, tmp_path: Path) -> None:
    engine = make_engine(database(tmp_path))
    with make_sessions(engine)() as session:
        councils = a_listing(
            source="council",
            name="Quince House Ltd",
            phones=("01632 960123",),
            location=LocationData(postcode="CM8 1AA"),
        )
        publish_listings(session, [councils])
        session.commit()
    engine.dispose()
    said = run("import", "cqc", write(tmp_path / "cqc.csv", [a_row(1)])).output
    assert "Possible duplicates: 1." in said
    listed = run("duplicates", "list").output
    assert "Quince House, CM8 1AA, 01632 960123, source cqc" in listed
    assert "may be the same: name, postcode, phone" in listed
    first, second = re.findall(r"(?m)^[0-9a-f-]{36}", listed)
    assert "--who" in run("duplicates", "decide", first, second, "same").output
    decided = run("duplicates", "decide", first, second, "same", "--who", "anna").output
    assert re.search(r"They are the same\. Shown: .*source cqc", decided)
    assert run("duplicates", "list").output == "Pairs: 0.\n"
    assert "same, said anna" in run("duplicates", "list", "--all").output
    wrong = run("duplicates", "decide", first, first, "same", "--who", "anna")
    assert (wrong.exit_code, wrong.output) == (
        1,
        "Error: Name two listings: the two ids are the same.\n",
    )
