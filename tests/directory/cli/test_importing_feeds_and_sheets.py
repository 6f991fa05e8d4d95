"""`care-finder import open-referral`, `import spreadsheet` and `template` as an operator types them,
and what is left when they are killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from directory import migrate
from directory.cli import main
from directory.database import make_engine
from tests.directory.importers.feed_server import FeedServer, a_service, says, serving, silence

Run = Callable[..., Result]
ROWS = 1500
KEPT = "2 pages are kept; the next run goes on from there."


@pytest.fixture
def run(empty_database_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.setenv("DATABASE_URL", empty_database_url)
    monkeypatch.setenv("VAR_DIR", str(tmp_path / "var"))
    monkeypatch.delenv("GAZETTEER_FOLDER", raising=False)
    migrate.upgrade(empty_database_url)
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def feed() -> Iterator[FeedServer]:
    with serving(FeedServer(records=[a_service(n) for n in range(1, 6)])) as server:
        yield server


def count(url: str) -> int:
    engine = make_engine(url)
    with engine.connect() as connection:
        number = connection.scalar(text("SELECT count(*) FROM service"))
    engine.dispose()
    return int(number or 0)


def pages(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "var" / "imports").glob("*/page-*.json"))


def test_a_feed(run: Run, feed: FeedServer, tmp_path: Path, empty_database_url: str) -> None:
    feed.records.append({"id": "9", "name": "", "schedules": []})
    dry = run("import", "open-referral", feed.address, "--name", "kent", "--dry-run")
    assert "Nothing was written" in dry.output
    assert count(empty_database_url) == 0
    feed.asked.clear()
    real = run("import", "open-referral", feed.address, "--name", "kent").output
    assert not any("page=" in path for path in feed.asked)
    for line in ("Read as: Open Referral UK 3.0", "Rows read: 6", "added      5", "bad        1"):
        assert line in real
    assert "Record 6 skipped: It has no name." in real
    bad = tmp_path / "var" / "imports" / "oruk-kent-bad-rows.csv"
    assert "6,9,It has no name." in bad.read_text(encoding="utf-8-sig")
    assert pages(tmp_path) == []
    assert count(empty_database_url) == 5


def test_a_feed_that_fails_says_so_in_one_sentence(
    run: Run, feed: FeedServer, tmp_path: Path
) -> None:
    feed.misdeeds["/services?page=3"] = [says("{}", 403)]
    result = run("import", "open-referral", feed.address, "--name", "kent")
    assert result.exit_code == 1
    assert result.output.startswith("Error: The feed at http://127.0.0.1:")
    assert KEPT in result.output
    assert len(pages(tmp_path)) == 2


def test_fresh_fetches_every_page(run: Run, feed: FeedServer) -> None:
    run("import", "open-referral", feed.address, "--name", "kent", "--dry-run")
    feed.asked.clear()
    run("import", "open-referral", feed.address, "--name", "kent", "--fresh")
    assert sum("page=" in path for path in feed.asked) == 3


@pytest.mark.parametrize("words", [("ftp://x", "--name", "a"), ("http://x", "--name", "A B")])
def test_what_cannot_be_asked_for(run: Run, words: tuple[str, ...]) -> None:
    result = run("import", "open-referral", *words)
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")


def test_a_run_that_is_killed_leaves_the_database_and_goes_on(
    run: Run, feed: FeedServer, tmp_path: Path, empty_database_url: str
) -> None:
    feed.misdeeds["/services?page=3"] = [silence(30)]
    words = ["import", "open-referral", feed.address, "--name", "kent"]
    command = [sys.executable, "-c", "from directory.cli import main; main()", *words]
    process = subprocess.Popen(command, env=dict(os.environ), stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not any("page=3" in path for path in feed.asked):
        assert time.monotonic() < deadline
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    assert count(empty_database_url) == 0
    feed.asked.clear()
    assert "added      5" in run(*words).output
    assert [path for path in feed.asked if "page=" in path] == ["/services?page=3&per_page=50"]


def test_a_kill_at_any_moment_leaves_all_or_nothing(
    run: Run, tmp_path: Path, empty_database_url: str
) -> None:
    """Killed ever later, until it is done before it is killed."""
    path = tmp_path / "clubs.csv"
    rows = [f"{n},Club {n},community_group,lunch_club,CM8 1AA" for n in range(ROWS)]
    path.write_text("\n".join(["Id,Name,Kind,Services,Postcode", *rows]), encoding="utf-8")
    words = ["import", "spreadsheet", str(path), "--name", "clubs"]
    command = [sys.executable, "-c", "from directory.cli import main; main()", *words]
    began = time.monotonic()
    subprocess.run([*command, "--dry-run"], env=dict(os.environ), check=True, capture_output=True)
    whole = time.monotonic() - began
    counts = []
    for part in (0.5, 0.7, 0.8, 0.9, 1.0):
        process = subprocess.Popen(command, env=dict(os.environ), stdout=subprocess.DEVNULL)
        time.sleep(whole * part)
        process.send_signal(signal.SIGKILL)
        process.wait(10)
        counts.append(count(empty_database_url))
    assert set(counts) <= {0, ROWS}
    assert run(*words).exit_code == 0
    assert count(empty_database_url) == ROWS


def test_a_template_filled_in_and_read(run: Run, tmp_path: Path, empty_database_url: str) -> None:
    path = tmp_path / "club.csv"
    assert run("template", path).exit_code == 0
    with path.open("a", encoding="utf-8") as file:
        file.write("7,Chess club,Community group or charity,,Lunch club or social club\n")
        file.write("8,Draughts club,Somebody,,Lunch club or social club\n")
    said = run("import", "spreadsheet", path, "--name", "clubs").output
    for line in ("added      1", "bad        1", "the example row: 1", "Line 4 skipped: Kind: "):
        assert line in said
    assert count(empty_database_url) == 1


def test_a_template_never_writes_over_what_was_filled_in(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "club.xlsx"
    assert run("template", path).exit_code == 0
    path.write_bytes(b"filled in")
    assert "is there already" in run("template", path).output
    assert path.read_bytes() == b"filled in"
    assert run("template", path, "--force").exit_code == 0
    assert path.read_bytes()[:2] == b"PK"
    assert "must end in .xlsx or .csv" in run("template", tmp_path / "club.ods").output
    assert "cannot be written" in run("template", tmp_path / "no" / "club.csv").output


def test_a_file_that_is_no_spreadsheet(run: Run, tmp_path: Path, empty_database_url: str) -> None:
    for name, data in (("a.xlsx", b"PK\x03\x04 no"), ("b.csv", b"\xff\xfe\x00"), ("c.csv", b"")):
        (tmp_path / name).write_bytes(data)
        result = run("import", "spreadsheet", tmp_path / name, "--name", "clubs")
        assert (result.exit_code, result.output[:7]) == (1, "Error: ")
    assert count(empty_database_url) == 0
