"""/api/v1/conversations, as the chat contract has it."""

import json
from typing import Any

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from web.api.problems import problem_for
from web.chat import store
from web.chat.alerts import in_sight
from web.chat.danger import danger_blocks, danger_in
from web.chat.limits import seconds_to_wait
from web.chat.models import Conversation
from web.chat.turn import (
    Refusal,
    assistant,
    greeting,
    keeps_in_sight,
    refuse_if_unfit,
    take_turn,
    transcript,
)
from web.extensions import database, settings
from web.safety import Danger
from web.shared.language import chosen_language, use_language
from web.words.sayings import say

api = Blueprint("api", __name__, url_prefix="/api/v1")
CHANNELS = ("web", "embed", "call", "sms")
LONGEST_KEY = 100
LARGEST_READ = 16 * 1024 * 1024


@api.errorhandler(Refusal)
def refused(refusal: Refusal) -> ResponseReturnValue:
    """A message that was not taken."""
    return problem_for(refusal.status, refusal.detail, refusal.blocks, refusal.retry_after)


@api.post("/conversations")
def start_conversation() -> ResponseReturnValue:
    """Starts a conversation: 201 with its secret id and the greeting."""
    body = _body(may_be_empty=True)
    language, channel = body.get("language", chosen_language()), body.get("channel", "web")
    _use(language)
    if channel not in CHANNELS:
        raise Refusal(400, f"The channel must be one of {', '.join(CHANNELS)}.", [])
    _limit(None, None)
    session = database()
    store.forget_idle(session, settings().conversation_idle_hours)
    secret, _conversation = store.start(session, language, channel)
    session.commit()
    return jsonify(id=secret, language=language, blocks=greeting()), 201


@api.post("/conversations/<secret>/messages")
def say_something(secret: str) -> ResponseReturnValue:
    """One turn."""
    # a message far too long is still read, for danger, before it is refused
    request.max_content_length = LARGEST_READ
    danger = danger_in(_text_anyhow())
    body = _body(danger=danger)
    text = body.get("text")
    if not isinstance(text, str):
        raise Refusal(400, "The body needs a text.", danger_blocks(danger))
    conversation = _conversation(secret, danger)
    _use(body.get("language", conversation.language), danger)
    _limit(conversation, danger)
    text = refuse_if_unfit(text, danger)
    key = request.headers.get("Idempotency-Key")
    if key is not None and not 0 < len(key) <= LONGEST_KEY:
        words = f"The Idempotency-Key must have 1 to {LONGEST_KEY} letters."
        raise Refusal(400, words, danger_blocks(danger))
    conversation.language = body.get("language", conversation.language)
    return jsonify(take_turn(conversation, text, danger, key))


@api.get("/conversations/<secret>")
def read_conversation(secret: str) -> ResponseReturnValue:
    """The transcript, as it was kept."""
    conversation = _conversation(secret)
    turns = transcript(conversation)
    kept = {"in_sight": in_sight()} if keeps_in_sight(conversation) else {}
    return jsonify(id=secret, language=conversation.language, turns=turns, **kept)


@api.delete("/conversations/<secret>")
def delete_conversation(secret: str) -> ResponseReturnValue:
    """Deletes a conversation and all that was said in it."""
    conversation = _conversation(secret)
    sender = conversation.id
    session = database()
    store.forget(session, conversation)
    session.commit()
    assistant().forget(sender)
    return "", 204


def _text_anyhow() -> str:
    """The text to check for danger, whatever else is wrong with the request."""
    raw = request.get_data(as_text=True)
    try:
        body = json.loads(raw)
    except ValueError:
        return raw
    text = body.get("text") if isinstance(body, dict) else None
    return text if isinstance(text, str) else raw


def _body(may_be_empty: bool = False, danger: Danger | None = None) -> dict[str, Any]:
    raw = request.get_data(as_text=True)
    if may_be_empty and not raw.strip():
        return {}
    try:
        body = json.loads(raw)
    except ValueError as error:
        raise Refusal(400, "The body must be JSON.", danger_blocks(danger)) from error
    if not isinstance(body, dict):
        raise Refusal(400, "The body must be a JSON object.", danger_blocks(danger))
    return body


def _use(language: object, danger: Danger | None = None) -> None:
    if language not in settings().language_codes:
        known = ", ".join(settings().language_codes)
        raise Refusal(400, f"The language must be one of {known}.", danger_blocks(danger))
    use_language(str(language))


def _conversation(secret: str, danger: Danger | None = None) -> Conversation:
    found = store.find(database(), secret, settings().conversation_idle_hours)
    if found is None:
        raise Refusal(
            404, "There is no such conversation, or it was deleted.", danger_blocks(danger)
        )
    use_language(found.language)
    return found


def _limit(conversation: Conversation | None, danger: Danger | None) -> None:
    wait = seconds_to_wait(conversation.id if conversation else None, request.remote_addr or "")
    if wait:
        blocks = [*danger_blocks(danger), {"type": "text", "text": say("too_many")}]
        raise Refusal(429, say("too_many"), blocks, retry_after=wait)
