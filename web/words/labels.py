"""What people read for each key of the vocabulary, in their own words.

Every label is translated when it is shown, not when this module is read. `lazy_gettext` is called
`_` here so that the catalogue tool finds every string.
"""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _

Labels = Mapping[str, Any]

KINDS: Labels = {
    "care_provider": _("Care provider"),
    "personal_assistant": _("Personal assistant (PA)"),
    "micro_enterprise": _("Small local care business"),
    "day_opportunity": _("Things to do in the day"),
    "community_group": _("Community group or charity"),
}

SERVICES: Labels = {
    "homecare": _("Care at home"),
    "live_in_care": _("Live-in care"),
    "night_care": _("Care at night"),
    "nursing_care_at_home": _("Nursing care at home"),
    "reablement": _("Short-term help after hospital"),
    "end_of_life_care": _("End of life care"),
    "residential_home": _("Care home"),
    "nursing_home": _("Nursing home"),
    "short_break": _("Short breaks (respite)"),
    "supported_living": _("Supported living"),
    "extra_care_housing": _("Housing with care"),
    "shared_lives": _("Living with a family (Shared Lives)"),
    "domestic_help": _("Cleaning, laundry and housework"),
    "shopping_errands": _("Shopping and errands"),
    "meals": _("Meals at home"),
    "companionship": _("Company and friendship"),
    "transport": _("Transport and getting out"),
    "gardening_handyperson": _("Gardening and small repairs"),
    "day_centre": _("Day centre"),
    "lunch_club": _("Lunch club or social club"),
    "activities": _("Activities, arts, sport and hobbies"),
    "skills_learning": _("Learning and everyday skills"),
    "employment_support": _("Help to get or keep a job"),
    "carer_support": _("Support for unpaid carers"),
    "peer_support": _("Meeting people like you (support group)"),
    "advocacy": _("Someone to speak up for you (advocate)"),
    "care_technology": _("Alarms, sensors and reminders"),
    "equipment_adaptations": _("Equipment and changes to your home"),
    "money_advice": _("Benefits and money advice"),
}

NEEDS: Labels = {
    "older_people": _("Older people"),
    "dementia": _("Dementia"),
    "learning_disability": _("Learning disability"),
    "autism": _("Autism"),
    "physical_disability": _("Physical disability"),
    "sight_loss": _("Sight loss"),
    "hearing_loss": _("Hearing loss"),
    "mental_health": _("Mental health"),
    "brain_injury": _("Brain injury"),
    "stroke": _("Stroke"),
    "parkinsons": _("Parkinson's"),
    "long_term_condition": _("Long-term illness"),
    "substance_misuse": _("Drug or alcohol problems"),
    "eating_disorder": _("Eating disorders"),
    "end_of_life": _("End of life"),
    "complex_needs": _("Complex needs or behaviour that is hard to manage"),
    "young_adults": _("Young adults (16 to 25)"),
    "unpaid_carers": _("Unpaid carers"),
}

TOPICS: Labels = {
    "needs_assessment": _("Getting a care needs assessment"),
    "carers_assessment": _("Getting a carer's assessment"),
    "eligibility": _("Who can get help from the council"),
    "care_plan": _("Your care and support plan"),
    "care_review": _("Changing your care"),
    "urgent_help": _("Urgent help with care"),
    "advocacy": _("Someone to speak up for you"),
    "complaints": _("Complaints and compliments"),
    "records_privacy": _("Your records and privacy"),
    "moving_area": _("Moving to another area"),
    "provider_closing": _("If your care provider closes"),
    "paying_for_care": _("Who pays for care"),
    "financial_assessment": _("The check of your money (means test)"),
    "capital_limits": _("Savings limits"),
    "paying_homecare": _("Paying for care at home"),
    "paying_care_home": _("Paying for a care home, and your house"),
    "deferred_payment": _("Paying for a care home later"),
    "top_ups": _("Top-up fees"),
    "self_funding": _("Paying for your own care"),
    "personal_budget": _("Personal budgets"),
    "direct_payments": _("Direct payments"),
    "individual_service_funds": _("Individual service funds"),
    "nhs_continuing_healthcare": _("Care that the NHS pays for in full"),
    "nhs_funded_nursing_care": _("Nursing care that the NHS helps pay for"),
    "attendance_allowance": _("Attendance Allowance"),
    "pip": _("Personal Independence Payment (PIP)"),
    "carers_benefits": _("Money for carers"),
    "benefits_check": _("Checking what benefits you can get"),
    "council_tax_help": _("Paying less council tax"),
    "choosing_homecare": _("Choosing care at home"),
    "choosing_care_home": _("Choosing a care home"),
    "cqc_ratings": _("What CQC ratings mean"),
    "employing_pa": _("Employing a personal assistant"),
    "becoming_pa": _("Becoming a personal assistant"),
    "micro_enterprises": _("Small local care businesses"),
    "day_opportunities": _("Things to do in the day"),
    "supported_living": _("Supported living"),
    "extra_care_housing": _("Housing with care"),
    "shared_lives": _("Shared Lives"),
    "short_breaks": _("Short breaks and respite"),
    "care_technology": _("Alarms and other technology at home"),
    "equipment": _("Equipment to help you at home"),
    "home_adaptations": _("Changes to your home"),
    "reablement": _("Help to get back on your feet"),
    "hospital_discharge": _("Coming home from hospital"),
    "falls": _("Preventing falls"),
    "meals": _("Help with meals"),
    "loneliness": _("Feeling lonely"),
    "transport": _("Getting around"),
    "keeping_warm": _("Keeping warm and energy bills"),
    "scams": _("Scams and doorstep crime"),
    "dementia": _("Living with dementia"),
    "learning_disability": _("Help for adults with a learning disability"),
    "autism": _("Help for autistic adults"),
    "mental_health": _("Help with mental health"),
    "sight_hearing_loss": _("Help with sight or hearing loss"),
    "end_of_life": _("Care at the end of life"),
    "bereavement": _("When someone dies"),
    "transition": _("Moving from children's to adult services"),
    "employment": _("Help to find or stay in work"),
    "unpaid_carers": _("Looking after someone"),
    "young_carers": _("Young carers"),
    "working_carers": _("Working while caring"),
    "carer_emergency_plan": _("If a carer has an emergency"),
    "safeguarding": _("Worried about abuse or neglect"),
    "power_of_attorney": _("Lasting power of attorney"),
    "mental_capacity": _("Making decisions (mental capacity)"),
}

