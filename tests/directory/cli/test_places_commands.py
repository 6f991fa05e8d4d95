"""Postcodes and places as an operator imports them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from directory.cli import main
from directory.database import make_engine

Run = Callable[..., Result]
POSTCODES = "postcode,lat,lon,district\nCM8 1AA,51.8,0.64,Braintree\nrubbish,1,2,\n"


@pytest.fixture
def run(empty_database_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.setenv("DATABASE_URL", empty_database_url)
    monkeypatch.setenv("VAR_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("EXAMPLE_DATA", "off")
    monkeypatch.delenv("GAZETTEER_FOLDER", raising=False)

    def invoke(*words: str | Path) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words])

    assert invoke("release").exit_code == 0
    return invoke


def count(url: str, table: str) -> int:
    engine = make_engine(url)
    with engine.connect() as connection:
        number = connection.scalar(text(f"SELECT count(*) FROM {table}"))
    engine.dispose()
    return int(number or 0)


def test_postcodes_are_imported_once(run: Run, empty_database_url: str, tmp_path: Path) -> None:
    path = tmp_path / "postcodes.csv"
    path.write_text(POSTCODES, encoding="utf-8")

    tried = run("import", "postcodes", path, "--dry-run")
    assert tried.exit_code == 0, tried.output
    assert "Nothing was written" in tried.output
    assert count(empty_database_url, "postcode") == 0

    first = run("import", "postcodes", path)
    assert "added      1" in first.output
    assert "bad        1" in first.output
    assert "Line 3 skipped: It is no full postcode" in first.output
    assert (tmp_path / "var" / "imports" / "postcodes.csv-bad-rows.csv").is_file()
    assert count(empty_database_url, "postcode") == 1

    again = run("import", "postcodes", path)
    assert "unchanged  1" in again.output
    assert "changed    0" in again.output


def test_an_unknown_file_is_refused_in_a_sentence(
    run: Run, empty_database_url: str, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text(POSTCODES, encoding="utf-8")
    bad.write_text("a,b\n1,2\n", encoding="utf-8")

    refused = run("import", "postcodes", good, "--sectors", bad)

    assert refused.exit_code == 1
    assert refused.output.startswith("Error: The header of bad.csv is not understood")
    assert count(empty_database_url, "postcode") == 0


def test_refresh_says_how_many_moved(run: Run) -> None:
    result = run("places", "refresh")

    assert result.exit_code == 0
    assert "now placed by their full postcode: 0" in result.output
