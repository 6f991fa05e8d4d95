"""Public questions that have nothing to do with care: how many are kept out.

A fifth of CLINC150's out-of-scope test questions, and some of BANKING77's. Nothing is trained on them.
Kept out: said to be out of scope, answered with a greeting or the like, or offered choices; not kept
out: answered with advice or listings, or met with an alert.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from tests.evaluation.asking import ask
from tests.talking import Site

NOT_KEPT_OUT = {"advice", "find", "alert"}


def clinc(folder: Path) -> list[str]:
    """Every fifth question."""
    return (folder / "clinc150_oos_test_1000.txt").read_text(encoding="utf-8").splitlines()[::5]


def banking(folder: Path) -> list[str]:
    """Every thirtieth question."""
    with (folder / "banking77_test.csv").open(encoding="utf-8", newline="") as file:
        return [row["text"] for row in csv.DictReader(file)][::30]


@pytest.mark.assistant
@pytest.mark.slow
@pytest.mark.parametrize(("questions", "floor"), [(clinc, 0.94), (banking, 0.80)])
def test_questions_from_elsewhere_are_kept_out(
    site: Site, shared_data: Path, questions: object, floor: float
) -> None:
    assert callable(questions)
    texts = questions(shared_data / "nlu")
    replies = ask(site, [{"text": text} for text in texts])
    outcomes = Counter(str(reply["outcome"]) for reply in replies)
    kept = sum(n for outcome, n in outcomes.items() if outcome not in NOT_KEPT_OUT) / len(texts)
    print(f"\n{questions.__name__}: {kept:.1%} of {len(texts)} kept out, {dict(outcomes)}")
    for text, reply in zip(texts, replies, strict=True):
        if reply["outcome"] in NOT_KEPT_OUT:
            print(f"  {reply['outcome']} {reply['understood']['topics'][:1]}: {text[:100]}")
    assert kept >= floor
