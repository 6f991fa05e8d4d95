"""Names of places that were imported, beside those of the gazetteer's own files."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from math import cos, hypot, radians
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from directory.models.place import PlaceName
from directory.places.gazetteer import SIZES, Gazetteer
from directory.places.place import Place

SAME_KM = {"city": 25.0, "town": 10.0}
SAME_VILLAGE_KM = 4.0
"""Two rows of one name so near each other are one place: two sources, or a place's many outcodes."""
MOST = 8
"""So many places of one name may be chosen from."""


@dataclass(frozen=True)
class _Known:
    size: int
    place: Place
    name_key: str


def with_imported(open_session: Callable[[], Session], gazetteer: Gazetteer) -> Gazetteer:
    """The gazetteer with the imported names in `more_names`; as it is, where the database has none
    or cannot be read."""
    try:
        with open_session() as session:
            rows = session.execute(_all()).all()
    except SQLAlchemyError:
        return gazetteer
    by_name: defaultdict[str, list[_Known]] = defaultdict(list)
    for row in rows:
        if row.name_key not in gazetteer.names:
            by_name[row.name_key].append(_known(row, gazetteer))
    names = {name: _different(some) for name, some in by_name.items()}
    large = [
        name for name, some in names.items() if any(known.size <= SIZES["town"] for known in some)
    ]
    return replace(
        gazetteer,
        more_names={name: _ranked(some, gazetteer) for name, some in names.items()},
        more_towns=frozenset(large),
    )


def _all() -> Select[Any]:
    """Every row, as tuples: thousands of objects would take the start of the site a second."""
    return select(*PlaceName.__table__.columns).order_by(PlaceName.id)


def _known(row: Any, gazetteer: Gazetteer) -> _Known:
    centre = gazetteer.outcodes.get(row.outcode or "")
    district = row.district or (centre.district if centre else None)
    place = Place(
        name=row.name,
        latitude=row.latitude,
        longitude=row.longitude,
        district=district or row.county,
        council_id=gazetteer.council_of.get(district or ""),
        outcode=row.outcode,
        is_outside=gazetteer.is_outside(gazetteer.council_of.get(district or "")),
    )
    return _Known(SIZES.get(row.size, len(SIZES)), place, row.name_key)


def _different(some: Iterable[_Known]) -> list[_Known]:
    """Each place once, by its largest row; those of one district are one place too."""
    kept: list[_Known] = []
    for known in sorted(some, key=lambda k: (k.size, k.place.council_id is None)):
        if not any(_is_same(known, other) for other in kept):
            kept.append(known)
    return kept


def _is_same(known: _Known, other: _Known) -> bool:
    a, b = known.place, other.place
    is_town = min(known.size, other.size) <= SIZES["town"]
    if a.district and a.district == b.district and (a.council_id or is_town):
        return True
    sizes = {index: size for size, index in SIZES.items()}
    limit = SAME_KM.get(sizes.get(min(known.size, other.size), ""), SAME_VILLAGE_KM)
    return _km(a, b) <= limit


def _km(a: Place, b: Place) -> float:
    east = (a.longitude - b.longitude) * cos(radians(a.latitude))
    return hypot(a.latitude - b.latitude, east) * 111.2


def _ranked(some: list[_Known], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The council's own area first, then those whose council is known, each the largest first."""

    def rank(known: _Known) -> tuple[bool, int, bool]:
        place = known.place
        is_far = place.district not in gazetteer.home_districts
        return is_far, known.size, place.council_id is None

    return tuple(known.place for known in sorted(some, key=rank)[:MOST])
