"""The table of what people tell us about the site."""

import uuid
from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from directory.models import Base, utc_now


class Feedback(Base):
    """What somebody told us, redacted. `page` is the page they came from; nobody's name is kept."""

    __tablename__ = "feedback"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    at_utc: Mapped[datetime] = mapped_column(default=utc_now)
    text: Mapped[str] = mapped_column(Text)
    page: Mapped[str | None] = mapped_column(String(200))
