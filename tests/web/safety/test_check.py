"""The danger check finds the clear dangers, leaves look-alikes alone and never breaks."""

import pytest

from web.safety import check

CLEAR = {
    "emergency": [
        "Dad is not answering his door or his phone since yesterday",
        "my wife isn't breathing",
        "he has STOPPED BREATHING",
        "I can smell gas",
        "the house is on fire",
        "he's got chest pain",
        "dad has collapsed",
        "she’s unconscious",
    ],
    "mental_health_crisis": [
        "Some nights I sit with the shotgun on my lap",
        "I go down to the viaduct most nights and look over",
        "I want to die",
        "i dont want to be here anymore",
        "thinking of killing myself",
        "k!ll mys3lf",
        "kms tonight",
        "going to unalive myself",
        "sewerslide",
        "I took all my tablets",
        "k i l l myself",
    ],
    "urgent_medical": [
        "my catheter has blocked",
        "run out of insulin",
        "she has a fever",
        "he hit his head",
    ],
    "safeguarding": [
        "the carer hit my mum",
        "my husband hits me",
        "staff are hurting her",
        "I am being abused",
        "my son takes my pension",
    ],
    "carer_breakdown": [
        "the carer didn't turn up",
        "I can't cope any more",
        "carer breakdown",
        "no one has come today",
    ],
}
LOOK_ALIKES = [
    "dying to find a lunch club",
    "suicide bereavement group near Chelmsford",
    "killing two birds with one stone",
    "safeguarding course for our football club coaches",
    "falls pendant for mum in Dunmow",
    "what counts as abuse",
    "hospice at home for mum, she wants to stay in her own bed",
    "he had a stroke in 2019, someone to dress him in the mornings, Halstead",
    "care home near Kill Lane please",
    "mum has dementia and needs someone to help her wash in the mornings, she's in Witham",
    "who pays?",
]
ODD = [
    None,
    "",
    "   \n\t",
    "😀😀😀",
    "🔥" * 500,
    "?",
    "\x00\x01\ufeff\u202e",
    "أريد دار رعاية قريبة",
    "מרכז יום לאבא",
    "養老院",
    "a" * 60_000,
    "!" * 60_000,
    ". " * 30_000,
    "\ud800",
]
ORDINARY = "We had a lovely day at the garden centre and mum chose a plant. "


@pytest.mark.parametrize(
    ("alert", "text"), [(alert, text) for alert, texts in CLEAR.items() for text in texts]
)
def test_a_clear_danger_gets_its_alert(alert: str, text: str) -> None:
    found = check(text)
    assert found is not None
    assert found.alert == alert


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_gets_none(text: str) -> None:
    assert check(text) is None


def test_a_bridge_that_is_crossed_every_day_is_no_clear_sign() -> None:
    found = check("We go over the railway bridge every day to get to the lunch club")
    assert not (found and found.is_clear)


def test_a_wish_to_be_with_the_dead_is_clear() -> None:
    found = check("Mum passed away in May and Dad wants to be with her.")
    assert found is not None
    assert found.alert == "mental_health_crisis"
    sister = check("Since Mum died I want to be with her sister more, is there a club for two")
    assert not (sister and sister.is_clear)


def test_a_blow_on_a_walk_with_the_dog_is_still_clear() -> None:
    found = check("My husband punched me when we were walking the dog")
    assert found is not None
    assert (found.alert, found.is_clear) == ("safeguarding", True)


def test_a_weapon_in_the_lap_is_plain() -> None:
    found = check("Every evening it is me and the gun on my lap. Who does meals on wheels")
    assert found is not None
    assert (found.alert, found.is_plain) == ("mental_health_crisis", True)


@pytest.mark.parametrize(
    "text",
    [
        "I do my cards with a glue gun on my lap, is there a craft club",
        "Most evenings I stand at the level crossing to photograph the goods trains",
    ],
)
def test_a_hobby_is_no_plain_sign(text: str) -> None:
    found = check(text)
    assert not (found and found.is_clear)


@pytest.mark.parametrize("text", ODD)
def test_odd_text_never_breaks_it(text: str | None) -> None:
    assert check(text) is None


@pytest.mark.parametrize("before", [0, 30, 900])
@pytest.mark.parametrize("after", [0, 30, 900])
def test_danger_in_a_long_story_is_found(before: int, after: int) -> None:
    found = check(ORDINARY * before + "Then he said he wants to kill himself. " + ORDINARY * after)
    assert found is not None
    assert found.alert == "mental_health_crisis"


def test_a_long_ordinary_story_is_not_danger() -> None:
    assert check(ORDINARY * 900) is None


@pytest.mark.parametrize(
    ("text", "is_gas"),
    [
        ("I can smell gas", True),
        ("the carbon monoxide alarm is going off", True),
        ("the kitchen is on fire", False),
    ],
)
def test_gas_and_fumes_are_told_apart(text: str, is_gas: bool) -> None:
    found = check(text)
    assert found is not None
    assert found.is_gas is is_gas


def test_the_gravest_danger_is_said_first() -> None:
    found = check("The carer didn't turn up. Dad has collapsed and he isn't breathing.")
    assert found is not None
    assert found.alert == "emergency"
