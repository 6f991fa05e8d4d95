"""One turn: the danger check, then understanding, then words."""

import logging
from dataclasses import dataclass
from typing import Any

from flask import current_app
from sqlalchemy.exc import IntegrityError

from directory.answers import ActiveSearch, Reply, not_clear, with_hint
from directory.models import utc_now
from web.chat import fallback, store
from web.chat.alerts import in_sight
from web.chat.assistant import Assistant, AssistantAway, Heard
from web.chat.clean import LONGEST, clean, has_words, spoken
from web.chat.compose import compose, form_block, handoff_block
from web.chat.danger import danger_blocks, settle
from web.chat.models import Conversation, Turn
from web.chat.options import find_option
from web.chat.redact import redact
from web.extensions import database, place_finder
from web.safety import Danger
from web.words.sayings import say

logger = logging.getLogger(__name__)
UNDERSTOOD_PLACE = ("name", "postcode", "latitude", "longitude", "district")
TRIES = 8
ASKS_WHERE = ("ask_place", "ask_which_place", "place_unknown")
CRISIS = "mental_health_crisis"
AFTER_ALERT = ("find", "advice", "register")


@dataclass(frozen=True)
class Refusal(Exception):
    """A message that cannot be taken: the HTTP status, why in words, and blocks to show anyway."""

    status: int
    detail: str
    blocks: list[dict[str, Any]]
    retry_after: int | None = None


def refuse_if_unfit(text: str, danger: Danger | None) -> str:
    """`text` cleaned. Raises Refusal for one that is too long or has nothing in it."""
    if len(text) > LONGEST:
        raise Refusal(413, say("too_long"), [*danger_blocks(danger), _text("too_long")])
    cleaned = clean(text)
    if not cleaned:
        raise Refusal(400, say("not_clear"), danger_blocks(danger))
    return cleaned


def take_turn(
    conversation: Conversation, text: str, danger: Danger | None, key: str | None = None
) -> dict[str, Any]:
    """The contract's reply to `text` (cleaned), stored with it and committed.

    Two messages of one conversation may come at once: the later one is answered after the other.
    """
    for _attempt in range(TRIES):
        repeated = store.find_repeat(database(), conversation, key)
        if repeated:
            return repeated.reply
        try:
            answer = _answer_once(conversation, text, danger, key)
            database().commit()
            return answer
        except IntegrityError:
            database().rollback()
            database().refresh(conversation)
    raise Refusal(429, say("too_many"), danger_blocks(danger), retry_after=1)


def _answer_once(
    conversation: Conversation, text: str, danger: Danger | None, key: str | None
) -> dict[str, Any]:
    kept = redact(text)
    before = ActiveSearch.from_dict(conversation.search)
    picked = find_option(text, conversation.search.get("options") or {})
    reply, heard = _understand(conversation, kept, before, picked)
    danger = settle(danger, heard, was_just_told=bool(conversation.search.get("alerted")))
    answer, options = _in_words(reply, danger, is_degraded=heard is None)
    is_crisis = keeps_in_sight(conversation) or (danger is not None and danger.alert == CRISIS)
    search = {
        **reply.search.to_dict(),
        "options": options,
        "alerted": danger is not None,
        "crisis": is_crisis,
    }
    if is_crisis:
        answer["in_sight"] = in_sight()
    turn = store.append(database(), conversation, kept, answer, search, key)
    answer = {"id": turn.id, "message_id": f"{turn.id}-m", **answer}
    turn.reply = answer
    return answer


def _understand(
    conversation: Conversation, text: str, before: ActiveSearch, picked: dict[str, Any] | None
) -> tuple[Reply, Heard | None]:
    """The reply, and what the assistant heard: None when it is away."""
    message = spoken(text)
    if not has_words(message):
        return not_clear(before), Heard([])
    try:
        heard = assistant().say(
            conversation.id,
            message,
            before.to_dict(),
            conversation.turn_count,
            picked,
            place_finder().read(message).spans,
        )
        return _read_reply(heard.replies[0], before), heard
    except AssistantAway as error:
        logger.warning("The assistant is away (%s): answered without it.", error)
    except (KeyError, TypeError, ValueError) as error:
        logger.error("The assistant's reply was not understood (%s).", type(error).__name__)
    reply = fallback.answer(database(), place_finder(), message, before, picked)
    return with_hint(reply, message), None


def _read_reply(payload: dict[str, Any], before: ActiveSearch) -> Reply:
    search = ActiveSearch.from_dict(payload["search"]) if "search" in payload else before
    return Reply(
        outcome=payload["outcome"],
        blocks=list(payload["blocks"]),
        search=search,
        topics=tuple(payload.get("topics") or ()),
        also=tuple(payload.get("also") or ()),
        confidence=float(payload.get("confidence", 1.0)),
    )


def _in_words(
    reply: Reply, danger: Danger | None, is_degraded: bool
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The contract's reply, and what its choices stand for."""
    criteria = reply.search.criteria
    blocks, options = compose(reply.blocks, criteria)
    outcome, also = reply.outcome, list(reply.also)
    if is_degraded:
        found_something = outcome != "handoff"
        blocks = [*([_text("degraded")] if found_something else []), *blocks]
        blocks.append(form_block("find", criteria))
        blocks.append(handoff_block("handoff_degraded"))
    if danger:
        blocks = _after_alert(outcome, blocks, asks_where=_asks_where(reply))
        also = [o for o in (outcome, *also) if o in AFTER_ALERT and blocks]
        outcome = "alert"
        blocks = [*danger_blocks(danger), *blocks]
    answer: dict[str, Any] = {
        "outcome": outcome,
        "also": also,
        "understood": _understood(reply, danger.alert if danger else None),
        "blocks": blocks,
        "at": utc_now().isoformat(),
    }
    if is_degraded:
        answer["degraded"] = True
    return answer, options


def _asks_where(reply: Reply) -> bool:
    return any(block.get("saying") in ASKS_WHERE for block in reply.blocks)


def _after_alert(
    outcome: str, blocks: list[dict[str, Any]], asks_where: bool
) -> list[dict[str, Any]]:
    """What may follow an alert: help that was asked for, and the question it needs. Never chatter or
    more numbers to ring."""
    helps = outcome in AFTER_ALERT or asks_where
    return list(blocks) if helps else []


def _understood(reply: Reply, alert: str | None) -> dict[str, Any]:
    active = reply.search.criteria.to_dict()
    place = active["place"]
    return {
        "topics": list(reply.topics),
        **active,
        "place": {key: place[key] for key in UNDERSTOOD_PLACE} if place else None,
        "alert": alert,
        "confidence": round(reply.confidence, 2),
    }


def greeting() -> list[dict[str, Any]]:
    """The blocks that open a conversation."""
    return [_text("greets")]


def keeps_in_sight(conversation: Conversation | None) -> bool:
    """Whether somebody spoke of suicide here: those who listen are then shown to the end."""
    return bool(conversation and conversation.search.get("crisis"))


def transcript(conversation: Conversation) -> list[dict[str, Any]]:
    """The turns as the contract gives them."""
    return [_in_transcript(turn) for turn in conversation.turns]


def _in_transcript(turn: Turn) -> dict[str, Any]:
    return {
        "at": turn.at_utc.isoformat(),
        "text": turn.text,
        "outcome": turn.outcome,
        "blocks": turn.reply["blocks"],
    }


def _text(saying: str) -> dict[str, Any]:
    return {"type": "text", "text": say(saying)}


def assistant() -> Assistant:
    """The app's door to the assistant."""
    value = current_app.extensions["care_assistant"]
    assert isinstance(value, Assistant)
    return value
