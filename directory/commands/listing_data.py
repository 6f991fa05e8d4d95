"""A listing as plain data: what every source is turned into before it is written."""

import hashlib
import json
import uuid
from dataclasses import asdict, dataclass
from datetime import date, time
from decimal import Decimal

from directory.ids import stable_id
from directory.vocabulary import AVAILABILITY, GENDERS, KINDS, NEEDS, RATINGS, SERVICES

WRITING = 1
"""Raise it when the same data is written otherwise than before: every row is then written anew."""
LONGEST = {
    "name": 300,
    "website": 500,
    "email": 200,
    "source": 40,
    "source_id": 100,
    "source_area": 100,
    "cqc_location_id": 40,
}


@dataclass(frozen=True)
class OrganisationData:
    """Who runs it; `source_id` is the organisation's own."""

    name: str
    source_id: str
    website: str | None = None


@dataclass(frozen=True)
class LocationData:
    """Where it is given from. Degrees WGS 84, or None where nobody knows."""

    address: str | None = None
    town: str | None = None
    postcode: str | None = None
    district: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    is_approximate: bool = True


@dataclass(frozen=True)
class AreaData:
    """Where it comes out to: a `district`, or `radius_km` round the location; never both."""

    district: str | None = None
    radius_km: float | None = None
    is_assumed: bool = False


@dataclass(frozen=True)
class ScheduleData:
    """Days as in iCalendar ("MO,TU"), local times."""

    byday: str
    opens_at: time | None = None
    closes_at: time | None = None


@dataclass(frozen=True)
class CostData:
    """Pounds a `unit` (hour, session, week, month); no amount: ask."""

    amount: Decimal | None
    unit: str


@dataclass(frozen=True)
class ListingData:
    """One listing. Keys are those of `directory.vocabulary`; None means that nobody has said.

    `other_names` are found by search and not shown; `is_listed` False keeps it out of every search.
    Raises ValueError, in words for a report, where a value cannot be kept.
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
    location: LocationData | None = None
    areas: tuple[AreaData, ...] = ()
    schedules: tuple[ScheduleData, ...] = ()
    costs: tuple[CostData, ...] = ()
    availability: tuple[str, ...] = ()
    carer_gender: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    cqc_location_id: str | None = None
    cqc_rating: str | None = None
    cqc_rating_date: date | None = None
    accepts_direct_payments: bool | None = None
    wheelchair_accessible: bool | None = None
    drives: bool | None = None
    places_free: bool | None = None
    is_free: bool | None = None
    minimum_age: int | None = None
    maximum_age: int | None = None
    confirmed_on: date | None = None
    source_area: str | None = None
    is_example: bool = False
    is_listed: bool = True

    def __post_init__(self) -> None:
        _check_keys("kind", (self.kind,), KINDS)
        _check_keys("service", self.services, SERVICES)
        _check_keys("need", self.needs, NEEDS)
        _check_keys("availability", self.availability, AVAILABILITY)
        _check_keys("carer gender", self.carer_gender, GENDERS)
        _check_keys("rating", (self.cqc_rating,) if self.cqc_rating else (), RATINGS)
        if not self.name or not self.source_id:
            raise ValueError("A listing needs a name and an id.")
        for field, longest in LONGEST.items():
            if len(getattr(self, field) or "") > longest:
                raise ValueError(f"The {field} is longer than {longest} characters.")
        if len(self.organisation.name) > LONGEST["name"]:
            raise ValueError("The organisation's name is longer than 300 characters.")

    @property
    def id(self) -> uuid.UUID:
        """The public id, the same for ever."""
        return stable_id(self.source, self.source_id)

    @property
    def digest(self) -> str:
        """64 hexadecimal digits that change when anything about the listing does."""
        said = json.dumps([WRITING, asdict(self)], default=str, sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()


def _check_keys(what: str, said: tuple[str, ...], known: tuple[str, ...]) -> None:
    for key in said:
        if key not in known:
            raise ValueError(f"There is no {what} called {key!r}.")
