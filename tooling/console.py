"""What the person at the keyboard sees: numbered steps, with the time each took.

On a terminal a long step shows a live line; anywhere else a plain line now and then.
Imports the standard library only.
"""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

SPINNER = "|/-\\"
WIDTH = 96
STILL_GOING = 60  # seconds of silence at most


class Steps:
    """Counts and prints the steps of one command."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        self.total = total
        self.done = 0
        self.stream = stream or sys.stdout
        self.live = self.stream.isatty()
        self._detail = ""
        self._started = 0.0

    def say(self, line: str) -> None:
        end = "\033[K\n" if self.live else "\n"
        self.stream.write(("\r" if self.live else "") + line + end)
        self.stream.flush()

    def detail(self, text: str) -> None:
        """What is going on inside the step: live on a terminal, a line of its own elsewhere."""
        if text == self._detail:
            return
        self._detail = text
        if not self.live:
            self.say(f"  {self._elapsed():>4.0f} s  {text}")

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        self.done += 1
        self._detail = ""
        self._started = time.monotonic()
        self.say(f"Step {self.done} of {self.total}: {title}")
        stop = threading.Event()
        going = self._spin if self.live else self._say_still_going
        teller = threading.Thread(target=going, args=(stop,), daemon=True)
        teller.start()
        try:
            yield
        finally:
            stop.set()
            teller.join()
        self.say(f"  done in {self._elapsed():.1f} s")

    def _elapsed(self) -> float:
        return time.monotonic() - self._started

    def _say_still_going(self, stop: threading.Event) -> None:
        while not stop.wait(STILL_GOING):
            self.say(f"  {self._elapsed():>4.0f} s  {self._detail or 'still going'}")

    def _spin(self, stop: threading.Event) -> None:
        turn = 0
        while not stop.wait(0.2):
            line = f"  {SPINNER[turn % 4]} {self._elapsed():.0f} s  {self._detail}"
            self.stream.write("\r" + line[:WIDTH] + "\033[K")
            self.stream.flush()
            turn += 1
        self.stream.write("\r\033[K")
        self.stream.flush()
