"""What is offered: one row is one listing."""

import uuid
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from directory.models.attribute import Attribute, Language
from directory.models.base import Base, utc_now
from directory.models.location import Location, ServiceAtLocation
from directory.models.service_details import CostOption, Phone, Schedule, ServiceArea

if TYPE_CHECKING:
    from directory.models.organisation import Organisation

PUBLISHED = "published"
WITHDRAWN = "withdrawn"
UNLISTED = "unlisted"
"""Kept, and never found: what a source has that is not social care."""


class Service(Base):
    """A listing: what somebody offers. What it offers and for whom are its `attributes`.

    `status` is published, withdrawn or unlisted; `confirmed_on` is the day its details were last
    said to be true by the source or a person; `is_example` marks made-up rows.
    """

    __tablename__ = "service"
    __table_args__ = (UniqueConstraint("source", "source_id"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    organisation_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("organisation.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str] = mapped_column(String(300))
    kind: Mapped[str] = mapped_column(String(40))
    summary: Mapped[str] = mapped_column(Text, default="")
    status: Mapped[str] = mapped_column(String(20), default=PUBLISHED)
    website: Mapped[str | None] = mapped_column(String(500))
    email: Mapped[str | None] = mapped_column(String(200))
    is_example: Mapped[bool] = mapped_column(default=False, index=True)
    source: Mapped[str] = mapped_column(String(40))
    source_id: Mapped[str] = mapped_column(String(100))
    source_digest: Mapped[str | None] = mapped_column(String(64))
    source_area: Mapped[str | None] = mapped_column(String(100), index=True)
    cqc_location_id: Mapped[str | None] = mapped_column(String(40), index=True)
    cqc_rating: Mapped[str | None] = mapped_column(String(40))
    cqc_rating_date: Mapped[date | None]
    accepts_direct_payments: Mapped[bool | None]
    wheelchair_accessible: Mapped[bool | None]
    drives: Mapped[bool | None]
    places_free: Mapped[bool | None]
    is_free: Mapped[bool | None]
    minimum_age: Mapped[int | None]
    maximum_age: Mapped[int | None]
    confirmed_on: Mapped[date | None]
    created_at_utc: Mapped[datetime] = mapped_column(default=utc_now)
    updated_at_utc: Mapped[datetime] = mapped_column(default=utc_now, onupdate=utc_now)
    withdrawn_at_utc: Mapped[datetime | None]

    organisation: Mapped["Organisation"] = relationship(back_populates="services")
    attributes: Mapped[list[Attribute]] = relationship(cascade="all, delete-orphan")
    languages: Mapped[list[Language]] = relationship(cascade="all, delete-orphan")
    locations: Mapped[list[Location]] = relationship(secondary=ServiceAtLocation.__table__)
    service_areas: Mapped[list[ServiceArea]] = relationship(cascade="all, delete-orphan")
    schedules: Mapped[list[Schedule]] = relationship(cascade="all, delete-orphan")
    cost_options: Mapped[list[CostOption]] = relationship(cascade="all, delete-orphan")
    phones: Mapped[list[Phone]] = relationship(cascade="all, delete-orphan")

    def codes(self, taxonomy: str) -> list[str]:
        """The codes of one taxonomy: "service", "need", "availability" or "carer_gender"."""
        return sorted(a.code for a in self.attributes if a.taxonomy == taxonomy)
