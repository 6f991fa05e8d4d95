"""Scores replies against what fair judges expect, for messages that nothing is trained on."""

import collections
import re
from typing import Any

Json = dict[str, Any]
FINDING = ("find", "ask")
LISTS = ("services", "needs", "kinds")


class Tally:
    """Counts of right and asked, by question."""

    def __init__(self) -> None:
        self.counts: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])

    def add(self, checks: dict[str, bool]) -> None:
        """One message's checks."""
        for name, is_right in checks.items():
            self.counts[name][0] += is_right
            self.counts[name][1] += 1

    def share(self, name: str) -> float:
        """From 0 to 1."""
        right, asked = self.counts[name]
        return right / asked

    def __str__(self) -> str:
        rows = sorted(self.counts.items())
        return "\n".join(f"{n:16} {r / a:6.1%}  {r}/{a}" for n, (r, a) in rows)


def judge(expect: Json, reply: Json) -> dict[str, bool]:
    """{question: right or not} for the questions that `expect` asks of this reply."""
    understood, served = reply["understood"], [reply["outcome"], *reply["also"]]
    checks = {"outcome": any(o in expect["outcome"] for o in served)}
    topics = understood["topics"]
    if expect.get("topics") and "advice" in served:
        checks["topic"] = bool(topics) and topics[0] in expect["topics"]
        checks["topic in three"] = any(t in expect["topics"] for t in topics[:3])
    if any(o in served for o in FINDING):
        checks |= _search(expect, understood)
    alerts = {expect.get("alert"), *(expect.get("alerts_ok") or [])}
    if expect.get("alert"):
        checks["danger found"] = understood["alert"] is not None
        checks["right alert"] = understood["alert"] in alerts
    elif not expect.get("alerts_ok"):
        checks["no false alarm"] = understood["alert"] is None
    return checks


def _search(expect: Json, understood: Json) -> dict[str, bool]:
    checks = {}
    for key in LISTS:
        wanted, any_of = set(expect.get(key) or []), set(expect.get(f"{key}_any") or [])
        got = set(understood[key])
        if wanted or any_of:
            checks[key] = wanted <= got and (bool(wanted) or bool(any_of & got))
    if expect.get("place"):
        fair = [expect["place"], *filter(None, expect.get("place_ok") or [])]
        checks["place"] = any(_is_same(name, understood["place"]) for name in fair)
    return checks


def _is_same(wanted: str, place: Json | None) -> bool:
    """Equal, or one is the other with a word or two more (Benfleet, South Benfleet)."""
    plain, found = _plain(wanted), [_plain((place or {}).get(k)) for k in ("name", "postcode")]
    return any(name and (plain in name or name in plain) for name in found)


def _plain(text: str | None) -> str:
    return re.sub(r"[^a-z0-9]+", "", (text or "").lower())
