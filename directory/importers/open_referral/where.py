"""Where a record's service is given, and where it comes out to.

A feed's "service area" says whose residents may use a service; ours says where it comes out to.
So an area is kept in this order:
1. a service that people go to (a club with a place we can find on the map) has none: it is found
   near its place;
2. an area that is the name of a district, or of a council, is that district, or the council's;
3. an area that is the whole country, or a service by telephone or online without an area that we
   know, is everywhere;
4. a service that visits, with a place and no area that we know, comes out as far as we assume of
   others;
5. else there is none: it is found near its place, or by its name only.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from directory.commands import AreaData, LocationData
from directory.importers.area_names import COUNTRY, find_districts
from directory.importers.open_referral.record import Place, Record
from directory.places.positions import Position
from directory.places.postcodes import find_postcodes
from directory.places.words import normalise
from directory.search.criteria import DEFAULT_RADIUS_KM

Notes = Counter[str]
Names = tuple[str, ...]
GONE_TO = frozenset(
    (
        "residential_home nursing_home extra_care_housing day_centre lunch_club activities "
        "skills_learning peer_support"
    ).split()
)
"""Services that people go to."""
VISITING = frozenset(
    (
        "homecare live_in_care night_care nursing_care_at_home domestic_help shopping_errands "
        "meals gardening_handyperson"
    ).split()
)
"""Services that come to people."""
EVERYWHERE = "Everywhere: "
_FAR = re.compile(r"Within (\d{1,3}(?:\.\d{1,3})?) km of its place")
_SECRET = re.compile(
    r"\b(address|location)\b.{0,20}\b(confidential|secret|withheld|not (shown|shared))|"
    r"\b(confidential|secret|undisclosed) (address|location)",
    re.IGNORECASE,
)
_MIDDLE = "The position is the middle of the postcode area"
_NORTH, _SOUTH, _WEST, _EAST = 61.0, 49.0, -9.0, 2.5
_REMOTE = ("phone", "online", "virtual", "video", "remote")


def locations_of(
    record: Record, positions: Mapping[str, Position], notes: Notes
) -> tuple[LocationData, ...]:
    """The places it is given from; a postal address only where there is no other."""
    real = [p for p in record.places if p.kind not in ("virtual", "postal")]
    found = real or [p for p in record.places if p.kind == "postal"]
    return tuple(dict.fromkeys(_location(p, positions, notes) for p in found))


def postcodes_of(record: Record) -> list[str]:
    """Every postcode as written, and the outcodes of secret places, to look up many at a time."""
    typed = [place.postcode for place in record.places if place.postcode]
    return typed + [_outcode(p) for p in record.places if _SECRET.search(p.description)]


def areas_of(
    record: Record,
    services: Iterable[str],
    places: tuple[LocationData, ...],
    known: Mapping[str, Names],
    notes: Notes,
) -> tuple[AreaData, ...]:
    """Where it comes out to, as the module says; `known` is `area_names` of our gazetteer."""
    said = tuple(dict.fromkeys(filter(None, (_of_ours(area) for area in record.areas))))
    if said:
        return said
    offered = set(services)
    is_placed = any(place.latitude is not None for place in places)
    is_remote = _is_remote(record)
    if is_placed and not is_remote and offered and offered <= GONE_TO:
        if record.areas:
            notes["area left out: people go to the place"] += 1
        return ()
    districts = _districts(record.areas, known, notes)
    if districts:
        return tuple(AreaData(district=name) for name in districts)
    is_national = any(normalise(area) in COUNTRY for area in record.areas)
    if is_remote or (is_national and not is_placed):
        return (AreaData(),)
    visits = offered & VISITING or any("home" in said for said in record.attending)
    if visits and is_placed:
        return (AreaData(radius_km=DEFAULT_RADIUS_KM, is_assumed=True),)
    if not is_placed:
        notes["no place and no area: found by its name only"] += 1
    return ()


def _of_ours(area: str) -> AreaData | None:
    """What another Care Finder writes of an area that is no district."""
    is_assumed = "(assumed" in area
    if area.startswith(EVERYWHERE):
        return AreaData(is_assumed=is_assumed)
    far = _FAR.match(area)
    return AreaData(radius_km=float(far.group(1)), is_assumed=is_assumed) if far else None


def _is_remote(record: Record) -> bool:
    """Whether it is given by telephone or online only."""
    said = record.attending
    if said and all(any(w in s for w in _REMOTE) and "person" not in s for s in said):
        return True
    return bool(record.places) and all(p.kind == "virtual" for p in record.places)


def _location(place: Place, positions: Mapping[str, Position], notes: Notes) -> LocationData:
    if _SECRET.search(place.description):
        return _secret_location(place, positions, notes)
    read = find_postcodes(place.postcode, frozenset()) if place.postcode else []
    written = read[0].postcode if read else None
    if place.postcode and not written:
        notes["postcode left out: not a UK postcode"] += 1
    position = positions.get(place.postcode)
    latitude, longitude, is_near = _degrees(place, position, notes)
    return LocationData(
        name=place.name or None,
        address=place.address or None,
        town=place.town or None,
        postcode=written,
        district=position.district if position else None,
        latitude=latitude,
        longitude=longitude,
        is_approximate=is_near,
    )


def _secret_location(place: Place, positions: Mapping[str, Position], notes: Notes) -> LocationData:
    """Of a place that the feed calls confidential: the outcode and the middle of it."""
    notes["address left out: the feed says that it is confidential"] += 1
    outcode = _outcode(place)
    position = positions.get(outcode)
    at = (position.latitude, position.longitude) if position else None
    if at is None and _MIDDLE.lower() in place.description.lower():
        at = _known(place)
    return LocationData(
        postcode=outcode or None,
        district=position.district if position else None,
        latitude=round(at[0], 2) if at else None,
        longitude=round(at[1], 2) if at else None,
        is_confidential=True,
    )


def _outcode(place: Place) -> str:
    """From its postcode, or from what our own feed says of it; "" where neither has one."""
    read = find_postcodes(place.postcode, frozenset()) if place.postcode else []
    if read:
        return read[0].outcode
    said = re.search(r"postcode area ([A-Z]{1,2}\d[A-Z\d]?)\b", place.description)
    return said.group(1) if said else ""


def _known(place: Place) -> tuple[float, float] | None:
    """Its degrees, if they are in the United Kingdom."""
    if place.latitude is None or place.longitude is None:
        return None
    is_near = _SOUTH < place.latitude < _NORTH and _WEST < place.longitude < _EAST
    return (place.latitude, place.longitude) if is_near else None


def _degrees(
    place: Place, position: Position | None, notes: Notes
) -> tuple[float | None, float | None, bool]:
    """(latitude, longitude, whether only roughly): the feed's own, or the postcode's."""
    at = _known(place)
    is_middle = place.description.startswith(_MIDDLE)
    if at and not is_middle:
        return *at, False
    if at is None and place.latitude is not None:
        notes["position left out: not in the United Kingdom"] += 1
    if position:
        return position.latitude, position.longitude, position.is_approximate
    if at:
        return *at, True
    notes["no position: neither the feed nor our places have one"] += 1
    return None, None, True


def _districts(areas: Iterable[str], known: Mapping[str, Names], notes: Notes) -> list[str]:
    found: list[str] = []
    for area in areas:
        names = find_districts(area, known)
        if names is None and normalise(area) not in COUNTRY:
            notes["area not known: not the name of a district or a council"] += 1
        found += names or ()
    return list(dict.fromkeys(found))
