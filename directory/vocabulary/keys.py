"""Stable keys, never shown to the public. Order is the order in which pages list them."""

KINDS: tuple[str, ...] = (
    "care_provider",
    "personal_assistant",
    "micro_enterprise",
    "day_opportunity",
    "community_group",
)

SERVICES: tuple[str, ...] = (
    "homecare",
    "live_in_care",
    "night_care",
    "nursing_care_at_home",
    "reablement",
    "end_of_life_care",
    "residential_home",
    "nursing_home",
    "short_break",
    "supported_living",
    "extra_care_housing",
    "shared_lives",
    "domestic_help",
    "shopping_errands",
    "meals",
    "companionship",
    "transport",
    "gardening_handyperson",
    "day_centre",
    "lunch_club",
    "activities",
    "skills_learning",
    "employment_support",
    "carer_support",
    "peer_support",
    "advocacy",
    "care_technology",
    "equipment_adaptations",
    "money_advice",
)

NEEDS: tuple[str, ...] = (
    "older_people",
    "dementia",
    "learning_disability",
    "autism",
    "physical_disability",
    "sight_loss",
    "hearing_loss",
    "mental_health",
    "brain_injury",
    "stroke",
    "parkinsons",
    "long_term_condition",
    "substance_misuse",
    "eating_disorder",
    "end_of_life",
    "complex_needs",
    "young_adults",
    "unpaid_carers",
)

TOPICS: tuple[str, ...] = (
    "needs_assessment",
    "carers_assessment",
    "eligibility",
    "care_plan",
    "care_review",
    "urgent_help",
    "advocacy",
    "complaints",
    "records_privacy",
    "moving_area",
    "provider_closing",
    "paying_for_care",
    "financial_assessment",
    "capital_limits",
    "paying_homecare",
    "paying_care_home",
    "deferred_payment",
    "top_ups",
    "self_funding",
    "personal_budget",
    "direct_payments",
    "individual_service_funds",
    "nhs_continuing_healthcare",
    "nhs_funded_nursing_care",
    "attendance_allowance",
    "pip",
    "carers_benefits",
    "benefits_check",
    "council_tax_help",
    "choosing_homecare",
    "choosing_care_home",
    "cqc_ratings",
    "employing_pa",
    "becoming_pa",
    "micro_enterprises",
    "day_opportunities",
    "supported_living",
    "extra_care_housing",
    "shared_lives",
    "short_breaks",
    "care_technology",
    "equipment",
    "home_adaptations",
    "reablement",
    "hospital_discharge",
    "falls",
    "meals",
    "loneliness",
    "transport",
    "keeping_warm",
    "scams",
    "dementia",
    "learning_disability",
    "autism",
    "mental_health",
    "sight_hearing_loss",
    "end_of_life",
    "bereavement",
    "transition",
    "employment",
    "unpaid_carers",
    "young_carers",
    "working_carers",
    "carer_emergency_plan",
    "safeguarding",
    "power_of_attorney",
    "mental_capacity",
)

ALERTS: tuple[str, ...] = (
    "emergency",
    "safeguarding",
    "mental_health_crisis",
    "urgent_medical",
    "carer_breakdown",
)

OUTCOMES: tuple[str, ...] = (
    "find",
    "advice",
    "alert",
    "ask",
    "handoff",
    "register",
    "chat",
    "feedback",
    "out_of_scope",
)

CONSTRAINTS: tuple[str, ...] = (
    "gender",
    "accepts_direct_payments",
    "min_rating",
    "availability",
    "language",
    "wheelchair_accessible",
    "drives",
    "places_free",
    "free",
    "max_price",
    "age",
    "radius_km",
)

GENDERS: tuple[str, ...] = ("female", "male")

RATINGS: tuple[str, ...] = ("inadequate", "requires_improvement", "good", "outstanding")
"""From worst to best."""

WEEKDAYS: tuple[str, ...] = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)

AVAILABILITY: tuple[str, ...] = (
    "morning",
    "afternoon",
    "evening",
    "night",
    "weekday",
    "weekend",
    *WEEKDAYS,
    "urgent",
)

CAPACITY: tuple[str, ...] = ("yes", "soon", "no")
"""Whether there are places free; not said: nobody knows."""

ACCESSIBILITY: tuple[str, ...] = (
    "wheelchair",
    "step_free",
    "accessible_toilet",
    "changing_places",
    "hearing_loop",
    "accessible_parking",
    "quiet_space",
    "easy_read",
    "assistance_dogs",
)

PATHWAY_STEPS: tuple[str, ...] = ("settle_in", "learn", "connect", "volunteer", "work")
"""The step that a day opportunity works on, in the order in which people go."""

LISTING_OUTCOMES: tuple[str, ...] = (
    "friends",
    "confidence",
    "health",
    "independence",
    "skills",
    "getting_about",
    "community",
    "paid_work",
    "break_for_carer",
)
"""What a person may gain from a day opportunity."""

QUALITY_CHECKS: tuple[str, ...] = (
    "references",
    "dbs_check",
    "insurance",
    "training",
    "safeguarding_policy",
    "council_visit",
)
"""What somebody has looked at."""

CQC_QUESTIONS: tuple[str, ...] = ("safe", "effective", "caring", "responsive", "well_led")

STATUSES: tuple[str, ...] = (
    "draft",
    "submitted",
    "published",
    "paused",
    "withdrawn",
    "unlisted",
)
"""Where a listing is in its life. Only a published one is found; unlisted: kept, not social care."""
