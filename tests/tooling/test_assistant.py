"""A model is trained once for each state of its sources."""

import os
from pathlib import Path

import pytest

from tooling import assistant
from tooling.failure import Failed
from tooling.project import Project
from tooling.running import Runner


@pytest.fixture
def project(tmp_path: Path) -> Project:
    for name in ("bot/data", "bot/domain", "bot/components", "directory/places/data"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "bot/config.yml").write_text("pipeline: []")
    (tmp_path / "bot/data/nlu.yml").write_text("nlu: []")
    return Project(root=tmp_path, var=tmp_path / "var")


def no_runner(project: Project) -> Runner:
    return Runner(project.root, project.train_log, "train.log")


@pytest.mark.parametrize(
    "name",
    [
        "bot/config.yml",
        "bot/domain/search.yml",
        "bot/data/rules/search.yml",
        "bot/components/place.py",
        "bot/requirements.txt",
        "directory/places/data/places.csv",
    ],
)
def test_every_source_changes_the_fingerprint(project: Project, name: str) -> None:
    before = assistant.fingerprint(project)
    path = project.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("changed")
    assert assistant.fingerprint(project) != before


def test_what_the_assistant_does_not_learn_from_does_not_count(project: Project) -> None:
    before = assistant.fingerprint(project)
    (project.bot / "actions").mkdir()
    (project.bot / "actions" / "find.py").write_text("x")
    (project.bot / "components" / "__pycache__").mkdir()
    (project.bot / "components" / "__pycache__" / "a.pyc").write_text("x")
    assert assistant.fingerprint(project) == before


def test_a_model_that_is_there_is_not_trained_again(project: Project) -> None:
    model = assistant.model_path(project, project.models)
    model.parent.mkdir(parents=True)
    model.write_bytes(b"trained")
    found = assistant.ensure(project, project.models, no_runner(project), lambda _: None)
    assert found == model
    assert model.read_bytes() == b"trained"


def test_a_failed_training_says_what_to_do_and_leaves_no_model(project: Project) -> None:
    with pytest.raises(Failed, match=r"could not be trained.*train\.log"):
        assistant.ensure(project, project.models, no_runner(project), lambda _: None)
    assert list(project.models.iterdir()) == []


def test_only_the_last_two_models_are_kept_beside_the_current_one(tmp_path: Path) -> None:
    for age, name in enumerate(["a", "b", "c", "d"]):
        path = tmp_path / f"assistant-{name}.tar.gz"
        path.touch()
        os.utime(path, (1000 - age, 1000 - age))
    (tmp_path / "other.tar.gz").touch()
    assistant.remove_old(tmp_path, tmp_path / "assistant-d.tar.gz")
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == [f"assistant-{name}.tar.gz" for name in "abd"] + ["other.tar.gz"]
