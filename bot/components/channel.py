"""The only way into the assistant: one text in, one reply of blocks out, for the site alone."""

import hmac
import os
import re
from typing import Any, Awaitable, Callable, Dict, List, Optional, Text

import components.action_calls  # noqa: F401  (patches Rasa when it is imported)
from components.tracker_cache import TrackerCache
from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json

LONGEST_TEXT = 2_000
SAY_NOTHING = ("unclear", "greet", "say_thanks", "say_goodbye", "pick_choice")
"""Intents of messages that tell of nothing: danger is not read into them."""
LEAST_BY_WORDS = 0.25
"""Words alone never lay to rest what the site's check found in so many words."""
DANGER, MEANT = "danger", 0.35
"""The intent of somebody who tells of danger, and what its probability counts beside that of an alert:
the two questions err on different messages."""
AS_LIKELY = 0.1
"""So near in probability, the graver of two dangers is said."""
GRAVEST = (
    "emergency",
    "mental_health_crisis",
    "urgent_medical",
    "safeguarding",
    "carer_breakdown",
)
LEADING = re.compile(r"^[\s/]+")
"""A leading slash would be a command to Rasa."""


class SiteChannel(InputChannel):
    """POST /webhooks/site/turn and DELETE /webhooks/site/conversations/<sender>.

    Every call carries `Authorization: Bearer <ASSISTANT_KEY>`. A turn is
    {"sender": str, "text": str, "search": {...}, "turn": int, "picked": {...}, "places": [[from, to], ...]};
    its answer {"replies": [custom payloads], "danger": [alert, how sure] or null}.
    """

    @classmethod
    def name(cls) -> Text:
        """The channel's name in its address."""
        return "site"

    def __init__(self, key: Text) -> None:
        self._key = key

    @classmethod
    def from_credentials(cls, credentials: Dict[Text, Any]) -> "SiteChannel":
        """The key comes from the environment, never from a file."""
        return cls(os.environ.get("ASSISTANT_KEY", ""))

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes."""
        routes = Blueprint("site_webhook", __name__)

        @routes.route("/", methods=["GET"])
        async def health(_: Request) -> HTTPResponse:
            return json({"status": "ok"})

        @routes.route("/turn", methods=["POST"])
        async def turn(request: Request) -> HTTPResponse:
            if not self._is_site(request):
                return json({"error": "not the site"}, status=403)
            message = _message(request.json or {})
            if message is None:
                return json({"error": "a turn needs a sender and a text"}, status=400)
            await on_new_message(message)
            replies = _replies(message.output_channel.messages)
            return json({"replies": replies, "danger": _danger(message.sender_id)})

        @routes.route("/conversations/<sender:str>", methods=["DELETE"])
        async def forget(request: Request, sender: Text) -> HTTPResponse:
            if not self._is_site(request):
                return json({"error": "not the site"}, status=403)
            TrackerCache.forget(sender)
            return empty()

        return routes

    def _is_site(self, request: Request) -> bool:
        if not self._key:
            return False
        said = (request.headers.get("Authorization") or "").encode()
        return hmac.compare_digest(said, f"Bearer {self._key}".encode())


def _message(body: Dict[Text, Any]) -> Any:
    sender, text = body.get("sender"), body.get("text")
    if not isinstance(sender, str) or not isinstance(text, str):
        return None
    text = LEADING.sub("", text).strip()[:LONGEST_TEXT]
    if not sender or not text:
        return None
    return UserMessage(
        text=text,
        output_channel=CollectingOutputChannel(),
        sender_id=sender,
        input_channel=SiteChannel.name(),
        parse_data=_chosen(text) if body.get("picked") else None,
        metadata={
            "search": body.get("search") or {},
            "turn": body.get("turn") or 0,
            "picked": body.get("picked") or {},
            # a text that began otherwise was not the one the places were read in
            "places": (body.get("places") or []) if body.get("text") == text else [],
        },
    )


def _replies(messages: List[Dict[Text, Any]]) -> List[Dict[Text, Any]]:
    return [m["custom"] for m in messages if isinstance(m.get("custom"), dict)]


def _chosen(text: Text) -> Dict[Text, Any]:
    """What is understood when the person took a choice: there is nothing to guess."""
    return {"text": text, "intent": {"name": "pick_choice", "confidence": 1.0}, "entities": []}


def _danger(sender: Text) -> Optional[List[Any]]:
    """The likeliest danger in the message just answered, and how sure: the site decides."""
    heard = TrackerCache.latest_heard(sender)
    intent = heard.get("intent") or {}
    if intent.get("name") in SAY_NOTHING:
        return None
    ranked = (heard.get("understood") or {}).get("alert") or []
    if not ranked:
        return None
    likeliest = max(p for _, p in ranked)
    close = [alert for alert, p in ranked if p >= likeliest - AS_LIKELY]
    ranking = heard.get("intent_ranking") or []
    meant = max((each["confidence"] for each in ranking if each["name"] == DANGER), default=0.0)
    likeliest = (likeliest + MEANT * meant) / (1 + MEANT)
    if not heard.get("by_meaning"):
        likeliest = max(likeliest, LEAST_BY_WORDS)
    return [min(close, key=GRAVEST.index), likeliest]
