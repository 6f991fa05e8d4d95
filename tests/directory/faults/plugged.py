"""Runs `care-finder` in processes of their own that come to a sudden end, or stand still.

python -m tests.directory.faults.plugged reads lines of JSON: {"words": [...], "when": "statement" |
"commit" | "never", "at": which statement, or milliseconds after the commit began (negative: just
before), "signal": a number}. For each it makes a process that runs the command and sends itself the signal at that
moment, and answers with a line of JSON: {"pid", "status" (negative: the signal that ended it),
"is_stopped", "statements", "output"}. {"go_on": pid} continues one that stands still.
"""

import json
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import Engine, event

from directory.cli import main as care_finder


class Plug:
    """Sends its own process a signal, once."""

    def __init__(self, when: str, at: float, number: int) -> None:
        self.statements = 0
        self._when, self._at, self._number = when, at, number
        event.listen(Engine, "before_cursor_execute", self._statement)
        event.listen(Engine, "commit", self._commit)

    def _statement(self, *_: Any) -> None:
        self.statements += 1
        if self._when == "statement" and self.statements == self._at:
            os.kill(os.getpid(), self._number)

    def _commit(self, *_: Any) -> None:
        if self._when == "commit" and self._at < 0:
            os.kill(os.getpid(), self._number)
        elif self._when == "commit":
            threading.Thread(target=self._soon, daemon=True).start()

    def _soon(self) -> None:
        time.sleep(self._at / 1000)
        os.kill(os.getpid(), self._number)


def run(job: dict[str, Any], output: int) -> int:
    """In the new process: the status of the command."""
    for stream in (1, 2):
        os.dup2(output, stream)
    number = job.get("signal", signal.SIGKILL)
    plug = Plug(job["when"], job.get("at", 0), number)
    try:
        care_finder(job["words"], prog_name="care-finder")
    except SystemExit as end:
        return int(end.code or 0)
    finally:
        print(f"\nstatements {plug.statements}", flush=True)
    return 0


def main() -> None:
    """Until its input ends."""
    files: dict[int, Any] = {}
    for line in sys.stdin:
        job = json.loads(line)
        if "go_on" in job:
            pid = job["go_on"]
            os.kill(pid, signal.SIGCONT)
        else:
            file = tempfile.TemporaryFile()  # noqa: SIM115 - read when its process has ended
            pid = os.fork()
            if not pid:
                _end_with(partial(run, job, file.fileno()))
            files[pid] = file
        print(json.dumps(_answer(pid, files)), flush=True)


def _end_with(work: Callable[[], int]) -> None:
    status = 99
    try:
        status = work()
    finally:
        sys.stdout.flush()
        os._exit(status)


def _answer(pid: int, files: dict[int, Any]) -> dict[str, Any]:
    _, how = os.waitpid(pid, os.WUNTRACED)
    file = files[pid]
    file.seek(0)
    said = file.read().decode(errors="replace")
    output, _, statements = said.rpartition("\nstatements ")
    if os.WIFSTOPPED(how):
        return {"pid": pid, "status": None, "is_stopped": True, "output": said}
    return {
        "pid": pid,
        "status": os.waitstatus_to_exitcode(how),
        "is_stopped": False,
        "statements": int(statements) if statements.strip().isdigit() else None,
        "output": output or said,
    }


if __name__ == "__main__":
    main()
