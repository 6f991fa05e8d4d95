"""A service of a feed in one form, whichever version it came in."""

from dataclasses import dataclass
from datetime import date

from directory.importers.open_referral.own_terms import OwnTerm

GONE = frozenset({"inactive", "defunct"})
CLOSED = "temporarily closed"


@dataclass(frozen=True)
class Term:
    """A term of somebody's taxonomy: its name, the taxonomy's name or prefix, and its code."""

    name: str
    vocabulary: str = ""
    code: str = ""


@dataclass(frozen=True)
class Place:
    """A location as the feed gives it; `kind` is "physical", "postal" or "virtual"."""

    name: str = ""
    address: str = ""
    town: str = ""
    postcode: str = ""
    latitude: float | None = None
    longitude: float | None = None
    kind: str = "physical"
    access: tuple[str, ...] = ()
    cqc_id: str | None = None
    description: str = ""


@dataclass(frozen=True)
class Hours:
    """`days` as said ("MO,TU", "Monday"); times as said ("10:00:00")."""

    days: str = ""
    opens: str = ""
    closes: str = ""
    words: str = ""


@dataclass(frozen=True)
class Cost:
    """Pounds; `words` say what for, and `option` for whom or of which sort."""

    amount: float | None
    words: str = ""
    option: str = ""


@dataclass(frozen=True)
class Person:
    """Whom to ask for."""

    name: str = ""
    title: str = ""
    email: str = ""
    phones: tuple[str, ...] = ()


@dataclass(frozen=True)
class Record:
    """Texts are plain, "" where nothing is said. `attending` are the feed's words for how it is
    attended; `eligibility` for whom it is, in its words; `organisation` is (id, name, website); `own`
    are terms of ours but for those in `terms`."""

    id: str
    name: str
    organisation: tuple[str, str, str]
    status: str = ""
    description: str = ""
    website: str = ""
    email: str = ""
    phones: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    areas: tuple[str, ...] = ()
    hours: tuple[Hours, ...] = ()
    costs: tuple[Cost, ...] = ()
    fees: str = ""
    terms: tuple[Term, ...] = ()
    languages: tuple[str, ...] = ()
    attending: tuple[str, ...] = ()
    how_to_apply: str = ""
    eligibility: str = ""
    minimum_age: float | None = None
    maximum_age: float | None = None
    assured_on: date | None = None
    cqc_provider_id: str | None = None
    alert: str = ""
    other_names: str = ""
    own: tuple[OwnTerm, ...] = ()
