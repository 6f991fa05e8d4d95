"""Postcodes and place names that were imported; the gazetteer's files hold what is shipped."""

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from directory.models.base import Base


class Postcode(Base):
    """A full postcode ("CM8 1AA") and its middle, in degrees (WGS 84); `district` where known."""

    __tablename__ = "postcode"
    __table_args__ = ({"sqlite_with_rowid": False},)

    postcode: Mapped[str] = mapped_column(String(8), primary_key=True)
    latitude: Mapped[float]
    longitude: Mapped[float]
    district: Mapped[str | None] = mapped_column(String(100))


class PlaceName(Base):
    """A town, village or hamlet by name. `size` is one of the gazetteer's SIZES; `name_key` is
    the name in lower case without punctuation."""

    __tablename__ = "place_name"
    __table_args__ = (
        UniqueConstraint("source", "source_id"),
        Index("ix_place_name_name_key", "name_key"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(String(40))
    source_id: Mapped[str] = mapped_column(String(100))
    name: Mapped[str] = mapped_column(String(100))
    name_key: Mapped[str] = mapped_column(String(100))
    size: Mapped[str] = mapped_column(String(20))
    district: Mapped[str | None] = mapped_column(String(100))
    county: Mapped[str | None] = mapped_column(String(100))
    outcode: Mapped[str | None] = mapped_column(String(5))
    latitude: Mapped[float]
    longitude: Mapped[float]
