"""A short question on money is about what is being looked for."""

import pytest

from directory.answers import with_what_is_paid_for

GUESSED = [("capital_limits", 0.3), ("personal_budget", 0.2), ("equipment", 0.1)]


@pytest.mark.parametrize(
    ("said", "services", "topic"),
    [
        ("who pays?", ("residential_home",), "paying_care_home"),
        ("how much is it tho", ("meals",), "paying_homecare"),
        ("Is it the NHS that pays for that?", ("end_of_life_care",), "nhs_continuing_healthcare"),
        ("is it free", ("reablement",), "reablement"),
        ("leave that for now, who pays?", ("extra_care_housing",), "paying_for_care"),
    ],
)
def test_the_topic_on_paying_for_it_comes_first(
    said: str, services: tuple[str, ...], topic: str
) -> None:
    ranked = with_what_is_paid_for(GUESSED, said, services)
    assert ranked[0][0] == topic
    assert ranked[0][1] >= 0.4
    assert {key for key, _ in ranked} >= {key for key, _ in GUESSED}


@pytest.mark.parametrize(
    ("said", "services"),
    [
        ("who pays?", ()),
        ("how much savings can you have before you have to pay", ("short_break",)),
        ("what does requires improvement mean", ("residential_home",)),
        (
            "we have got about forty thousand saved between us both and a bungalow, would we pay",
            ("meals",),
        ),
    ],
)
def test_otherwise_the_guess_stands(said: str, services: tuple[str, ...]) -> None:
    assert with_what_is_paid_for(GUESSED, said, services) == GUESSED


def test_a_question_that_says_what_it_is_about_is_left_alone() -> None:
    sure = [("attendance_allowance", 0.9), ("pip", 0.05)]
    assert with_what_is_paid_for(sure, "how much is attendance allowance", ("homecare",)) == sure


@pytest.mark.parametrize(
    ("answered", "topic"),
    [
        ("falls", "care_technology"),
        ("attendance_allowance", "attendance_allowance"),
        ("dementia", "paying_for_care"),
    ],
)
def test_after_advice_it_is_on_what_was_answered(answered: str, topic: str) -> None:
    assert with_what_is_paid_for(GUESSED, "how much", (), (answered,))[0][0] == topic
    assert with_what_is_paid_for(GUESSED, "how much", ()) == GUESSED
