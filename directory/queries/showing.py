"""Whether a listing may be shown to the public now, and if not why."""

from datetime import date

from directory.commands.search_rows import last_day
from directory.models import Service
from directory.models.service import PAUSED, PUBLISHED, WITHDRAWN
from directory.search.days import day_number

HIDDEN, NOT_YET, ENDED = "hidden", "not_yet", "ended"


def why_not_shown(service: Service, today: date) -> str | None:
    """None when it may be shown. "withdrawn", "paused" (or too long not confirmed), "not_yet" (it
    starts later), "ended"; "hidden": the public is not to know of it (a draft)."""
    if service.status in (WITHDRAWN, PAUSED):
        return service.status
    if service.status != PUBLISHED:
        return HIDDEN
    if service.starts_on and today < service.starts_on:
        return NOT_YET
    if service.ends_on and service.ends_on < today:
        return ENDED
    since = service.confirmed_on if service.needs_confirming else None
    return PAUSED if last_day(None, since) < day_number(today) else None
