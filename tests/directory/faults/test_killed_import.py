"""An import that is killed leaves the database as before it or as after it, never between."""

import random
import signal
from pathlib import Path
from typing import Any

import pytest

from tests.directory.faults.conftest import Database
from tests.directory.importers.cqc_files import a_row, write

pytestmark = pytest.mark.slow
OLD, NEW = range(1, 401), range(31, 1_201)
KILLS = 8
MILLISECONDS = (-1, 0, 1, 4, 16, 64)
"""After the commit began, that is what a kill waits; less than none: just before."""


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    return write(tmp_path / "old.csv", [a_row(n, Name=f"House {n}") for n in OLD])


@pytest.fixture
def new_file(tmp_path: Path) -> Path:
    """Some go, some change, many are new."""
    rows = [a_row(n, Name=f"House {n}" if n % 3 else f"Willow {n}") for n in NEW]
    return write(tmp_path / "new.csv", rows)


def test_a_killed_import_leaves_all_or_nothing(
    migrated: Database, commands: Any, old_file: Path, new_file: Path
) -> None:
    running = commands()
    assert running.run("import", "cqc", old_file)["status"] == 0
    migrated.keep()
    before = migrated.digest()
    words = ("import", "cqc", new_file, "--complete")
    whole = running.run(*words)
    assert whole["status"] == 0, whole["output"]
    assert "Withdrawn: 30" in whole["output"]
    after = migrated.digest()
    assert after != before
    migrated.put_back()
    by_chance = random.Random(1)
    part = whole["statements"] // KILLS
    for kill in range(KILLS):
        at = 1 + kill * part + by_chance.randrange(part)
        ended = running.run(*words, when="statement", at=at)
        assert ended["status"] == -signal.SIGKILL, (at, ended)
        assert migrated.digest() == before, at
    left = set()
    for at in MILLISECONDS:
        ended = running.run(*words, when="commit", at=at)
        assert ended["status"] in (-signal.SIGKILL, 0), ended
        now = migrated.digest()
        assert now in (before, after), at
        left.add("before" if now == before else "after")
        if now == after:
            migrated.put_back()
    print(f"\nkilled {KILLS} times between statements, {len(MILLISECONDS)} at commit: {left}")
    assert running.run(*words)["status"] == 0
    assert migrated.digest() == after
