"""Tables of the conversation: the site owns it, and forgets it after a day."""

from datetime import datetime
from typing import Any

from sqlalchemy import CHAR, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from directory.models import Base, utc_now


class Conversation(Base):
    """A conversation. `id` is the SHA-256 of the secret that the person holds; `search` is the
    active search and the choices last offered."""

    __tablename__ = "conversation"

    id: Mapped[str] = mapped_column(CHAR(64), primary_key=True)
    language: Mapped[str] = mapped_column(String(8))
    channel: Mapped[str] = mapped_column(String(10))
    search: Mapped[dict[str, Any]]
    turn_count: Mapped[int] = mapped_column(default=0)
    created_at_utc: Mapped[datetime] = mapped_column(default=utc_now)
    last_at_utc: Mapped[datetime] = mapped_column(default=utc_now, index=True)
    turns: Mapped[list["Turn"]] = relationship(
        order_by="Turn.number", cascade="all, delete-orphan", passive_deletes=True
    )


class Turn(Base):
    """One message, redacted, and what was answered, in the form of the chat contract."""

    __tablename__ = "turn"
    __table_args__ = (
        UniqueConstraint("conversation_id", "number"),
        UniqueConstraint("conversation_id", "idempotency_key", name="uq_turn_idempotency_key"),
    )

    id: Mapped[str] = mapped_column(CHAR(36), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(
        CHAR(64), ForeignKey("conversation.id", ondelete="CASCADE")
    )
    number: Mapped[int]
    at_utc: Mapped[datetime] = mapped_column(default=utc_now)
    text: Mapped[str] = mapped_column(Text)
    outcome: Mapped[str] = mapped_column(String(20))
    reply: Mapped[dict[str, Any]]
    idempotency_key: Mapped[str | None] = mapped_column(String(100))
