"""What else an example says: what may be gained, how to get in, what was checked, how fresh it is."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from directory.commands.listing_data import ContactData, ListingData
from directory.examples.recipe import Die, Recipe

SMALL = ("personal_assistant", "micro_enterprise")
_COME_TO = (
    ("step_free", 65),
    ("accessible_toilet", 60),
    ("accessible_parking", 45),
    ("hearing_loop", 30),
    ("assistance_dogs", 35),
    ("quiet_space", 30),
    ("changing_places", 12),
)
_CHECKS = {
    "personal_assistant": (("references", 70), ("dbs_check", 80), ("insurance", 45)),
    "micro_enterprise": (("references", 60), ("dbs_check", 60), ("insurance", 85)),
    "day_opportunity": (
        ("insurance", 90),
        ("safeguarding_policy", 90),
        ("training", 75),
        ("dbs_check", 80),
        ("council_visit", 50),
    ),
}
_ELIGIBILITY = (
    "Ask your social worker to refer you, or refer yourself.",
    "You can come whether the council pays or you do.",
    "For people who live in {district}.",
)
_HOW_TO_APPLY = (
    "Ring us to arrange a visit, then try a day.",
    "Fill in a short form. We can help you with it.",
    "Ring or write, and we will call you back.",
)


def is_private(recipe: Recipe, die: Die) -> bool:
    """Whether the address is kept private: some personal assistants work from home."""
    return recipe.kind == "personal_assistant" and die.chance("private", 15)


def confirming(recipe: Recipe, die: Die, last: date) -> dict[str, Any]:
    """When it was last confirmed, before `last`. What must be confirmed is so from `last` on: no
    example may lapse within the year that follows."""
    if recipe.kind in SMALL:
        return {
            "needs_confirming": True,
            "confirmed_on": last + timedelta(days=die.between("confirmed", 0, 14)),
        }
    return {"confirmed_on": last - timedelta(days=die.between("confirmed", 0, 330))}


def price_to(recipe: Recipe, amount: Decimal, die: Die) -> Decimal | None:
    """The other end of the price, where it is not one price for all."""
    usual = 60 if recipe.kind == "day_opportunity" else 25
    if not die.chance("price to", usual):
        return None
    more = max(1, int(amount) * die.between("more", 10, 30) // 100)
    if recipe.price and recipe.price.unit == "week":
        more = max(50, more // 50 * 50)
    return (amount + more).quantize(Decimal("0.01"))


def further_facts(recipe: Recipe, index: int, said: ListingData, die: Die) -> dict[str, Any]:
    """The fields that only some listings fill in."""
    is_come_to = recipe.reach == 0
    facts: dict[str, Any] = {
        "outcomes": recipe.gains[index % len(recipe.gains)],
        "pathway_steps": recipe.steps[index % len(recipe.steps)],
        "quality_checks": _some(_CHECKS.get(recipe.kind, ()), die),
        "accessibility": _accessibility(said, die) if is_come_to else (),
        "capacity_said_on": said.confirmed_on if said.capacity else None,
    }
    if recipe.kind == "day_opportunity":
        district = said.location.district if said.location else None
        words = die.pick("eligibility", _ELIGIBILITY).format(district=district)
        facts |= {"eligibility": words, "how_to_apply": die.pick("apply", _HOW_TO_APPLY)}
        facts["contacts"] = (ContactData(title="Manager", phone=said.phones[0]),)
    if {"residential_home", "nursing_home"} & set(said.services):
        facts["beds"] = die.between("beds", 6, 60)
    return facts


def _accessibility(said: ListingData, die: Die) -> tuple[str, ...]:
    there = list(_some(_COME_TO, die))
    if said.wheelchair_accessible:
        there.append("wheelchair")
    if said.wheelchair_accessible is False:
        there = [key for key in there if key not in ("step_free", "changing_places")]
    if "learning_disability" in said.needs and die.chance("easy read", 60):
        there.append("easy_read")
    return tuple(dict.fromkeys(there))


def _some(chances: tuple[tuple[str, int], ...], die: Die) -> tuple[str, ...]:
    return tuple(key for key, percent in chances if die.chance(key, percent))
