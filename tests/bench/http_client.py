"""Asks a site for addresses, some at a time over kept connections, in a process of its own.

Reads {"host", "port", "at_a_time", "paths"} as JSON from the standard input; writes {"each": [ms],
"seconds", "bytes", "wrong": {status: count}}."""

import json
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from threading import local

_own = local()


def _get(host: str, port: int, path: str) -> tuple[float, int, int]:
    """(milliseconds, status, bytes)."""
    start = time.perf_counter()
    if not hasattr(_own, "connection"):
        _own.connection = HTTPConnection(host, port, timeout=120)
    _own.connection.request("GET", path)
    answer = _own.connection.getresponse()
    length = 0
    while part := answer.read(1 << 16):
        length += len(part)
    return (time.perf_counter() - start) * 1000, answer.status, length


def main() -> None:
    """One run."""
    asked = json.load(sys.stdin)
    start = time.perf_counter()
    with ThreadPoolExecutor(asked["at_a_time"]) as pool:
        got = list(pool.map(lambda p: _get(asked["host"], asked["port"], p), asked["paths"]))
    seconds = time.perf_counter() - start
    wrong = Counter(status for _, status, _ in got if status != 200)
    said = {"each": [ms for ms, _, _ in got], "seconds": seconds, "wrong": dict(wrong)}
    json.dump(said | {"bytes": sum(length for _, _, length in got)}, sys.stdout)


if __name__ == "__main__":
    main()
