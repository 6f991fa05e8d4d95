"""The weights on disk belong to today's examples, and the same examples give the same bytes."""

import json

import pytest

pytest.importorskip("sklearn")

from tooling.train_danger import as_json, digest, learn, read_examples, rows_of
from web.safety.model import WEIGHTS

REMEDY = "run python -m tooling.train_danger"


def test_the_weights_were_made_from_todays_examples() -> None:
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert stored["digest"] == digest(read_examples()), REMEDY


def test_the_weights_stay_small() -> None:
    assert WEIGHTS.stat().st_size < 1_500_000


@pytest.mark.slow
def test_training_again_gives_the_same_bytes() -> None:
    examples = read_examples()
    again = as_json(learn(rows_of(examples), [each.alert for each in examples]), examples)
    assert again == WEIGHTS.read_text(encoding="utf-8"), REMEDY
