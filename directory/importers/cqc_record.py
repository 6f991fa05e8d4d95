"""What one row or record of a CQC file says about a place, whatever the form of the file."""

from dataclasses import dataclass, field
from datetime import date, datetime

DAYS = ("%d/%m/%Y - %H:%M", "%d/%m/%Y", "%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%SZ")
MOST = 100_000
"""Of beds in one place."""
AMERICAN_DAYS = ("%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y", *DAYS[2:])


@dataclass
class PlaceSaid:
    """Where the file says that it is. None, or empty: it does not say."""

    address: str = ""
    town: str = ""
    postcode: str = ""
    district: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass
class RatingSaid:
    """`overall` None: the CQC says that it has none. `published_on` None: nobody knows."""

    overall: str | None
    questions: tuple[tuple[str, str], ...] = ()
    published_on: date | None = None


@dataclass
class CqcRecord:
    """One place in a file. None, or empty: the file does not say.

    `types` and `specialisms` are the file's own words. `left_on` is when its registration ended,
    where `is_registered` is False. `what_is_wrong` of what was left out is counted in `notes`."""

    line: int
    location_id: str
    name: str = ""
    other_names: str = ""
    provider_id: str = ""
    provider_name: str = ""
    provider_website: str = ""
    types: list[str] = field(default_factory=list)
    specialisms: list[str] = field(default_factory=list)
    phone: str = ""
    website: str = ""
    authority: str = ""
    place: PlaceSaid = field(default_factory=PlaceSaid)
    rating: RatingSaid | None = None
    beds: int | None = None
    checked_on: date | None = None
    is_registered: bool = True
    left_on: date | None = None
    is_dormant: bool | None = None


def read_day(what: str, text: str, forms: tuple[str, ...] = DAYS) -> date | None:
    """The day in `text`; None where it is empty. Raises ValueError, naming `what`."""
    if not text:
        return None
    for form in forms:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise ValueError(f"{what} is no date: {text[:80]!r}.")


def read_number(what: str, text: str) -> int | None:
    """The whole number, from 0 to MOST, in `text`; None where it is empty.

    Raises ValueError, naming `what`."""
    if not text:
        return None
    try:
        number = int(float(text))
    except (ValueError, OverflowError):
        number = -1
    if not 0 <= number <= MOST:
        raise ValueError(f"{what} is no such number: {text[:80]!r}.")
    return number


def read_degrees(what: str, text: str) -> float | None:
    """Degrees; None where it is empty or NULL. Raises ValueError, naming `what`."""
    if not text or text.upper() == "NULL":
        return None
    try:
        return float(text)
    except ValueError as error:
        raise ValueError(f"{what} is no position: {text[:80]!r}.") from error
