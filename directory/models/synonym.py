"""Words that mean the same, kept by staff."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from directory.models.base import Base


class SynonymGroup(Base):
    """Phrases that mean the same; with a `service`, `need` or `kind` they also mean that key."""

    __tablename__ = "synonym_group"

    id: Mapped[int] = mapped_column(primary_key=True)
    service: Mapped[str | None] = mapped_column(String(40))
    need: Mapped[str | None] = mapped_column(String(40))
    kind: Mapped[str | None] = mapped_column(String(40))
    phrases: Mapped[list["Synonym"]] = relationship(cascade="all, delete-orphan")


class Synonym(Base):
    """One phrase of a group, as people say it; `stems` are its stems in order, spaces between."""

    __tablename__ = "synonym"

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(
        ForeignKey("synonym_group.id", ondelete="CASCADE"), index=True
    )
    phrase: Mapped[str] = mapped_column(String(100))
    stems: Mapped[str] = mapped_column(String(200), index=True)
