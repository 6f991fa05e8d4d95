"""Reads the Procfile: one process a line, `name: command`. Imports the standard library only."""

import re
from pathlib import Path

from tooling.failure import Failed

_LINE = re.compile(r"^(?P<name>[A-Za-z0-9_-]+):\s*(?P<command>\S.*)$")


def parse(text: str) -> dict[str, str]:
    """The commands by name, in the file's order."""
    processes: dict[str, str] = {}
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        found = _LINE.match(line)
        if not found:
            raise Failed(f"Line {number} of the Procfile is not `name: command`: put it right.")
        if found["name"] in processes:
            raise Failed(f"The Procfile names “{found['name']}” twice: keep one of them.")
        processes[found["name"]] = found["command"]
    return processes


def read(path: Path) -> dict[str, str]:
    try:
        return parse(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Failed("The Procfile is missing: get a fresh copy of Care Finder.") from None
