"""Who might pay for care in England: a few answers to the keys of the rules that apply.

Care Act 2014, sections 9, 14, 17 and 34; SI 2014/2672 (charging). Bands only, never an exact sum:
only the council can decide. The words for each key are in `web.money.words`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from types import MappingProxyType

OPTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "care": ("at_home", "care_home", "short_stay", "not_sure"),
        "savings": ("above", "between", "below", "not_said"),
        "owns_home": ("yes", "no"),
        "lived_in": ("yes", "no"),
        "nursing": ("yes", "no", "not_sure"),
    }
)
"""The questions in the order they are asked, each with its options."""

VERDICTS = ("you", "you_and_council", "income_only", "house_after_12_weeks", "depends")
RULES = (
    "short_stay_rules",
    "bands",
    "tariff",
    "higher_limit",
    "income_at_home",
    "income_in_care_home",
    "income",
    "home_never_counts",
    "home_depends",
    "home_short_stay",
    "home_lived_in",
    "home_counts_too",
    "twelve_weeks",
    "twelve_weeks_if",
    "deferred_payment",
    "deferred_later",
    "runs_down",
    "benefits",
    "nhs_all",
    "nhs_nursing",
)
_INCOME = {"at_home": "income_at_home", "care_home": "income_in_care_home"}
_TOPICS = {
    "at_home": ("paying_homecare",),
    "care_home": ("paying_care_home",),
    "short_stay": ("paying_care_home",),
    "not_sure": ("paying_homecare", "paying_care_home"),
}


@dataclass(frozen=True)
class WhoPays:
    """`verdict` is one of VERDICTS; `rules` are of RULES, in that order; `topics` are of advice."""

    verdict: str
    rules: tuple[str, ...]
    topics: tuple[str, ...]


def questions_for(answers: Mapping[str, str]) -> tuple[str, ...]:
    """The questions that fit what was answered so far: a house matters to a care home for good."""
    asked = ["care", "savings"]
    if answers.get("care") == "care_home":
        asked.append("owns_home")
        if answers.get("owns_home") == "yes":
            asked.append("lived_in")
    return (*asked, "nursing")


def answers_that_fit(given: Mapping[str, str]) -> dict[str, str]:
    """`given` without answers that are no option, or that belong to a question not asked."""
    kept: dict[str, str] = {}
    for question, options in OPTIONS.items():
        if question in questions_for(kept) and given.get(question) in options:
            kept[question] = given[question]
    return kept


def who_pays(answers: Mapping[str, str]) -> WhoPays:
    """What applies to `answers`. Raises KeyError where a question that fits has no answer."""
    said = {question: answers[question] for question in questions_for(answers)}
    rules = {*_savings_rules(said), *_home_rules(said), *_nhs_rules(said)}
    if said["care"] == "short_stay":
        rules.add("short_stay_rules")
    return WhoPays(
        verdict=_verdict(said),
        rules=tuple(rule for rule in RULES if rule in rules),
        topics=_topics(said, rules),
    )


def most_from_savings(upper: Decimal, lower: Decimal, step: Decimal) -> Decimal:
    """The most pounds a week that savings between the limits add: £1 for each `step`, or part."""
    return ((upper - lower) / step).to_integral_value(rounding=ROUND_CEILING)


def _has_house_that_counts(said: Mapping[str, str]) -> bool:
    return said.get("owns_home") == "yes" and said["lived_in"] == "no"


def _verdict(said: Mapping[str, str]) -> str:
    savings = said["savings"]
    if savings == "above":
        return "you"
    if _has_house_that_counts(said):
        return "house_after_12_weeks"
    return {"between": "you_and_council", "below": "income_only", "not_said": "depends"}[savings]


def _savings_rules(said: Mapping[str, str]) -> set[str]:
    care, savings = said["care"], said["savings"]
    if savings == "above":
        rules = {"runs_down", "benefits"}
        return rules | {"higher_limit"} if care in ("at_home", "not_sure") else rules
    rules = {_INCOME.get(care, "income")}
    more = {"between": {"tariff"}, "not_said": {"bands"}}
    return rules | more.get(savings, set())


def _home_rules(said: Mapping[str, str]) -> set[str]:
    always = {
        "at_home": {"home_never_counts"},
        "short_stay": {"home_short_stay"},
        "not_sure": {"home_depends"},
    }
    if said["care"] != "care_home":
        return always[said["care"]]
    if said["owns_home"] == "no":
        return set()
    if not _has_house_that_counts(said):
        return {"home_lived_in"}
    if said["savings"] == "above":
        return {"home_counts_too", "deferred_later"}
    weeks = "twelve_weeks_if" if said["savings"] == "not_said" else "twelve_weeks"
    return {weeks, "deferred_payment"}


def _nhs_rules(said: Mapping[str, str]) -> set[str]:
    if said["nursing"] == "no":
        return set()
    return {"nhs_all"} if said["care"] == "at_home" else {"nhs_all", "nhs_nursing"}


def _topics(said: Mapping[str, str], rules: set[str]) -> tuple[str, ...]:
    topics = ["needs_assessment", "financial_assessment", "capital_limits"]
    topics += _TOPICS[said["care"]]
    if rules & {"deferred_payment", "deferred_later"}:
        topics.append("deferred_payment")
    if said["savings"] == "above" or _has_house_that_counts(said):
        topics.append("self_funding")
    if "nhs_all" in rules:
        topics.append("nhs_continuing_healthcare")
    if "nhs_nursing" in rules:
        topics.append("nhs_funded_nursing_care")
    return (*topics, "benefits_check")
