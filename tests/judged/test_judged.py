"""The judged searches on both engines: no kind of search may fall below its floor."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from tests.judged.corpus import corpus
from tests.judged.report import OWN, REGISTER, by_kind, figures, outcomes_of, prepare, table, worst
from tests.judged.scoring import ndcg, succeeds
from tests.judged.searches import judged_searches

FLOORS = {OWN: (0.965, 0.98), REGISTER: (0.94, 0.96)}
"""(NDCG@10, success@5) of all searches on a corpus."""
KIND_FLOORS = {
    "price": (0.9, 0.98),
    "synonyms": (0.95, 0.95),
    "several words": (0.91, 0.92),
    "several services and needs": (0.92, 0.98),
    "written after the repairs": (0.93, 0.95),
    "register: misspelt": (0.81, 0.81),
    "register: text and place": (0.89, 0.98),
}
"""The same for each kind of search; one that is not named may not fall below USUAL_FLOOR."""
USUAL_FLOOR = (0.935, 0.98)


def _assert_good(session: Session, name: str, shared: Path) -> None:
    prepare(session, name, shared)
    outcomes = outcomes_of(session, name)
    print(f"\n{table(outcomes)}\n{worst(outcomes)}")
    below = {
        kind: reached
        for kind, some in by_kind(outcomes).items()
        if not _reaches(reached := figures(some)[:2], KIND_FLOORS.get(kind, USUAL_FLOOR))
    }
    assert not below
    assert _reaches(figures(outcomes)[:2], FLOORS[name])
    assert {one.judged.id: one.unmet for one in outcomes if one.unmet} == {}


def _reaches(reached: tuple[float, float], floor: tuple[float, float]) -> bool:
    return reached[0] >= floor[0] and reached[1] >= floor[1]


def test_searches_over_the_made_up_corpus(session: Session, tmp_path: Path) -> None:
    _assert_good(session, OWN, tmp_path)


def test_searches_over_the_register(session: Session, shared_data: Path) -> None:
    _assert_good(session, REGISTER, shared_data)


def test_there_are_enough_searches_and_they_name_listings_that_there_are() -> None:
    searches = judged_searches()
    assert len({one.id for one in searches}) == len(searches) >= 300
    assert sum(one.corpus == REGISTER for one in searches) >= 50
    made_up = {data.source_id for data in corpus()}
    named = {key for one in searches if one.corpus == OWN for key in one.relevant}
    assert len(made_up) >= 250
    assert named <= made_up
    for one in searches:
        assert set(one.top5) <= set(one.relevant), one.id
        assert set(one.relevant.values()) <= {1, 2, 3}, one.id
        assert one.relevant or one.expect, one.id


def test_ndcg_is_1_in_the_best_order_less_in_another_and_0_for_strangers() -> None:
    grades = {"best": 3, "good": 2}
    assert ndcg(["best", "good", "other"], grades) == pytest.approx(1.0)
    assert ndcg(["good", "best"], grades) == pytest.approx(
        (3 + 7 / 1.58496) / (7 + 3 / 1.58496), abs=1e-4
    )
    assert ndcg(["other"], grades) == 0
    with pytest.raises(ValueError, match="graded"):
        ndcg(["best"], {})


def test_success_is_all_that_must_be_among_the_first_five_or_five_that_are_good() -> None:
    shown = ["a", "b", "c", "d", "e", "f"]
    assert succeeds(shown, ["a", "e"], {})
    assert not succeeds(shown, ["a", "f"], {})
    assert succeeds(shown, [], dict.fromkeys("abcdef", 3))
    assert not succeeds(shown, [], dict.fromkeys("acdefg", 3))
    assert succeeds(shown, [], {"b": 1})
