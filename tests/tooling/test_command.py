"""The one command says in one sentence what is wrong, and never shows a traceback."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tooling import main as command_line
from tooling.failure import Failed, explain
from tooling.project import Project

ROOT = Project.here().root
SCRIPT = ROOT / "care-finder"


def test_the_script_can_be_read_by_python_3_6() -> None:
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_an_old_python_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(sys, "version_info", (3, 6, 15))
    monkeypatch.setattr(sys.stderr, "write", told.append)
    names: dict[str, object] = {"__name__": "care_finder", "__file__": str(SCRIPT)}
    exec(SCRIPT.read_text(encoding="utf-8"), names)
    assert names["main"]() == 1  # type: ignore[operator]
    assert told[0].startswith("Care Finder needs Python 3.11 or newer, and this is Python 3.6: ")
    assert told[0].count("\n") == 1


def test_without_a_command_it_shows_what_there_is() -> None:
    done = subprocess.run([sys.executable, SCRIPT], capture_output=True, encoding="utf-8")
    assert done.returncode == 2
    for word in ("start", "test", "setup", "train", "lock"):
        assert f"python3 care-finder {word}" in done.stdout


def test_an_unknown_option_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Failed, match="“--fast”"):
        command_line._run(Project.here(), ["start", "--fast"])


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("error: Failed to fetch: `somewhere`", "network connection"),
        ("npm error code EAI_AGAIN", "network connection"),
        ("something else", "read the log"),
    ],
)
def test_a_failure_is_explained(said: str, sentence: str) -> None:
    assert sentence in explain(["starting", said], "Please read the log {log}.", "setup.log")


def test_where_nothing_can_be_fetched_the_better_sentence_wins() -> None:
    assert explain(["dns error"], "Install Python 3.10.", "x", network=False).startswith("Install")


def test_the_command_runs_before_anything_is_installed() -> None:
    """Without site-packages, so with the standard library alone."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", SCRIPT, "help"], capture_output=True, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (0, "")


LOCKED = ["requirements/base.txt", "requirements/dev.txt", "requirements/node.txt"]
LOCKED += ["requirements/uv.txt", "bot/requirements.txt", "package-lock.json"]


@pytest.mark.parametrize("name", LOCKED)
def test_no_lock_file_names_a_host_or_a_machine(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"^--|file:|find-links|\"resolved\"| @ ", text, re.MULTILINE)


@pytest.mark.parametrize("name", [name for name in LOCKED if name.endswith(".txt")])
def test_every_locked_package_has_a_hash(name: str) -> None:
    text = Path(ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    packages = [line for line in text.splitlines() if re.match(r"[A-Za-z0-9]", line)]
    assert packages
    assert [line for line in packages if "--hash=sha256:" not in line] == []
