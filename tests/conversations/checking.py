"""Reads conversations from files and holds an answer against what a file expects of it.

What may stand in `expect`: `outcome` (one or several), `also`, `alert`, `topic` (answered or offered
first), `topics` (among them), `services`, `needs`, `kinds` (exactly these), `place` (its name, or
null), `constraints` (at least these; null: not asked for), `keeps` (parts of the search that are as
they were), `blocks` (types in this order, others between them), `no_blocks`, `results` (some, none, different, more,
fewer, the_picked_one, some_of_those), `every_item` (a field of every listing shown and the value it
has or holds), `says` (words that a text of the reply has).
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.talking import Answer, Talk, blocks_of, items_of, types_of

FOLDER = Path(__file__).parent
KINDS = (
    "asking_back",
    "choices",
    "corrections",
    "danger",
    "digressions",
    "happy_path",
    "out_of_scope",
)
LISTS = ("services", "needs", "kinds")


@dataclass
class Held:
    """A conversation as it goes: the talk, the last answer, and the last one with listings."""

    talk: Talk
    last: Answer | None = None
    listed: Answer | None = None

    def next_text(self, turn: dict[str, Any]) -> str:
        """What is said in `turn`: words, or the choice of that number from those just offered."""
        if "say" in turn:
            return str(turn["say"])
        assert self.last, "there is nothing to choose from yet"
        options = [o for block in blocks_of(self.last, "choices") for o in block["options"]]
        return str(options[turn["choose"] - 1]["text"])

    def take(self, turn: dict[str, Any]) -> list[str]:
        """Says the turn's words; what is not as expected, in words."""
        text = self.next_text(turn)
        answer = self.talk.say(text)
        wrong = [f"{text!r}: {each}" for each in self._wrong(answer, turn.get("expect") or {})]
        self.last = answer
        self.listed = answer if items_of(answer) else self.listed
        return wrong

    def _wrong(self, answer: Answer, expect: dict[str, Any]) -> list[str]:
        unknown = set(expect) - set(_CHECKS)
        assert not unknown, f"unknown in a conversation file: {sorted(unknown)}"
        found = [_CHECKS[name](self, answer, wanted) for name, wanted in expect.items()]
        if answer.get("degraded"):
            found.append("was answered without the assistant")
        return [each for each in found if each]


def files() -> list[Path]:
    """Every conversation, by kind and name."""
    return sorted(path for kind in KINDS for path in (FOLDER / kind).glob("*.yml"))


def turns_of(path: Path) -> list[dict[str, Any]]:
    """The turns of one file."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    turns = data["turns"]
    assert turns, path.name
    return list(turns)


def not_yet(path: Path) -> str | None:
    """Why a conversation is known to fail, if it is."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    reason = data.get("not_yet")
    return str(reason) if reason else None


def _understood(name: str) -> Any:
    def check(_held: Held, answer: Answer, wanted: Any) -> str | None:
        got = answer["understood"][name]
        same = set(got) == set(wanted) if isinstance(wanted, list) else got == wanted
        return None if same else f"{name} {got}, expected {wanted}"

    return check


def _outcome(_held: Held, answer: Answer, wanted: Any) -> str | None:
    allowed = wanted if isinstance(wanted, list) else [wanted]
    got = answer["outcome"]
    return None if got in allowed else f"outcome {got}, expected {' or '.join(allowed)}"


def _also(_held: Held, answer: Answer, wanted: Any) -> str | None:
    return (
        None if set(wanted) <= set(answer["also"]) else f"also {answer['also']}, expected {wanted}"
    )


def _topic(_held: Held, answer: Answer, wanted: Any) -> str | None:
    got = answer["understood"]["topics"]
    allowed = wanted if isinstance(wanted, list) else [wanted]
    return None if got[:1] and got[0] in allowed else f"topics {got}, expected {allowed} first"


def _topics(_held: Held, answer: Answer, wanted: Any) -> str | None:
    got = answer["understood"]["topics"]
    return None if set(wanted) <= set(got) else f"topics {got}, expected {wanted} among them"


def _place(_held: Held, answer: Answer, wanted: Any) -> str | None:
    place = answer["understood"]["place"]
    got = place["name"] if place else None
    return None if got == wanted else f"place {got}, expected {wanted}"


def _constraints(_held: Held, answer: Answer, wanted: Any) -> str | None:
    got = answer["understood"]["constraints"]
    missing = {key: value for key, value in wanted.items() if got.get(key) != value}
    return f"constraints {got}, expected {missing}" if missing else None


def _keeps(held: Held, answer: Answer, wanted: Any) -> str | None:
    assert held.last, "there is nothing to keep in a first turn"
    before, after = held.last["understood"], answer["understood"]
    lost = [name for name in wanted if before[name] != after[name]]
    return f"lost {lost}: {[after[name] for name in lost]}" if lost else None


def _blocks(_held: Held, answer: Answer, wanted: Any) -> str | None:
    types = iter(types_of(answer))
    in_order = all(any(kind == each for each in types) for kind in wanted)
    return None if in_order else f"blocks {types_of(answer)}, expected {wanted} in that order"


def _no_blocks(_held: Held, answer: Answer, wanted: Any) -> str | None:
    there = sorted(set(types_of(answer)) & set(wanted))
    return f"has blocks {there}" if there else None


def _total(answer: Answer | None) -> int:
    return sum(block["total"] for block in blocks_of(answer, "listings")) if answer else 0


def _results(held: Held, answer: Answer, wanted: Any) -> str | None:
    got = [item["id"] for item in items_of(answer)]
    before = [item["id"] for item in items_of(held.listed)] if held.listed else []
    total, total_before = _total(answer), _total(held.listed)
    is_so = {
        "some": bool(got),
        "none": not got,
        "different": bool(got) and got != before,
        "more": total > total_before,
        "fewer": 0 < total < total_before,
        "the_picked_one": len(got) == 1 and got[0] in before,
        "some_of_those": bool(got) and set(got) <= set(before),
    }[wanted]
    return None if is_so else f"results not {wanted}: {total} now, {total_before} before"


def _every_item(_held: Held, answer: Answer, wanted: Any) -> str | None:
    for item in items_of(answer):
        for name, value in wanted.items():
            got = item[name]
            fits = value in got if isinstance(got, list) else got == value
            if not fits:
                return f"a listing with {name} {got}, expected {value}"
    return None


def _says(_held: Held, answer: Answer, wanted: Any) -> str | None:
    texts = [block["text"] for block in blocks_of(answer, "text")]
    return None if any(wanted in text for text in texts) else f"said {texts}, expected {wanted!r}"


_CHECKS = {
    "outcome": _outcome,
    "also": _also,
    "alert": _understood("alert"),
    "topic": _topic,
    "topics": _topics,
    **{name: _understood(name) for name in LISTS},
    "place": _place,
    "constraints": _constraints,
    "keeps": _keeps,
    "blocks": _blocks,
    "no_blocks": _no_blocks,
    "results": _results,
    "every_item": _every_item,
    "says": _says,
}
