"""What a kind of listing offers, to whom, when, at what price."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from random import Random

from directory.commands import CostData, ScheduleData
from directory.vocabulary import ACCESSIBILITY, NEEDS
from directory.vocabulary.keys import WEEKDAYS
from tests.bench.generator.words import common_first


@dataclass(frozen=True)
class Recipe:
    """How a kind is made. `weight` is its share in percent; shares run from 0 to 1."""

    weight: int
    visits: float
    at_home: Sequence[str]
    at_place: Sequence[str]
    registered: float = 0.0
    free: float = 0.0
    direct_payments: float = 0.0
    several_places: float = 0.0
    confidential: float = 0.0


RECIPES: Mapping[str, Recipe] = {
    "care_provider": Recipe(
        weight=40,
        visits=0.30,
        at_home=(
            "homecare live_in_care night_care end_of_life_care companionship reablement "
            "domestic_help shopping_errands nursing_care_at_home short_break"
        ).split(),
        at_place=(
            "residential_home nursing_home short_break supported_living extra_care_housing "
            "end_of_life_care shared_lives day_centre"
        ).split(),
        registered=0.9,
        direct_payments=0.5,
        several_places=0.13,
    ),
    "personal_assistant": Recipe(
        weight=15,
        visits=0.95,
        at_home=(
            "homecare companionship shopping_errands domestic_help transport activities "
            "night_care meals live_in_care"
        ).split(),
        at_place=("companionship", "activities", "short_break"),
        direct_payments=0.9,
        confidential=0.13,
    ),
    "micro_enterprise": Recipe(
        weight=8,
        visits=0.8,
        at_home=(
            "domestic_help gardening_handyperson companionship shopping_errands meals transport "
            "homecare care_technology equipment_adaptations"
        ).split(),
        at_place=("activities", "short_break", "skills_learning", "lunch_club"),
        direct_payments=0.7,
        free=0.02,
    ),
    "day_opportunity": Recipe(
        weight=12,
        visits=0.0,
        at_home=(),
        at_place=(
            "day_centre activities skills_learning employment_support lunch_club short_break"
        ).split(),
        direct_payments=0.6,
        free=0.1,
        several_places=0.13,
    ),
    "community_group": Recipe(
        weight=25,
        visits=0.1,
        at_home=("companionship", "transport", "shopping_errands", "carer_support", "advocacy"),
        at_place=(
            "lunch_club activities peer_support carer_support money_advice advocacy transport "
            "companionship equipment_adaptations"
        ).split(),
        free=0.6,
        several_places=0.13,
    ),
}
PRICES: Mapping[str, tuple[int, int, str]] = {
    "personal_assistant": (13, 22, "hour"),
    "micro_enterprise": (15, 32, "hour"),
    "day_opportunity": (15, 80, "session"),
    "community_group": (2, 12, "session"),
}
LANGUAGES = tuple("en pl pa ur bn gu ro pt ar es it fr hi ta so tr zh bsl lt bg fa yo".split())
TIMES = ("morning", "afternoon", "evening", "night", "weekday", "weekend", "urgent")


def some(keys: Sequence[str], fewest: int, most: int, rng: Random) -> tuple[str, ...]:
    """From `fewest` to `most` different keys, the first ones more often than the last."""
    wanted = rng.randint(fewest, most)
    return tuple(dict.fromkeys(common_first(keys, rng) for _ in range(wanted)))


def needs_for(kind: str, rng: Random) -> tuple[str, ...]:
    """Up to five needs: the commonest half the time older people and dementia."""
    wanted = rng.choice((0, 1, 1, 2, 2, 3, 4, 5))
    if kind == "care_provider" and wanted and rng.random() < 0.5:
        return tuple(dict.fromkeys(["older_people", *rng.sample(NEEDS, wanted - 1)]))
    return tuple(rng.sample(NEEDS, wanted))


def availability_for(rng: Random) -> tuple[str, ...]:
    """Days and times, or nothing: many do not say."""
    if rng.random() < 0.4:
        return ()
    if rng.random() < 0.5:
        return tuple(rng.sample(TIMES, rng.randint(1, 5)))
    return tuple(rng.sample(WEEKDAYS, rng.randint(1, 5)))


def languages_for(rng: Random) -> tuple[str, ...]:
    """A quarter say which languages they speak."""
    return some(LANGUAGES, 1, 3, rng) if rng.random() < 0.25 else ()


def accessibility_for(visits: bool, rng: Random) -> tuple[str, ...]:
    """What a building has; nothing where people are visited."""
    if visits or rng.random() < 0.3:
        return ()
    return tuple(rng.sample(ACCESSIBILITY, rng.randint(1, 5)))


def costs_for(kind: str, visits: bool, is_free: bool, rng: Random) -> tuple[CostData, ...]:
    """One price, or none where it is free or nobody says."""
    if is_free or rng.random() < 0.35:
        return ()
    usual = (21, 36, "hour") if visits else (850, 1800, "week")
    low, high, unit = PRICES.get(kind, usual)
    amount = Decimal(rng.randrange(low * 100, high * 100, 50)) / 100
    to = amount + rng.randint(2, 8) if rng.random() < 0.3 else None
    return (CostData(amount, unit, to),)


def schedules_for(kind: str, rng: Random) -> tuple[ScheduleData, ...]:
    """Weekly hours of what people go to."""
    if kind not in ("day_opportunity", "community_group") or rng.random() < 0.3:
        return ()
    days = sorted(rng.sample(range(7), rng.randint(1, 3)))
    byday = ",".join(("MO", "TU", "WE", "TH", "FR", "SA", "SU")[day] for day in days)
    opens = rng.randint(9, 13)
    return (ScheduleData(byday, time(opens), time(opens + rng.randint(2, 5))),)
