"""Where a service is given from."""

import uuid

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from directory.models.base import Base


class Location(Base):
    """A place with an address. `is_approximate`: the position is that of the outcode's centre.

    Latitude and longitude are degrees (WGS 84), or None where the postcode could not be placed.
    `is_confidential`: nobody may know where it is; then the row holds no address, only an outcode
    and the middle of it.
    """

    __tablename__ = "location"
    __table_args__ = (Index("ix_location_position", "latitude", "longitude"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    name: Mapped[str | None] = mapped_column(String(300))
    address: Mapped[str | None] = mapped_column(String(300))
    town: Mapped[str | None] = mapped_column(String(100))
    postcode: Mapped[str | None] = mapped_column(String(10), index=True)
    district: Mapped[str | None] = mapped_column(String(100), index=True)
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    is_approximate: Mapped[bool] = mapped_column(default=True)
    is_confidential: Mapped[bool] = mapped_column(default=False)


class ServiceAtLocation(Base):
    """Which service is given from which location."""

    __tablename__ = "service_at_location"

    service_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), primary_key=True
    )
    location_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("location.id", ondelete="CASCADE"), primary_key=True, index=True
    )
