"""Keeps two commands in one clone from doing the same work at once.

The locks are the kernel's (flock): they end with the process, whatever ends it.
Imports the standard library and `failure` only.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tooling.failure import Failed

WAITING = "Another Care Finder command is setting up in this folder: waiting for it to finish."


def _open(path: Path) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def one_at_a_time(path: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Waits for its turn, saying so, and holds it to the end of the block."""
    handle = _open(path)
    try:
        if not _taken(handle):
            say(WAITING)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def hold_for_life(path: Path, refusal: str) -> int:
    """Holds a lock as long as this process lives, also after it has become another program."""
    handle = _open(path)
    if not _taken(handle):
        os.close(handle)
        raise Failed(refusal)
    os.set_inheritable(handle, True)
    return handle
