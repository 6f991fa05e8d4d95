"""Taxonomy terms attached to a service, and the languages it is given in."""

import uuid

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from directory.models.base import Base


class Attribute(Base):
    """One taxonomy term of one service; codes come from `directory.vocabulary`."""

    __tablename__ = "attribute"
    __table_args__ = (Index("ix_attribute_taxonomy_code", "taxonomy", "code", "service_id"),)

    service_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), primary_key=True
    )
    taxonomy: Mapped[str] = mapped_column(String(20), primary_key=True)
    code: Mapped[str] = mapped_column(String(40), primary_key=True)


class Language(Base):
    """A language spoken by those who give the service: ISO 639-1, or "bsl"."""

    __tablename__ = "language"

    service_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), primary_key=True
    )
    code: Mapped[str] = mapped_column(String(8), primary_key=True)
