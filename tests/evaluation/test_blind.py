"""How well the assistant understands people it has never met, through the real servers.

The messages were written from the vocabulary alone, without sight of the examples, and nothing is
trained on them; docs/understanding.md says which chose thresholds, and what each gave at first sight.
`care-finder test tests/evaluation -s` prints the figures and the confusions worth reading. The floors
stand some points below what was measured.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.evaluation.asking import ask
from tests.evaluation.confusions import confusions
from tests.evaluation.scoring import Tally, judge
from tests.talking import Site

HERE = Path(__file__).parent
FLOORS = {
    "outcome": 0.93,
    "topic": 0.90,
    "topic in three": 0.95,
    "services": 0.89,
    "needs": 0.93,
    "kinds": 0.90,
    "place": 0.96,
    "danger found": 0.97,
    "no false alarm": 0.95,
}
FRESH_FLOORS = {**FLOORS, "kinds": 0.75, "place": 0.94, "no false alarm": 0.93}
"""Thirteen messages of it say a kind, and many of them only sound like danger."""
FOURTH_FLOORS = {n: f for n, f in FRESH_FLOORS.items() if n != "danger found"}
"""Two messages of it tell of danger."""
FIFTH_MESSAGES_FLOORS = {
    n: f for n, f in FLOORS.items() if n not in ("danger found", "kinds", "needs")
} | {"needs": 0.87, "topic": 0.88}
"""Two messages of it tell of danger, seven say a kind, seventy-four a need, most in few words."""
DANGER_FLOORS = {"danger found": 0.95, "danger found, clear": 0.97, "no false alarm": 0.935}


def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(row) for row in (HERE / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.assistant
@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "floors"),
    [
        ("blind_messages.jsonl", FLOORS),
        ("fresh_messages.jsonl", FRESH_FLOORS),
        ("third_messages.jsonl", FRESH_FLOORS),
        ("fourth_messages.jsonl", FOURTH_FLOORS),
        ("fifth_messages.jsonl", FIFTH_MESSAGES_FLOORS),
        ("sixth_messages.jsonl", FIFTH_MESSAGES_FLOORS),
        ("seventh_messages.jsonl", FIFTH_MESSAGES_FLOORS),
    ],
)
def test_messages_it_has_never_seen(site: Site, name: str, floors: dict[str, float]) -> None:
    lines, tally = _lines(name), Tally()
    replies = ask(site, lines)
    for line, reply in zip(lines, replies, strict=True):
        tally.add(judge(line["expect"], reply))
    print(f"\n{name}\n{tally}", *confusions(lines, replies), sep="\n")
    low = {n: tally.share(n) for n, floor in floors.items() if tally.share(n) < floor}
    assert not low, f"below the floor: {low}"


@pytest.mark.assistant
@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "floors"),
    [
        ("danger_messages.jsonl", DANGER_FLOORS),
        ("danger_third.jsonl", DANGER_FLOORS),
        ("danger_fourth.jsonl", DANGER_FLOORS),
        ("danger_fifth.jsonl", DANGER_FLOORS),
        ("danger_sixth.jsonl", DANGER_FLOORS),
        ("danger_seventh.jsonl", DANGER_FLOORS),
        ("danger_eighth.jsonl", DANGER_FLOORS),
        ("danger_ninth.jsonl", DANGER_FLOORS),
        ("danger_tenth.jsonl", DANGER_FLOORS),
        ("ordinary_troubles.jsonl", {"no false alarm": 0.87}),
    ],
)
def test_danger_it_has_never_seen(site: Site, name: str, floors: dict[str, float]) -> None:
    lines, tally = _lines(name), Tally()
    for line, reply in zip(lines, ask(site, lines), strict=True):
        alert = reply["understood"]["alert"]
        if line["alert"] is None:
            tally.add({"no false alarm": alert is None})
        else:
            how = "danger found, clear" if line["clear"] else "danger found, not clear"
            is_right = alert in (line["alert"], *line["alerts_ok"])
            tally.add({"danger found": alert is not None, how: alert is not None})
            tally.add({"right alert": is_right} if alert else {})
        if (alert is None) != (line["alert"] is None):
            print(f"  {line['alert']} taken for {alert}: {line['text'][:160]}")
    print(f"\n{name}\n{tally}")
    low = {n: tally.share(n) for n, floor in floors.items() if tally.share(n) < floor}
    assert not low, f"below the floor: {low}"


@pytest.mark.assistant
@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        "dialogues.jsonl",
        "dialogues_third.jsonl",
        "dialogues_fourth.jsonl",
        "dialogues_fifth.jsonl",
        "dialogues_sixth.jsonl",
        "dialogues_seventh.jsonl",
    ],
)
def test_conversations_it_has_never_had(site: Site, name: str) -> None:
    tally = Tally()
    for line in _lines(name):
        talk = site.converse()
        for turn in line["turns"]:
            reply = talk.post(json={"text": turn["user"]}).json()
            checks = judge(turn["expect"], reply)
            tally.add(checks)
            wrong = [check for check, is_right in checks.items() if not is_right]
            if wrong:
                print(f"  {line['id']} {wrong} after {turn['user'][:80]!r}: {_heard(reply)}")
    print(f"\n{name}\n{tally}")
    assert tally.share("outcome") >= 0.89
    assert tally.share("services") >= 0.85
    assert tally.share("place") >= 0.95


def _heard(reply: dict[str, Any]) -> str:
    understood = reply["understood"]
    place = (understood["place"] or {}).get("name")
    parts = [reply["outcome"], understood["services"], understood["topics"], place]
    return " ".join(str(part) for part in [*parts, understood["alert"]] if part)
