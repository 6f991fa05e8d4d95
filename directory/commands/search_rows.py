"""A listing's data as rows of what search reads."""

from datetime import date
from typing import Any

from directory.commands.listing_data import AreaData, ListingData, LocationData
from directory.commands.listing_rows import location_id
from directory.ids import number_of, pair_id
from directory.models.search_index import (
    ASSUMED,
    EVERYWHERE,
    IN_DISTRICT,
    NAME,
    PLACE,
    RADIUS,
    SUMMARY,
)
from directory.search import cells
from directory.search.bits import SIMPLY_SO, flag_bits, need_bits, service_bits
from directory.search.days import day_number
from directory.search.plane import to_plane
from directory.search.text import name_key, stem_number, stems, words_and_stems
from directory.vocabulary import CAPACITY, RATINGS

NO_PRICE = 2**31 - 1
OLDEST = 999
FIRST_DAY, LAST_DAY = 0, 10_000_000
LAPSES_AFTER_DAYS = 365
"""A listing that needs confirming is not found any more so long after it was."""
PRICED_BY = ("hour", "session")
"""What a price can be compared by."""
NIGHT_SERVICES = frozenset({"night_care", "live_in_care"})
"""To give one of these is to be there at night, whatever else is said of times."""


def last_day(ends_on: date | None, to_confirm_since: date | None) -> int:
    """The last day on which it is found. `to_confirm_since`: when it was confirmed, if it must be;
    what nobody has ever confirmed is paused by `lifecycle.age`, which knows when it was written."""
    ends = day_number(ends_on) if ends_on else LAST_DAY
    if to_confirm_since is None:
        return ends
    return min(ends, day_number(to_confirm_since) + LAPSES_AFTER_DAYS)


def capacity_number(capacity: str | None) -> int:
    """0 nobody knows, 1 no, 2 soon, 3 yes."""
    return 3 - CAPACITY.index(capacity) if capacity else 0


def entry_rows(data: ListingData) -> list[dict[str, Any]]:
    """The rows of `search_entry`: one a way to be near, or one that says that nobody knows where."""
    common = _common(data)
    ways = list(_ways(data)) or [{"cell": cells.NOWHERE, "cover": PLACE, "reach": 0}]
    return [{"x": None, "y": None, **common, **way, "part": part} for part, way in enumerate(ways)]


def _ways(data: ListingData) -> list[dict[str, Any]]:
    known = [at for place in data.locations if (at := _at(place))]
    if not data.areas:
        return [
            {"cell": cells.place_cell(x, y), "cover": PLACE, "reach": 0, "x": x, "y": y}
            for x, y in dict.fromkeys(known)
        ]
    return [way for area in data.areas for way in _covering(area, known)]


def _at(place: LocationData) -> tuple[int, int] | None:
    if place.latitude is None or place.longitude is None:
        return None
    return to_plane(place.latitude, place.longitude)


def place_rows(data: ListingData) -> list[dict[str, Any]]:
    """The rows of `search_location`: one a place, wherever it is."""
    says_area = int(any(not area.is_assumed for area in data.areas))
    rows = []
    for part, place in enumerate(data.locations):
        at = _at(place)
        x, y = at or (None, None)
        pair = pair_id(data.id, location_id(data, part))
        rows.append(
            {
                "cell": cells.place_cell(*at) if at else cells.NOWHERE,
                "number": number_of(data.id),
                "part": part,
                "x": x,
                "y": y,
                "pair": number_of(pair),
                "says_area": says_area,
                **_days(data),
            }
        )
    return rows


def _covering(area: AreaData, bases: list[tuple[int, int]]) -> list[dict[str, Any]]:
    known = [{"x": x, "y": y} for x, y in dict.fromkeys(bases)] or [{}]
    if area.district is not None:
        cell = cells.district_cell(area.district)
        return [{"cell": cell, "cover": IN_DISTRICT, "reach": 0, **base} for base in known]
    if area.radius_km is None:
        whole = {"cell": cells.EVERYWHERE, "cover": EVERYWHERE, "reach": 0}
        return [{**whole, **base} for base in known]
    reach = min(round(area.radius_km * 1000), cells.AREA_SIZES[-1])
    cover = ASSUMED if area.is_assumed else RADIUS
    return [
        {"cell": cells.area_cell(x, y, reach), "cover": cover, "reach": reach, "x": x, "y": y}
        for x, y in dict.fromkeys(bases)
    ]


def _common(data: ListingData) -> dict[str, Any]:
    return {
        "number": number_of(data.id),
        "services": service_bits(data.services),
        "needs": need_bits(data.needs),
        "flags": _flags(data),
        "rating": RATINGS.index(data.cqc_rating) + 1 if data.cqc_rating else 0,
        "capacity": capacity_number(data.capacity),
        "price": _price(data),
        "minimum_age": min(data.minimum_age or 0, OLDEST),
        "maximum_age": OLDEST if data.maximum_age is None else min(data.maximum_age, OLDEST),
        "confirmed_day": day_number(data.confirmed_on) if data.confirmed_on else FIRST_DAY,
        **_days(data),
        "ages": int(data.needs_confirming),
        "name_key": name_key(data.name),
    }


def _days(data: ListingData) -> dict[str, int]:
    return {
        "from_day": day_number(data.starts_on) if data.starts_on else FIRST_DAY,
        "to_day": last_day(data.ends_on, data.confirmed_on if data.needs_confirming else None),
    }


def _flags(data: ListingData) -> int:
    bits = flag_bits([data.kind], "kind:") | flag_bits(data.carer_gender, "gender:")
    bits |= flag_bits(data.availability, "availability:")
    bits |= flag_bits(data.accessibility, "accessibility:")
    if NIGHT_SERVICES.intersection(data.services):
        bits |= flag_bits(["availability:night"])
    if "wheelchair" in data.accessibility:
        bits |= flag_bits(["wheelchair_accessible"])
    return bits | flag_bits(key for key in SIMPLY_SO if getattr(data, key))


def _price(data: ListingData) -> int:
    pence = [int(c.amount * 100) for c in data.costs if c.amount is not None and _compares(c.unit)]
    return min([*pence, NO_PRICE])


def _compares(unit: str) -> bool:
    return unit in PRICED_BY


def words_of(data: ListingData) -> dict[str, int]:
    """Stem to the best field that holds it: the name first, then all else that is written."""
    return dict.fromkeys(stems(_rest(data)), SUMMARY) | dict.fromkeys(stems(data.name), NAME)


def spoken_stems(data: ListingData) -> dict[str, str]:
    """Stem to a word that has it."""
    said = words_and_stems(f"{_rest(data)} {data.name}")
    return {stem: word[:60] for word, stem in said}


def _rest(data: ListingData) -> str:
    towns = [place.town for place in data.locations]
    return " ".join(filter(None, (data.summary, data.other_names, data.organisation.name, *towns)))


def keys_of(data: ListingData) -> list[str]:
    """What is filtered by like a word, and is none: "language:pl"."""
    return [
        *(f"language:{key}" for key in dict.fromkeys(data.languages)),
        *(f"outcome:{key}" for key in data.outcomes),
        *(f"pathway_step:{key}" for key in data.pathway_steps),
        *(f"quality_check:{key}" for key in data.quality_checks),
    ]


def posting_rows(data: ListingData) -> list[dict[str, Any]]:
    """The rows of `search_posting`."""
    number = number_of(data.id)
    words = {**words_of(data), **dict.fromkeys(keys_of(data), SUMMARY)}
    return [
        {"stem_id": stem_number(word), "number": number, "field": field}
        for word, field in words.items()
    ]
