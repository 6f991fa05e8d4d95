"""The danger check on messages that nothing was trained on or tuned to."""

import json
from pathlib import Path

import pytest

from web.safety import check

MESSAGES = [
    json.loads(line)
    for line in Path(__file__).with_name("held_out.jsonl").read_text(encoding="utf-8").splitlines()
]
DANGER = [each for each in MESSAGES if each["alert"]]
NO_DANGER = [each for each in MESSAGES if not each["alert"]]
LEAST_FOUND = 0.85
MOST_FALSE = 0.06


def test_most_danger_is_found() -> None:
    missed = [each["text"] for each in DANGER if not check(each["text"])]
    assert 1 - len(missed) / len(DANGER) >= LEAST_FOUND, missed


def test_few_look_alikes_raise_an_alarm() -> None:
    false = [each["text"] for each in NO_DANGER if check(each["text"])]
    assert len(false) / len(NO_DANGER) <= MOST_FALSE, false


def test_none_of_them_was_learned_from() -> None:
    pytest.importorskip("sklearn")
    from tooling.train_danger import read_examples

    learned = {example.text.lower() for example in read_examples()}
    assert not [each["text"] for each in MESSAGES if each["text"].lower() in learned]
