"""The adapter that is kept with the code: that it fits the assistant and its examples."""

import numpy as np
import pytest

from bot.adapting.joining import joined
from tests.bot import reading
from tooling.project import Project

FILE = Project.here().bot / "adapter" / "adapter.npz"
QUESTIONS = {"intent", "topics", "services", "needs", "kinds", "alert", "wants"}
LARGEST = 6_000_000


@pytest.fixture(scope="module")
def arrays() -> dict[str, np.ndarray]:
    """What is in the file; nothing in it is ever run."""
    with np.load(FILE, allow_pickle=False) as file:
        return {name: file[name] for name in file.files}


def test_every_question_has_a_head(arrays: dict[str, np.ndarray]) -> None:
    heads = {name.split(".")[0] for name in arrays if name.endswith(".labels")}
    assert heads == QUESTIONS
    for question in heads:
        count = len(arrays[f"{question}.labels"])
        assert arrays[f"{question}.weights"].shape == (384, count)
        assert arrays[f"{question}.bias"].shape == (count,)


def test_each_changed_weight_has_both_its_halves(arrays: dict[str, np.ndarray]) -> None:
    halves = {name.rpartition(".")[0] for name in arrays if name[0].isdigit()}
    assert halves
    for part in halves:
        assert arrays[f"{part}.down"].shape[1] == arrays[f"{part}.up"].shape[0]


def test_it_knows_the_labels_of_todays_examples(arrays: dict[str, np.ndarray]) -> None:
    """A label that it does not know is heard by words alone: `make adapt` teaches it."""
    examples = list(reading.examples())
    for question in ("topics", "services", "needs", "kinds"):
        used = {label for e in examples for label in e.metadata.get(question, [])}
        assert used <= set(arrays[f"{question}.labels"].tolist())
    alerts = {e.metadata["alert"] for e in examples if e.metadata.get("alert")}
    assert alerts == set(arrays["alert.labels"].tolist())
    assert {e.intent for e in examples} == set(arrays["intent.labels"].tolist())


def test_it_is_small_enough_to_keep_with_the_code() -> None:
    assert FILE.stat().st_size < LARGEST


def test_a_joined_adapter_changes_weights_by_the_mean_of_its_parts() -> None:
    random = np.random.default_rng(0)
    parts = [
        {
            "0.query.down": random.normal(size=(6, 2)).astype(np.float32),
            "0.query.up": random.normal(size=(2, 5)).astype(np.float32),
            "alert.labels": np.array(["emergency", "safeguarding"]),
            "alert.weights": random.normal(size=(6, 2)).astype(np.float32),
        }
        for _ in range(2)
    ]
    whole = joined(parts)
    changes = [part["0.query.down"] @ part["0.query.up"] for part in parts]
    assert np.allclose(
        whole["0.query.down"] @ whole["0.query.up"].astype(np.float32), sum(changes) / 2, atol=0.01
    )
    heads = [part["alert.weights"] for part in parts]
    assert np.allclose(whole["alert.weights"].astype(np.float32), sum(heads) / 2, atol=0.01)
    assert whole["alert.labels"].tolist() == ["emergency", "safeguarding"]
    assert joined(parts[:1]) is parts[0]
