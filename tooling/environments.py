"""Makes the environments from their lock files: the product's, the tests' and the assistant's.

Imports the standard library and its neighbours in tooling only.
"""

import platform
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tooling import stamps, uv
from tooling.failure import Failed
from tooling.project import Project
from tooling.running import Runner, Word

NO_OLD_PYTHON = (
    "The assistant needs Python 3.10, and none was found or could be fetched: install it "
    "(for example with pyenv install 3.10) and run the same command again. "
    "What happened is in {log}."
)
NOT_MADE = "The environment {name} could not be made: what happened is in {{log}}."


@dataclass(frozen=True)
class Environment:
    """One environment: where it is, what it is locked to, which Python it runs on."""

    name: str
    folder: Path
    lock: Path
    python: str
    fact: str  # what settles the Python, for the stamp
    has_project: bool  # whether this project itself is installed into it

    @property
    def stamp(self) -> Path:
        return self.folder / ".care-finder-stamp"

    @property
    def program(self) -> Path:
        return self.folder / "bin" / "python"


def product(project: Project) -> Environment:
    return _ours(project, ".venv", "base.txt")


def tests(project: Project) -> Environment:
    return _ours(project, ".venv-dev", "dev.txt")


def _ours(project: Project, name: str, lock: str) -> Environment:
    python = uv.this_python()
    return Environment(
        name=name,
        folder=project.root / name,
        lock=project.root / "requirements" / lock,
        python=python,
        fact=f"{platform.python_version()} {python}",
        has_project=True,
    )


def assistant(project: Project) -> Environment:
    wanted = (project.bot / ".python-version").read_text(encoding="utf-8").strip()
    return Environment(
        name="bot/.venv",
        folder=project.bot / ".venv",
        lock=project.bot / "requirements.txt",
        python=wanted,
        fact=wanted,
        has_project=False,
    )


@dataclass
class Maker:
    """Brings environments up to date. uv is fetched, and asked, only when one is not."""

    project: Project
    runner: Runner

    def ready(self, environment: Environment) -> bool:
        return environment.program.exists() and stamps.matches(
            environment.stamp, self._value(environment)
        )

    def make(self, environment: Environment) -> None:
        if self.ready(environment):
            return
        if not environment.lock.exists():
            raise Failed(f"{self.project.short(environment.lock)} is missing: get a fresh copy.")
        if not self._same_python(environment):
            self._make_empty(environment)
        environment.stamp.unlink(missing_ok=True)
        # What has to be built is built with what the lock file names, too.
        locked: list[Word] = ["--build-constraints", environment.lock, environment.lock]
        self._uv(
            ["pip", "sync", "--quiet", "--require-hashes", "--compile-bytecode", *locked],
            environment,
        )
        if environment.has_project:
            self._install_project(environment)
        stamps.write(environment.folder / ".care-finder-python", self._python(environment))
        stamps.write(environment.stamp, self._value(environment))

    def _make_empty(self, environment: Environment) -> None:
        words = ["venv", "--quiet", "--clear", "--python", environment.python]
        sentence = None if environment.has_project else NO_OLD_PYTHON
        self._uv([*words, environment.folder], environment, sentence)

    def _install_project(self, environment: Environment) -> None:
        """In place (a link to this folder), so that a new package is found at once."""
        alone = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
        in_place: list[Word] = ["--config-settings", "editable_mode=compat", "--editable"]
        self._uv(["pip", "install", *alone, *in_place, self.project.root], environment)

    def _uv(
        self, words: Sequence[Word], environment: Environment, otherwise: str | None = None
    ) -> None:
        cwd = self.project.root if environment.has_project else self.project.bot
        target: list[Word] = [] if words[0] == "venv" else ["--python", environment.program]
        self.runner.run(
            [self.uv, *words, *target],
            otherwise or NOT_MADE.format(name=environment.name),
            cwd=cwd,
            env=self.uv_environment,
            network=otherwise is None,
        )

    @cached_property
    def uv(self) -> Path:
        return uv.bootstrap(self.project, self.runner)

    @cached_property
    def uv_environment(self) -> dict[str, str]:
        return uv.environment(self.uv.parent.parent)

    def _python(self, environment: Environment) -> str:
        return f"{environment.fact} in {environment.folder}"

    def _same_python(self, environment: Environment) -> bool:
        """Whether the folder holds an environment of this Python, made in this very place."""
        python = environment.folder / ".care-finder-python"
        return environment.program.exists() and stamps.matches(python, self._python(environment))

    def _value(self, environment: Environment) -> str:
        parts = [environment.lock]
        if environment.has_project:
            parts.append(self.project.root / "pyproject.toml")
        return stamps.digest(
            self.project.root, [p for p in parts if p.exists()], self._python(environment)
        )
