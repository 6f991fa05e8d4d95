"""What is offered: one row is one listing."""

import uuid
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, BigInteger, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from directory.models.attribute import Attribute, Language
from directory.models.base import Base, utc_now
from directory.models.location import Location, ServiceAtLocation
from directory.models.service_details import Contact, CostOption, Phone, Schedule, ServiceArea

if TYPE_CHECKING:
    from directory.models.organisation import Organisation

DRAFT = "draft"
SUBMITTED = "submitted"
PUBLISHED = "published"
PAUSED = "paused"
WITHDRAWN = "withdrawn"
UNLISTED = "unlisted"
"""Kept, and never found: what a source has that is not social care."""
BY_SOURCE, BY_PERSON, BY_AGE = "source", "person", "age"
"""Who put a listing in its status: an import changes only what an import has put there."""


class Service(Base):
    """A listing: what somebody offers. What it offers and for whom are its `attributes`.

    `number` is the id in 63 bits, for the search's own tables. `status` is one of STATUSES and
    `status_by` who put it there. Days: `confirmed_on` a person said that the details are true,
    `checked_on` a register looked at it, `starts_on` and `ends_on` bound when it is shown.
    `needs_confirming`: it grows old unless a person confirms it. `capacity` is whether places are
    free ("yes", "soon", "no", None: nobody knows), said on `capacity_said_on`. `cqc_questions`
    maps the five questions to ratings. `joined_to_id`: the same service from another source, which
    is the one shown; `filled` maps the fields that this one has from those joined to it to what
    they said (`directory.commands.fill_joined`). `is_example` marks made-up rows.
    """

    __tablename__ = "service"
    __table_args__ = (UniqueConstraint("source", "source_id"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger, index=True, unique=True)
    organisation_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("organisation.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str] = mapped_column(String(300))
    other_names: Mapped[str] = mapped_column(Text, default="")
    kind: Mapped[str] = mapped_column(String(40))
    summary: Mapped[str] = mapped_column(Text, default="")
    status: Mapped[str] = mapped_column(String(20), default=PUBLISHED)
    status_by: Mapped[str] = mapped_column(String(10), default=BY_SOURCE)
    website: Mapped[str | None] = mapped_column(String(500))
    email: Mapped[str | None] = mapped_column(String(200))
    is_example: Mapped[bool] = mapped_column(default=False, index=True)
    source: Mapped[str] = mapped_column(String(40))
    source_id: Mapped[str] = mapped_column(String(100))
    source_digest: Mapped[str | None] = mapped_column(String(64))
    source_area: Mapped[str | None] = mapped_column(String(100), index=True)
    joined_to_id: Mapped[uuid.UUID | None] = mapped_column(index=True)
    filled: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    cqc_location_id: Mapped[str | None] = mapped_column(String(40), index=True)
    cqc_provider_id: Mapped[str | None] = mapped_column(String(40))
    cqc_rating: Mapped[str | None] = mapped_column(String(40))
    cqc_rating_date: Mapped[date | None]
    cqc_questions: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    beds: Mapped[int | None]
    accepts_direct_payments: Mapped[bool | None]
    wheelchair_accessible: Mapped[bool | None]
    drives: Mapped[bool | None]
    capacity: Mapped[str | None] = mapped_column(String(10))
    capacity_said_on: Mapped[date | None]
    is_free: Mapped[bool | None]
    minimum_age: Mapped[int | None]
    maximum_age: Mapped[int | None]
    eligibility: Mapped[str | None] = mapped_column(Text)
    how_to_apply: Mapped[str | None] = mapped_column(Text)
    fees: Mapped[str | None] = mapped_column(Text)
    needs_confirming: Mapped[bool] = mapped_column(default=False)
    confirmed_on: Mapped[date | None]
    checked_on: Mapped[date | None]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    created_at_utc: Mapped[datetime] = mapped_column(default=utc_now)
    updated_at_utc: Mapped[datetime] = mapped_column(default=utc_now, onupdate=utc_now, index=True)
    withdrawn_at_utc: Mapped[datetime | None]

    organisation: Mapped["Organisation"] = relationship(back_populates="services")
    attributes: Mapped[list[Attribute]] = relationship(cascade="all, delete-orphan")
    languages: Mapped[list[Language]] = relationship(cascade="all, delete-orphan")
    locations: Mapped[list[Location]] = relationship(secondary=ServiceAtLocation.__table__)
    service_areas: Mapped[list[ServiceArea]] = relationship(cascade="all, delete-orphan")
    schedules: Mapped[list[Schedule]] = relationship(cascade="all, delete-orphan")
    cost_options: Mapped[list[CostOption]] = relationship(cascade="all, delete-orphan")
    phones: Mapped[list[Phone]] = relationship(cascade="all, delete-orphan")
    contacts: Mapped[list[Contact]] = relationship(cascade="all, delete-orphan")

    @property
    def places_free(self) -> bool | None:
        """Whether there are places free now; None where nobody knows."""
        return None if self.capacity is None else self.capacity == "yes"

    def codes(self, taxonomy: str) -> list[str]:
        """The codes of one taxonomy, "service", "need" or another of `attribute`."""
        return sorted(a.code for a in self.attributes if a.taxonomy == taxonomy)
