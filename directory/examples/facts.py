"""What an example answers to the questions that people narrow a search by."""

from typing import Any

from directory.examples.people import Person
from directory.examples.recipe import Die, Recipe

_DAYS = {
    "MO": "monday",
    "TU": "tuesday",
    "WE": "wednesday",
    "TH": "thursday",
    "FR": "friday",
    "SA": "saturday",
    "SU": "sunday",
}
_WEEKDAYS = "MO,TU,WE,TH,FR"
_LANGUAGES = ("pl", "ro", "bn", "ur", "pa", "gu", "hi", "zh", "tr", "pt", "lt", "bsl", "ar", "uk")
_TAKES_DIRECT_PAYMENTS = {
    "personal_assistant": 95,
    "care_provider": 60,
    "micro_enterprise": 75,
    "day_opportunity": 80,
    "community_group": 10,
}


def days_in_words(days: str) -> str:
    """ "TU,TH" as "Tuesdays and Thursdays"."""
    if days == _WEEKDAYS:
        return "weekdays"
    said = [f"{_DAYS[day].title()}s" for day in days.split(",") if day]
    return " and ".join(filter(None, (", ".join(said[:-1]), *said[-1:])))


def availability(recipe: Recipe, index: int, days: str) -> tuple[str, ...]:
    """The days and the parts of the day; a club of one day is not open on every weekday."""
    if not days:
        return recipe.when[index % len(recipe.when)]
    opens, closes = recipe.hours
    parts = (("morning", opens < 12), ("afternoon", opens < 17 and closes > 12))
    said = [part for part, is_open in (*parts, ("evening", closes > 17)) if is_open]
    return (*said, *(_DAYS[day] for day in days.split(",")))


def carer_gender(recipe: Recipe, person: Person | None, die: Die) -> tuple[str, ...]:
    """Who can come: the person, or for a team mostly either."""
    if person:
        return (person.gender,)
    if not recipe.has_carers:
        return ()
    return die.pick("gender", (("female", "male"), ("female", "male"), ("female",), ()))


def languages(person: Person | None, needs: tuple[str, ...], die: Die) -> tuple[str, ...]:
    """Those spoken beside English."""
    if person:
        return person.languages
    spoken = [die.pick("language", _LANGUAGES)] if die.chance("speaks", 30) else []
    if die.chance("second", 8):
        spoken.append(die.pick("second language", _LANGUAGES))
    if "hearing_loss" in needs and die.chance("signs", 70):
        spoken.append("bsl")
    return tuple(dict.fromkeys(spoken))


def answers(recipe: Recipe, services: tuple[str, ...], die: Die) -> dict[str, Any]:
    """Yes, no or not said, to what has those three answers."""
    takes = die.chance("direct payments", _TAKES_DIRECT_PAYMENTS[recipe.kind])
    is_small = recipe.kind in ("personal_assistant", "micro_enterprise")
    can_roll_in = recipe.reach == 0 or "transport" in services
    return {
        "accepts_direct_payments": True if takes and not recipe.is_free else None,
        "wheelchair_accessible": _answer(die, "wheelchair", 70, 12) if can_roll_in else None,
        "drives": _drives(services, die) if is_small else None,
        "capacity": _capacity(die) if recipe.has_places else None,
        "is_free": True if recipe.is_free else False if recipe.price else None,
    }


def _drives(services: tuple[str, ...], die: Die) -> bool | None:
    return True if "transport" in services else _answer(die, "drives", 60, 25)


def _answer(die: Die, what: str, yes: int, no: int) -> bool | None:
    return next((a for a, p in ((True, yes), (False, yes + no)) if die.chance(what, p)), None)


def _capacity(die: Die) -> str | None:
    answer = _answer(die, "places", 60, 25)
    if answer is None:
        return None
    return "yes" if answer else "soon" if die.chance("soon", 40) else "no"
