"""The oracle: on both engines the same listings, in the same order, for any question."""

import os
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete
from sqlalchemy.orm import Session

from directory.models import Base
from directory.search import Criteria, SearchResult, search
from directory.search.nearness import FURTHEST
from directory.search.run import every_match
from directory.search.statement import Row, found
from directory.search.text import stems
from directory.search.units import read_text
from tests.oracle.asking import FROM_FAR, FROM_NEAR, questions
from tests.oracle.conftest import CORPORA, Loaded, load
from tests.oracle.corpora import TODAY
from tests.oracle.reckoning import Answer, Found

STATEMENTS, SEARCHES, PAGINGS, REORDERED = 1_200, 240, 32, 40
"""How many cases there are of each on each engine; ORACLE_TIMES=10 makes ten times as many."""
TIMES = int(os.environ.get("ORACLE_TIMES", "1"))
COVERS = (None, "covers_perhaps", "covers", "covers", "covers_everywhere")
"""What a result says about whether it comes out to the place, by the oracle's number for it."""
EVERYTHING = 1_000


def the_same(cases: int) -> Callable[[Any], Any]:
    """Settings: the same cases every time, shared out over the corpora."""
    return settings(
        max_examples=TIMES * cases // CORPORA,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )


def rows(session: Session, criteria: Criteria, radius: int | None) -> list[Row]:
    """All that the one statement finds, as it is ordered."""
    units = read_text(session, criteria.text).units
    statement, values = found(criteria, units, radius, TODAY)
    page = statement.limit(EVERYTHING).offset(0)
    return [Row(*row) for row in session.execute(page, values)]


def reckoned(answer: tuple[Found, ...]) -> list[Row]:
    """The oracle's answer as those rows."""
    return [Row(f.number, f.away, f.cover, f.points, len(answer)) for f in answer]


def test_the_statement_finds_orders_and_scores_as_the_oracle_does(loaded: Loaded) -> None:
    seen: Counter[str] = Counter()

    @the_same(STATEMENTS)
    @given(questions(), st.integers(0, 9))
    def agree(criteria: Criteria, lot: int) -> None:
        radius_km = None if lot == 0 else criteria.radius_km
        radius = None if radius_km is None else round(radius_km * 1000)
        expected = loaded.made.reckoning.within(criteria, radius_km)
        assert rows(loaded.session, criteria, radius) == reckoned(expected)
        seen["nothing" if not expected else "one" if len(expected) == 1 else "several"] += 1
        seen["ties"] += len(expected) != len({(f.points, f.away) for f in expected})

    agree()
    say(loaded, "statements", seen)
    assert min(seen[kind] for kind in ("nothing", "one", "several", "ties")) > 0


def test_a_search_gives_up_what_the_oracle_gives_up(loaded: Loaded) -> None:
    seen: Counter[str] = Counter()

    @the_same(SEARCHES)
    @given(questions() | FROM_FAR | FROM_NEAR, st.integers(1, 3), st.integers(1, 6))
    def agree(criteria: Criteria, page: int, per_page: int) -> None:
        criteria = replace(criteria, page=page, per_page=per_page)
        answer = loaded.made.reckoning.answer(criteria)
        result = search(loaded.session, criteria, TODAY)
        assert said(result) == expected_of(answer)
        start = (page - 1) * per_page
        assert shown(result) == shown_by(answer)[start : start + per_page]
        whole = [(number, away) for number, away, _ in shown_by(answer)]
        assert list(every_match(loaded.session, criteria, TODAY)) == whole
        seen[kind_of(answer)] += 1

    agree()
    say(loaded, "searches", seen)
    assert min(seen["found"], seen["dropped"], seen["wider"] + seen["anywhere"]) > 0


def test_pages_together_show_everything_once(loaded: Loaded) -> None:
    @the_same(PAGINGS)
    @given(questions(), st.integers(1, 60))
    def agree(criteria: Criteria, per_page: int) -> None:
        whole = shown_by(loaded.made.reckoning.answer(criteria))
        pages = [
            search(loaded.session, replace(criteria, per_page=per_page, page=page), TODAY)
            for page in range(1, len(whole) // per_page + 3)
        ]
        assert [row for page in pages for row in shown(page)] == whole
        assert {page.total for page in pages} == {len(whole)}

    agree()


def test_the_order_in_which_listings_came_changes_nothing(loaded: Loaded) -> None:
    mixed = list(loaded.made.listings)
    random.Random(loaded.made.number).shuffle(mixed)
    with loaded.session.begin_nested() as before:
        for table in reversed(Base.metadata.sorted_tables):
            loaded.session.execute(delete(table))
        load(loaded.session, loaded.made, mixed)

        @the_same(REORDERED)
        @given(questions())
        def agree(criteria: Criteria) -> None:
            expected = loaded.made.reckoning.within(criteria, criteria.radius_km)
            radius = round(criteria.radius_km * 1000)
            assert rows(loaded.session, criteria, radius) == reckoned(expected)

        agree()
        before.rollback()


def say(loaded: Loaded, what: str, seen: Counter[str]) -> None:
    """For the reader of a run with -s."""
    print(f"\noracle, {what}, {loaded.engine}, corpus {loaded.made.number}: {dict(seen)}")


def shown(result: SearchResult) -> list[tuple[int, int | None, str | None]]:
    """Number, metres and what is said of coming out, of what a page shows."""
    return [
        (
            hit.card.number,
            None if hit.distance_km is None else round(hit.distance_km * 1000),
            next((reason.key for reason in hit.reasons if reason.key in COVERS), None),
        )
        for hit in result.hits
    ]


def shown_by(answer: Answer) -> list[tuple[int, int | None, str | None]]:
    return [
        (f.number, None if f.away == FURTHEST else f.away, COVERS[f.cover]) for f in answer.found
    ]


def said(result: SearchResult) -> tuple[Any, ...]:
    """Everything that a result says beside its page."""
    read = tuple(stems(result.corrected)) if result.corrected else None
    return result.total, result.widened_to_km, result.why_empty, result.dropped, read


def expected_of(answer: Answer) -> tuple[Any, ...]:
    gave_up = answer.widened_to_km, answer.why_empty, answer.dropped
    return len(answer.found), *gave_up, answer.corrected


def kind_of(answer: Answer) -> str:
    if not answer.found:
        return "nothing"
    if answer.dropped:
        return "dropped"
    if answer.widened_to_km is None:
        return "found"
    return "wider" if answer.widened_to_km else "anywhere"
