"""What the assistant learns from: only known labels, no example twice, nothing from the tests."""

import json
import re
from collections import defaultdict

import pytest

from directory.vocabulary import ALERTS, KINDS, NEEDS, SERVICES, TOPICS
from tests.bot import reading
from tooling.project import Project

EVALUATION = Project.here().root / "tests" / "evaluation"
MAY_BE_CHANCE = 7
"""Words: so short a message may stand in both by chance."""
LABELS = {
    "topics": set(TOPICS),
    "services": set(SERVICES),
    "needs": set(NEEDS),
    "kinds": set(KINDS),
    "alert": set(ALERTS),
    "also": {"ask_advice", "find_care"},
}


@pytest.fixture(scope="module")
def examples() -> list[reading.Example]:
    return list(reading.examples())


def test_there_are_thousands(examples: list[reading.Example]) -> None:
    assert len(examples) > 3_000


def test_every_label_is_in_the_vocabulary(examples: list[reading.Example]) -> None:
    for example in examples:
        for name, value in example.metadata.items():
            values = value if isinstance(value, list) else [value]
            assert name in LABELS, f"{name} in {example.file.name}"
            unknown = set(values) - LABELS[name]
            assert not unknown, f"{unknown} in {example.file.name}: {example.text}"


def test_every_topic_service_and_alert_has_examples(examples: list[reading.Example]) -> None:
    seen = defaultdict(set)
    for example in examples:
        for name, value in example.metadata.items():
            seen[name].update(value if isinstance(value, list) else [value])
    for name in ("topics", "services", "needs", "kinds", "alert"):
        assert seen[name] == LABELS[name], f"{name}: {LABELS[name] - seen[name]} has no example"


def test_advice_has_a_topic_and_danger_an_alert(examples: list[reading.Example]) -> None:
    for example in examples:
        if example.intent == "ask_advice":
            assert example.metadata.get("topics"), example.text
        if example.intent == "danger":
            assert example.metadata.get("alert"), example.text


def test_no_example_stands_in_two_places(examples: list[reading.Example]) -> None:
    where = defaultdict(list)
    for example in examples:
        where[_plain(example.text)].append(example)
    twice = {
        text: [each.file.name for each in found] for text, found in where.items() if len(found) > 1
    }
    assert twice == {}


def test_no_example_is_empty(examples: list[reading.Example]) -> None:
    assert [e.file.name for e in examples if not e.text.strip()] == []


def test_nothing_is_learnt_from_the_evaluation(examples: list[reading.Example]) -> None:
    """Two people may ask the same short question; a long one in both places was copied."""
    learnt = {_plain(example.text) for example in examples}
    assert [text for text in _evaluated() if _plain(text) in learnt] == []


def _evaluated() -> list[str]:
    """Every long message of every set."""
    lines = [
        json.loads(row)
        for path in sorted(EVALUATION.glob("*.jsonl"))
        for row in path.read_text(encoding="utf-8").splitlines()
    ]
    turns = [turn["user"] for line in lines for turn in line.get("turns", [])]
    texts = [line["text"] for line in lines if "text" in line] + turns
    assert len(texts) > 3_000
    return [text for text in texts if len(text.split()) > MAY_BE_CHANCE]


def _plain(text: str) -> str:
    """Its words alone; what has none (an emoji, a question mark) as it is."""
    return " ".join(re.findall(r"[^\W_]+", text.lower())) or text.strip()
