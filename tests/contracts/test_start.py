"""Starting a conversation, as the chat contract has it."""

from typing import Any

import pytest

from tests.stack import Stack
from tests.talking import PROBLEM, Site

pytestmark = pytest.mark.assistant
START = "/api/v1/conversations"


@pytest.mark.parametrize("body", [b"", b"  \n", b"{}"])
def test_nothing_need_be_said(site: Site, body: bytes) -> None:
    answer = site.post(START, data=body)
    assert answer.status_code == 201
    assert answer.json()["language"] == "en"


@pytest.mark.parametrize("channel", ["web", "embed", "call", "sms"])
def test_every_channel_may_be_named(site: Site, channel: str) -> None:
    answer = site.post(START, json={"language": "en", "channel": channel})
    assert answer.status_code == 201
    assert set(answer.json()) >= {"id", "language", "blocks"}


def test_it_opens_with_a_greeting(site: Site) -> None:
    answer = site.post(START, json={}).json()
    assert answer["blocks"]
    assert all(block["type"] == "text" and block["text"] for block in answer["blocks"])


def test_ids_cannot_be_guessed(site: Site) -> None:
    ids = {site.post(START, json={}).json()["id"] for _ in range(5)}
    assert len(ids) == 5
    # 128 bits in letters of six bits each
    assert all(len(each) >= 22 and each.isascii() for each in ids)


@pytest.mark.parametrize(
    "body",
    [
        {"language": "xx"},
        {"language": "en-GB; drop"},
        {"language": None},
        {"language": 7},
        {"language": ["en"]},
        {"language": {"en": 1}},
        {"channel": "pigeon"},
        {"channel": None},
        {"channel": ["web"]},
        [],
        "hello",
        7,
        None,
    ],
)
def test_what_is_not_the_contract_is_refused(site: Site, body: Any) -> None:
    answer = site.post(START, json=body) if body is not None else site.post(START, data=b"null")
    _is_problem(answer, 400)


@pytest.mark.parametrize("body", [b"{", b"{'language': 'en'}", b"\xff\xfe", b"hello=1"])
def test_broken_json_is_refused(site: Site, body: bytes) -> None:
    _is_problem(site.post(START, data=body), 400)


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete"])
def test_other_methods_are_refused(site: Site, stack: Stack, method: str) -> None:
    _is_problem(site.http.request(method, f"{stack.url}{START}", timeout=30), 405)


def test_an_unknown_address_is_a_problem_too(site: Site) -> None:
    _is_problem(site.get("/api/v1/nothing-here"), 404)


def _is_problem(answer: Any, status: int) -> None:
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == PROBLEM
    body = answer.json()
    assert body["status"] == status
    assert body["title"]
