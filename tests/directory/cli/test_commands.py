"""The commands as an operator types them."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import DateTime, bindparam, text

from directory.cli import main
from directory.database import make_engine
from directory.models import utc_now
from tests.directory.importers.cqc_files import a_row, write

Run = Callable[..., Result]


@pytest.fixture
def run(empty_database_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.setenv("DATABASE_URL", empty_database_url)
    monkeypatch.setenv("VAR_DIR", str(tmp_path / "var"))
    monkeypatch.delenv("EXAMPLE_DATA", raising=False)
    monkeypatch.delenv("GAZETTEER_FOLDER", raising=False)

    def invoke(*words: str | Path) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words])

    return invoke


def one_sentence(result: Result) -> str:
    """The error, having checked that it is one, and no traceback."""
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
    assert "Traceback" not in result.output
    return result.output


def count(url: str, table: str) -> int:
    engine = make_engine(url)
    with engine.connect() as connection:
        number = connection.scalar(text(f"SELECT count(*) FROM {table}"))
    engine.dispose()
    return int(number or 0)


def test_release_sets_up_and_a_second_time_does_nothing(run: Run) -> None:
    first = run("release")
    assert first.exit_code == 0
    assert "brought from nothing" in first.output
    second = run("release").output
    assert "up to date" in second
    assert "none changed" in second
    assert "0 added, 0 changed" in second


def test_examples_can_be_turned_off(
    run: Run, monkeypatch: pytest.MonkeyPatch, empty_database_url: str
) -> None:
    monkeypatch.setenv("EXAMPLE_DATA", "off")
    assert "turned off by EXAMPLE_DATA." in run("release").output
    assert count(empty_database_url, "service") == 0


def test_real_listings_keep_the_examples_away(
    run: Run, monkeypatch: pytest.MonkeyPatch, empty_database_url: str, tmp_path: Path
) -> None:
    monkeypatch.setenv("EXAMPLE_DATA", "off")
    run("release")
    run("import", "cqc", write(tmp_path / "cqc.csv", [a_row(1)]))
    monkeypatch.delenv("EXAMPLE_DATA")
    assert "none, because there are real listings" in run("release").output
    assert count(empty_database_url, "service") == 1


def test_examples_are_removed_and_loaded(run: Run, empty_database_url: str) -> None:
    run("release")
    many = count(empty_database_url, "service")
    assert f"{many} removed" in run("examples", "remove").output
    assert count(empty_database_url, "service") == 0
    assert f"{many} added" in run("examples", "load").output


def test_an_import_sums_up_and_keeps_the_examples_unless_told(
    run: Run, tmp_path: Path, empty_database_url: str
) -> None:
    run("release")
    path = write(tmp_path / "cqc.csv", [a_row(1), a_row(2, Name="")])
    kept = run("import", "cqc", path)
    assert kept.exit_code == 0
    assert "Rows read: 2" in kept.output
    assert "Line 3 skipped: Name is empty." in kept.output
    assert "examples remove" in kept.output
    assert "removed." in run("import", "cqc", path, "--remove-examples").output
    assert count(empty_database_url, "service") == 1


def test_a_dry_run_writes_nothing(run: Run, tmp_path: Path, empty_database_url: str) -> None:
    run("release")
    before = count(empty_database_url, "service")
    result = run(
        "import", "cqc", write(tmp_path / "cqc.csv", [a_row(1)]), "--dry-run", "--remove-examples"
    )
    assert "Nothing was written" in result.output
    assert count(empty_database_url, "service") == before


def test_an_import_that_is_killed_leaves_the_database_as_it_was(
    run: Run, tmp_path: Path, empty_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("release")
    before = count(empty_database_url, "service")
    monkeypatch.setattr("directory.cli.import_options.bar", lambda total: pull_the_plug)
    path = write(tmp_path / "cqc.csv", [a_row(n) for n in range(1, 1200)])
    assert run("import", "cqc", path).exit_code == 1
    assert count(empty_database_url, "service") == before


def pull_the_plug(_done: int) -> None:
    raise KeyboardInterrupt


def test_a_wrong_header_is_one_sentence(run: Run, tmp_path: Path) -> None:
    run("release")
    path = tmp_path / "cqc.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    assert "The header is not that of the CQC directory" in one_sentence(run("import", "cqc", path))


def test_before_release_the_commands_say_what_to_do(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "cqc.csv", [a_row(1)])
    for words in (("import", "cqc", path), ("examples", "load"), ("purge",), ("feedback", "list")):
        assert "care-finder release" in one_sentence(run(*words))


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nonsense", "is not a database address"),
        ("mysql://localhost/a", "names mysql"),
        ("sqlite:////dev/null/a.db", "cannot be made"),
        ("postgresql://nobody@127.0.0.1:9/none", "The database cannot be used"),
    ],
)
def test_a_database_that_cannot_be_used_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, url: str, said: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    assert said in one_sentence(CliRunner().invoke(main, ["release"]))


def test_a_gazetteer_that_is_not_there_is_one_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GAZETTEER_FOLDER", str(tmp_path))
    assert "councils.csv" in one_sentence(run("release"))


def test_purge_deletes_what_has_been_idle_for_a_day(run: Run, empty_database_url: str) -> None:
    run("release")
    insert = text(
        "INSERT INTO conversation (id, language, channel, search, turn_count, created_at_utc, "
        "last_at_utc) VALUES (:id, 'en', 'web', '{}', 0, :at, :at)"
    ).bindparams(bindparam("at", type_=DateTime(timezone=True)))
    engine = make_engine(empty_database_url)
    with engine.begin() as connection:
        for hours in (1, 23, 25, 48):
            at = utc_now() - timedelta(hours=hours)
            connection.execute(insert, {"id": f"{hours:064}", "at": at})
    engine.dispose()
    assert "Conversations: 2 deleted." in run("purge").output
    assert count(empty_database_url, "conversation") == 2


def test_feedback_is_listed_the_newest_first(run: Run, empty_database_url: str) -> None:
    run("release")
    assert "No feedback yet." in run("feedback", "list").output
    insert = text("INSERT INTO feedback (id, at_utc, text, page) VALUES (:id, :at, :text, '/find')")
    insert = insert.bindparams(bindparam("at", type_=DateTime(timezone=True)))
    engine = make_engine(empty_database_url)
    with engine.begin() as connection:
        for hours, said in ((2, "older"), (1, "newer\nline")):
            at = utc_now() - timedelta(hours=hours)
            connection.execute(insert, {"id": uuid.uuid4().hex, "at": at, "text": said})
    engine.dispose()
    lines = run("feedback", "list").output.splitlines()
    assert lines[0].endswith("/find  newer line")
    assert lines[1].endswith("older")
