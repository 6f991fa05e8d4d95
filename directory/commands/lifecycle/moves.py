"""From one status to another: who may, and what it does to search and to the history."""

import uuid
from typing import Any

from sqlalchemy import CursorResult, select, update
from sqlalchemy.orm import Session

from directory.commands import history
from directory.commands.read_listings import read_listings
from directory.commands.search_index import index_listings, unindex_listings
from directory.models import ListingChange, Service, utc_now
from directory.models.service import (
    BY_AGE,
    BY_PERSON,
    BY_SOURCE,
    DRAFT,
    PAUSED,
    PUBLISHED,
    SUBMITTED,
    UNLISTED,
    WITHDRAWN,
)

OWNER, STAFF, SOURCE, AGE = "owner", "staff", "source", "age"
"""Who may move a listing: whoever it belongs to, the council, an import, the daily job."""
MOVES: dict[tuple[str, str], frozenset[str]] = {
    (DRAFT, SUBMITTED): frozenset({OWNER, STAFF}),
    (DRAFT, PUBLISHED): frozenset({STAFF}),
    (DRAFT, WITHDRAWN): frozenset({OWNER, STAFF}),
    (SUBMITTED, DRAFT): frozenset({OWNER, STAFF}),
    (SUBMITTED, PUBLISHED): frozenset({STAFF}),
    (SUBMITTED, WITHDRAWN): frozenset({OWNER, STAFF}),
    (PUBLISHED, PAUSED): frozenset({OWNER, STAFF, AGE}),
    (PUBLISHED, WITHDRAWN): frozenset({OWNER, STAFF, SOURCE}),
    (PAUSED, PUBLISHED): frozenset({OWNER, STAFF, AGE}),
    (PAUSED, WITHDRAWN): frozenset({OWNER, STAFF}),
    (WITHDRAWN, DRAFT): frozenset({OWNER, STAFF}),
    (WITHDRAWN, PUBLISHED): frozenset({STAFF, SOURCE}),
}
"""(from, to): who may. Three rules more: an owner ends only a pause of their own, the daily job only
its own, and an import publishes again only what an import took away. Only what is written here
becomes a draft. Imports and the daily job move many at once (`publish_listings`,
`withdraw_listings`, `ageing`), by the same table."""
SAID = {
    DRAFT: "a draft",
    SUBMITTED: "waiting to be checked",
    PUBLISHED: "published",
    PAUSED: "paused",
    WITHDRAWN: "withdrawn",
    UNLISTED: "kept out of search, because it is not social care",
}
_ACTION = {
    DRAFT: history.RETURNED,
    SUBMITTED: history.SUBMITTED,
    PUBLISHED: history.PUBLISHED,
    PAUSED: history.PAUSED,
    WITHDRAWN: history.WITHDREW,
}
_BY = {OWNER: BY_PERSON, STAFF: BY_PERSON, SOURCE: BY_SOURCE, AGE: BY_AGE}
WRITTEN_HERE = "here"
"""The source of listings that people write on this site."""


class Refused(Exception):
    """What was asked is not allowed; the words are a sentence for whoever asked."""


def submit(session: Session, listing_id: uuid.UUID, who: str, role: str = OWNER) -> None:
    """A draft is ready to be checked. Raises Refused, like every move."""
    move(session, listing_id, SUBMITTED, who, role)


def publish(session: Session, listing_id: uuid.UUID, who: str, role: str = STAFF) -> None:
    """Search finds it from now on (within its days, and where it is not joined to another)."""
    move(session, listing_id, PUBLISHED, who, role)


def pause(
    session: Session, listing_id: uuid.UUID, who: str, reason: str = "", role: str = STAFF
) -> None:
    """Nobody finds it for a while; its page says that it is not offered now."""
    move(session, listing_id, PAUSED, who, role, reason)


def withdraw(
    session: Session, listing_id: uuid.UUID, who: str, reason: str = "", role: str = STAFF
) -> None:
    """It has gone; its page says so."""
    move(session, listing_id, WITHDRAWN, who, role, reason)


def return_to_draft(
    session: Session, listing_id: uuid.UUID, who: str, reason: str = "", role: str = STAFF
) -> None:
    """Back to whoever writes it."""
    move(session, listing_id, DRAFT, who, role, reason)


def find_service(session: Session, listing_id: uuid.UUID) -> Service:
    """The row as it is in the tables now. Raises Refused where there is none."""
    session.flush()
    query = select(Service).where(Service.id == listing_id)
    service = session.scalar(query.execution_options(populate_existing=True))
    if service is None:
        raise Refused("There is no such listing.")
    return service


def move(
    session: Session, listing_id: uuid.UUID, to: str, who: str, role: str, reason: str = ""
) -> None:
    """Give a listing another status. Flushes. Raises Refused, and then nothing has changed."""
    service = find_service(session, listing_id)
    before = service.status
    _check(session, service, to, who, role)
    gone = utc_now() if to == WITHDRAWN else None
    values = {"status": to, "status_by": _BY[role], "withdrawn_at_utc": gone}
    still = update(Service).where(Service.id == listing_id, Service.status == before)
    done: CursorResult[Any] = session.execute(still.values(**values))  # type: ignore[assignment]
    if done.rowcount != 1:
        raise Refused("Somebody else has changed this listing just now. Look again.")
    _show_or_hide(session, service, to)
    what: dict[str, Any] = {"status": [before, to]}
    if reason:
        what["reason"] = [None, reason]
    history.record(session, who, _ACTION[to], {listing_id: what})
    session.expire_all()


def _check(session: Session, service: Service, to: str, who: str, role: str) -> None:
    before = service.status
    if before == to:
        raise Refused(f"This listing is {SAID[to]} already.")
    if role not in MOVES.get((before, to), ()):
        known = (before, to) in MOVES
        whom = f" by the {role}" if known else ""
        raise Refused(f"A listing that is {SAID[before]} cannot be made {SAID[to]}{whom}.")
    if to == DRAFT and service.source != WRITTEN_HERE:
        raise Refused(f"This listing comes from {service.source}: it cannot become a draft.")
    if role == SOURCE and service.status_by != BY_SOURCE:
        raise Refused(f"A person has made this listing {SAID[before]}, and an import leaves it so.")
    if before == PAUSED:
        _check_pause(session, service, to, who, role)


def _check_pause(session: Session, service: Service, to: str, who: str, role: str) -> None:
    if role == AGE and service.status_by != BY_AGE:
        raise Refused("A person has paused this listing.")
    if role != OWNER or to != PUBLISHED:
        return
    if service.status_by == BY_AGE:
        raise Refused("Nobody has confirmed this listing for a year. Confirm it, and it is back.")
    if _last_paused_by(session, service.id) != who:
        raise Refused("Somebody else has paused this listing. Ask them or the council.")


def _last_paused_by(session: Session, listing_id: uuid.UUID) -> str | None:
    query = select(ListingChange.who).where(
        ListingChange.service_id == listing_id, ListingChange.action == history.PAUSED
    )
    return session.scalar(query.order_by(ListingChange.id.desc()).limit(1))


def _show_or_hide(session: Session, service: Service, status: str) -> None:
    unindex_listings(session, [service.number])
    if status == PUBLISHED and service.joined_to_id is None:
        index_listings(session, list(read_listings(session, [service.id]).values()))
