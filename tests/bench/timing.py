"""Runs the same work one, two or four at a time and says how long each piece took."""

import multiprocessing
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from statistics import quantiles
from typing import Any

from sqlalchemy import Engine

from directory.database import make_engine, make_sessions
from directory.search import Criteria, search


@dataclass(frozen=True)
class Times:
    """Milliseconds that each piece of work took, those of them in which its thread was at work
    (not waiting for a processor, a lock or another process), and seconds for all together."""

    each: tuple[float, ...]
    at_work: tuple[float, ...]
    seconds: float

    @property
    def p50(self) -> float:
        return quantiles(self.each, n=100)[49]

    @property
    def p95(self) -> float:
        return quantiles(self.each, n=100)[94]

    @property
    def a_second(self) -> float:
        return len(self.each) / self.seconds

    def __str__(self) -> str:
        worked = quantiles(self.at_work, n=100)[94]
        times = (self.p50, self.p95, max(self.each), worked, self.a_second)
        return "".join(f"{number:9.1f}" for number in times)


def timed(work: Callable[[Any], object], pieces: Sequence[Any], at_a_time: int) -> Times:
    """`pieces` shared out to so many threads."""
    start = time.perf_counter()
    with ThreadPoolExecutor(at_a_time) as pool:
        each = list(pool.map(lambda piece: _one(work, piece), pieces))
    return _times(each, time.perf_counter() - start)


def _times(each: Sequence[tuple[float, float]], seconds: float) -> Times:
    return Times(tuple(e[0] for e in each), tuple(e[1] for e in each), seconds)


def _one(work: Callable[[Any], object], piece: Any) -> tuple[float, float]:
    start, worked = time.perf_counter(), time.thread_time()
    work(piece)
    return (time.perf_counter() - start) * 1000, (time.thread_time() - worked) * 1000


def searching(engine: Engine, today: date) -> Callable[[Criteria], object]:
    """One search with a session of its own, as a request has."""
    sessions = make_sessions(engine)

    def work(criteria: Criteria) -> int:
        with sessions() as session:
            return search(session, criteria, today).total

    return work


def timed_in_processes(
    database_url: str, asked: Sequence[Criteria], at_a_time: int, today: date
) -> Times:
    """The same, shared out to so many processes, each with its own connection, warmed up."""
    context = multiprocessing.get_context("spawn")
    ready, results = context.Barrier(at_a_time), context.Queue()
    workers = [
        context.Process(
            target=_work_apart,
            args=(database_url, asked[index::at_a_time], today, ready, results),
        )
        for index in range(at_a_time)
    ]
    for worker in workers:
        worker.start()
    done = [results.get(timeout=600) for _ in workers]
    for worker in workers:
        worker.join()
    began, ended = min(d[1] for d in done), max(d[2] for d in done)
    return _times([ms for d in done for ms in d[0]], ended - began)


def _work_apart(
    database_url: str, asked: Sequence[Criteria], today: date, ready: Any, results: Any
) -> None:
    engine = make_engine(database_url)
    work = searching(engine, today)
    for criteria in asked[:5]:
        work(criteria)
    ready.wait(timeout=120)
    began = time.time()
    each = [_one(work, criteria) for criteria in asked]
    results.put((each, began, time.time()))
    engine.dispose()
