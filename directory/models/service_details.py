"""The parts of a service: the area it covers, its hours, prices, phones and contacts."""

import uuid
from datetime import time
from decimal import Decimal

from sqlalchemy import ForeignKey, Numeric, String
from sqlalchemy.orm import Mapped, mapped_column

from directory.models.base import Base


def _service_key() -> Mapped[uuid.UUID]:
    return mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)


class ServiceArea(Base):
    """An area that a service comes out to: a district by name, or a radius round its locations.

    At most one of `district` and `radius_km` is set; with neither it is given everywhere (by phone
    or online). `is_assumed`: the source does not say.
    """

    __tablename__ = "service_area"

    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[uuid.UUID] = _service_key()
    district: Mapped[str | None] = mapped_column(String(100), index=True)
    radius_km: Mapped[float | None]
    is_assumed: Mapped[bool] = mapped_column(default=False)


class Schedule(Base):
    """Regular hours: `byday` as in iCalendar ("MO,TU"), local times."""

    __tablename__ = "schedule"

    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[uuid.UUID] = _service_key()
    byday: Mapped[str] = mapped_column(String(40))
    opens_at: Mapped[time | None]
    closes_at: Mapped[time | None]
    description: Mapped[str | None] = mapped_column(String(300))


class CostOption(Base):
    """A price: from `amount` to `amount_to` in pounds a `unit` (hour, session, day, week, month).

    No amount: ask. No `amount_to`: one price."""

    __tablename__ = "cost_option"

    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[uuid.UUID] = _service_key()
    amount: Mapped[Decimal | None] = mapped_column(Numeric(10, 2))
    amount_to: Mapped[Decimal | None] = mapped_column(Numeric(10, 2))
    unit: Mapped[str] = mapped_column(String(20))
    description: Mapped[str | None] = mapped_column(String(300))


class Phone(Base):
    """A phone number, as people dial it in the United Kingdom."""

    __tablename__ = "phone"

    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[uuid.UUID] = _service_key()
    number: Mapped[str] = mapped_column(String(40))


class Contact(Base):
    """Somebody to ask for, by their role or name, as the listing gives it."""

    __tablename__ = "contact"

    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[uuid.UUID] = _service_key()
    name: Mapped[str | None] = mapped_column(String(200))
    title: Mapped[str | None] = mapped_column(String(200))
    email: Mapped[str | None] = mapped_column(String(200))
    phone: Mapped[str | None] = mapped_column(String(40))
