"""What was taken for what, the most frequent first: the misses worth reading."""

import collections
from collections.abc import Iterable, Iterator
from typing import Any

from tests.evaluation.scoring import judge

Json = dict[str, Any]
LONGEST = 110


def confusions(lines: Iterable[Json], replies: Iterable[Json], most: int = 20) -> list[str]:
    """A line for each pair of what was expected and what was understood, with one message of it."""
    seen: dict[tuple[str, str, str], list[str]] = collections.defaultdict(list)
    for line, reply in zip(lines, replies, strict=True):
        for pair in _pairs(line["expect"], reply):
            seen[pair].append(line["text"])
    worst = sorted(seen.items(), key=lambda item: (-len(item[1]), item[0]))[:most]
    return [f"{len(t):3} {q}: {w} taken for {g}: {t[0][:LONGEST]}" for (q, w, g), t in worst]


def _pairs(expect: Json, reply: Json) -> Iterator[tuple[str, str, str]]:
    checks, understood = judge(expect, reply), reply["understood"]
    if not checks["outcome"]:
        yield "outcome", " or ".join(expect["outcome"]), reply["outcome"]
    if checks.get("topic") is False:
        yield "topic", " or ".join(expect["topics"]), (understood["topics"] or ["none"])[0]
    for key in ("services", "needs", "kinds"):
        if checks.get(key) is False:
            wanted = [*(expect.get(key) or []), *(expect.get(f"{key}_any") or [])]
            yield key, " ".join(wanted), " ".join(understood[key]) or "none"
    if checks.get("place") is False:
        yield "place", expect["place"], (understood["place"] or {}).get("name", "none")
    for key in ("danger found", "no false alarm"):
        if checks.get(key) is False:
            yield "alert", str(expect.get("alert")), str(understood["alert"])
