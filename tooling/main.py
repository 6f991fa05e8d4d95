"""Reads the command line of `care-finder` and turns every failure into a sentence.

Imports the standard library and its neighbours in tooling only.
"""

import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from tooling import environments, lockfiles, start, testing
from tooling.console import Steps
from tooling.failure import Failed, explain_os_error
from tooling.handed import for_commands
from tooling.locks import one_at_a_time
from tooling.preparing import Preparation
from tooling.project import Project
from tooling.running import clean_environment

USAGE = """\
python3 care-finder start            sets up what is missing and runs Care Finder (PORT=8000)
python3 care-finder test [...]       runs every check and test; with words, pytest with those words
python3 care-finder setup            sets up what is missing, and no more
python3 care-finder train [--again]  trains the assistant where its sources have changed
python3 care-finder lock [--upgrade] makes the lock files again
python3 care-finder help             shows this; anything else goes to the product's own command
"""


def main(arguments: Sequence[str]) -> int:
    """The exit status of the command."""
    _end_tidily()
    project = Project.here()
    try:
        return _run(project, list(arguments))
    except Failed as failure:
        print(failure, file=sys.stderr)
    except OSError as problem:
        print(explain_os_error(problem, project.short(project.setup_log)), file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    return 1


def _run(project: Project, arguments: list[str]) -> int:
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if command in ("", "help", "-h", "--help"):
        print(USAGE, end="")
        return 0 if command else 2
    if command == "test":
        return testing.test(project, rest)
    simple = {
        "start": (set(), lambda: start.start(project)),
        "setup": (set(), lambda: start.set_up(project)),
        "train": ({"--again"}, lambda: start.train(project, "--again" in rest)),
        "lock": ({"--upgrade"}, lambda: lockfiles.lock(project, "--upgrade" in rest)),
    }
    if command not in simple:
        return _pass_on(project, arguments)
    known, action = simple[command]
    unknown = [word for word in rest if word not in known]
    if unknown:
        raise Failed(f"`{command}` does not know “{unknown[0]}”: see python3 care-finder help.")
    action()
    return 0


def _pass_on(project: Project, arguments: list[str]) -> int:
    """To the product's own command, in its environment and with its database."""
    ours = environments.product(project)
    preparation = Preparation(project, Steps(total=2, stream=sys.stderr))
    if not preparation.maker.ready(ours):
        with one_at_a_time(project.setup_lock, preparation.steps.say):
            preparation.installer(ours)
            preparation.environment("the site's environment", ours)
    handed = for_commands(clean_environment(), project.var)
    sys.stdout.flush()
    os.execve(project.command, [str(project.command), *arguments], handed)  # noqa: S606
    return 0


def _end_tidily() -> None:
    """A request to end, or a terminal that goes away, ends us the way Ctrl-C does."""

    def ended(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, ended)
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        signal.signal(signal.SIGHUP, ended)
