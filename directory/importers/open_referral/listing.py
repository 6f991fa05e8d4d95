"""A record of a feed as a listing."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from directory.commands import ContactData, ListingData, OrganisationData, ScheduleData
from directory.importers.open_referral.costs import prices_of
from directory.importers.open_referral.own_terms import fields_of
from directory.importers.open_referral.record import Hours, Person, Record
from directory.importers.open_referral.terms import meaning_of
from directory.importers.open_referral.where import areas_of, locations_of
from directory.importers.plain_text import one_line, shorten
from directory.importers.said import phone_number, website_address
from directory.importers.words_to_keys import (
    access_of,
    availability_of,
    find_days,
    find_language,
    find_time,
)
from directory.places.positions import Position

Notes = Counter[str]
OLDEST = 120
CHILDREN = 16
"""A service for nobody of this age or older is not for adults."""
_EMAIL = re.compile(r"[^@\s<>\"']{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_NO_TERMS = "(no terms)"


def listing_of(
    record: Record,
    source: str,
    positions: Mapping[str, Position],
    areas: Mapping[str, tuple[str, ...]],
    notes: Notes,
    today: date,
) -> ListingData:
    """The listing of `source` that `record` describes; what is left out is counted in `notes`.

    `positions` are those of its postcodes, as written; `areas` are `area_names`. A service that is
    none of ours is there with `is_listed` False. Raises ValueError, in words for a report."""
    if not record.id or not record.name:
        raise ValueError(f"It has no {'name' if record.id else 'id'}.")
    meaning = meaning_of(record.terms, record.name)
    places = locations_of(record, positions, notes)
    youngest, oldest = _ages(record, notes)
    return ListingData(
        source=source,
        source_id=record.id,
        name=one_line(record.name),
        kind=meaning.kind,
        services=meaning.services,
        needs=meaning.needs,
        location=places[0] if places else None,
        more_locations=places[1:],
        areas=areas_of(record, meaning.services, places, areas, notes),
        cqc_location_id=next((p.cqc_id for p in record.places if p.cqc_id), None),
        cqc_provider_id=record.cqc_provider_id,
        minimum_age=youngest,
        maximum_age=oldest,
        confirmed_on=_confirmed(record, today),
        is_listed=bool(meaning.services) and not _is_for_children(oldest),
        other_names=record.other_names,
        **_reaching(record, notes),
        **{**_using(record, notes), **fields_of(record.own)},
    )


def _reaching(record: Record, notes: Notes) -> dict[str, Any]:
    """Who it is and how to get in touch."""
    organisation = _organisation(record, notes)
    return {
        "organisation": organisation,
        "summary": _summary(record),
        "website": _website(record.website, notes) or organisation.website,
        "email": _email(record.email, notes),
        "phones": _phones(record, notes),
        "contacts": tuple(_contact(p) for p in record.people if p.name or p.title),
        "eligibility": record.eligibility or None,
        "how_to_apply": record.how_to_apply or None,
    }


def _using(record: Record, notes: Notes) -> dict[str, Any]:
    """When, at what price, in which languages and with what access."""
    prices, is_free, fees = prices_of(record)
    access, wheelchair = _access(record)
    schedules = _schedules(record.hours, notes)
    return {
        "schedules": schedules,
        "availability": availability_of((s.byday, s.opens_at, s.closes_at) for s in schedules),
        "costs": prices,
        "is_free": is_free,
        "fees": fees,
        "languages": _languages(record, notes),
        "accessibility": access,
        "wheelchair_accessible": wheelchair,
    }


def kind_in_words(record: Record, data: ListingData) -> str:
    """What a service that is kept out of search is, for the summary."""
    if _is_for_children(data.maximum_age):
        return "(for children)"
    names = sorted({term.name or term.code for term in record.terms})
    return shorten(", ".join(names), 100) if names else _NO_TERMS


def _is_for_children(oldest: int | None) -> bool:
    return oldest is not None and oldest < CHILDREN


def _organisation(record: Record, notes: Notes) -> OrganisationData:
    key, name, website = record.organisation
    if not name:
        notes["organisation not named: the service's name stands for it"] += 1
    return OrganisationData(
        name=one_line(name or record.name),
        source_id=(key or f"of-service-{record.id}")[:100],
        website=website_address(website) if website else None,
    )


def _summary(record: Record) -> str:
    notice = f"Notice: {shorten(record.alert, 300)}" if record.alert else ""
    return "\n".join(filter(None, (record.description, notice)))


def _website(said: str, notes: Notes) -> str | None:
    address = website_address(said) if said else None
    if said and not address:
        notes["website left out: not a web address"] += 1
    return address


def _email(said: str, notes: Notes) -> str | None:
    said = said.removeprefix("mailto:").strip()
    if said and not (_EMAIL.fullmatch(said) and len(said) <= 200):
        notes["email left out: not an email address"] += 1
        return None
    return said or None


def _phones(record: Record, notes: Notes) -> tuple[str, ...]:
    """The service's numbers, and those of contacts who are nobody in particular."""
    said = list(record.phones) + [n for p in record.people for n in p.phones if not p.name]
    if not said:
        said = [n for p in record.people for n in p.phones]
    numbers = [phone_number(number) for number in said]
    notes["phone left out: not a UK number"] += numbers.count(None)
    return tuple(dict.fromkeys(number for number in numbers if number))


def _contact(person: Person) -> ContactData:
    phones = (phone_number(number) for number in person.phones)
    email = _email(person.email, Counter())
    return ContactData(
        person.name or None, person.title or None, email, next(filter(None, phones), None)
    )


def _schedules(hours: tuple[Hours, ...], notes: Notes) -> tuple[ScheduleData, ...]:
    found: list[ScheduleData] = []
    for said in hours:
        days = find_days(said.days) if said.days else None
        if days is None:
            notes["opening times left out: no days that we can read"] += 1
            continue
        opens, closes = find_time(said.opens), find_time(said.closes)
        found.append(ScheduleData(days, opens, closes, said.words or None))
    return tuple(dict.fromkeys(found))


def _languages(record: Record, notes: Notes) -> tuple[str, ...]:
    said = [name for name in record.languages if name]
    codes = [find_language(name) for name in said]
    notes["language not known"] += codes.count(None)
    return tuple(dict.fromkeys(code for code in codes if code))


def _access(record: Record) -> tuple[tuple[str, ...], bool | None]:
    there: set[str] = set()
    wheelchair: bool | None = None
    for text in (text for place in record.places for text in place.access):
        keys, said = access_of(text)
        there |= keys
        wheelchair = wheelchair or said if said is not None else wheelchair
    return tuple(sorted(there)), wheelchair


def _ages(record: Record, notes: Notes) -> tuple[int | None, int | None]:
    """(youngest, oldest) in whole years; 0 and 100 or more are no bounds."""
    youngest, oldest = record.minimum_age, record.maximum_age
    low = int(youngest) if youngest is not None and 0 < youngest <= OLDEST else None
    high = int(oldest) if oldest is not None and 0 < oldest < 100 else None
    if low is not None and high is not None and low > high:
        notes["ages left out: the youngest is older than the oldest"] += 1
        return None, None
    return low, high


def _confirmed(record: Record, today: date) -> date | None:
    """The day on which somebody assured it; a day to come is none."""
    day = record.assured_on
    return day if day and day <= today else None