GENDERS: Labels = {"female": _("A woman"), "male": _("A man")}

RATINGS: Labels = {
    "inadequate": _("Inadequate"),
    "requires_improvement": _("Requires improvement"),
    "good": _("Good"),
    "outstanding": _("Outstanding"),
}

WHEN: Labels = {
    "morning": _("Mornings"),
    "afternoon": _("Afternoons"),
    "evening": _("Evenings"),
    "night": _("Nights"),
    "weekday": _("Monday to Friday"),
    "weekend": _("Weekends"),
    "monday": _("Mondays"),
    "tuesday": _("Tuesdays"),
    "wednesday": _("Wednesdays"),
    "thursday": _("Thursdays"),
    "friday": _("Fridays"),
    "saturday": _("Saturdays"),
    "sunday": _("Sundays"),
    "urgent": _("Can start soon"),
}

ALERTS: Labels = {
    "emergency": _("Life in danger now"),
    "safeguarding": _("Abuse or neglect"),
    "mental_health_crisis": _("Mental health crisis"),
    "urgent_medical": _("Ill and it cannot wait"),
    "carer_breakdown": _("Care has stopped, or a carer cannot go on"),
}

CONSTRAINTS: Labels = {
    "gender": _("A woman or a man to give the care"),
    "accepts_direct_payments": _("Takes direct payments"),
    "min_rating": _("CQC rating"),
    "availability": _("Days and times"),
    "language": _("Language"),
    "wheelchair_accessible": _("Good for wheelchair users"),
    "drives": _("Can drive"),
    "places_free": _("Has places free now"),
    "free": _("Costs nothing"),
    "max_price": _("Price"),
    "age": _("Age"),
    "radius_km": _("How far away"),
}

ACCESSIBILITY: Labels = {
    "wheelchair": _("Good for wheelchairs"),
    "step_free": _("No steps at the way in"),
    "accessible_toilet": _("Accessible toilet"),
    "changing_places": _("Changing Places toilet"),
    "hearing_loop": _("Hearing loop"),
    "accessible_parking": _("Accessible parking"),
    "quiet_space": _("Quiet space"),
    "easy_read": _("Easy Read information"),
    "assistance_dogs": _("Assistance dogs welcome"),
}

LISTING_OUTCOMES: Labels = {
    "friends": _("Making friends"),
    "confidence": _("Feeling more confident"),
    "health": _("Better health"),
    "independence": _("Doing more by yourself"),
    "skills": _("Learning new skills"),
    "getting_about": _("Getting out and about"),
    "community": _("Being part of the community"),
    "paid_work": _("Getting a paid job"),
    "break_for_carer": _("A break for a carer"),
}

PATHWAY_STEPS: Labels = {
    "settle_in": _("Settle in"),
    "learn": _("Learn"),
    "connect": _("Meet people"),
    "volunteer": _("Volunteer"),
    "work": _("Work"),
}

QUALITY_CHECKS: Labels = {
    "references": _("References from people who know them"),
    "dbs_check": _("A DBS check (a check for a criminal record)"),
    "insurance": _("Insurance"),
    "training": _("Training"),
    "safeguarding_policy": _("Rules on how to keep people safe"),
    "council_visit": _("A visit from the council"),
}

CAPACITY: Labels = {
    "yes": _("Has places free"),
    "soon": _("Will have places soon"),
    "no": _("Has no places free"),
}

CQC_QUESTIONS: Labels = {
    "safe": _("Safe"),
    "effective": _("Effective (it works well)"),
    "caring": _("Caring"),
    "responsive": _("Responsive (it does what people need)"),
    "well_led": _("Well led (it is run well)"),
}

STATUSES: Labels = {
    "draft": _("Draft"),
    "submitted": _("Waiting to be checked"),
    "published": _("Published"),
    "paused": _("Paused"),
    "withdrawn": _("Withdrawn"),
    "unlisted": _("Not in search"),
}

GROUPS: Mapping[str, Labels] = {
    "quality_check": QUALITY_CHECKS,
    "capacity": CAPACITY,
    "cqc_question": CQC_QUESTIONS,
    "status": STATUSES,
    "accessibility": ACCESSIBILITY,
    "listing_outcome": LISTING_OUTCOMES,
    "pathway_step": PATHWAY_STEPS,
    "kind": KINDS,
    "service": SERVICES,
    "need": NEEDS,
    "topic": TOPICS,
    "gender": GENDERS,
    "rating": RATINGS,
    "when": WHEN,
    "alert": ALERTS,
    "constraint": CONSTRAINTS,
}


def label(group: str, key: str) -> str:
    """The words for `key` of `group`: label("service", "homecare") is "Care at home"."""
    return str(GROUPS[group].get(key, key))
