"""Runs other programs: their output goes to a log, and a failure becomes one sentence.

Imports the standard library and `failure` only.
"""

import os
import subprocess
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tooling.failure import Failed, explain

# One word of a command line.
Word = str | Path

LOG_LIMIT = 2_000_000
# Left over from whoever called us; each would send a program to the wrong environment.
NOT_OURS = {
    "CONDA_PREFIX",
    "PYENV_DIR",
    "PYENV_VERSION",
    "PYTHONHOME",
    "PYTHONPATH",
    "UV_PROJECT_ENVIRONMENT",
    "VIRTUAL_ENV",
}


def clean_environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment without what would mislead, and with these."""
    kept = {name: value for name, value in os.environ.items() if name not in NOT_OURS}
    return {**kept, **(extra or {})}


@dataclass
class Runner:
    """Runs programs one after another and keeps what they say in one log."""

    root: Path
    log: Path
    shown_log: str
    environment: Mapping[str, str] = field(default_factory=clean_environment)

    def run(
        self,
        words: Sequence[Word],
        otherwise: str,
        *,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
        on_line: Callable[[str], None] | None = None,
        network: bool = True,
    ) -> None:
        """Runs to the end. `otherwise` is the sentence when the failure explains nothing itself."""
        last: deque[str] = deque(maxlen=200)

        def keep(line: str) -> None:
            last.append(line)
            if on_line:
                on_line(line)

        status = self._run([str(word) for word in words], cwd or self.root, env or {}, keep)
        if status != 0:
            raise Failed(explain(last, otherwise, self.shown_log, network))

    def _run(
        self, words: list[str], cwd: Path, env: Mapping[str, str], keep: Callable[[str], None]
    ) -> int:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.unlink()
        with self.log.open("a", encoding="utf-8") as log:
            log.write(f"\n[{time.strftime('%Y-%m-%d %H:%M:%S')}] {' '.join(words)}\n")
            log.flush()
            try:
                process = subprocess.Popen(
                    words,
                    cwd=cwd,
                    env={**self.environment, **env},
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    encoding="utf-8",
                    errors="replace",
                )
            except FileNotFoundError as problem:
                keep(str(problem))
                log.write(f"{problem}\n")
                return 127
            try:
                for line in process.stdout or ():
                    log.write(line)
                    keep(line.rstrip())
                return process.wait()
            finally:
                stop(process)


def stop(process: subprocess.Popen[str]) -> None:
    """Ends a program that we started and that still runs."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    if process.stdout:
        process.stdout.close()
