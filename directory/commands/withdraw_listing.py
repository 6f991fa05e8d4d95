"""Takes listings out of search without losing them."""

import uuid
from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, case, select, update
from sqlalchemy.orm import Session

from directory.commands.history import WITHDREW, record
from directory.commands.search_index import unindex_listings
from directory.models import Service, utc_now
from directory.models.service import BY_PERSON, BY_SOURCE, PAUSED, WITHDRAWN

CHUNK = 500


def withdraw_listing(session: Session, service_id: uuid.UUID) -> bool:
    """Withdraw one; False when there was none to withdraw. Flushes."""
    return withdraw_listings(session, [service_id]) == 1


def withdraw_listings(
    session: Session, ids: Sequence[uuid.UUID], who: str | None = None, by: str = BY_SOURCE
) -> int:
    """Withdraw those of `ids` that are not withdrawn yet; how many. Flushes.

    `who` goes into the history; `by` says whether a source or a person did it. What a person had
    paused counts as theirs: it does not come back by itself when its source has it again."""
    session.flush()
    count = 0
    for start in range(0, len(ids), CHUNK):
        some = Service.id.in_(ids[start : start + CHUNK]), Service.status != WITHDRAWN
        here = session.execute(
            select(Service.id, Service.number, Service.status).where(*some)
        ).all()
        session.execute(
            update(Service)
            .where(Service.id.in_([row.id for row in here]))
            .values(status=WITHDRAWN, status_by=_by(by), withdrawn_at_utc=utc_now())
        )
        unindex_listings(session, [row.number for row in here])
        if who:
            what = {row.id: {"status": [row.status, WITHDRAWN]} for row in here}
            record(session, who, WITHDREW, what)
        count += len(here)
    session.expire_all()
    return count


def _by(by: str) -> ColumnElement[str]:
    is_theirs = and_(Service.status == PAUSED, Service.status_by == BY_PERSON)
    return case((is_theirs, BY_PERSON), else_=by)
