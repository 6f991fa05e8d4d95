"""A listing as plain data: what every source is turned into before it is written."""

import hashlib
import json
import uuid
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from functools import cached_property
from typing import Any

from directory.ids import stable_id
from directory.vocabulary import (
    ACCESSIBILITY,
    AVAILABILITY,
    CAPACITY,
    CQC_QUESTIONS,
    GENDERS,
    KINDS,
    LISTING_OUTCOMES,
    NEEDS,
    PATHWAY_STEPS,
    QUALITY_CHECKS,
    RATINGS,
    SERVICES,
)

WRITING = 2
"""Raise it when the same data is written otherwise than before: every row is then written anew."""
LONGEST = {
    "name": 300,
    "website": 500,
    "email": 200,
    "source": 40,
    "source_id": 100,
    "source_area": 100,
    "cqc_location_id": 40,
    "cqc_provider_id": 40,
}


@dataclass(frozen=True)
class OrganisationData:
    """Who runs it; `source_id` is the organisation's own."""

    name: str
    source_id: str
    website: str | None = None


@dataclass(frozen=True)
class LocationData:
    """Where it is given from. Degrees WGS 84, or None where nobody knows.

    `is_confidential` (a refuge, a PA's home): only the outcode and the middle of it may be kept, in
    `postcode` and, rounded to two decimals, the degrees. Raises ValueError where more is said."""

    name: str | None = None
    address: str | None = None
    town: str | None = None
    postcode: str | None = None
    district: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    is_approximate: bool = True
    is_confidential: bool = False

    def __post_init__(self) -> None:
        if not self.is_confidential:
            return
        degrees = [d for d in (self.latitude, self.longitude) if d is not None]
        says_more = self.name or self.address or " " in (self.postcode or "")
        if says_more or not self.is_approximate or any(round(d, 2) != d for d in degrees):
            raise ValueError("A confidential place keeps an outcode and its middle, no more.")


@dataclass(frozen=True)
class AreaData:
    """Where it comes out to: a `district`, or `radius_km` round the location; never both. Neither:
    everywhere, because it is given by phone or online."""

    district: str | None = None
    radius_km: float | None = None
    is_assumed: bool = False


@dataclass(frozen=True)
class ScheduleData:
    """Days as in iCalendar ("MO,TU"), local times."""

    byday: str
    opens_at: time | None = None
    closes_at: time | None = None
    description: str | None = None


@dataclass(frozen=True)
class CostData:
    """From `amount` to `amount_to` pounds a `unit` (hour, session, day, week, month); no amount:
    ask; no `amount_to`: one price."""

    amount: Decimal | None
    unit: str
    amount_to: Decimal | None = None
    description: str | None = None


@dataclass(frozen=True)
class ContactData:
    """Whom to ask for, as the listing gives it."""

    name: str | None = None
    title: str | None = None
    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True)
class ListingData:
    """One listing. Keys are those of `directory.vocabulary`; None means that nobody has said.

    `other_names` are found by search and not shown; `is_listed` False keeps it out of every search.
    The other fields are those of `directory.models.Service` and its parts. `cqc_questions` holds
    (question, rating) pairs. Raises ValueError, in words for a report, where a value cannot be kept.
    """

    source: str
    source_id: str
    name: str
    kind: str
    organisation: OrganisationData
    services: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    summary: str = ""
    other_names: str = ""
    website: str | None = None
    email: str | None = None
    phones: tuple[str, ...] = ()
    contacts: tuple[ContactData, ...] = ()
    location: LocationData | None = None
    more_locations: tuple[LocationData, ...] = ()
    areas: tuple[AreaData, ...] = ()
    schedules: tuple[ScheduleData, ...] = ()
    costs: tuple[CostData, ...] = ()
    availability: tuple[str, ...] = ()
    carer_gender: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    accessibility: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    pathway_steps: tuple[str, ...] = ()
    quality_checks: tuple[str, ...] = ()
    cqc_location_id: str | None = None
    cqc_provider_id: str | None = None
    cqc_rating: str | None = None
    cqc_rating_date: date | None = None
    cqc_questions: tuple[tuple[str, str], ...] = ()
    beds: int | None = None
    accepts_direct_payments: bool | None = None
    wheelchair_accessible: bool | None = None
    drives: bool | None = None
    capacity: str | None = None
    capacity_said_on: date | None = None
    is_free: bool | None = None
    minimum_age: int | None = None
    maximum_age: int | None = None
    eligibility: str | None = None
    how_to_apply: str | None = None
    fees: str | None = None
    needs_confirming: bool = False
    confirmed_on: date | None = None
    checked_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    source_area: str | None = None
    is_example: bool = False
    is_listed: bool = True

    def __post_init__(self) -> None:
        for what, said, known in self._keys():
            _check_keys(what, said, known)
        if not self.name or not self.source_id:
            raise ValueError("A listing needs a name and an id.")
        for field, longest in LONGEST.items():
            if len(getattr(self, field) or "") > longest:
                raise ValueError(f"The {field} is longer than {longest} characters.")
        if len(self.organisation.name) > LONGEST["name"]:
            raise ValueError("The organisation's name is longer than 300 characters.")

    def _keys(self) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
        """(what it is, the keys said, the keys there are) of every field of the vocabulary."""
        return [
            ("kind", (self.kind,), KINDS),
            ("service", self.services, SERVICES),
            ("need", self.needs, NEEDS),
            ("availability", self.availability, AVAILABILITY),
            ("carer gender", self.carer_gender, GENDERS),
            ("accessibility", self.accessibility, ACCESSIBILITY),
            ("outcome", self.outcomes, LISTING_OUTCOMES),
            ("pathway step", self.pathway_steps, PATHWAY_STEPS),
            ("quality check", self.quality_checks, QUALITY_CHECKS),
            ("rating", (self.cqc_rating,) if self.cqc_rating else (), RATINGS),
            ("CQC question", tuple(q for q, _ in self.cqc_questions), CQC_QUESTIONS),
            ("rating", tuple(r for _, r in self.cqc_questions), RATINGS),
            ("capacity", (self.capacity,) if self.capacity else (), CAPACITY),
        ]

    @property
    def locations(self) -> tuple[LocationData, ...]:
        """Every place that it is given from."""
        return ((self.location,) if self.location else ()) + self.more_locations

    @cached_property
    def id(self) -> uuid.UUID:
        """The public id, the same for ever."""
        return stable_id(self.source, self.source_id)

    @property
    def digest(self) -> str:
        """64 hexadecimal digits that change when anything about the listing does."""
        said = {name: getattr(self, name) for name in _FIELDS}
        written = json.dumps([WRITING, said], default=_as_json, sort_keys=True)
        return hashlib.sha256(written.encode()).hexdigest()


_FIELDS = tuple(f.name for f in fields(ListingData))


def _as_json(value: Any) -> Any:
    return vars(value) if is_dataclass(value) else str(value)


def _check_keys(what: str, said: tuple[str, ...], known: tuple[str, ...]) -> None:
    for key in said:
        if key not in known:
            raise ValueError(f"There is no {what} called {key!r}.")
