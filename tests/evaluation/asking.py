"""Says many messages to the site, each in a conversation of its own."""

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tests.talking import Site


def say(site: Site, text: str) -> dict[str, Any]:
    """One message in a conversation of its own, waiting where the limits say so."""
    while True:
        talk = site.post("/api/v1/conversations", json={})
        if talk.status_code == 201:
            break
        time.sleep(float(talk.headers["Retry-After"]))
    path = f"/api/v1/conversations/{talk.json()['id']}/messages"
    while True:
        answer = site.post(path, json={"text": text})
        if answer.status_code == 200:
            reply: dict[str, Any] = answer.json()
            return reply
        time.sleep(float(answer.headers["Retry-After"]))


def ask(site: Site, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The answers to `lines`, in their order, two at a time; none from a site whose assistant was away."""
    with ThreadPoolExecutor(2) as pool:
        replies = list(pool.map(lambda line: say(site, line["text"]), lines))
    assert not any(reply.get("degraded") for reply in replies)
    return replies
