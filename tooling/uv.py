"""Gets uv, the installer that makes every environment, and hands it this machine's settings.

Private and pinned by hash, in .tools/uv; it comes by pip, with whatever pip is set to use here.
Imports the standard library and its neighbours in tooling only.
"""

import ast
import re
import shutil
import ssl
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tooling import stamps
from tooling.failure import Failed
from tooling.project import Project
from tooling.running import Runner, Word, clean_environment

NO_VENV = (
    "This Python can make no environments: install python3-venv (on Debian and Ubuntu: "
    "apt install python3-venv) and run the same command again."
)
NOT_INSTALLED = "The installer uv could not be installed: what pip said is in {log}."

# pip's setting, and uv's own name for it. Extra indexes are left out: all that is needed is public,
# and uv, which never mixes two indexes' files of one version, may then miss the right file.
SAME_SETTING = {
    "cert": "SSL_CERT_FILE",
    "client-cert": "SSL_CLIENT_CERT",
    "index-url": "UV_DEFAULT_INDEX",
    "no-index": "UV_NO_INDEX",
    "proxy": "ALL_PROXY",
    "timeout": "UV_HTTP_TIMEOUT",
    "default-timeout": "UV_HTTP_TIMEOUT",
    "trusted-host": "UV_INSECURE_HOST",
}
_LINE = re.compile(r"^(?P<section>:env:|[a-z]+)\.(?P<key>[\w.-]+)=(?P<value>.*)$")
_RANK = {"global": 0, "install": 1, ":env:": 2}


def this_python() -> str:
    """The interpreter itself, not an environment's link to it."""
    return str(Path(getattr(sys, "_base_executable", None) or sys.executable).resolve())


def bootstrap(project: Project, runner: Runner) -> Path:
    """The path of uv's program; installs it first where it is not there yet."""
    lock = project.root / "requirements" / "uv.txt"
    place = project.tools / "uv"
    stamp = place / ".care-finder-stamp"
    value = stamps.digest(project.root, [lock], this_python(), str(project.root))
    program = _program(place)
    if program and stamps.matches(stamp, value):
        return program
    shutil.rmtree(place, ignore_errors=True)
    _install(place, lock, runner)
    program = _program(place)
    if not program:
        raise Failed(NOT_INSTALLED.format(log=runner.shown_log))
    stamps.write(stamp, value)
    return program


def _program(place: Path) -> Path | None:
    program = place / "bin" / "uv"
    return program if program.exists() else None


def _install(place: Path, lock: Path, runner: Runner) -> None:
    """By pip in an environment; without venv or ensurepip by this Python's own pip."""
    wanted: list[Word] = [
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
        "-r",
        lock,
    ]
    try:
        runner.run([this_python(), "-m", "venv", place], NO_VENV)
    except Failed:
        shutil.rmtree(place, ignore_errors=True)
        try:
            runner.run([this_python(), "-m", "pip", "--version"], NO_VENV)
        except Failed:
            raise Failed(NO_VENV) from None
        runner.run([this_python(), "-m", "pip", *wanted, "--target", place], NOT_INSTALLED)
        return
    runner.run([place / "bin" / "python", "-m", "pip", *wanted], NOT_INSTALLED)


def environment(place: Path) -> dict[str, str]:
    """This process's environment and, under uv's names, the settings that pip has here."""
    ours = clean_environment()
    own_python = place / "bin" / "python"
    python = str(own_python) if own_python.exists() else this_python()
    listed = subprocess.run(
        [python, "-m", "pip", "config", "list"],
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.DEVNULL,
    )
    return {**from_pip(listed.stdout, ours), **ours}


def from_pip(listing: str, environ: Mapping[str, str]) -> dict[str, str]:
    """What `pip config list` says, under uv's names; pip's own order of precedence."""
    found: dict[str, tuple[int, str]] = {}
    for line in listing.splitlines():
        parts = _LINE.match(line.strip())
        name = SAME_SETTING.get(parts["key"]) if parts else None
        if not parts or not name or parts["section"] not in _RANK:
            continue
        rank, value = _RANK[parts["section"]], _plain(parts["value"])
        if value and rank >= found.get(name, (-1, ""))[0]:
            found[name] = (rank, " ".join(value.split()))
    settings = {name: value for name, (_, value) in found.items()}
    if "UV_INDEX_URL" in environ:
        settings.pop("UV_DEFAULT_INDEX", None)
    if "SSL_CERT_FILE" not in {*settings, *environ} and _has_system_certificates():
        settings["UV_SYSTEM_CERTS"] = "1"
    return settings


def _plain(text: str) -> str:
    try:
        return str(ast.literal_eval(text))
    except (SyntaxError, ValueError):
        return text


def _has_system_certificates() -> bool:
    """Whether the machine has any of its own; uv carries some for when it has not."""
    if sys.platform == "darwin":
        return True
    paths = ssl.get_default_verify_paths()
    folder = Path(paths.capath) if paths.capath else None
    return bool(paths.cafile) or bool(folder and folder.is_dir() and any(folder.iterdir()))
