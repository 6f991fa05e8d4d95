"""The words of a listing, stemmed: a plain table that both engines search alike."""

import uuid

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from directory.models.base import Base

NAME, SUMMARY = 1, 2


class SearchWord(Base):
    """One stem of a service; `field` is the best field that holds it (1 name, 2 summary)."""

    __tablename__ = "search_word"
    __table_args__ = (Index("ix_search_word_stem", "stem", "service_id"),)

    service_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), primary_key=True
    )
    stem: Mapped[str] = mapped_column(String(60), primary_key=True)
    field: Mapped[int]
