"""What runs inside Rasa, tried in Rasa's own environment."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tooling.handed import QUIET
from tooling.project import Project
from tooling.running import clean_environment

PROJECT = Project.here()
SCRIPT = Path(__file__).with_name("inside_rasa.py")
SECONDS = 240

MASKS = {
    "care home in Witham": "care home in placename",
    "care home in witham please": "care home in placename please",
    "she's at CM8 2BX now": "she's at placename now",
    "cm82bx": "placename",
    "anything in CM8?": "anything in placename?",
    "near Burnham-on-Crouch": "near placename",
    "near burnham on crouch": "near placename",
    "from Saffron Walden to Harlow": "from placename to placename",
    "I wash and dress her": "I wash and dress her",
    "matching carers and a street": "matching carers and a street",
    "I have had a stroke": "I have had a stroke",
    "pension credit and PIP": "pension credit and PIP",
}
CLAUSES = {
    "cleaner in Maldon": [],
    "Hello. Thanks": [],
    "My mum fell last week. She is fine now. Who can help her wash?": [
        "My mum fell last week.",
        "She is fine now.",
        "Who can help her wash?",
    ],
    "Dad is 84 - he lives alone - can someone cook for him": [
        "Dad is 84",
        "he lives alone",
        "can someone cook for him",
    ],
    "first line here\nsecond line here": ["first line here", "second line here"],
}
SENTENCES = [
    "My husband has collapsed and he is not breathing",
    "Is there a lunch club in town where my dad could go on a Tuesday",
]
LONG = " ".join(f"word{i}" for i in range(40))


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    """What the script found, in one start of Rasa's libraries."""
    if not PROJECT.bot_python.exists():
        pytest.skip("No environment for the assistant: run `python3 care-finder setup`.")
    asked = {"masks": list(MASKS), "clauses": [*CLAUSES, LONG], "sentences": SENTENCES}
    run = subprocess.run(
        [PROJECT.bot_python, SCRIPT],
        cwd=PROJECT.bot,
        env={**clean_environment(), **QUIET},
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-3_000:]
    answer: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return answer


def test_places_are_masked_and_nothing_else(found: dict[str, Any]) -> None:
    assert dict(zip(MASKS, found["masks"], strict=True)) == MASKS


def test_a_message_is_split_into_its_sentences(found: dict[str, Any]) -> None:
    assert dict(zip(CLAUSES, found["clauses"], strict=False)) == CLAUSES


def test_a_sentence_without_end_is_cut_with_overlap(found: dict[str, Any]) -> None:
    parts = [part.split() for part in found["clauses"][-1]]
    assert len(parts) > 1
    assert {word for part in parts for word in part} == set(LONG.split())
    assert all(len(part) <= 30 for part in parts)


def test_the_adapter_changes_what_the_sentence_model_hears(found: dict[str, Any]) -> None:
    heard = found["sentences"]
    if not heard:
        pytest.skip("No sentence weights, or no adapter: the assistant understands by words alone.")
    assert heard["lengths"] == pytest.approx([1.0] * 4, abs=1e-4)
    assert heard["moved"] > 0.01
    assert heard["moved_by_nothing"] < 1e-5, "an adapter of noughts changes nothing"
    assert heard["alone"] < 1e-4, "a text means the same alone and among others"


def test_its_head_hears_danger_and_no_danger(found: dict[str, Any]) -> None:
    if not found["sentences"]:
        pytest.skip("No sentence weights, or no adapter: the assistant understands by words alone.")
    collapsed, lunch = found["sentences"]["alerts"]
    assert collapsed["emergency"] > 0.9
    assert max(lunch.values()) < 0.1


def test_the_same_examples_give_the_same_model(found: dict[str, Any]) -> None:
    assert found["learnt_twice"]


def test_rasa_still_has_what_we_replace(found: dict[str, Any]) -> None:
    patched = found["patched"]
    assert all(patched["there"].values()), patched["there"]
    assert patched["arguments"] == ["self", "tracker", "domain"]
    assert patched["seconds_before"] == 300
    assert patched["calls_validator"]
    assert patched["calls_format"]
    assert patched["seconds_used"]


def test_our_replacements_are_in_place_and_work(found: dict[str, Any]) -> None:
    patched = found["patched"]
    assert patched["replaced"]
    assert patched["seconds_after"] == patched["seconds_ours"] < 5
    assert patched["domain_sent"] == {}
    assert patched["good_answer"]
    assert not patched["bad_answer"]


def test_the_cache_keeps_slots_and_the_last_turns(found: dict[str, Any]) -> None:
    cache = found["cache"]
    assert cache["turns_kept"] == 3
    assert cache["said"] == ["message 27", "message 28", "message 29"]
    assert cache["services"] == ["homecare", "29"]
    assert cache["turn"] == 29
    assert cache["needs"] is None
    assert cache["after_a_save"] == ["homecare", "2"]


def test_the_cache_forgets(found: dict[str, Any]) -> None:
    cache = found["cache"]
    assert cache["unknown"]
    assert cache["forgotten"]
    assert cache["expires"]
    assert cache["most"] == ["one", "three"], "the one used longest ago goes first"
