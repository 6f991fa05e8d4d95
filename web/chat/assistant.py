"""The one door to the assistant: HTTP, with a time-out and a circuit breaker."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pybreaker
import requests

from directory.vocabulary import ALERTS
from web.settings import Settings

CONNECT_SECONDS = 1.0
FAILURES_TO_OPEN = 3
SECONDS_TO_RETRY = 5
POOL = 32


class AssistantAway(Exception):
    """The assistant could not be reached, was too slow, or had nothing to say."""


@dataclass(frozen=True)
class Heard:
    """What the assistant answered: its replies, and the danger it heard with how sure (0 to 1)."""

    replies: list[dict[str, Any]]
    alert: str | None = None
    certainty: float = 0.0


class Assistant:
    """Posts turns to Rasa's channel. Safe to share between threads."""

    def __init__(self, config: Settings) -> None:
        self._url = config.assistant_url.rstrip("/")
        self._timeout = (CONNECT_SECONDS, config.assistant_timeout)
        self._http = requests.Session()
        adapter = requests.adapters.HTTPAdapter(pool_connections=1, pool_maxsize=POOL)
        self._http.mount("http://", adapter)
        self._http.headers["Authorization"] = f"Bearer {config.assistant_key}"
        # the assistant is on this machine or beside it: no proxy of the environment is between
        self._http.trust_env = False
        self._breaker = pybreaker.CircuitBreaker(
            fail_max=FAILURES_TO_OPEN, reset_timeout=SECONDS_TO_RETRY
        )

    def say(
        self,
        sender: str,
        text: str,
        search: dict[str, Any],
        turn: int,
        picked: dict[str, Any] | None,
        places: Sequence[tuple[int, int]] = (),
    ) -> Heard:
        """The answer to one message; `places` is where it names some, from and to which letter.
        Raises AssistantAway."""
        body = {
            "sender": sender,
            "text": text,
            "search": search,
            "turn": turn,
            "picked": picked,
            "places": [list(span) for span in places],
        }
        try:
            heard: Heard = self._breaker.call(self._post, body)
        except (
            pybreaker.CircuitBreakerError,
            requests.RequestException,
            ValueError,
            KeyError,
            TypeError,
        ) as error:
            raise AssistantAway(type(error).__name__) from error
        return heard

    def forget(self, sender: str) -> None:
        """Tells the assistant to forget a conversation, in the background: it is only a cache."""
        threading.Thread(target=self._delete, args=(sender,), daemon=True).start()

    def _post(self, body: dict[str, Any]) -> Heard:
        answer = self._http.post(
            f"{self._url}/webhooks/site/turn", json=body, timeout=self._timeout
        )
        answer.raise_for_status()
        said = answer.json()
        replies = said["replies"] if isinstance(said.get("replies"), list) else []
        if not replies:
            raise ValueError("the assistant had nothing to say: its actions are away")
        alert, certainty = said.get("danger") or (None, 0.0)
        return Heard(replies, alert if alert in ALERTS else None, float(certainty))

    def _delete(self, sender: str) -> None:
        try:
            self._http.delete(
                f"{self._url}/webhooks/site/conversations/{sender}", timeout=CONNECT_SECONDS
            )
        except requests.RequestException:
            return
