"""The open feed as other councils' software uses it: a real server, a client in another process."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import Engine

from tests.bench.generator import Positions
from tests.bench.memory import Watch, at_work_ms, children_of, servers_of
from tests.bench.timing import Times
from tooling.ports import HOST, any_free

ROOT = Path(__file__).resolve().parents[2]
AT_A_TIME = (1, 2, 4, 8)
REQUESTS = 400
PROXIMITIES = (5_000, 10_000, 16_000)
"""Metres, as the standard has them."""
DOWNLOADS = ("/find/download.csv",)
WORKERS = 2
WITHOUT_FILE = ("CM1 1QH", "CO1 1PJ", "SS14 1DL", "CM7 3HG")


@contextmanager
def a_site(database_url: str) -> Iterator[tuple[int, int]]:
    """The site as it is served, two workers on loopback; (its port, its process)."""
    port = any_free()
    said = {
        "DATABASE_URL": database_url,
        "PORT": str(port),
        "WEB_CONCURRENCY": str(WORKERS),
        "SECRET_KEY": "only for measuring, on loopback",
        "LIMIT_PER_ADDRESS": "1000000 per minute",
    }
    command = [str(Path(sys.executable).parent / "gunicorn"), "--config", "web/gunicorn.conf.py"]
    command += ["--no-control-socket", "web:create_app()"]
    quiet = subprocess.DEVNULL
    # its log, a line for each request, goes nowhere
    with subprocess.Popen(
        command, cwd=ROOT, env=os.environ | said, stdout=quiet, stderr=quiet
    ) as server:
        try:
            _wait_for(port)
            yield port, server.pid
        finally:
            server.terminate()


def _wait_for(port: int) -> None:
    for _ in range(240):
        if ask(port, ["/health/live"], 1).get("wrong") == {}:
            return
        time.sleep(0.5)
    raise RuntimeError("The site did not start.")


def ask(port: int, paths: list[str], at_a_time: int) -> dict[str, Any]:
    """What `tests.bench.http_client` says; nothing where nobody answers."""
    asked = {"host": HOST, "port": port, "at_a_time": at_a_time, "paths": paths}
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.http_client"],
        input=json.dumps(asked).encode(),
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    return json.loads(done.stdout) if done.returncode == 0 else {}


def feed_paths(positions: Positions, count: int) -> list[str]:
    """Searches by postcode and distance, each a different one where there are so many postcodes."""
    rng = Random(7)
    drawn = [positions.draw(rng).postcode for _ in range(count)]
    known = [postcode for postcode in drawn if " " in postcode] or list(WITHOUT_FILE)
    return [
        "/open-referral/v3/service_at_locations?"
        + urlencode({"postcode": p, "proximity": rng.choice(PROXIMITIES), "per_page": 10})
        for p in islice(cycle(known), count)
    ]


def measure_over_http(engine: Engine, positions: Positions) -> None:
    """Prints requests a second, how long they took and what they cost, and a download of all."""
    url = engine.url.render_as_string(hide_password=False)
    paths = feed_paths(positions, REQUESTS)
    print(f"{paths[0].split('?')[0]} over HTTP, {WORKERS} workers, client in another process")
    with a_site(url) as (port, pid):
        ask(port, paths[:40], 4)
        for at_a_time in AT_A_TIME:
            before = _cost(engine, pid)
            got = ask(port, paths, at_a_time)
            print(_line(at_a_time, got, (_cost(engine, pid) - before) / len(paths)), flush=True)
        _download(port, pid)


def _line(at_a_time: int, got: dict[str, Any], cost_ms: float) -> str:
    times = Times(tuple(got["each"]), (), got["seconds"])
    wrong = f"; WRONG: {got['wrong']}" if got["wrong"] else ""
    kilobytes = got["bytes"] / len(times.each) / 1000
    return (
        f"  {at_a_time} at a time: p50 {times.p50:.1f} ms, p95 {times.p95:.1f} ms, most "
        f"{max(times.each):.1f} ms, {times.a_second:.0f} a second; {cost_ms:.1f} ms of a processor "
        f"each, {kilobytes:.0f} kB{wrong}"
    )


def _cost(engine: Engine, server: int) -> float:
    """Milliseconds of a processor that the workers, and PostgreSQL for them, have had."""
    return at_work_ms([*children_of(server), *servers_of(engine)])


def _download(port: int, pid: int) -> None:
    """Every listing in one file: how long, how much, and the memory of each worker meanwhile."""
    for path in DOWNLOADS:
        with ExitStack() as watched:
            watches = [watched.enter_context(Watch(worker)) for worker in children_of(pid)]
            got = ask(port, [path], 1)
        if got["wrong"]:
            print(f"  {path}: answered {got['wrong']}")
            continue
        print(f"  {path}: {got['bytes'] / 1e6:.1f} MB in {got['seconds']:.1f} s")
        for watch in watches:
            print(f"    a worker: {watch}")
