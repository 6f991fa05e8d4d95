"""The real servers for tests: web, assistant and actions of the Procfile, on ports and data of their own.

Nothing here touches a running product: the database is made anew, the ports are free ones, and only
the process groups that were started are ended.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import requests

from directory import migrate
from directory.commands import load_councils
from directory.database import make_engine, make_sessions
from directory.examples import load_examples
from directory.places import load_gazetteer
from tests.talking import Site
from tooling.assistant import model_path
from tooling.handed import for_processes
from tooling.ports import HOST, any_free
from tooling.procfile import read as read_procfile
from tooling.project import Project
from tooling.running import clean_environment
from tooling.testing import PRODUCT_ONLY

PROJECT = Project.here()
PROGRAMS = Path(sys.executable).parent
READY_SECONDS = 300.0
"""The assistant loads in some 20 s on an idle machine; others may be at work on this one."""
STOP_SECONDS = 15.0
LOG_TAIL = 3_000
NAMES = ("actions", "assistant", "web")
USUAL = {
    "LIMIT_PER_ADDRESS": "1000000 per minute",  # all tests come from one address
    "WEB_CONCURRENCY": "1",  # limits in memory then count every message
}


class StackError(Exception):
    """A part did not start; the message shows the end of what it said."""


@dataclass
class Part:
    """One process of the Procfile, leader of its own group."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path

    def signal(self, number: int) -> None:
        """To the process and to all that it started."""
        os.killpg(self.process.pid, number)

    def stop(self) -> None:
        """As a shutdown would; a part that hangs is continued first, one that stays is killed."""
        if self.process.poll() is not None:
            return
        self.signal(signal.SIGCONT)
        self.signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.signal(signal.SIGKILL)
            self.process.wait()

    def said(self) -> str:
        """Its log so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")


@dataclass
class Stack:
    """Running servers. `url` is the site's; `parts` are by their name in the Procfile."""

    folder: Path
    environment: dict[str, str]
    parts: dict[str, Part] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.environment['PORT']}"

    @property
    def assistant_url(self) -> str:
        return self.environment["ASSISTANT_URL"]

    @property
    def actions_url(self) -> str:
        return self.environment["ACTIONS_URL"]

    def start(self, name: str, **settings: str) -> Part:
        """Starts one part, which must not be running."""
        log = self.folder / f"{name}.log"
        with log.open("ab") as output:
            process = subprocess.Popen(
                ["/bin/sh", "-c", command(name)],
                cwd=PROJECT.root,
                env={**self.environment, **settings},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.parts[name] = Part(name, process, log)
        return self.parts[name]

    def stop(self) -> None:
        """Ends every part that was started."""
        for part in self.parts.values():
            if part.process.poll() is None:
                part.signal(signal.SIGCONT)
                part.signal(signal.SIGTERM)
        for part in self.parts.values():
            part.stop()

    def end(self, name: str, number: int = signal.SIGTERM) -> None:
        """Stops one part, to be started again or not."""
        self.parts[name].signal(number)
        self.parts.pop(name).stop()

    def hang(self, name: str) -> None:
        """Freezes one part: its port stays open and nothing answers."""
        self.parts[name].signal(signal.SIGSTOP)

    def go_on(self, name: str) -> None:
        """Lets a part that hangs go on."""
        self.parts[name].signal(signal.SIGCONT)

    def wait_ready(self, seconds: float = READY_SECONDS) -> None:
        """Until /health/ready says 200. Raises StackError with the log of the part that is away."""
        self.wait_for(lambda: status_of(f"{self.url}/health/ready") == 200, seconds, "get ready")
        self.wait_for(lambda: is_understood(self.url), 15, "be understood by the assistant")

    def wait_live(self, seconds: float = 60.0) -> None:
        """Until the site answers, whatever the other parts do."""
        self.wait_for(
            lambda: status_of(f"{self.url}/health/live") == 200, seconds, "start the site"
        )

    def wait_for(self, is_so: Callable[[], bool], seconds: float, what: str) -> None:
        """Until `is_so`, as long as no part has ended."""
        end = time.monotonic() + seconds
        while not is_so():
            ended = [p for p in self.parts.values() if p.process.poll() is not None]
            if ended or time.monotonic() > end:
                raise StackError(self._trouble(what, ended))
            time.sleep(0.25)

    def _trouble(self, what: str, ended: list[Part]) -> str:
        shown = ended or list(self.parts.values())
        why = (
            f"{ended[0].name} ended ({ended[0].process.returncode})" if ended else "the time was up"
        )
        logs = [f"--- {part.name} ---\n{part.said()[-LOG_TAIL:]}" for part in shown]
        return "\n".join([f"Could not {what}: {why}.", *logs])


def command(name: str) -> str:
    """The Procfile's own command, with the programs of the tests' environment."""
    words = read_procfile(PROJECT.root / "Procfile")[name]
    ours = words.startswith("exec .venv/bin/")
    return words.replace("exec .venv/bin/", f"exec {PROGRAMS}/", 1) if ours else words


def status_of(address: str, seconds: float = 5.0) -> int | None:
    """The HTTP status of a GET, or None where nothing answers."""
    with requests.Session() as http:
        http.trust_env = False
        try:
            return http.get(address, timeout=seconds).status_code
        except requests.RequestException:
            return None


def is_understood(url: str) -> bool:
    """Whether a message is answered by the assistant itself, not without it."""
    with Site(url) as site:
        return "degraded" not in site.converse().say("hello")


def find_model() -> Path:
    """The trained assistant to test; skips, saying so, where there is none."""
    named = os.environ.get("CARE_FINDER_TEST_MODEL")
    if named:
        return Path(named)
    folder = PROJECT.root / "var" / "models"
    fitting = model_path(PROJECT, folder)
    if fitting.exists():
        return fitting
    trained = sorted(folder.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not trained:
        pytest.skip("No trained assistant: run `python3 care-finder train`.")
    return trained[-1]


def need_assistant() -> Path:
    """The model; skips, saying so, where the assistant cannot be run."""
    if not PROJECT.bot_python.exists():
        pytest.skip("No environment for the assistant: run `python3 care-finder setup`.")
    return find_model()


def fill(database_url: str) -> None:
    """Migrates a new database and puts the councils and the examples in it."""
    migrate.upgrade(database_url)
    engine = make_engine(database_url)
    gazetteer = load_gazetteer()
    try:
        with make_sessions(engine).begin() as session:
            load_councils(session, gazetteer)
            load_examples(session, gazetteer)
    finally:
        engine.dispose()


def make_environment(folder: Path, model: Path, settings: Mapping[str, str]) -> dict[str, str]:
    """What the processes are handed: as the product, but for ports and data."""
    ours = {k: v for k, v in clean_environment().items() if k not in PRODUCT_ONLY}
    port = any_free()
    assistant = any_free({port})
    ports = {
        "ASSISTANT_PORT": str(assistant),
        "ACTIONS_PORT": str(any_free({port, assistant})),
    }
    return for_processes({**ours, **USUAL, **ports, **settings}, folder, port, model)


@contextmanager
def running(folder: Path, names: tuple[str, ...] = NAMES, **settings: str) -> Iterator[Stack]:
    """Servers of their own for one test or one module; waits until they are ready."""
    model = need_assistant() if "assistant" in names else Path("none")
    folder.mkdir(parents=True, exist_ok=True)
    stack = Stack(folder, make_environment(folder, model, settings))
    if "DATABASE_URL" not in settings:
        fill(stack.environment["DATABASE_URL"])
    try:
        for name in names:
            stack.start(name)
        if set(names) == set(NAMES):
            stack.wait_ready()
        else:
            stack.wait_live()
        yield stack
    finally:
        stack.stop()
