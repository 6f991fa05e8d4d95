"""How long searches take: twelve kinds, one, two and four at a time, beside a floor of bare SQL.

python -m tests.bench.search [--size 50000] [--postcodes FILE] [--each 60] [--processes] [--http]
python -m tests.bench.search DATABASE_URL ...

Without an address the databases are made first (var/bench, and on the server of TEST_POSTGRESQL_URL)
and kept for the next time. Threads share Python's lock: what they add is the waiting for the
database. With --processes each has a Python of its own.
"""

import argparse
import gc
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from directory.database import make_engine, make_sessions
from directory.search import Criteria
from tests.bench.databases import addresses, ready
from tests.bench.floor import all_of, floor_of, page_of
from tests.bench.generator import Positions
from tests.bench.memory import at_work_ms, resident_mb, servers_of
from tests.bench.over_http import measure_over_http
from tests.bench.plans import plan_of, size_of
from tests.bench.questions import KINDS, PER_PAGE, questions
from tests.bench.timing import Times, searching, timed, timed_in_processes

AT_A_TIME = (1, 2, 4)
WARMING = 20
HEADS = f"{'':<30}{'at once':>8}{'p50 ms':>9}{'p95 ms':>9}{'max ms':>9}{'cpu p95':>9}{'a second':>9}{'cpu each':>9}"


def measure(
    engine: Engine,
    asked: Sequence[Criteria],
    before: Sequence[Criteria],
    processes: bool,
    today: date,
) -> list[str]:
    """A line for each number at a time, after the searches of `before`: a process that has just
    begun makes each kind of statement once."""
    work = searching(engine, today)
    for criteria in before:
        work(criteria)
    lines = []
    for count in AT_A_TIME:
        start = at_work_ms([os.getpid(), *servers_of(engine)])
        times = timed(work, asked, count)
        cost = at_work_ms([os.getpid(), *servers_of(engine)]) - start
        lines.append(f"{_line('', count, times)}{cost / len(asked):9.1f}")
    for count in AT_A_TIME if processes else ():
        url = engine.url.render_as_string(hide_password=False)
        lines.append(_line("  processes", count, timed_in_processes(url, asked, count, today)))
    return lines


def measure_floor(engine: Engine, asked: Sequence[Criteria], today: date) -> list[str]:
    """The bare SQL's lines; what the words mean is looked up before, and not timed."""
    with Session(engine) as session:
        bare = [floor_of(session, criteria, today) for criteria in asked]
    pages = [page_of(query, c) for query, c in zip(bare, asked, strict=True)]
    sessions = make_sessions(engine)

    def run(query: Any) -> None:
        with sessions() as session:
            session.execute(query).all()

    every = [all_of(query) for query in bare]
    return [
        _line("  floor: any ten", 1, timed(run, pages, 1)),
        _line("  floor: count them all", 1, timed(run, every, 1)),
    ]


def _line(name: str, count: int, times: Times) -> str:
    return f"{name:<30}{count:>8}{times}"


def measure_all(engine: Engine, args: argparse.Namespace, positions: Positions) -> None:
    """Prints the table of one database."""
    today = date.today()
    print("\n".join(size_of(engine)))
    load = os.getloadavg()[0]
    print(
        f"{args.each} different searches of each kind, {PER_PAGE} a page; load {load:.1f}\n{HEADS}"
    )
    plans = []
    for kind in KINDS:
        if args.only not in kind:
            continue
        asked = questions(engine, kind, args.each, positions)
        others = questions(engine, kind, WARMING, positions, seed=1000)
        # the bench's own places are not what the product's collector walks through
        gc.freeze()
        print(kind)
        print("\n".join(measure(engine, asked, others, args.processes, today)))
        print("\n".join(measure_floor(engine, asked, today)), flush=True)
        if args.plans:
            count, plan = plan_of(engine, asked[0], today)
            plans += [f"\n{kind}: {count} statements; the one that finds:"]
            plans += [f"  {line}" for line in plan]
    print(f"this process: {resident_mb():.0f} MB resident")
    if plans:
        print("\n".join(plans))


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database_url", nargs="*", help="databases that are loaded already")
    parser.add_argument("--size", type=int, default=50_000)
    parser.add_argument("--postcodes", type=Path, help="CSV of postcode, lat, lon; may be gzipped")
    parser.add_argument("--each", type=int, default=60)
    parser.add_argument("--only", default="", help="kinds whose name has this")
    parser.add_argument("--processes", action="store_true")
    parser.add_argument("--no-plans", dest="plans", action="store_false")
    parser.add_argument("--http", action="store_true", help="the open feed and downloads, too")
    args = parser.parse_args()
    positions = Positions(args.postcodes)
    for url in args.database_url or addresses(args.size):
        named = bool(args.database_url)
        engine = make_engine(url) if named else ready(url, args.size, positions)
        measure_all(engine, args, positions)
        if args.http:
            measure_over_http(engine, positions)
        engine.dispose()


if __name__ == "__main__":
    main()
