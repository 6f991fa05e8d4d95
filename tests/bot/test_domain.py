"""The domain, the rules, the examples and the actions hold together."""

import importlib
import inspect
from collections import Counter

import pytest
from rasa_sdk import Action

from bot.actions.turn import SLOTS
from tests.bot import reading
from web.words.sayings import CHOICES, KEYS

OUR_ACTIONS = sorted({name for name in reading.domain("actions") if name.startswith("action_")})
MADE_BY_US = {"unsure", "pick_choice"}
"""Intents that are never said: a classifier or the site sets them."""


@pytest.mark.parametrize("section", reading.BUILT_OF)
def test_no_key_of_the_domain_repeats(section: str) -> None:
    """In a split domain the first file wins, and nobody is told."""
    counted = Counter(reading.domain(section))
    assert [name for name, times in counted.items() if times > 1] == []


def test_the_domain_is_not_empty() -> None:
    assert len(reading.domain("intents")) > 15
    assert len(OUR_ACTIONS) > 10


@pytest.mark.parametrize("name", OUR_ACTIONS)
def test_each_action_of_the_domain_is_a_class_in_a_file_of_its_name(name: str) -> None:
    module = importlib.import_module(f"bot.actions.{name}")
    classes = _own_actions(module)
    assert len(classes) == 1
    assert classes[0]().name() == name
    assert classes[0].__name__ == "".join(part.title() for part in name.split("_"))
    assert classes[0].__doc__


def test_each_action_is_in_the_domain() -> None:
    files = {path.stem for path in reading.ACTIONS.glob("action_*.py")}
    assert files == set(OUR_ACTIONS)


def test_only_files_named_as_actions_hold_any() -> None:
    others = [p.stem for p in reading.ACTIONS.glob("*.py") if not p.stem.startswith("action_")]
    for stem in others:
        assert _own_actions(importlib.import_module(f"bot.actions.{stem}")) == []


def test_every_slot_is_used_and_sways_nothing() -> None:
    assert set(reading.domain("slots")) == set(SLOTS)
    for path in reading.DOMAIN:
        for name, slot in (reading.load(path).get("slots") or {}).items():
            assert slot["influence_conversation"] is False, name


def test_every_saying_of_the_domain_has_words() -> None:
    named = {s for path in reading.DOMAIN for s in reading.sayings_in(reading.load(path))}
    assert named
    assert named <= KEYS | set(CHOICES)


def test_every_saying_of_the_code_has_words() -> None:
    for folder in (reading.BOT.parent / "directory" / "answers", reading.ACTIONS):
        for path, saying in reading.sayings_of_code(folder):
            assert saying in KEYS | set(CHOICES), f"{saying} in {path.name}"


def test_every_intent_of_the_examples_is_in_the_domain_and_the_other_way_round() -> None:
    said = {example.intent for example in reading.examples()}
    assert said == set(reading.domain("intents")) - MADE_BY_US


@pytest.mark.parametrize("intent", sorted(reading.domain("intents")))
def test_every_intent_has_exactly_one_rule(intent: str) -> None:
    steps = [step for rule in reading.rules() for step in rule["steps"]]
    assert sum(step.get("intent") == intent for step in steps) == 1


def test_every_rule_ends_in_something_of_the_domain() -> None:
    known = set(reading.domain("actions")) | set(reading.domain("responses"))
    for rule in reading.rules():
        assert [step["action"] for step in rule["steps"] if "action" in step], rule["rule"]
        assert {step["action"] for step in rule["steps"] if "action" in step} <= known


def test_every_rule_is_a_sentence_about_a_person_and_no_two_are_the_same() -> None:
    titles = [rule["rule"] for rule in reading.rules()]
    assert len(set(titles)) == len(titles)
    assert all(title.startswith("A person ") for title in titles)


def test_every_response_is_used() -> None:
    used = {step.get("action") for rule in reading.rules() for step in rule["steps"]}
    assert set(reading.domain("responses")) <= used


def _own_actions(module: object) -> list[type[Action]]:
    return [
        each
        for _, each in inspect.getmembers(module, inspect.isclass)
        if issubclass(each, Action)
        and not inspect.isabstract(each)
        and each.__module__ == getattr(module, "__name__", "")
    ]
