"""Who runs a service."""

import uuid

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from directory.models.base import Base
from directory.models.service import Service


class Organisation(Base):
    """A provider. `source` and `source_id` say where the row came from ("cqc", "1-877912132")."""

    __tablename__ = "organisation"
    __table_args__ = (UniqueConstraint("source", "source_id"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(300))
    website: Mapped[str | None] = mapped_column(String(500))
    source: Mapped[str] = mapped_column(String(40))
    source_id: Mapped[str] = mapped_column(String(100))
    services: Mapped[list[Service]] = relationship(back_populates="organisation")
