"""Reads `corpus.yml`: some 250 made-up listings over Essex and its edges, as listings' data.

A line of the file says, by kind: `id`, `name`, `at` (a place or an outcode), `offers` and `for` (keys of
services and needs), `says` (the summary), and whatever else is known: `org`, `also` (other names),
`covers` (districts, by comma), `reach` (km), `everywhere`, `rating`, `price` ("22 hour"), `when`,
`sex`, `speaks`, `has` (what is simply so), `access`, `room` (free, soon, full), `ages` ("18-25",
"65-"), `seen` (the day a person confirmed it), `outcomes`, `steps`, `hidden` (a confidential place).
"""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from directory.commands import (
    AreaData,
    CostData,
    ListingData,
    LocationData,
    OrganisationData,
)
from directory.places import Gazetteer, Place, load_gazetteer
from directory.places.words import normalise

TODAY = date(2026, 11, 23)
"""The day on which every judgement was made."""
SOURCE = "judged"
PATH = Path(__file__).parent / "corpus.yml"
ROOM = {"free": "yes", "soon": "soon", "full": "no"}
USUALLY_SEEN = date(2026, 9, 10)
SIMPLY = {
    "direct_payments": "accepts_direct_payments",
    "wheelchair": "wheelchair_accessible",
    "drives": "drives",
    "free": "is_free",
}


@lru_cache(maxsize=1)
def corpus() -> tuple[ListingData, ...]:
    """Every made-up listing; `source_id` is the key that judgements name."""
    kinds = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    return tuple(_listing(kind, row) for kind, rows in kinds.items() for row in rows)


def _listing(kind: str, row: dict[str, Any]) -> ListingData:
    said = dict(row)
    key, name = said.pop("id"), said.pop("name")
    owner = said.pop("org", name)
    flags: dict[str, Any] = {SIMPLY[flag]: True for flag in _words(said.pop("has", ""))}
    registered = kind == "care_provider"
    seen = said.pop("seen", None if registered else USUALLY_SEEN)
    data = ListingData(
        source=SOURCE,
        source_id=key,
        name=name,
        kind=kind,
        organisation=OrganisationData(owner, f"owner-{normalise(owner)}"[:100]),
        services=_words(said.pop("offers", "")),
        needs=_words(said.pop("for", "")),
        summary=said.pop("says", ""),
        other_names=said.pop("also", ""),
        location=_location(said.pop("at", None), bool(said.pop("hidden", False))),
        areas=_areas(said),
        costs=_costs(said.pop("price", None)),
        availability=_words(said.pop("when", "")),
        carer_gender=_words(said.pop("sex", "")),
        languages=_words(said.pop("speaks", "")),
        accessibility=_words(said.pop("access", "")),
        outcomes=_words(said.pop("outcomes", "")),
        pathway_steps=_words(said.pop("steps", "")),
        cqc_rating=said.pop("rating", None),
        capacity=ROOM[said.pop("room")] if "room" in said else None,
        needs_confirming=not registered,
        confirmed_on=seen,
        checked_on=date(2026, 3, 2) if registered else None,
        **_ages(said.pop("ages", None)),
        **flags,
    )
    if said:
        raise ValueError(f"{key}: not understood: {', '.join(said)}")
    return data


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _location(at: str | None, is_hidden: bool) -> LocationData | None:
    if at is None:
        return None
    place = place_called(at)
    if is_hidden:
        return LocationData(
            postcode=place.outcode,
            district=place.district,
            latitude=round(place.latitude, 2),
            longitude=round(place.longitude, 2),
            is_confidential=True,
        )
    return LocationData(
        town=place.name if place.name != place.outcode else None,
        postcode=place.outcode,
        district=place.district,
        latitude=place.latitude,
        longitude=place.longitude,
    )


def place_called(name: str, gazetteer: Gazetteer | None = None) -> Place:
    """The largest place of that name, or the middle of an outcode. Raises KeyError."""
    gazetteer = gazetteer or load_gazetteer()
    return gazetteer.outcodes.get(name) or gazetteer.names[normalise(name)][0]


def _areas(said: dict[str, Any]) -> tuple[AreaData, ...]:
    districts = said.pop("covers", "")
    areas = [AreaData(district=name.strip()) for name in districts.split(",") if name]
    if reach := said.pop("reach", None):
        areas.append(AreaData(radius_km=float(reach)))
    if said.pop("everywhere", False):
        areas.append(AreaData())
    return tuple(areas)


def _costs(price: str | None) -> tuple[CostData, ...]:
    if price is None:
        return ()
    amount, unit = price.split()
    return (CostData(Decimal(amount), unit),)


def _ages(ages: str | None) -> dict[str, Any]:
    if ages is None:
        return {}
    first, _, last = ages.partition("-")
    said = {"minimum_age": first, "maximum_age": last}
    return {key: int(value) for key, value in said.items() if value}
