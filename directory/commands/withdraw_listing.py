"""Takes listings out of search without losing them."""

import uuid
from collections.abc import Sequence

from sqlalchemy import update
from sqlalchemy.orm import Session

from directory.models import Service, utc_now
from directory.models.service import WITHDRAWN

CHUNK = 500


def withdraw_listing(session: Session, service_id: uuid.UUID) -> bool:
    """Withdraw one; False when there was none to withdraw. Flushes."""
    return withdraw_listings(session, [service_id]) == 1


def withdraw_listings(session: Session, ids: Sequence[uuid.UUID]) -> int:
    """Withdraw those of `ids` that are not withdrawn yet; how many. Flushes."""
    session.flush()
    count = 0
    for start in range(0, len(ids), CHUNK):
        changed = session.execute(
            update(Service)
            .where(Service.id.in_(ids[start : start + CHUNK]), Service.status != WITHDRAWN)
            .values(status=WITHDRAWN, withdrawn_at_utc=utc_now())
            .returning(Service.id)
        )
        count += len(changed.all())
    session.expire_all()
    return count
