"""Remembers what was made from what, so that nothing is made twice.

A stamp is a small file with the hash of everything that the thing was made from.
Imports the standard library only.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path


def files_under(*places: Path) -> Iterator[Path]:
    """Every file that counts, in a settled order; no caches, no hidden files."""
    for place in places:
        if place.is_file():
            yield place
        for found in sorted(place.rglob("*")) if place.is_dir() else ():
            inside = found.relative_to(place).parts
            if found.is_file() and not any(p.startswith(".") or p == "__pycache__" for p in inside):
                yield found


def digest(root: Path, files: Iterable[Path], *facts: str) -> str:
    """One hash of the files' names and contents, and of any other facts."""
    total = hashlib.sha256()
    for fact in facts:
        total.update(f"fact {fact}\n".encode())
    for path in files:
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    return total.hexdigest()


def matches(stamp: Path, value: str) -> bool:
    try:
        return stamp.read_text(encoding="utf-8").strip() == value
    except FileNotFoundError:
        return False


def write(stamp: Path, value: str) -> None:
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(value + "\n", encoding="utf-8")
