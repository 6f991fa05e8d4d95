"""What was done to a listing: who, when, what."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from directory.models.base import Base, utc_now


class ListingChange(Base):
    """One change. `action` names it ("added", "changed", "paused", "restored" ...); `who` is an
    account, "import cqc" or "age". `changes` maps each field of ListingData, or "status", to
    [before, after]; empty for "added". It stays when the listing is deleted.
    """

    __tablename__ = "listing_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[uuid.UUID] = mapped_column(index=True)
    at_utc: Mapped[datetime] = mapped_column(default=utc_now)
    who: Mapped[str] = mapped_column(String(100))
    action: Mapped[str] = mapped_column(String(20))
    changes: Mapped[dict[str, Any]]
