"""The names of places, read from a folder of CSV files that a council can replace.

The folder holds `places.csv` (name, aliases, district, outcode, latitude, longitude, size),
`outcodes.csv` (outcode, latitude, longitude, radius_km, district, post_town), `councils.csv` and
`districts.csv`; the example folder is `data/essex`.
"""

import csv
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from directory.places.place import Place
from directory.places.words import guarded_words, names_abroad, normalise

EXAMPLE_FOLDER = Path(__file__).parent / "data" / "essex"
_FIRST_OF_PAIR = frozenset("great little high good white north south east west".split())
_SHORTEST_HALF = 5
_DWARFED = 2
"""How many sizes smaller the others of a name are when it is taken for the largest alone."""
SIZES = {"city": 0, "town": 1, "suburb": 2, "village": 3, "hamlet": 4}


class GazetteerError(Exception):
    """The folder cannot be used; the message says which file and what to do."""


@dataclass(frozen=True)
class Gazetteer:
    """Names and outcodes to places. `names` maps a normalised name to the places it may mean,
    the largest first; `outcodes` maps "CM8" to its centre; `towns` are the cities and towns;
    `council_of` maps the name of a district, or of a council, to the id of its council today.

    `home_council` is the one that runs the site. `half_names` are those of `names` that leave out
    which of a pair is meant: "bentley", for Great and Little Bentley.

    `more_names` are names that were imported (`imported.with_imported`) and are none of `names`;
    those in `more_towns` have a city or town among their places. `radius_km` is how far from the
    centre of an outcode nearly all of its addresses are, where the folder says it."""

    names: dict[str, tuple[Place, ...]]
    outcodes: dict[str, Place]
    radius_km: dict[str, float]
    councils: tuple[dict[str, str], ...]
    districts: tuple[dict[str, str], ...]
    home_districts: frozenset[str]
    towns: frozenset[Place] = frozenset()
    council_of: dict[str, str] = field(default_factory=dict)
    home_council: str = ""
    half_names: frozenset[str] = frozenset()
    more_names: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    more_towns: frozenset[str] = frozenset()

    @property
    def known_outcodes(self) -> frozenset[str]:
        """The outcodes, for the postcode reader."""
        return frozenset(self.outcodes)

    def is_outside(self, council_id: str | None) -> bool:
        """Whether a place of that council (None: nobody knows which) is not the site's own."""
        return council_id != self.home_council


@lru_cache(maxsize=4)
def load_gazetteer(folder: Path | None = None) -> Gazetteer:
    """Read `folder` (the Essex example by default). Raises GazetteerError."""
    folder = Path(folder) if folder else EXAMPLE_FOLDER
    councils, districts = _rows(folder / "councils.csv"), _rows(folder / "districts.csv")
    council_of = {d["district"]: d["council_id"] for d in districts if _is_current(d)}
    home = councils[0]["council_id"] if councils else ""
    home_districts = frozenset(d for d, c in council_of.items() if c == home)
    council_of |= {c["name"]: c["council_id"] for c in councils}
    rows = _rows(folder / "outcodes.csv")
    outcodes = {row["outcode"]: _outcode(row, council_of, home) for row in rows}
    places = _rows(folder / "places.csv")
    names = _names(places, council_of, home)
    names |= _districts(names, home_districts, home)
    halves = _halves(names)
    return Gazetteer(
        names=names | halves,
        half_names=frozenset(halves),
        outcodes=outcodes,
        radius_km={row["outcode"]: float(row["radius_km"]) for row in rows if row.get("radius_km")},
        councils=tuple(councils),
        districts=tuple(districts),
        home_districts=home_districts,
        towns=_towns(places, names),
        council_of=council_of,
        home_council=home,
    )


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    except OSError as error:
        raise GazetteerError(f"The list of places needs the file {path.name}: {error}.") from error


def _is_current(row: dict[str, str], today: date | None = None) -> bool:
    day = (today or date.today()).isoformat()
    return (row["from_date"] or "0000") <= day and (not row["to_date"] or day < row["to_date"])


def _outcode(row: dict[str, str], council_of: dict[str, str], home: str) -> Place:
    return Place(
        name=row["outcode"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        postcode=row["outcode"],
        outcode=row["outcode"],
        district=row["district"] or None,
        council_id=council_of.get(row["district"]),
        is_outside=council_of.get(row["district"]) != home,
    )


def _towns(rows: list[dict[str, str]], names: dict[str, tuple[Place, ...]]) -> frozenset[Place]:
    large = {(r["name"], r["district"]) for r in rows if r["size"] in ("city", "town")}
    return frozenset(p for ps in names.values() for p in ps if (p.name, p.district or "") in large)


def _names(
    rows: list[dict[str, str]], council_of: dict[str, str], home: str
) -> dict[str, tuple[Place, ...]]:
    ranked: dict[str, list[tuple[int, Place]]] = {}
    for row in rows:
        place = Place(
            name=row["name"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            district=row["district"] or None,
            council_id=council_of.get(row["district"]),
            outcode=row["outcode"] or None,
            is_outside=council_of.get(row["district"]) != home,
        )
        size = SIZES.get(row["size"], len(SIZES))
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            ranked.setdefault(normalise(name), []).append((size, place))
    return {name: _meanings(places) for name, places in ranked.items()}


def _meanings(ranked: list[tuple[int, Place]]) -> tuple[Place, ...]:
    """The largest first. One inside the area that dwarfs all others of its name has it alone: nobody
    who says "Heybridge" should be asked whether they mean the hamlet. So has the only one inside, where
    none outside is larger: the Hadleigh of Suffolk is found by saying so."""
    ranked = sorted(ranked, key=lambda pair: pair[0])
    (size, largest), rest = ranked[0], ranked[1:]
    if rest and not largest.is_outside and rest[0][0] >= size + _DWARFED:
        return (largest,)
    inside = [(size, place) for size, place in ranked if not place.is_outside]
    if len(inside) == 1 and inside[0][0] <= size:
        return (inside[0][1],)
    return tuple(place for _, place in ranked)


def _halves(names: dict[str, tuple[Place, ...]]) -> dict[str, tuple[Place, ...]]:
    """Pairs by the name they share, where no place has it alone: "bentley" to Great and Little Bentley."""
    shared: dict[str, dict[Place, None]] = {}
    for name, places in names.items():
        first, _, rest = name.partition(" ")
        if first in _FIRST_OF_PAIR and len(rest) >= _SHORTEST_HALF and " " not in rest:
            shared.setdefault(rest, {}).update(dict.fromkeys(places))
    taken = {*names, *guarded_words(), *names_abroad()}
    return {n: tuple(ps) for n, ps in shared.items() if len(ps) > 1 and n not in taken}


def _districts(
    names: dict[str, tuple[Place, ...]], home_districts: frozenset[str], home: str
) -> dict[str, tuple[Place, ...]]:
    """Districts that no town has the name of ("Uttlesford"), as the middle of their places."""
    known = {place for places in names.values() for place in places}
    made: dict[str, tuple[Place, ...]] = {}
    for district in home_districts:
        inside = [place for place in known if place.district == district]
        if normalise(district) in names or not inside:
            continue
        latitude = round(sum(p.latitude for p in inside) / len(inside), 4)
        longitude = round(sum(p.longitude for p in inside) / len(inside), 4)
        middle = Place(district, latitude, longitude, district=district, council_id=home)
        made[normalise(district)] = (middle,)
    return made
