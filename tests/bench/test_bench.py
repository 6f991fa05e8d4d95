"""The bench asks what it says that it asks. How long anything takes is no test."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from directory.database import make_engine
from directory.search import search
from tests.bench.floor import all_of, floor_of, page_of
from tests.bench.generator import Positions
from tests.bench.loading import fill
from tests.bench.plans import plan_of, size_of
from tests.bench.questions import KINDS, questions
from tests.bench.timing import searching, timed

SIZE = 400
TODAY = date.today()


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    url = f"sqlite:///{tmp_path_factory.mktemp('bench') / 'small.db'}"
    fill(url, SIZE, Positions())
    engine = make_engine(url)
    yield engine
    engine.dispose()


def test_there_are_twelve_kinds() -> None:
    assert len(KINDS) == 12


@pytest.mark.parametrize("kind", KINDS)
def test_questions_differ_and_are_the_same_each_time(engine: Engine, kind: str) -> None:
    asked = questions(engine, kind, 20, Positions())
    assert len(set(asked)) == 20
    assert questions(engine, kind, 20, Positions()) == asked


@pytest.mark.parametrize("kind", KINDS)
def test_the_floor_leaves_out_nothing_that_is_found(engine: Engine, kind: str) -> None:
    with Session(engine) as session:
        for criteria in questions(engine, kind, 10, Positions()):
            floor = floor_of(session, criteria, TODAY)
            result = search(session, criteria, TODAY)
            is_relaxed = result.widened_to_km is not None or bool(result.dropped)
            if not is_relaxed:
                assert (session.scalar(all_of(floor)) or 0) >= result.total
            assert len(session.execute(page_of(floor, criteria)).all()) <= criteria.per_page


def test_what_is_not_offered_has_to_be_relaxed(engine: Engine) -> None:
    with Session(engine) as session:
        for criteria in questions(engine, "nothing found, relaxes", 5, Positions()):
            assert search(session, criteria, TODAY).dropped


def test_a_misspelt_name_is_still_found(engine: Engine) -> None:
    with Session(engine) as session:
        asked = questions(engine, "misspelt name", 20, Positions())
        corrected = [search(session, criteria, TODAY).corrected for criteria in asked]
    assert sum(said is not None for said in corrected) >= 15


def test_the_plan_is_that_of_the_statement_that_finds(engine: Engine) -> None:
    asked = questions(engine, "need + place", 1, Positions())
    count, plan = plan_of(engine, asked[0], TODAY)
    assert count >= 1
    assert any("search_entry" in line for line in plan)


def test_sizes_are_counted(engine: Engine) -> None:
    assert any(line.split()[:2] == ["service", str(SIZE)] for line in size_of(engine))


def test_each_piece_of_work_is_timed_once(engine: Engine) -> None:
    asked = questions(engine, "need + place", 8, Positions())
    times = timed(searching(engine, TODAY), asked, 2)
    assert len(times.each) == len(times.at_work) == 8
    assert max(times.each) <= times.seconds * 1000
