"""Builds web/static/dist with npm: the machine's own, or one from a throw-away environment.

Imports the standard library and its neighbours in tooling only.
"""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tooling import stamps
from tooling.environments import Maker
from tooling.failure import Failed
from tooling.project import Project
from tooling.running import Runner, Word, clean_environment
from tooling.uv import this_python

NPM_AT_LEAST = (9, 0)
NODE_AT_LEAST = (20, 19)  # what sass asks for
NOT_FETCHED = "The front end's packages could not be installed: what npm said is in {log}."
NOT_BUILT = "The front end could not be built: what npm said is in {log}."
NO_NPM = "npm could not be installed for the build: install Node.js 20 or newer. More in {log}."
MADE = ("app.css", "govuk-frontend.min.js", "htmx.min.js")


@dataclass
class Frontend:
    """The built front end, and whether it is up to date."""

    project: Project
    runner: Runner
    maker: Maker

    @property
    def dist(self) -> Path:
        return self.project.root / "web" / "static" / "dist"

    def make(self) -> None:
        root = self.project.root
        if not (root / "web" / "assets" / "app.scss").exists():
            raise Failed("web/assets/app.scss is missing: get a fresh copy of Care Finder.")
        packages = stamps.digest(root, stamps.files_under(*self._package_files()))
        modules = root / "node_modules" / ".care-finder-stamp"
        have_packages = stamps.matches(modules, packages)
        built = stamps.digest(root, stamps.files_under(*self._source_files()), packages)
        stamp = self.project.tools / "frontend.stamp"
        if have_packages and stamps.matches(stamp, built) and self._all_made():
            return
        with npm(self.project, self.runner, self.maker) as (program, environment):
            if not have_packages:
                self.runner.run([program, "ci"], NOT_FETCHED, env=environment)
                stamps.write(modules, packages)
            self.runner.run([program, "run", "build"], NOT_BUILT, env=environment)
        stamps.write(stamp, built)

    def _all_made(self) -> bool:
        return all((self.dist / name).exists() for name in MADE)

    def _package_files(self) -> tuple[Path, ...]:
        root = self.project.root
        return root / "package.json", root / "package-lock.json"

    def _source_files(self) -> tuple[Path, ...]:
        root = self.project.root
        return root / "tooling" / "frontend.mjs", root / "web" / "assets"


@contextmanager
def npm(project: Project, runner: Runner, maker: Maker) -> Iterator[tuple[str, dict[str, str]]]:
    """npm's program and the environment it needs."""
    own = shutil.which("npm")
    if own and new_enough(own, NPM_AT_LEAST) and new_enough("node", NODE_AT_LEAST):
        yield own, clean_environment()
        return
    project.tools.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="node-", dir=project.tools) as folder:
        place = Path(folder) / "venv"
        lock = project.root / "requirements" / "node.txt"
        settings = maker.uv_environment
        target: list[Word] = ["--python", place / "bin" / "python", lock]
        runner.run(
            [maker.uv, "venv", "--quiet", "--python", this_python(), place], NO_NPM, env=settings
        )
        runner.run(
            [maker.uv, "pip", "sync", "--quiet", "--require-hashes", *target],
            NO_NPM,
            env=settings,
        )
        environment = clean_environment()
        environment["PATH"] = f"{place / 'bin'}:{environment.get('PATH', '')}"
        yield str(place / "bin" / "npm"), environment


def new_enough(program: str, least: tuple[int, int]) -> bool:
    """Whether a program of the machine's answers, with this version or a newer one."""
    try:
        said = subprocess.run(
            [program, "--version"], capture_output=True, check=True, encoding="utf-8"
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return False
    version = re.match(r"v?(\d+)\.(\d+)", said.strip())
    return bool(version and (int(version[1]), int(version[2])) >= least)
