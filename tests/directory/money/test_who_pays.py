"""Who might pay: every answer leads to the rules that the law has for it, and to no other."""

import itertools
from decimal import Decimal

import pytest

from directory.money.who_pays import (
    OPTIONS,
    RULES,
    VERDICTS,
    answers_that_fit,
    most_from_savings,
    questions_for,
    who_pays,
)
from directory.vocabulary import TOPICS


def _verdict_and_rules(**answers: str) -> tuple[str, set[str]]:
    found = who_pays({"nursing": "no", **answers})
    return found.verdict, set(found.rules)


def _every_set_of_answers() -> list[dict[str, str]]:
    every = itertools.product(*OPTIONS.values())
    fitted = [answers_that_fit(dict(zip(OPTIONS, answers, strict=True))) for answers in every]
    return [dict(answers) for answers in {tuple(sorted(answers.items())) for answers in fitted}]


@pytest.mark.parametrize(
    ("savings", "verdict", "rules"),
    [
        ("above", "you", {"higher_limit", "runs_down", "benefits"}),
        ("between", "you_and_council", {"tariff", "income_at_home"}),
        ("below", "income_only", {"income_at_home"}),
        ("not_said", "depends", {"bands", "income_at_home"}),
    ],
)
def test_at_home_savings_decide_and_the_home_never_counts(
    savings: str, verdict: str, rules: set[str]
) -> None:
    found = _verdict_and_rules(care="at_home", savings=savings)
    assert found == (verdict, rules | {"home_never_counts"})


@pytest.mark.parametrize(
    ("savings", "verdict", "rules"),
    [
        ("above", "you", {"runs_down", "benefits"}),
        ("between", "you_and_council", {"tariff", "income_in_care_home"}),
        ("below", "income_only", {"income_in_care_home"}),
        ("not_said", "depends", {"bands", "income_in_care_home"}),
    ],
)
def test_in_a_care_home_without_a_house_savings_decide(
    savings: str, verdict: str, rules: set[str]
) -> None:
    found = _verdict_and_rules(care="care_home", savings=savings, owns_home="no")
    assert found == (verdict, rules)
    lived_in = _verdict_and_rules(
        care="care_home", savings=savings, owns_home="yes", lived_in="yes"
    )
    assert lived_in == (verdict, rules | {"home_lived_in"})


@pytest.mark.parametrize(
    ("savings", "verdict", "rules"),
    [
        ("above", "you", {"home_counts_too", "deferred_later", "runs_down", "benefits"}),
        (
            "between",
            "house_after_12_weeks",
            {"tariff", "income_in_care_home", "twelve_weeks", "deferred_payment"},
        ),
        (
            "below",
            "house_after_12_weeks",
            {"income_in_care_home", "twelve_weeks", "deferred_payment"},
        ),
        (
            "not_said",
            "house_after_12_weeks",
            {"bands", "income_in_care_home", "twelve_weeks_if", "deferred_payment"},
        ),
    ],
)
def test_an_empty_house_counts_after_twelve_weeks_in_a_care_home(
    savings: str, verdict: str, rules: set[str]
) -> None:
    found = _verdict_and_rules(care="care_home", savings=savings, owns_home="yes", lived_in="no")
    assert found == (verdict, rules)


@pytest.mark.parametrize(
    ("savings", "verdict", "rules"),
    [
        ("above", "you", {"runs_down", "benefits"}),
        ("between", "you_and_council", {"tariff", "income"}),
        ("below", "income_only", {"income"}),
        ("not_said", "depends", {"bands", "income"}),
    ],
)
def test_for_a_short_stay_the_home_waits_for_its_owner(
    savings: str, verdict: str, rules: set[str]
) -> None:
    found = _verdict_and_rules(care="short_stay", savings=savings)
    assert found == (verdict, rules | {"short_stay_rules", "home_short_stay"})


def test_not_sure_of_the_care_says_when_a_home_counts() -> None:
    verdict, rules = _verdict_and_rules(care="not_sure", savings="between")
    assert (verdict, rules) == ("you_and_council", {"tariff", "income", "home_depends"})
    assert "higher_limit" in _verdict_and_rules(care="not_sure", savings="above")[1]


