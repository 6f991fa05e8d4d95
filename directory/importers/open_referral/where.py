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
    """Every postcode as written, for looking up many at a time."""
    return [place.postcode for place in record.places if place.postcode]


def areas_of(
    record: Record,
    services: Iterable[str],
    places: tuple[LocationData, ...],
    known: Mapping[str, Names],
    notes: Notes,
) -> tuple[AreaData, ...]:
    """Where it comes out to, as the module says; `known` is `area_names` of our gazetteer."""
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


def _is_remote(record: Record) -> bool:
    """Whether it is given by telephone or online only."""
    said = record.attending
    if said and all(any(w in s for w in _REMOTE) and "person" not in s for s in said):
        return True
    return bool(record.places) and all(p.kind == "virtual" for p in record.places)


def _location(place: Place, positions: Mapping[str, Position], notes: Notes) -> LocationData:
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


def _degrees(
    place: Place, position: Position | None, notes: Notes
) -> tuple[float | None, float | None, bool]:
    """(latitude, longitude, whether only roughly): the feed's own, or the postcode's."""
    latitude, longitude = place.latitude, place.longitude
    if latitude is not None and longitude is not None:
        if _SOUTH < latitude < _NORTH and _WEST < longitude < _EAST:
            return latitude, longitude, False
        notes["position left out: not in the United Kingdom"] += 1
    if position:
        return position.latitude, position.longitude, position.is_approximate
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
