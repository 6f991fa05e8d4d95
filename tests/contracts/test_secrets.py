"""The conversation's id is a secret, and only the site may speak to the assistant."""

import re
from collections.abc import Iterator

import pytest
import requests

from tests.stack import Stack
from tests.talking import Site

pytestmark = pytest.mark.assistant


@pytest.fixture
def http() -> Iterator[requests.Session]:
    """Somebody who has reached the machine, and is not the site."""
    with requests.Session() as session:
        session.trust_env = False
        yield session


def test_the_id_is_in_no_log(site: Site, stack: Stack) -> None:
    talk = site.converse()
    talk.say("a very particular sentence about Xylophone Street in Maldon")
    talk.try_to_say("")
    talk.transcript()
    site.get(f"{talk.path}/nothing")
    site.delete(talk.path)
    for part in stack.parts.values():
        assert talk.id not in part.said(), f"the log of {part.name}"
        assert "Xylophone" not in part.said(), f"the log of {part.name}"


def test_the_id_is_in_no_page_header_or_address(stack: Stack) -> None:
    with Site(stack.url) as browser:
        page = browser.get("/")
        token = re.findall(r'name="csrf_token"[^>]*value="([^"]+)"', page.text)[0]
        answer = browser.post("/chat/say", data={"text": "cleaner in Maldon", "csrf_token": token})
        assert answer.status_code == 200
        cookie = browser.http.cookies.get("care_finder")
        assert cookie
        secret = _secret_in(cookie)
        for shown in (
            answer,
            *answer.history,
            browser.get("/"),
            browser.get("/find?go=yes&service=homecare"),
        ):
            headers = {k: v for k, v in shown.headers.items() if k != "Set-Cookie"}
            assert secret not in shown.url
            assert secret not in shown.text
            assert secret not in str(headers)


def test_no_referrer_leaves_the_site_and_nothing_stays_behind(site: Site) -> None:
    page = site.get("/")
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["Cache-Control"] == "no-store"


def test_the_cookie_is_kept_from_scripts(stack: Stack) -> None:
    with Site(stack.url) as browser:
        cookie = browser.get("/").headers.get("Set-Cookie", "")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


@pytest.mark.parametrize("key", ["", "Bearer ", "Bearer wrong", "Basic abc", "Bearer é"])
def test_the_assistant_answers_the_site_only(
    stack: Stack, http: requests.Session, key: str
) -> None:
    headers = {"Authorization": key.encode()} if key else {}
    turn = {"sender": "somebody", "text": "hello", "search": {}, "turn": 0}
    door = f"{stack.assistant_url}/webhooks/site"
    assert http.post(f"{door}/turn", json=turn, headers=headers, timeout=10).status_code == 403
    answer = http.delete(f"{door}/conversations/somebody", headers=headers, timeout=10)
    assert answer.status_code == 403


def test_the_assistant_strips_a_leading_slash_even_from_the_site(
    stack: Stack, http: requests.Session
) -> None:
    headers = {"Authorization": f"Bearer {stack.environment['ASSISTANT_KEY']}"}
    door = f"{stack.assistant_url}/webhooks/site/turn"
    for text in ("/restart", "//restart", "/ /restart", "/\u00a0/restart"):
        turn = {"sender": "somebody", "text": text, "search": {}, "turn": 0}
        answer = http.post(door, json=turn, headers=headers, timeout=10)
        assert answer.status_code == 200
        assert len(answer.json()["replies"]) == 1, "a command would have no reply"
    for text in ("", "/", " // "):
        turn = {"sender": "somebody", "text": text, "search": {}, "turn": 0}
        assert http.post(door, json=turn, headers=headers, timeout=10).status_code == 400


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'{"sender": 1, "text": 2}'])
def test_the_assistant_refuses_what_is_no_turn(
    stack: Stack, http: requests.Session, body: bytes
) -> None:
    headers = {
        "Authorization": f"Bearer {stack.environment['ASSISTANT_KEY']}",
        "Content-Type": "application/json",
    }
    door = f"{stack.assistant_url}/webhooks/site/turn"
    assert http.post(door, data=body, headers=headers, timeout=10).status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/webhooks/rest",
        "/webhooks/rest/webhook",
        "/webhooks/callback/webhook",
        "/webhooks/socketio/",
        "/domain",
        "/status",
        "/model/parse",
        "/model/train",
        "/conversations/somebody/tracker",
        "/conversations/somebody/messages",
        "/conversations/somebody/execute",
        "/conversations/somebody/trigger_intent",
        "/conversations/somebody/tracker/events",
    ],
)
def test_the_assistant_has_no_other_door(stack: Stack, http: requests.Session, path: str) -> None:
    address = f"{stack.assistant_url}{path}"
    assert http.get(address, timeout=10).status_code == 404
    assert (
        http.post(address, json={"sender": "s", "message": "hello"}, timeout=10).status_code == 404
    )


def _secret_in(cookie: str) -> str:
    """The session is signed and not sealed: its owner may read it."""
    import base64
    import json
    import zlib

    payload = cookie.split(".")
    packed = payload[1] if payload[0] == "" else payload[0]
    raw = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
    data = json.loads(zlib.decompress(raw) if payload[0] == "" else raw)
    return str(data["conversation"])