@pytest.mark.parametrize("care", OPTIONS["care"])
@pytest.mark.parametrize("nursing", OPTIONS["nursing"])
def test_much_nursing_brings_in_the_nhs(care: str, nursing: str) -> None:
    found = who_pays({"care": care, "savings": "above", "owns_home": "no", "nursing": nursing})
    nhs = {rule for rule in found.rules if rule.startswith("nhs_")}
    expected = {"nhs_all"} if care == "at_home" else {"nhs_all", "nhs_nursing"}
    assert nhs == (set() if nursing == "no" else expected)
    assert ("nhs_continuing_healthcare" in found.topics) is (nursing != "no")
    assert ("nhs_funded_nursing_care" in found.topics) is ("nhs_nursing" in nhs)


def test_topics_lead_on_to_what_was_said() -> None:
    house = {"care": "care_home", "owns_home": "yes", "lived_in": "no", "nursing": "no"}
    assert who_pays({**house, "savings": "below"}).topics == (
        "needs_assessment",
        "financial_assessment",
        "capital_limits",
        "paying_care_home",
        "deferred_payment",
        "self_funding",
        "benefits_check",
    )
    plain = who_pays({"care": "at_home", "savings": "below", "nursing": "no"})
    assert plain.topics == (
        "needs_assessment",
        "financial_assessment",
        "capital_limits",
        "paying_homecare",
        "benefits_check",
    )


def test_every_rule_and_verdict_is_reached_and_every_topic_known() -> None:
    every = [who_pays(answers) for answers in _every_set_of_answers()]
    # 3 kinds of care without a house, and 3 states of a house: 6 x 4 savings x 3 of nursing
    assert len(every) == 72
    assert {found.verdict for found in every} == set(VERDICTS)
    assert {rule for found in every for rule in found.rules} == set(RULES)
    assert {topic for found in every for topic in found.topics} <= set(TOPICS)
    assert all(len(set(found.topics)) == len(found.topics) for found in every)
    assert max(len(found.rules) for found in every) <= 6


def test_a_set_sum_is_kept_wherever_the_council_may_charge_on_income() -> None:
    for answers in _every_set_of_answers():
        kept = {"income", "income_at_home", "income_in_care_home"} & set(who_pays(answers).rules)
        assert len(kept) == (0 if answers["savings"] == "above" else 1)


def test_a_house_is_asked_about_only_for_a_care_home_for_good() -> None:
    assert questions_for({}) == ("care", "savings", "nursing")
    assert questions_for({"care": "short_stay"}) == ("care", "savings", "nursing")
    home = {"care": "care_home"}
    assert questions_for(home) == ("care", "savings", "owns_home", "nursing")
    owned = questions_for({**home, "owns_home": "yes"})
    assert owned == ("care", "savings", "owns_home", "lived_in", "nursing")
    assert "lived_in" not in questions_for({**home, "owns_home": "no"})


def test_answers_that_do_not_belong_are_left_out() -> None:
    given = {"care": "at_home", "owns_home": "yes", "lived_in": "no", "nursing": "lots", "x": "y"}
    assert answers_that_fit(given) == {"care": "at_home"}
    assert answers_that_fit({"owns_home": "yes", "savings": "above"}) == {"savings": "above"}


def test_a_missing_answer_is_an_error() -> None:
    with pytest.raises(KeyError):
        who_pays({"care": "at_home", "savings": "below"})


@pytest.mark.parametrize(
    ("upper", "lower", "step", "most"),
    [
        # (23,250 - 14,250) / 250 = 9,000 / 250 = 36
        ("23250", "14250", "250", "36"),
        # (1,001 - 500) / 250 = 2.004: a part of a step counts as a whole one
        ("1001", "500", "250", "3"),
    ],
)
def test_the_most_that_savings_add_a_week(upper: str, lower: str, step: str, most: str) -> None:
    assert most_from_savings(Decimal(upper), Decimal(lower), Decimal(step)) == Decimal(most)
