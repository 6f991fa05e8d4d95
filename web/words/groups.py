"""How pages group services and topics, in plain words: every key stands in one group."""

from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _


@dataclass(frozen=True)
class Group:
    """A heading and the keys below it."""

    name: str
    title: Any
    keys: tuple[str, ...]


SERVICE_GROUPS = (
    Group(
        "home",
        _("Care at home"),
        (
            "homecare",
            "live_in_care",
            "night_care",
            "nursing_care_at_home",
            "reablement",
            "end_of_life_care",
        ),
    ),
    Group(
        "everyday",
        _("Everyday help"),
        (
            "domestic_help",
            "shopping_errands",
            "meals",
            "companionship",
            "transport",
            "gardening_handyperson",
        ),
    ),
    Group(
        "live",
        _("Somewhere to live"),
        (
            "residential_home",
            "nursing_home",
            "extra_care_housing",
            "supported_living",
            "shared_lives",
        ),
    ),
    Group(
        "out",
        _("Things to do and people to meet"),
        (
            "day_centre",
            "lunch_club",
            "activities",
            "skills_learning",
            "employment_support",
            "peer_support",
        ),
    ),
    Group("carers", _("A break, and help for carers"), ("short_break", "carer_support")),
    Group(
        "support",
        _("Equipment, money and someone to speak up for you"),
        ("care_technology", "equipment_adaptations", "money_advice", "advocacy"),
    ),
)

TOPIC_GROUPS = (
    Group(
        "help",
        _("Getting help"),
        (
            "needs_assessment",
            "carers_assessment",
            "eligibility",
            "care_plan",
            "care_review",
            "urgent_help",
        )
        + ("advocacy", "complaints", "records_privacy", "moving_area", "provider_closing"),
    ),
    Group(
        "money",
        _("Money"),
        (
            "paying_for_care",
            "financial_assessment",
            "capital_limits",
            "paying_homecare",
            "paying_care_home",
        )
        + ("deferred_payment", "top_ups", "self_funding", "personal_budget", "direct_payments")
        + ("individual_service_funds", "nhs_continuing_healthcare", "nhs_funded_nursing_care")
        + ("attendance_allowance", "pip", "carers_benefits", "benefits_check", "council_tax_help"),
    ),
    Group(
        "choosing",
        _("Choosing care"),
        ("choosing_homecare", "choosing_care_home", "cqc_ratings", "employing_pa", "becoming_pa")
        + ("micro_enterprises", "day_opportunities", "supported_living", "extra_care_housing")
        + ("shared_lives", "short_breaks"),
    ),
    Group(
        "independent",
        _("Staying independent"),
        (
            "care_technology",
            "equipment",
            "home_adaptations",
            "reablement",
            "hospital_discharge",
            "falls",
        )
        + ("meals", "loneliness", "transport", "keeping_warm", "scams"),
    ),
    Group(
        "conditions",
        _("Conditions and times of life"),
        ("dementia", "learning_disability", "autism", "mental_health", "sight_hearing_loss")
        + ("end_of_life", "bereavement", "transition", "employment"),
    ),
    Group(
        "carers",
        _("If you look after someone"),
        ("unpaid_carers", "young_carers", "working_carers", "carer_emergency_plan"),
    ),
    Group(
        "rights",
        _("Rights and safety"),
        ("safeguarding", "power_of_attorney", "mental_capacity"),
    ),
)
