"""`lock`: makes the lock files again from what is asked for.

Imports the standard library and its neighbours in tooling only.
"""

from tooling.console import Steps
from tooling.environments import Maker
from tooling.frontend import npm
from tooling.locks import one_at_a_time
from tooling.preparing import Preparation
from tooling.project import Project

COMPILE = ["pip", "compile", "--quiet", "--universal", "--generate-hashes"]
PLAIN = ["--no-emit-index-url", "--no-emit-find-links", "--no-header"]
NOT_LOCKED = "{name} could not be made: what happened is in {{log}}."
# requirements/NAME.in to NAME.txt, for the oldest Python that the product runs on
OURS = ("uv", "node", "base", "dev")


def lock(project: Project, upgrade: bool) -> None:
    """Keeps the versions that still fit, unless told to upgrade."""
    steps = Steps(total=len(OURS) + 2)
    preparation = Preparation(project, steps)
    newer = ["--upgrade"] if upgrade else []
    with one_at_a_time(project.setup_lock, steps.say):
        for name in OURS:
            target = f"requirements/{name}.txt"
            with steps.step(target):
                source = [f"requirements/{name}.in", "--output-file", target]
                _compile(preparation.maker, [*newer, "--python-version", "3.11", *source], target)
        with steps.step("bot/requirements.txt"):
            source = ["requirements.in", "--output-file", "requirements.txt"]
            changes = ["--override", "overrides.txt", "--python-version", "3.10"]
            _compile(preparation.maker, [*newer, *changes, *source], "bot/requirements.txt")
        with (
            steps.step("package-lock.json"),
            npm(project, preparation.runner, preparation.maker) as (program, environment),
        ):
            preparation.runner.run(
                [program, "update" if upgrade else "install", "--package-lock-only"],
                NOT_LOCKED.format(name="package-lock.json"),
                env=environment,
            )


def _compile(maker: Maker, words: list[str], name: str) -> None:
    """Runs in the folder of the file it makes, as the paths in its notes then are short."""
    maker.runner.run(
        [maker.uv, *COMPILE, *PLAIN, *words],
        NOT_LOCKED.format(name=name),
        cwd=maker.project.bot if name.startswith("bot/") else maker.project.root,
        env=maker.uv_environment,
    )
