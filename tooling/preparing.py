"""The set-up that `start`, `setup`, `train` and `test` share, step by step.

Imports the standard library and its neighbours in tooling only.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tooling import assistant, environments
from tooling.console import Steps
from tooling.environments import Environment, Maker
from tooling.frontend import Frontend
from tooling.handed import for_commands
from tooling.procfile import read
from tooling.project import Project
from tooling.running import Runner, clean_environment

NOT_RELEASED = "The database could not be brought up to date: what happened is in {log}."


@dataclass
class Preparation:
    """Does the steps. Each is quick when there is nothing to do."""

    project: Project
    steps: Steps

    @cached_property
    def runner(self) -> Runner:
        log = self.project.setup_log
        return Runner(self.project.root, log, self.project.short(log))

    @cached_property
    def trainer(self) -> Runner:
        log = self.project.train_log
        return Runner(self.project.root, log, self.project.short(log))

    @cached_property
    def maker(self) -> Maker:
        return Maker(self.project, self.runner)

    def installer(self, *needed: Environment) -> None:
        with self.steps.step("the installer"):
            if not all(self.maker.ready(environment) for environment in needed):
                _ = self.maker.uv

    def environment(self, title: str, environment: Environment) -> None:
        with self.steps.step(title):
            if not self.maker.ready(environment):
                self.steps.detail("downloading and installing")
            self.maker.make(environment)

    def environments(self, first: Environment, title: str) -> None:
        """The installer, the given environment, and the assistant's: three steps."""
        theirs = environments.assistant(self.project)
        self.installer(first, theirs)
        self.environment(title, first)
        self.environment("the assistant's environment", theirs)

    def frontend(self) -> None:
        with self.steps.step("the front end"):
            Frontend(self.project, self.runner, self.maker).make()

    def model(self, models: Path, again: bool = False) -> Path:
        with self.steps.step("the assistant's training"):
            return assistant.ensure(
                self.project, models, self.trainer, self.steps.detail, again=again
            )

    def release(self) -> None:
        """Runs the Procfile's release line to its end."""
        with self.steps.step("the database"):
            command = read(self.project.root / "Procfile").get("release")
            if command:
                env = for_commands(clean_environment(), self.project.var)
                self.runner.run(["/bin/sh", "-c", command], NOT_RELEASED, env=env)
