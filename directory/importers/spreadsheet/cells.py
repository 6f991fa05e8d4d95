"""What people write in one cell. Every reader raises ValueError, in words for a report."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal

from rapidfuzz import fuzz, process

from directory.commands import AreaData, CostData, ScheduleData
from directory.importers.area_names import COUNTRY, find_districts
from directory.importers.said import phone_number, website_address
from directory.importers.spreadsheet.labels import TIMES, Labels
from directory.importers.words_to_keys import find_days, find_language, find_time
from directory.places.words import normalise

KM_A_MILE = 1.609344
FURTHEST_KM = 160.0
OLDEST = 120
CLOSE_ENOUGH = 70
_YES = frozenset(("yes", "y", "true", "1"))
_NO = frozenset(("no", "n", "false", "0"))
_EMAIL = re.compile(r"[^@\s<>\"']{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_CQC_ID = re.compile(r"[0-9A-Za-z-]{3,40}")
_DAYS = (
    "%d/%m/%Y",
    "%Y-%m-%d",
    "%Y-%m-%d %H:%M:%S",
    "%d/%m/%y",
    "%d %B %Y",
    "%d %b %Y",
    "%d-%m-%Y",
)
_FAR = re.compile(r"(?:within |up to )?(\d{1,3}(?:\.\d)?)\s*(miles?|mi|km|kilomet(?:er|re)s?)")
_POUNDS = r"£?\s*(\d{1,6}(?:,\d{3})*(?:\.\d{1,2})?)"
_PRICE = re.compile(
    rf"(?:from\s+)?{_POUNDS}(?:\s*(?:-|–|to)\s*{_POUNDS})?\s*(?:an?|per|each|/)?\s*"
    r"(hour|hr|session|visit|class|meal|journey|day|week|month)s?",
    re.IGNORECASE,
)
_UNITS = {"hr": "hour", "visit": "session", "class": "session", "meal": "session"}
_UNITS["journey"] = "session"
_HOURS = re.compile(
    r"(?P<days>.*?)\s*(?P<opens>\d[^\s-]*(?:\s*[ap]m)?)\s*(?:-|–|to)\s*(?P<closes>\d.*)"
)


def pieces(cell: str) -> list[str]:
    """What stands between the semicolons."""
    return list(dict.fromkeys(filter(None, (piece.strip() for piece in cell.split(";")))))


def read_key(cell: str, labels: Labels) -> str | None:
    """The key of a label, or of the key itself; None where the cell is empty."""
    return _key(cell, labels) if cell else None


def read_keys(cell: str, labels: Labels) -> tuple[str, ...]:
    """As `read_key`, for several."""
    return tuple(dict.fromkeys(_key(piece, labels) for piece in pieces(cell)))


def _key(said: str, labels: Labels) -> str:
    known = {normalise(label): key for key, label in labels.items()}
    known |= {normalise(key): key for key in labels}
    if found := known.get(normalise(said)):
        return found
    close = closest(said, list(labels.values()))
    raise ValueError(f"there is no {said!r}." + (f" Did you mean {close!r}?" if close else ""))


def closest(said: str, known: list[str]) -> str | None:
    """The one of `known` that is most like `said`, or None where none is."""
    match = process.extractOne(
        said, known, scorer=fuzz.WRatio, processor=normalise, score_cutoff=CLOSE_ENOUGH
    )
    return match[0] if match else None


def read_yes(cell: str) -> bool | None:
    """Yes or no; None where the cell is empty."""
    said = cell.strip().lower()
    if not said:
        return None
    if said in _YES or said in _NO:
        return said in _YES
    raise ValueError(f"write Yes or No, not {cell!r}.")


def read_day(cell: str) -> date | None:
    """A day, the British way round."""
    if not cell:
        return None
    for form in _DAYS:
        try:
            return datetime.strptime(cell, form).date()
        except ValueError:
            continue
    raise ValueError(f"{cell!r} is no date. Write it like 20/11/2026.")


def read_age(cell: str) -> int | None:
    """Whole years."""
    if not cell:
        return None
    if not re.fullmatch(r"\d{1,3}", cell) or int(cell) > OLDEST:
        raise ValueError(f"{cell!r} is no age in whole years.")
    return int(cell)


def read_phones(cell: str) -> tuple[str, ...]:
    """Numbers as they are dialled in the United Kingdom."""
    found = [(piece, phone_number(piece)) for piece in pieces(cell)]
    for piece, number in found:
        if number is None:
            raise ValueError(f"{piece!r} is no United Kingdom phone number.")
    return tuple(number for _, number in found if number)


def read_email(cell: str) -> str | None:
    """One address."""
    if cell and not _EMAIL.fullmatch(cell):
        raise ValueError(f"{cell!r} is no email address.")
    return cell or None


def read_website(cell: str) -> str | None:
    """One address."""
    address = website_address(cell) if cell else None
    if cell and not address:
        raise ValueError(f"{cell!r} is no web address.")
    return address


def read_cqc_id(cell: str) -> str | None:
    """A location id."""
    if cell and not _CQC_ID.fullmatch(cell):
        raise ValueError(f"{cell!r} is no CQC location id.")
    return cell or None


def read_languages(cell: str) -> tuple[str, ...]:
    """Codes."""
    found = [(piece, find_language(piece)) for piece in pieces(cell.replace(",", ";"))]
    for piece, code in found:
        if code is None:
            raise ValueError(f"{piece!r} is no language that we know. Use its two-letter code.")
    return tuple(dict.fromkeys(code for _, code in found if code))


def read_areas(cell: str, known: Mapping[str, tuple[str, ...]]) -> tuple[AreaData, ...]:
    """Districts and councils by name (`known` is `area_names`), distances, or everywhere."""
    areas: list[AreaData] = []
    for piece in pieces(cell):
        far = _FAR.fullmatch(piece.lower())
        if far:
            km = float(far.group(1)) * (1 if far.group(2).startswith("k") else KM_A_MILE)
            if not 0 < km <= FURTHEST_KM:
                raise ValueError(f"{piece!r} is not between 1 and 99 miles.")
            areas.append(AreaData(radius_km=round(km, 1)))
        elif normalise(piece) in COUNTRY:
            areas.append(AreaData())
        elif names := find_districts(piece, known):
            areas += [AreaData(district=name) for name in names]
        else:
            close = closest(piece, sorted({name for some in known.values() for name in some}))
            hint = f" Did you mean {close!r}?" if close else " Or write how far: 10 miles."
            raise ValueError(f"{piece!r} is no district or council that we know.{hint}")
    return tuple(dict.fromkeys(areas))


def read_prices(cell: str) -> tuple[tuple[CostData, ...], bool | None, str | None]:
    """(prices, whether it is free, what else to say of the price)."""
    prices: list[CostData] = []
    is_free: bool | None = None
    words: str | None = None
    for piece in pieces(cell):
        plain = normalise(piece)
        read = _PRICE.fullmatch(piece.strip())
        if plain in ("free", "nothing", "no charge"):
            is_free = True
        elif plain in ("ask", "ask us", "please ask"):
            words = "Ask for the price."
        elif read:
            low, high = _pounds(read.group(1)), _pounds(read.group(2))
            if high is not None and low is not None and high < low:
                raise ValueError(f"{piece!r} goes from more to less.")
            unit = read.group(3).lower()
            prices.append(CostData(low, _UNITS.get(unit, unit), high if high != low else None))
        else:
            raise ValueError(f"{piece!r} is no price. Write it like £18 an hour.")
    if prices and is_free:
        raise ValueError("it cannot be free and have a price.")
    return tuple(prices), is_free if is_free else (False if prices else None), words


def _pounds(said: str | None) -> Decimal | None:
    return Decimal(said.replace(",", "")) if said else None


def read_times(cell: str) -> tuple[tuple[ScheduleData, ...], tuple[str, ...]]:
    """(days with times, keys of AVAILABILITY that were written in words)."""
    schedules: list[ScheduleData] = []
    keys: list[str] = []
    for piece in pieces(cell):
        try:
            keys.append(_key(piece, TIMES))
        except ValueError as error:
            schedule = _schedule(piece)
            if schedule is None:
                hint = " Write it like Mon-Fri 9am-5pm, or Mornings."
                raise ValueError(
                    str(error) if "Did you" in str(error) else f"{error}{hint}"
                ) from error
            schedules.append(schedule)
    return tuple(dict.fromkeys(schedules)), tuple(dict.fromkeys(keys))


def _schedule(piece: str) -> ScheduleData | None:
    read = _HOURS.fullmatch(piece)
    days = find_days(read.group("days").strip(" ,:") if read else piece)
    if days is None:
        return None
    if read is None:
        return ScheduleData(days)
    opens, closes = find_time(read.group("opens")), find_time(read.group("closes"))
    if opens is None or closes is None:
        return None
    said_half = re.search(r"[ap]m", read.group("opens"), re.IGNORECASE)
    if (
        not said_half
        and opens.hour < 12
        and "pm" in read.group("closes").lower()
        and _is_noon(opens, closes)
    ):
        opens = time(opens.hour + 12, opens.minute)
    return ScheduleData(days, opens, closes)


def _is_noon(opens: time, closes: time) -> bool:
    """Whether "2-4pm" means that it opens in the afternoon: it would then still open before."""
    return opens.hour + 12 < 24 and (opens.hour + 12, opens.minute) < (closes.hour, closes.minute)
