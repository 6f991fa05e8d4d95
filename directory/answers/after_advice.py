"""What is looked for after advice, where nothing else was said: "lonely", an answer, "Clacton"."""

from dataclasses import replace

from directory.answers.active_search import ActiveSearch

SERVICE_OF_TOPIC = {
    "advocacy": "advocacy",
    "care_technology": "care_technology",
    "carers_assessment": "carer_support",
    "choosing_care_home": "residential_home",
    "choosing_homecare": "homecare",
    "day_opportunities": "day_centre",
    "employment": "employment_support",
    "end_of_life": "end_of_life_care",
    "equipment": "equipment_adaptations",
    "extra_care_housing": "extra_care_housing",
    "falls": "care_technology",
    "home_adaptations": "equipment_adaptations",
    "loneliness": "companionship",
    "meals": "meals",
    "paying_care_home": "residential_home",
    "paying_homecare": "homecare",
    "reablement": "reablement",
    "shared_lives": "shared_lives",
    "short_breaks": "short_break",
    "supported_living": "supported_living",
    "transport": "transport",
    "unpaid_carers": "carer_support",
}
"""The one service that a person who asked about the topic most likely looks for."""
PERSONAL_ASSISTANTS = ("direct_payments", "employing_pa")


def from_advice(active: ActiveSearch) -> ActiveSearch:
    """The search for what was just answered about; as it was where that names nothing to look for."""
    if active.outcome != "advice" or active.criteria.says_what or not active.topics:
        return active
    topic = active.topics[0]
    if topic in PERSONAL_ASSISTANTS:
        return active.looking_for(replace(active.criteria, kinds=("personal_assistant",)))
    services = (SERVICE_OF_TOPIC[topic],) if topic in SERVICE_OF_TOPIC else ()
    return active.looking_for(replace(active.criteria, services=services))
