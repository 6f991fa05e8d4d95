"""Two readers of danger: the check's word, and the assistant's."""

import re

import pytest

from tooling.project import Project
from web.chat.assistant import Heard
from web.chat.danger import LAID_TO_REST, danger_in, settle
from web.safety import Danger

CLEAR = Danger("emergency", is_gas=True, certainty=0.99, is_clear=True)
SUSPECTED = Danger("safeguarding", is_gas=False, certainty=0.6)


@pytest.mark.parametrize("heard", [None, Heard([]), Heard([], "urgent_medical", 0.9)])
def test_what_is_clear_is_danger(heard: Heard | None) -> None:
    assert settle(CLEAR, heard) == CLEAR
    assert settle(CLEAR, heard, was_just_told=True) == CLEAR


def test_a_clear_sign_in_a_figure_of_speech_is_laid_to_rest() -> None:
    assert settle(CLEAR, Heard([], "emergency", 0.03)) is None
    assert settle(CLEAR, Heard([], "emergency", 0.26)) == CLEAR


def test_a_plain_sign_is_never_laid_to_rest() -> None:
    plain = Danger("mental_health_crisis", False, 0.99, is_clear=True, is_plain=True)
    assert settle(plain, Heard([], "mental_health_crisis", 0.03)) == plain


def test_a_suspicion_counts_while_the_assistant_is_away() -> None:
    assert settle(SUSPECTED, None) == SUSPECTED


def test_the_assistant_lays_a_suspicion_to_rest() -> None:
    assert settle(SUSPECTED, Heard([], "safeguarding", 0.05)) is None


def test_the_assistant_confirms_a_suspicion() -> None:
    confirmed = settle(SUSPECTED, Heard([], "safeguarding", 0.40))
    assert confirmed is not None
    assert confirmed.alert == "safeguarding"
    assert settle(None, Heard([], "safeguarding", 0.40)) is None
    faint = Danger("safeguarding", is_gas=False, certainty=0.42)
    assert settle(faint, Heard([], "safeguarding", 0.31)) is None


def test_the_assistant_alone_is_enough_when_it_is_sure() -> None:
    danger = settle(None, Heard([], "carer_breakdown", 0.6))
    assert danger is not None
    assert (danger.alert, danger.is_gas) == ("carer_breakdown", False)


def test_nobody_is_told_again_at_once_for_a_little() -> None:
    assert settle(None, Heard([], "carer_breakdown", 0.6), was_just_told=True) is None
    assert settle(None, Heard([], "emergency", 0.8), was_just_told=True) is not None


def test_a_smell_of_gas_keeps_its_own_number() -> None:
    found = danger_in("I can smell gas in the kitchen")
    assert found is not None
    assert found.is_gas


def test_the_check_never_fails_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_text: str) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("web.chat.danger.check", broken)
    assert danger_in("anything") is None


def test_an_assistant_that_hears_by_words_alone_lays_no_clear_sign_to_rest() -> None:
    """The channel's least certainty and the site's threshold stand in two programs: they must agree."""
    channel = (Project.here().bot / "components" / "channel.py").read_text(encoding="utf-8")
    said = re.search(r"^LEAST_BY_WORDS = ([0-9.]+)$", channel, re.MULTILINE)
    assert said
    assert float(said[1]) >= LAID_TO_REST
