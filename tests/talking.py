"""Talks to the site as a program does: the chat contract over HTTP."""

from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import requests

SECONDS = 30.0
JSON = "application/json"
PROBLEM = "application/problem+json"

Answer = dict[str, Any]


@dataclass
class Site:
    """The API of one running site. Use it in a `with`."""

    url: str
    http: requests.Session = field(default_factory=requests.Session)

    def __post_init__(self) -> None:
        self.http.trust_env = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.http.close()

    def get(self, path: str, **more: Any) -> requests.Response:
        return self.http.get(f"{self.url}{path}", timeout=SECONDS, **more)

    def post(self, path: str, **more: Any) -> requests.Response:
        return self.http.post(f"{self.url}{path}", timeout=SECONDS, **more)

    def delete(self, path: str) -> requests.Response:
        return self.http.delete(f"{self.url}{path}", timeout=SECONDS)

    def converse(self, **body: Any) -> "Talk":
        """A new conversation."""
        answer = self.post("/api/v1/conversations", json=body)
        assert answer.status_code == 201, answer.text
        return Talk(self, answer.json()["id"])


@dataclass
class Talk:
    """One conversation."""

    site: Site
    id: str

    @property
    def path(self) -> str:
        return f"/api/v1/conversations/{self.id}"

    def post(self, **more: Any) -> requests.Response:
        """A message just as given."""
        return self.site.post(f"{self.path}/messages", **more)

    def try_to_say(self, text: object, key: str | None = None, **body: Any) -> requests.Response:
        """A message that may be refused."""
        headers = {"Idempotency-Key": key} if key is not None else {}
        return self.post(json={"text": text, **body}, headers=headers)

    def say(self, text: str, **more: Any) -> Answer:
        """A message that must be taken."""
        answer = self.try_to_say(text, **more)
        assert answer.status_code == 200, answer.text
        said: Answer = answer.json()
        return said

    def transcript(self) -> Answer:
        """What is kept of it."""
        answer = self.site.get(self.path)
        assert answer.status_code == 200, answer.text
        kept: Answer = answer.json()
        return kept


def types_of(answer: Answer) -> list[str]:
    """The types of its blocks, in order."""
    return [block["type"] for block in answer["blocks"]]


def blocks_of(answer: Answer, kind: str) -> list[Answer]:
    """Its blocks of one type."""
    return [block for block in answer["blocks"] if block["type"] == kind]


def items_of(answer: Answer) -> list[Answer]:
    """The listings it shows."""
    return [item for block in blocks_of(answer, "listings") for item in block["items"]]


def has_alert_first(answer: Answer, alert: str) -> bool:
    """Whether the very first block is this alert, with somebody to ring."""
    first = (answer.get("blocks") or [{}])[0]
    return bool(first.get("type") == "alert" and first["alert"] == alert and first["contacts"])
