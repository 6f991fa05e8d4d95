"""How much memory a process holds and how long it was at work, as Linux says."""

import os
from collections.abc import Iterable
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Self

from sqlalchemy import Engine, text

_PAGE = os.sysconf("SC_PAGE_SIZE")
_TICKS = os.sysconf("SC_CLK_TCK")


def resident_mb(pid: int | str = "self") -> float:
    """Resident memory in megabytes; 0 where the system does not say."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * _PAGE / 1_000_000


def at_work_ms(pids: Iterable[int]) -> float:
    """Milliseconds that these processes have had of a processor since they began."""
    ticks = 0
    for pid in pids:
        try:
            said = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += int(said[11]) + int(said[12])
    return ticks * 1000 / _TICKS


def servers_of(engine: Engine) -> list[int]:
    """PostgreSQL's processes for this database, where they are on this machine; SQLite has none."""
    if engine.dialect.name != "postgresql":
        return []
    query = text("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
    with engine.connect() as connection:
        return list(connection.scalars(query))


def children_of(pid: int) -> list[int]:
    """The processes that a process has started."""
    said = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in said.read_text().split()] if said.exists() else []


class Watch:
    """Samples a process's resident memory, in megabytes, while something goes on."""

    def __init__(self, pid: int | str = "self", every_seconds: float = 0.1) -> None:
        self._pid, self._every = pid, every_seconds
        self._is_over = Event()
        self._thread = Thread(target=self._sample, daemon=True)
        self.samples: list[float] = []

    def __enter__(self) -> Self:
        self.samples.append(resident_mb(self._pid))
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._is_over.set()
        self._thread.join()
        self.samples.append(resident_mb(self._pid))

    def _sample(self) -> None:
        while not self._is_over.wait(self._every):
            self.samples.append(resident_mb(self._pid))

    def __str__(self) -> str:
        """At the start, after each quarter, and the most."""
        last = len(self.samples) - 1
        points = [self.samples[last * quarter // 4] for quarter in range(5)]
        said = " ".join(f"{point:.0f}" for point in points)
        return f"{said} MB resident by quarters, at most {max(self.samples):.0f} MB"
