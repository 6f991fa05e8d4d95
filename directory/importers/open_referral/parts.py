"""What both versions say alike, read from JSON that may hold anything anywhere."""

import math
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from directory.importers.open_referral.record import Cost, Hours, Person, Place, Term
from directory.importers.plain_text import one_line

Json = dict[str, Any]
_UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""Characters that JSON may hold and a database may not."""


def text(data: Json, *names: str) -> str:
    """The first of `names` that says something, in one line; "" where none does."""
    return one_line(raw(data, *names), 2000)


def raw(data: Json, *names: str) -> str:
    """As `text`, as it stands."""
    for name in names:
        said = data.get(name)
        if isinstance(said, (int, float)) and not isinstance(said, bool):
            said = str(said)
        if isinstance(said, str) and (clean := _UNKEEPABLE.sub("", said).strip()):
            return clean
    return ""


def number(data: Json, *names: str) -> float | None:
    """The first of `names` that is a number, written as one or as text."""
    for name in names:
        said = data.get(name)
        if isinstance(said, bool) or said is None or said == "":
            continue
        try:
            read = float(said)
        except (TypeError, ValueError):
            continue
        if math.isfinite(read):
            return read
    return None


def items(data: Json, *names: str) -> list[Json]:
    """The objects of the lists called `names`; one object alone counts as a list of one."""
    found: list[Json] = []
    for name in names:
        said = data.get(name)
        said = [said] if isinstance(said, dict) else said
        if isinstance(said, list):
            found += [item for item in said if isinstance(item, dict)]
    return found


def item(data: Json, name: str) -> Json:
    """The object called `name`, or an empty one."""
    said = data.get(name)
    return said if isinstance(said, dict) else {}


def day(data: Json, name: str) -> date | None:
    """A day written as 2024-05-01, with or without a time."""
    try:
        return date.fromisoformat(raw(data, name)[:10])
    except ValueError:
        return None


def is_over(data: Json, today: date) -> bool:
    """Whether its `valid_to` has passed."""
    ends = day(data, "valid_to")
    return ends is not None and ends < today


def organisation(data: Json) -> tuple[str, str, str]:
    """(id, name, website) of a service's organisation; "" where nothing is said."""
    said = item(data, "organization") or item(data, "organisation")
    key = raw(said, "id") or raw(data, "organization_id")
    return key, text(said, "name"), raw(said, "website", "url")


def hours(said: Iterable[Json], today: date) -> tuple[Hours, ...]:
    """Schedules that are not over."""
    return tuple(
        Hours(
            raw(s, "byday") or raw(s, "weekday"),
            raw(s, "opens_at"),
            raw(s, "closes_at"),
            one_line(
                " ".join(filter(None, (_often(s), raw(s, "description"), raw(s, "notes")))), 300
            ),
        )
        for s in said
        if not is_over(s, today)
    )


def _often(schedule: Json) -> str:
    every = number(schedule, "interval") or 1
    freq = raw(schedule, "freq").upper()
    if freq == "MONTHLY":
        return "Once a month." if every == 1 else f"Every {every:g} months."
    return f"Every {every:g} weeks." if freq == "WEEKLY" and every > 1 else ""


def costs(data: Json, today: date) -> tuple[Cost, ...]:
    """Prices that are not over."""
    return tuple(
        Cost(
            number(c, "amount"),
            one_line(raw(c, "amount_description")),
            one_line(raw(c, "option")),
        )
        for c in items(data, "cost_options")
        if not is_over(c, today)
    )


def areas(data: Json, *names: str) -> tuple[str, ...]:
    """What its areas are called, by the first of `names` that says it."""
    return tuple(filter(None, (text(a, *names) for a in items(data, "service_areas"))))


def phones(data: Json) -> tuple[str, ...]:
    """Telephone numbers as written."""
    return tuple(filter(None, (raw(p, "number") for p in items(data, "phones"))))


def people(said: Iterable[Json]) -> tuple[Person, ...]:
    """Contacts that say anything."""
    found = (
        Person(
            text(c, "name")[:200],
            text(c, "title", "role")[:200],
            raw(c, "email"),
            phones(c) or tuple(filter(None, (raw(c, "telephone"),))),
        )
        for c in said
    )
    return tuple(dict.fromkeys(p for p in found if p != Person()))


def place(data: Json, addresses: list[Json], access: tuple[str, ...]) -> Place:
    """A location with the first of its addresses."""
    first = next(iter(addresses), {})
    is_cqc = "cqc" in raw(data, "external_identifier_type").lower()
    return Place(
        name=text(data, "name")[:300],
        address=_address(first),
        town=text(first, "city")[:100].strip(" ,"),
        postcode=raw(first, "postal_code"),
        latitude=number(data, "latitude"),
        longitude=number(data, "longitude"),
        kind=raw(data, "location_type") or "physical",
        access=access,
        cqc_id=raw(data, "external_identifier") or None if is_cqc else None,
        description=text(data, "description"),
    )


def _address(data: Json) -> str:
    parts = (text(data, n).strip(" ,") for n in ("address_1", "address_2", "city"))
    return ", ".join(dict.fromkeys(filter(None, parts)))[:300]


def term(data: Json, vocabulary: str) -> Term | None:
    """A taxonomy term, or None where it has neither name nor code."""
    name, code = text(data, "name")[:200], raw(data, "code", "term", "id")[:200]
    return Term(name, vocabulary[:200], code) if name or code else None


def terms(found: Iterable[Term | None]) -> tuple[Term, ...]:
    """Each term once."""
    return tuple(dict.fromkeys(t for t in found if t is not None))
