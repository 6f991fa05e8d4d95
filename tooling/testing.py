"""`test`: the linters, the assistant's own checks and the tests, beside a running product.

It has an environment, a model, a var folder and ports of its own, and ends only what it started.
Imports the standard library and its neighbours in tooling only.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tooling import assistant, environments
from tooling.console import Steps
from tooling.handed import QUIET
from tooling.locks import one_at_a_time
from tooling.preparing import Preparation
from tooling.project import Project
from tooling.running import Word, clean_environment

SET_UP_STEPS = 5
# Set for the product, and not for the tests: they make their own.
PRODUCT_ONLY = (
    "ACTIONS_PORT",
    "ACTIONS_URL",
    "ASSISTANT_KEY",
    "ASSISTANT_MODEL",
    "ASSISTANT_PORT",
    "ASSISTANT_URL",
    "DATABASE_URL",
    "PORT",
    "SECRET_KEY",
)


def test(project: Project, arguments: Sequence[str]) -> int:
    """Runs everything; with arguments, only pytest with those. The status is 0 when all is well."""
    remove_left_behind(project.var)
    var = project.var / f"test-{os.getpid()}"
    var.mkdir(parents=True)
    try:
        checks = [] if arguments else commands(project)
        steps = Steps(total=SET_UP_STEPS + len(checks) + 1)
        environment = _prepare(project, steps, var)
        failed = [
            title
            for title, words, cwd in checks
            if not _passes(steps, title, words, cwd, environment)
        ]
        if failed:
            steps.say(f"Put right: {', '.join(failed)}. What each said is above.")
        steps.done += 1
        steps.say(f"Step {steps.done} of {steps.total}: pytest")
        python = environments.tests(project).program
        status = _call([python, "-m", "pytest", *arguments], project.root, environment)
        return status or (1 if failed else 0)
    finally:
        shutil.rmtree(var, ignore_errors=True)


def _prepare(project: Project, steps: Steps, var: Path) -> dict[str, str]:
    preparation = Preparation(project, steps)
    with one_at_a_time(project.setup_lock, steps.say):
        preparation.environments(environments.tests(project), "the tests' environment")
        preparation.frontend()
        theirs = assistant.model_path(project, project.models)
        models = project.models if theirs.exists() else project.var / "test-models"
        model = shutil.copy2(preparation.model(models), var)
    environment = {
        name: value for name, value in clean_environment().items() if name not in PRODUCT_ONLY
    }
    return {
        **environment,
        "CARE_FINDER_TEST_MODEL": str(model),
        "CARE_FINDER_TEST_VAR": str(var),
        "RASA_TELEMETRY_ENABLED": "false",
        "VAR_DIR": str(var),
    }


Check = tuple[str, Sequence[Word], Path]


def commands(project: Project) -> list[Check]:
    """What is checked before the tests: a title, the command and where it runs."""
    programs = project.root / ".venv-dev" / "bin"
    root, bot = project.root, project.bot
    rasa: list[Word] = [project.bot_python, "-m", "rasa", "data", "validate", "--fail-on-warnings"]
    return [
        ("ruff check", [programs / "ruff", "check"], root),
        ("ruff format", [programs / "ruff", "format", "--check"], root),
        ("mypy", [programs / "mypy"], root),
        ("lint-imports", [programs / "lint-imports"], root),
        ("djlint", [programs / "djlint", "web", "--check", "--lint", "--quiet"], root),
        (
            "the assistant's data",
            [*rasa, "--config", "config.yml", "--domain", "domain", "--data", "data"],
            bot,
        ),
    ]


def _passes(
    steps: Steps, title: str, words: Sequence[Word], cwd: Path, env: Mapping[str, str]
) -> bool:
    steps.done += 1
    steps.say(f"Step {steps.done} of {steps.total}: {title}")
    own = {**QUIET, "PYTHONPATH": str(cwd)} if cwd.name == "bot" else {}
    return _call(words, cwd, {**env, **own}) == 0


def _call(words: Sequence[Word], cwd: Path, environment: Mapping[str, str]) -> int:
    """Runs one program on this terminal; ends it when we are ended."""
    sys.stdout.flush()
    process = subprocess.Popen([str(word) for word in words], cwd=cwd, env=dict(environment))
    try:
        return process.wait()
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def remove_left_behind(var: Path) -> None:
    """Folders of tests that were killed before they could tidy up."""
    for folder in var.glob("test-*"):
        number = folder.name.removeprefix("test-")
        if number.isdigit() and not _alive(int(number)):
            shutil.rmtree(folder, ignore_errors=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
