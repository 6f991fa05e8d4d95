"""Trains the assistant, once for each state of what it learns from.

A model is named after the fingerprint of its sources, so a matching file is the right one.
Imports the standard library and its neighbours in tooling only.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from tooling import stamps
from tooling.failure import Failed
from tooling.handed import QUIET, TWO_CORES
from tooling.project import Project
from tooling.running import Runner, clean_environment

KEPT = 3  # the one in use and the two before it
NOT_TRAINED = (
    "The assistant could not be trained: look for the last error in {log}, put it right in bot/ "
    "and run the same command again."
)
_STARTED = re.compile(r"Start(?:ing|ed) to train component '([^']+)'")


def sources(project: Project) -> list[Path]:
    """All that the assistant learns from or is built with."""
    bot = project.bot
    return [
        bot / "config.yml",
        bot / "domain",
        bot / "data",
        bot / "components",
        bot / "adapter",
        bot / "requirements.txt",
        project.root / "directory" / "places" / "data",
    ]


def fingerprint(project: Project) -> str:
    return stamps.digest(project.root, stamps.files_under(*sources(project)))


def model_path(project: Project, models: Path) -> Path:
    return models / f"assistant-{fingerprint(project)[:16]}.tar.gz"


def ensure(
    project: Project, models: Path, runner: Runner, tell: Callable[[str], None], again: bool = False
) -> Path:
    """The model of the present sources; trains it first where there is none."""
    model = model_path(project, models)
    if again or not model.exists():
        if not (project.bot / "config.yml").exists():
            raise Failed("bot/config.yml is missing: get a fresh copy of Care Finder.")
        _train(project, model, runner, tell)
    os.utime(model)
    remove_old(models, model)
    return model


def remove_old(models: Path, current: Path) -> None:
    """Keeps the current model and the last two before it."""
    found = sorted(models.glob("assistant-*.tar.gz"), key=lambda p: p.stat().st_mtime, reverse=True)
    for path in [p for p in found if p != current][KEPT - 1 :]:
        path.unlink(missing_ok=True)


def _train(project: Project, model: Path, runner: Runner, tell: Callable[[str], None]) -> None:
    """Into a folder of its own first: a half-made model never has a model's name."""
    model.parent.mkdir(parents=True, exist_ok=True)

    def progress(line: str) -> None:
        component = _STARTED.search(line)
        if component:
            tell(f"training: {component[1].rpartition('.')[2]}")

    tell("training: reading the examples")
    with tempfile.TemporaryDirectory(prefix=".training-", dir=model.parent) as folder:
        learn_from = ["--config", "config.yml", "--domain", "domain", "--data", "data"]
        named = ["--out", folder, "--fixed-model-name", "assistant"]
        runner.run(
            [project.bot_python, "-m", "rasa", "train", *learn_from, *named],
            NOT_TRAINED,
            cwd=project.bot,
            env=environment(project, Path(folder)),
            on_line=progress,
        )
        made = Path(folder) / "assistant.tar.gz"
        if not made.exists():
            raise Failed(NOT_TRAINED.format(log=runner.shown_log))
        shutil.move(made, model)


def environment(project: Project, folder: Path) -> dict[str, str]:
    """For Rasa's own command, with a cache that ends with the folder.

    Rasa's cache sees a component's class change, but not the modules and data that the class uses:
    kept between trainings it would put old parts into a new model.
    """
    return {
        **QUIET,
        **TWO_CORES,
        **clean_environment(),
        "PYTHONPATH": str(project.bot),
        "RASA_CACHE_DIRECTORY": str(folder / "cache"),
    }
