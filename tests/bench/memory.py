"""How much memory a process holds, as Linux says."""

import os
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Self

_PAGE = os.sysconf("SC_PAGE_SIZE")


def resident_mb(pid: int | str = "self") -> float:
    """Resident memory in megabytes; 0 where the system does not say."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * _PAGE / 1_000_000


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
