"""Keeps conversations, finds them by their secret, and forgets them."""

import hashlib
import secrets
import uuid
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from directory.models import utc_now
from web.chat.models import Conversation, Turn

SECRET_BYTES = 24


def start(session: Session, language: str, channel: str) -> tuple[str, Conversation]:
    """A new conversation, and the secret that finds it (192 random bits)."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    conversation = Conversation(id=_key(secret), language=language, channel=channel, search={})
    session.add(conversation)
    session.flush()
    return secret, conversation


def find(session: Session, secret: str, idle_hours: float) -> Conversation | None:
    """The conversation of `secret`, or None if there is none or it has been idle too long."""
    conversation = session.get(Conversation, _key(secret)) if secret else None
    if conversation and conversation.last_at_utc < utc_now() - timedelta(hours=idle_hours):
        return None
    return conversation


def find_repeat(session: Session, conversation: Conversation, key: str | None) -> Turn | None:
    """The turn that was already answered under this Idempotency-Key."""
    if not key:
        return None
    query = select(Turn).where(Turn.conversation_id == conversation.id, Turn.idempotency_key == key)
    return session.scalars(query).first()


def append(
    session: Session,
    conversation: Conversation,
    text: str,
    reply: dict[str, Any],
    search: dict[str, Any],
    idempotency_key: str | None,
) -> Turn:
    """Adds a turn; `text` must be redacted."""
    number = conversation.turn_count + 1
    turn = Turn(
        id=str(uuid.uuid4()),
        conversation_id=conversation.id,
        number=number,
        text=text,
        outcome=reply["outcome"],
        reply=reply,
        idempotency_key=idempotency_key,
    )
    conversation.turn_count = number
    conversation.search = search
    conversation.last_at_utc = utc_now()
    session.add(turn)
    session.flush()
    return turn


def forget(session: Session, conversation: Conversation) -> None:
    """Deletes a conversation and all that was said in it."""
    session.delete(conversation)
    session.flush()


def forget_idle(session: Session, idle_hours: float) -> int:
    """Deletes every conversation that has been idle for so long; how many there were."""
    limit = utc_now() - timedelta(hours=idle_hours)
    gone = session.execute(delete(Conversation).where(Conversation.last_at_utc < limit))
    return int(getattr(gone, "rowcount", 0) or 0)


def _key(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
