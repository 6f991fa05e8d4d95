"""Limits count by conversation and by address; danger is answered above them too."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stack import Stack, running
from tests.talking import PROBLEM, Site, Talk, has_alert_first

DANGER = "my husband hits me and I am scared of him"


@pytest.fixture(scope="module")
def narrow(test_var: Path) -> Iterator[Stack]:
    """The site alone, with narrow limits; without an assistant it answers degraded."""
    limits = {"LIMIT_PER_CONVERSATION": "3 per minute", "LIMIT_PER_ADDRESS": "12 per minute"}
    with running(test_var / "limits", ("web",), **limits) as site:
        yield site


def test_a_conversation_and_then_an_address_are_limited(narrow: Stack) -> None:
    with Site(narrow.url) as site:
        talk = site.converse()
        for _ in range(3):
            assert talk.try_to_say("cleaner in Maldon").status_code == 200
        _is_refused(talk)
        other = site.converse()
        assert other.try_to_say("cleaner in Maldon").status_code == 200
        kept = len(talk.transcript()["turns"])
        assert kept == 3, "what is refused is not stored"
        answers = [site.post("/api/v1/conversations", json={}) for _ in range(12)]
        refused = [answer for answer in answers if answer.status_code == 429]
        assert refused, "an address is limited as well"
        assert refused[-1].headers["Content-Type"] == PROBLEM
        _is_refused(other)
        page = site.get("/")
        token = page.text.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]
        shown = site.post("/chat/say", data={"text": DANGER, "csrf_token": token})
        assert shown.status_code == 429
        assert "999" in shown.text
        assert DANGER in shown.text, "what was written is not lost"
        assert talk.transcript(), "reading one's own record is not limited"
        assert site.delete(talk.path).status_code == 204


def _is_refused(talk: Talk) -> None:
    answer = talk.try_to_say("cleaner in Maldon")
    assert answer.status_code == 429
    assert answer.headers["Content-Type"] == PROBLEM
    assert 0 < int(answer.headers["Retry-After"]) <= 60
    assert [block["type"] for block in answer.json()["blocks"]] == ["text"]
    dangerous = talk.try_to_say(DANGER)
    assert dangerous.status_code == 429
    assert has_alert_first(dangerous.json(), "safeguarding")
    assert dangerous.json()["blocks"][1]["type"] == "text"
