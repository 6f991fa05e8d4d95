"""Councils and districts as dated data: they are reorganised, the code is not."""

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from directory.models.base import Base


class Council(Base):
    """A council with adult social care duties, from one day to another (None: still so)."""

    __tablename__ = "council"

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(40))
    website: Mapped[str | None] = mapped_column(String(300))
    from_date: Mapped[date]
    to_date: Mapped[date | None]


class District(Base):
    """A district and the council that serves it, from one day to another (None: still so)."""

    __tablename__ = "district"

    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    from_date: Mapped[date] = mapped_column(primary_key=True)
    ons_code: Mapped[str | None] = mapped_column(String(12))
    council_id: Mapped[str] = mapped_column(ForeignKey("council.id"))
    to_date: Mapped[date | None]
