"""The whole listing: nothing but its seed, number and day decides what it says."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from directory.commands import (
    AreaData,
    ContactData,
    ListingData,
    LocationData,
    OrganisationData,
)
from directory.vocabulary import (
    CAPACITY,
    CQC_QUESTIONS,
    GENDERS,
    LISTING_OUTCOMES,
    PATHWAY_STEPS,
    QUALITY_CHECKS,
)
from tests.bench.generator.offers import (
    RECIPES,
    Recipe,
    accessibility_for,
    availability_for,
    costs_for,
    languages_for,
    needs_for,
    schedules_for,
    some,
)
from tests.bench.generator.positions import Position, Positions
from tests.bench.generator.words import a_name, a_summary, a_surname

SOURCE = "generated"
CHAINS = 900
"""How many organisations run several places."""
RATED = ("good",) * 76 + ("requires_improvement",) * 15 + ("outstanding",) * 4 + ("inadequate",)
KINDS, WEIGHTS = list(RECIPES), [recipe.weight for recipe in RECIPES.values()]


def make_listings(
    count: int, seed: int = 1, positions: Positions | None = None, today: date | None = None
) -> Iterator[ListingData]:
    """`count` listings, one at a time; with the same seed, positions and day always the same, and
    the first ones of a longer row are those of a shorter one. `positions` None: the towns."""
    positions = positions or Positions()
    day = today or date.today()
    for index in range(count):
        yield make_listing(Random(seed << 32 | index), f"{seed}-{index}", positions, day)


def make_listing(rng: Random, source_id: str, positions: Positions, today: date) -> ListingData:
    """One listing."""
    kind = rng.choices(KINDS, WEIGHTS)[0]
    recipe = RECIPES[kind]
    visits = rng.random() < recipe.visits
    offered = recipe.at_home if visits else recipe.at_place
    services, needs = some(offered, 1, 4, rng), needs_for(kind, rng)
    places = _places(recipe, positions, rng)
    name = a_name(kind, visits, rng)
    base = places[0]
    is_confidential = rng.random() < recipe.confidential
    locations = [_location(place, is_confidential, rng) for place in places]
    said: dict[str, Any] = {
        "source": SOURCE,
        "source_id": source_id,
        "name": name,
        "kind": kind,
        "organisation": _organisation(kind, name, source_id, rng),
        "services": services,
        "needs": needs,
        "summary": a_summary(services, needs, base.town, rng),
        "location": locations[0],
        "more_locations": tuple(locations[1:]),
        "areas": _areas(base, rng) if visits else (),
    }
    said |= _contact_details(source_id, rng)
    said |= _offer(kind, recipe, visits, rng) | _register(recipe, source_id, visits, today, rng)
    return ListingData(**said | _dates(today, rng))


def _places(recipe: Recipe, positions: Positions, rng: Random) -> list[Position]:
    base = positions.draw(rng)
    if rng.random() >= recipe.several_places:
        return [base]
    more = [positions.draw(rng) for _ in range(20)]
    return [base, *sorted(more, key=base.away)[: rng.randint(1, 2)]]


def _location(place: Position, is_confidential: bool, rng: Random) -> LocationData:
    if is_confidential:
        return LocationData(
            postcode=place.outcode,
            district=place.district,
            latitude=round(place.latitude, 2),
            longitude=round(place.longitude, 2),
            is_confidential=True,
        )
    return LocationData(
        address=f"{rng.randint(1, 250)} {a_surname(rng)} Road",
        town=place.town,
        postcode=place.postcode,
        district=place.district,
        latitude=place.latitude,
        longitude=place.longitude,
        is_approximate=not place.is_exact,
    )


def _areas(base: Position, rng: Random) -> tuple[AreaData, ...]:
    if base.district and rng.random() < 0.4:
        return (AreaData(district=base.district),)
    return (AreaData(radius_km=float(rng.randint(5, 30)), is_assumed=rng.random() < 0.2),)


def _organisation(kind: str, name: str, source_id: str, rng: Random) -> OrganisationData:
    if kind == "care_provider" and rng.random() < 0.4:
        number = int(CHAINS ** rng.random())
        group = f"{a_surname(Random(number))} Care Group"
        return OrganisationData(group, f"chain-{number}")
    return OrganisationData(name, f"own-{source_id}")


def _contact_details(source_id: str, rng: Random) -> dict[str, Any]:
    """Phone numbers kept for stories by Ofcom, and addresses that nobody has."""
    number = f"{rng.choice(('01632 960', '07700 900'))}{rng.randint(0, 999):03}"
    contact = ContactData(title="Manager", phone=number)
    return {
        "phones": (number,),
        "website": f"https://{source_id}.example.org" if rng.random() < 0.6 else None,
        "email": f"hello@{source_id}.example.org" if rng.random() < 0.5 else None,
        "contacts": (contact,) if rng.random() < 0.2 else (),
    }


def _offer(kind: str, recipe: Recipe, visits: bool, rng: Random) -> dict[str, Any]:
    is_free = rng.random() < recipe.free
    is_day = kind == "day_opportunity"
    accessibility = accessibility_for(visits, rng)
    age = rng.random()
    return {
        "availability": availability_for(rng),
        "carer_gender": tuple(rng.sample(GENDERS, rng.randint(1, 2))) if visits else (),
        "languages": languages_for(rng),
        "accessibility": accessibility,
        "wheelchair_accessible": "wheelchair" in accessibility or None,
        "outcomes": some(LISTING_OUTCOMES, 1, 3, rng) if is_day else (),
        "pathway_steps": some(PATHWAY_STEPS, 1, 2, rng) if is_day else (),
        "quality_checks": some(QUALITY_CHECKS, 0, 3, rng) if visits or is_day else (),
        "costs": costs_for(kind, visits, is_free, rng),
        "schedules": schedules_for(kind, rng),
        "is_free": is_free or None,
        "accepts_direct_payments": True if rng.random() < recipe.direct_payments else None,
        "drives": True if visits and rng.random() < 0.6 else None,
        "minimum_age": 65 if age < 0.15 else 18 if age < 0.6 else None,
        "maximum_age": 64 if age > 0.9 else None,
    }


def _register(
    recipe: Recipe, source_id: str, visits: bool, today: date, rng: Random
) -> dict[str, Any]:
    """What a regulator would say."""
    if rng.random() >= recipe.registered:
        return {"needs_confirming": True}
    rated: dict[str, Any] = {
        "cqc_location_id": f"G-{source_id}",
        "checked_on": today - timedelta(days=30),
    }
    if not visits:
        rated["beds"] = rng.randint(4, 90)
    if rng.random() < 0.85:
        rated["cqc_rating"] = rng.choice(RATED)
        rated["cqc_rating_date"] = today - timedelta(days=rng.randint(60, 2500))
        rated["cqc_questions"] = tuple((q, rng.choice(RATED)) for q in CQC_QUESTIONS)
    return rated


def _dates(today: date, rng: Random) -> dict[str, Any]:
    """Most were confirmed within the year; one in twenty has lapsed."""
    capacity = rng.choice(CAPACITY) if rng.random() < 0.5 else None
    days = rng.randint(0, 364) if rng.random() < 0.95 else rng.randint(366, 900)
    confirmed = today - timedelta(days=days) if rng.random() < 0.7 else None
    said_on = today - timedelta(days=min(days, 90)) if capacity else None
    return {"capacity": capacity, "capacity_said_on": said_on, "confirmed_on": confirmed}
