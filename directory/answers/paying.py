"""What "and who pays for that?" asks, by what is being looked for."""

import re
from collections.abc import Sequence

Ranked = list[tuple[str, float]]

_ASKS = re.compile(
    r"\bwho(?:'s| is|'ll| will)? (?:going to )?pay|\bhow (?:much|many money)\b|"
    r"\bwhat (?:does|do|would|will|is) .{0,20}\b(?:cost|price|charge)|"
    r"\b(?:is|are) (?:it|they|that|this|any of it|one of (?:these|those|them))(?: all)? free\b|"
    r"\b(?:do|does|would|will|must) (?:we|i|you|they|he|she) (?:have to |need to )?pay\b|"
    r"\b(?:set|sting|rush|knock) (?:me|us|him|her|them|mum|dad|nan) (?:back|for)\b|\bdamage\b.{0,12}\?|"
    r"\b(?:cough|stump) up\b|\bfoots? (?:the|that) bill\b|\bdown to us\b|\bball ?park\b|\b(?:how|too|very) dear\b|"
    r"\bcosts?\b|\bafford\b|\bcharge[ds]?\b|\bfees?\b|\bpa(?:ys?|id)\b",
    re.IGNORECASE,
)
_OF_ITS_OWN = re.compile(
    r"\b(?:savings?|saved|capital|limits?|thresholds?|house|property|benefits?|allowances?|pip|tax|wages?|insurance|"
    r"means test\w*|assess\w*|top[- ]?ups?|deferred|loan|pa|funeral|heating|bills?|dp|direct payments?)\b",
    re.IGNORECASE,
)
"""Words that say what a question on money is about."""
_MOST_WORDS = 14
"""A longer question says for itself what it is about."""
_SURE, _IN_CONTEXT = 0.6, 0.5
_GENERAL = frozenset(
    "paying_for_care paying_homecare paying_care_home financial_assessment self_funding capital_limits employing_pa "
    "choosing_homecare choosing_care_home benefits_check personal_budget keeping_warm".split()
)  # fmt: skip
"""Topics that a short question on money is taken for, when nothing says what is paid for."""
_PAID_FOR = {
    "residential_home": "paying_care_home",
    "nursing_home": "paying_care_home",
    "homecare": "paying_homecare",
    "live_in_care": "paying_homecare",
    "night_care": "paying_homecare",
    "domestic_help": "paying_homecare",
    "shopping_errands": "paying_homecare",
    "companionship": "paying_homecare",
    "meals": "paying_homecare",
    "day_centre": "paying_homecare",
    "supported_living": "paying_homecare",
    "shared_lives": "paying_homecare",
    "reablement": "reablement",
    "short_break": "short_breaks",
    "nursing_care_at_home": "nhs_continuing_healthcare",
    "end_of_life_care": "nhs_continuing_healthcare",
    "equipment_adaptations": "equipment",
    "care_technology": "care_technology",
    "transport": "transport",
    "carer_support": "unpaid_carers",
}
_PAID_FOR_TOPIC = {
    "choosing_homecare": "paying_homecare",
    "choosing_care_home": "paying_care_home",
    "falls": "care_technology",
}
_OF_MONEY = frozenset(
    "becoming_pa micro_enterprises attendance_allowance pip carers_benefits benefits_check "
    "council_tax_help direct_payments "
    "personal_budget employing_pa individual_service_funds deferred_payment top_ups "
    "nhs_funded_nursing_care nhs_continuing_healthcare self_funding capital_limits financial_assessment "
    "paying_homecare paying_care_home home_adaptations equipment care_technology transport reablement "
    "short_breaks keeping_warm power_of_attorney extra_care_housing supported_living shared_lives".split()
)  # fmt: skip
"""Topics whose own article says what is paid."""


def with_what_is_paid_for(
    ranked: Ranked, text: str, services: Sequence[str], answered: Sequence[str] = ()
) -> Ranked:
    """`ranked` topics (topic, probability) of a message, with the one on paying for what the search
    is for (`services`), or for what was `answered` last (topics), first, where a short question is
    on money and does not say for what."""
    asks = _ASKS.search(text) and not _OF_ITS_OWN.search(text)
    is_of_something = services or answered
    if not (is_of_something and ranked and asks) or len(text.split()) > _MOST_WORDS:
        return ranked
    first, sure = ranked[0]
    if sure >= _SURE and first not in _GENERAL:
        return ranked
    topic = _PAID_FOR.get(services[0], "paying_for_care") if services else _of(answered[0])
    rest = [(key, p) for key, p in ranked if key != topic]
    return [(topic, max(_IN_CONTEXT, dict(ranked).get(topic, 0.0))), *rest]


def _of(topic: str) -> str:
    """The topic on what costs or pays something in `topic`: itself, if it is of money."""
    return topic if topic in _OF_MONEY else _PAID_FOR_TOPIC.get(topic, "paying_for_care")
