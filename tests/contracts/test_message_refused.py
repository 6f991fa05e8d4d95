"""Bad input gets the contract's answer, danger is answered all the same, and nothing is stored."""

import json
from typing import Any

import pytest

from tests.talking import PROBLEM, Site, Talk, has_alert_first

pytestmark = pytest.mark.assistant

DANGER = "my husband hits me and I am scared of him"
ALERT = "safeguarding"
TOO_LONG = 2_001


@pytest.fixture(scope="module")
def talk(site: Site) -> Talk:
    """One conversation that nothing below may add to."""
    return site.converse()


@pytest.fixture(autouse=True)
def _nothing_is_stored(talk: Talk) -> Any:
    yield
    assert talk.transcript()["turns"] == []


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"hello", b'{"text": "unfinished', b"{'text': 'hello'}", b"\xff\xfe\x00"],
)
def test_broken_json(talk: Talk, body: bytes) -> None:
    _is_problem(talk.post(data=body), 400)


@pytest.mark.parametrize("body", ["hello", 7, None, True, [], [{"text": "hello"}]])
def test_json_that_is_no_object(talk: Talk, body: Any) -> None:
    _is_problem(talk.post(data=json.dumps(body)), 400)


def test_no_text(talk: Talk) -> None:
    _is_problem(talk.post(json={"message": "hello"}), 400)


@pytest.mark.parametrize("text", [None, 7, 1.5, True, ["hello"], {"en": "hello"}])
def test_a_text_of_another_type(talk: Talk, text: Any) -> None:
    _is_problem(talk.try_to_say(text), 400)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\t \r\n",
        "\u00a0\u2003",
        "\x00\x01\x02\x1b",
        "\u200b\u200e\ufeff",
        "\x7f\x9f",
        "\ud83d",
    ],
    ids=ascii,
)
def test_a_text_with_nothing_in_it(talk: Talk, text: str) -> None:
    _is_problem(talk.try_to_say(text), 400)


@pytest.mark.parametrize("letter", ["a", "a ", "\U0001f600", "é", "\n"])
def test_a_text_that_is_too_long_is_met_with_blocks(talk: Talk, letter: str) -> None:
    answer = talk.try_to_say((letter * TOO_LONG)[:TOO_LONG])
    _is_problem(answer, 413)
    assert [block["type"] for block in answer.json()["blocks"]] == ["text"]


@pytest.mark.parametrize("language", ["xx", "EN", "en-GB", "", None, 7, ["en"], {"a": 1}])
def test_an_unknown_language(talk: Talk, language: Any) -> None:
    _is_problem(talk.try_to_say("hello", language=language), 400)


def test_an_empty_or_endless_idempotency_key(talk: Talk) -> None:
    _is_problem(talk.try_to_say("hello", key=""), 400)
    _is_problem(talk.try_to_say("hello", key="k" * 101), 400)


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete"])
def test_other_methods(site: Site, talk: Talk, method: str) -> None:
    _is_problem(site.http.request(method, f"{site.url}{talk.path}/messages", timeout=30), 405)


@pytest.mark.parametrize(
    "secret", ["nobody", "0", "a" * 32, "a" * 3_000, "%00", "..%2f..%2fetc", "é", "' OR 1=1 --"]
)
def test_an_unknown_conversation(site: Site, talk: Talk, secret: str) -> None:
    unknown = Talk(site, secret)
    _is_problem(unknown.try_to_say("hello"), 404)
    _is_problem(site.get(unknown.path), 404)
    _is_problem(site.delete(unknown.path), 404)


class TestDangerIsAnsweredAnyhow:
    """The alert is the first block of every refusal, however hurried or broken the message."""

    def test_too_long_with_the_danger_last(self, talk: Talk) -> None:
        answer = talk.try_to_say("I do not know where to begin. " * 70 + DANGER)
        _is_problem(answer, 413)
        assert has_alert_first(answer.json(), ALERT)

    def test_much_too_long(self, talk: Talk) -> None:
        answer = talk.try_to_say(DANGER + " please" * 100_000)
        _is_problem(answer, 413)
        assert has_alert_first(answer.json(), ALERT)

    def test_unknown_conversation(self, site: Site, talk: Talk) -> None:
        answer = Talk(site, "nobody").try_to_say(DANGER)
        _is_problem(answer, 404)
        assert has_alert_first(answer.json(), ALERT)

    def test_broken_json(self, talk: Talk) -> None:
        answer = talk.post(data=f'{{"text": "{DANGER}'.encode())
        _is_problem(answer, 400)
        assert has_alert_first(answer.json(), ALERT)

    def test_text_under_another_name(self, talk: Talk) -> None:
        answer = talk.post(json={"message": DANGER})
        _is_problem(answer, 400)
        assert has_alert_first(answer.json(), ALERT)

    def test_text_in_a_list(self, talk: Talk) -> None:
        answer = talk.try_to_say([DANGER])
        _is_problem(answer, 400)
        assert has_alert_first(answer.json(), ALERT)

    def test_json_that_is_no_object(self, talk: Talk) -> None:
        answer = talk.post(data=json.dumps(DANGER))
        _is_problem(answer, 400)
        assert has_alert_first(answer.json(), ALERT)

    def test_unknown_language(self, talk: Talk) -> None:
        answer = talk.try_to_say(DANGER, language="xx")
        _is_problem(answer, 400)
        assert has_alert_first(answer.json(), ALERT)

    def test_bad_idempotency_key(self, talk: Talk) -> None:
        answer = talk.try_to_say(DANGER, key="k" * 101)
        _is_problem(answer, 400)
        assert has_alert_first(answer.json(), ALERT)

    def test_a_body_of_several_megabytes(self, talk: Talk) -> None:
        answer = talk.try_to_say(DANGER + " please" * 400_000)
        _is_problem(answer, 413)
        assert has_alert_first(answer.json(), ALERT)


def test_a_deleted_conversation(site: Site, talk: Talk) -> None:
    gone = site.converse()
    assert site.delete(gone.path).status_code == 204
    _is_problem(gone.try_to_say("hello"), 404)
    answer = gone.try_to_say(DANGER)
    _is_problem(answer, 404)
    assert has_alert_first(answer.json(), ALERT)


def _is_problem(answer: Any, status: int) -> None:
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == PROBLEM
    body = answer.json()
    assert body["status"] == status
    assert body["title"]
    assert "Traceback" not in answer.text
