"""Turns recipes into listings, the same ones each time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from directory.commands.listing_data import (
    AreaData,
    CostData,
    ListingData,
    OrganisationData,
    ScheduleData,
)
from directory.examples import (
    care_at_home,
    community_groups,
    day_opportunities,
    micro_enterprises,
    personal_assistants,
    places_to_live,
    things_that_help,
)
from directory.examples.facts import answers, availability, carer_gender, days_in_words, languages
from directory.examples.further_facts import confirming, further_facts, is_private, price_to
from directory.examples.names import made_up, slug
from directory.examples.people import PEOPLE, Person
from directory.examples.recipe import Die, Recipe
from directory.examples.seats import Seats
from directory.places.gazetteer import Gazetteer
from directory.places.place import Place

SOURCE = "example"
MARK = "(example)"
LAST_CONFIRMED = date(2026, 11, 1)
"""The examples do not grow older or younger with the clock."""
RECIPES = (
    *care_at_home.RECIPES,
    *places_to_live.RECIPES,
    *things_that_help.RECIPES,
    *personal_assistants.RECIPES,
    *micro_enterprises.RECIPES,
    *day_opportunities.RECIPES,
    *community_groups.RECIPES,
)
RATINGS = ("good",) * 12 + ("outstanding",) * 3 + ("requires_improvement",) * 3 + (None,) * 2


def compose_examples(gazetteer: Gazetteer) -> list[ListingData]:
    """About 400 listings over all the home districts of `gazetteer`; none where it has none."""
    seats = Seats(gazetteer)
    people = iter(PEOPLE)
    listings: list[ListingData] = []
    for order, recipe in enumerate(RECIPES):
        for index, district in enumerate(seats.districts_for(recipe.count, order)):
            person = next(people) if recipe.kind == "personal_assistant" else None
            place = seats.next_place(district)
            listings.append(_compose(recipe, index, len(listings), place, person, seats))
    return listings


def _compose(
    recipe: Recipe, index: int, number: int, place: Place, person: Person | None, seats: Seats
) -> ListingData:
    die = Die(recipe.key, index)
    word = person.name if person else made_up(number)
    name = recipe.names[index % len(recipe.names)].format(word=word, person=word)
    days = recipe.days[index % len(recipe.days)] if recipe.days else ""
    needs = recipe.needs[index % len(recipe.needs)]
    services = (*recipe.services, *recipe.also[index % len(recipe.also)])
    youngest, oldest = recipe.ages[index % len(recipe.ages)]
    address = slug(name)
    private = is_private(recipe, die)
    near = place.district if private else place.name
    listing = ListingData(
        source=SOURCE,
        source_id=f"{recipe.key}-{index + 1}",
        name=f"{name} {MARK}",
        kind=recipe.kind,
        organisation=OrganisationData(f"{word if person else name} {MARK}", address),
        services=tuple(dict.fromkeys(services)),
        needs=needs,
        summary=_summary(recipe, index, near, place.district, days),
        phones=(f"01632 960{number:03d}",),
        location=seats.location(place, is_private=private),
        areas=tuple(AreaData(district=d) for d in seats.round(place, recipe.reach, die)),
        schedules=tuple(_schedules(recipe, days)),
        costs=tuple(_costs(recipe, die)),
        availability=availability(recipe, index, days),
        carer_gender=carer_gender(recipe, person, die),
        languages=languages(person, needs, die),
        minimum_age=youngest,
        maximum_age=oldest,
        is_example=True,
    )
    more = _contact(recipe, address, die) | _rating(recipe, die) | answers(recipe, services, die)
    listing = replace(listing, **more, **confirming(recipe, die, LAST_CONFIRMED))
    return replace(listing, **further_facts(recipe, index, listing, die))


def _summary(recipe: Recipe, index: int, near: str | None, district: str | None, days: str) -> str:
    """Two sentences; a pair comes back only when every other has been used."""
    opening = recipe.opens[index % len(recipe.opens)]
    turn, which = divmod(index, len(recipe.opens))
    closing = recipe.closes[(turn + which) % len(recipe.closes)]
    return f"{opening} {closing}".format(place=near, district=district, days=days_in_words(days))


def _contact(recipe: Recipe, address: str, die: Die) -> dict[str, Any]:
    percent = 35 if recipe.kind == "personal_assistant" else 85
    has_website = die.chance("website", percent)
    return {
        "website": f"https://{address}.example.org" if has_website else None,
        "email": f"{address}@example.org" if die.chance("email", 75) else None,
    }


def _rating(recipe: Recipe, die: Die) -> dict[str, Any]:
    rating = die.pick("rating", RATINGS) if recipe.is_rated else None
    day = LAST_CONFIRMED - timedelta(days=die.between("rated", 60, 900))
    return {"cqc_rating": rating, "cqc_rating_date": day if rating else None}


def _schedules(recipe: Recipe, days: str) -> Iterator[ScheduleData]:
    if days:
        opens, closes = recipe.hours
        yield ScheduleData(days, time(opens), time(closes))


def _costs(recipe: Recipe, die: Die) -> Iterator[CostData]:
    price = recipe.price
    if price is None:
        return
    amount = Decimal(die.between("price", price.low, price.high))
    if price.unit == "hour" and amount < price.high and die.chance("half", 40):
        amount += Decimal("0.50")
    elif price.unit == "week":
        amount = amount // 10 * 10
    yield CostData(amount.quantize(Decimal("0.01")), price.unit, price_to(recipe, amount, die))
