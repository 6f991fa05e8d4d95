"""The Procfile is read as a Procfile host reads it."""

from pathlib import Path

import pytest

from tooling import procfile
from tooling.failure import Failed
from tooling.project import Project


def test_commands_are_read_in_order_without_comments() -> None:
    text = "# a note\n\nweb: exec serve --port $PORT\nwork_er-2:do 'a: b' # kept\n"
    assert procfile.parse(text) == {
        "web": "exec serve --port $PORT",
        "work_er-2": "do 'a: b' # kept",
    }
    assert list(procfile.parse(text)) == ["web", "work_er-2"]


@pytest.mark.parametrize("line", ["web", "web:", ": run", "a web: run"])
def test_a_line_that_is_no_process_is_named_by_its_number(line: str) -> None:
    with pytest.raises(Failed, match="Line 2 of the Procfile"):
        procfile.parse(f"web2: run\n{line}\n")


def test_a_name_may_stand_once_only() -> None:
    with pytest.raises(Failed, match="twice"):
        procfile.parse("web: a\nweb: b\n")


def test_a_missing_procfile_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="Procfile is missing"):
        procfile.read(tmp_path / "Procfile")


def test_our_own_has_the_release_and_three_processes_that_replace_their_shell() -> None:
    processes = procfile.read(Project.here().root / "Procfile")
    assert set(processes) == {"release", "web", "assistant", "actions"}
    assert all("exec " in command for command in processes.values())
