"""supervisord, made to leave nothing behind.

When the terminal goes away it stops, instead of starting again; what a dead process had started is
ended before the process starts anew, or the ports would stay taken; and should supervisord itself
be killed, its processes are told to stop.

Runs inside the finished environment, so it alone in tooling imports a package: supervisor.
"""

import contextlib
import ctypes
import os
import signal
import sys
from types import FrameType

from supervisor.options import ServerOptions
from supervisor.supervisord import go

PR_SET_PDEATHSIG = 1
# Found before any fork; only Linux can tell a child that its parent has died.
_PRCTL = ctypes.CDLL(None).prctl if sys.platform == "linux" else None


class Options(ServerOptions):
    """supervisord's own options, where they touch the system."""

    def setsignals(self) -> None:
        """A hang-up means stop, unless it is to be ignored (nohup)."""
        ignored = signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
        super().setsignals()
        signal.signal(signal.SIGHUP, signal.SIG_IGN if ignored else self._hung_up)

    def _hung_up(self, _number: int, frame: FrameType | None) -> None:
        self.signal_receiver.receive(signal.SIGTERM, frame)

    def setpgrp(self) -> None:
        """Runs in each new process, before it becomes its program."""
        super().setpgrp()
        if _PRCTL:
            _PRCTL(PR_SET_PDEATHSIG, signal.SIGTERM)

    def waitpid(self) -> tuple[int | None, int | None]:
        """Each process leads a group of its own: whatever is left of it goes too."""
        process, status = super().waitpid()
        if process:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process, signal.SIGKILL)
        return process, status


def main() -> None:
    options = Options()
    options.realize(doc=__doc__)
    options.first, options.test = True, False
    go(options)


if __name__ == "__main__":
    main()
