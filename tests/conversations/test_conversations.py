"""Whole conversations, held with the real servers. What is checked is structure, never wording."""

from pathlib import Path

import pytest

from tests.conversations.checking import FOLDER, KINDS, Held, files, not_yet, turns_of
from tests.talking import Site


def _parameter(path: Path) -> object:
    reason = not_yet(path)
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(path, id=f"{path.parent.name}: {path.stem.replace('_', ' ')}", marks=marks)


@pytest.mark.assistant
@pytest.mark.parametrize("path", [_parameter(path) for path in files()])
def test_conversation(site: Site, path: Path) -> None:
    held = Held(site.converse())
    wrong = [each for turn in turns_of(path) for each in held.take(turn)]
    assert not wrong, "\n".join(["", *wrong])


def test_every_kind_of_conversation_has_some() -> None:
    found = files()
    assert len(found) >= 25
    assert {path.parent.name for path in found} == set(KINDS)


def test_no_file_stands_where_it_is_not_run() -> None:
    assert sorted(FOLDER.rglob("*.yml")) == files()
    assert not list(FOLDER.rglob("*.yaml"))
