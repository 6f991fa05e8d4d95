"""Our keys in plain words, for people who fill in a spreadsheet. Keys are understood too."""

from collections.abc import Mapping

Labels = Mapping[str, str]

KINDS: Labels = {
    "care_provider": "Care provider",
    "personal_assistant": "Personal assistant (PA)",
    "micro_enterprise": "Small local care business",
    "day_opportunity": "Things to do in the day",
    "community_group": "Community group or charity",
}
SERVICES: Labels = {
    "homecare": "Care at home",
    "live_in_care": "Live-in care",
    "night_care": "Care at night",
    "nursing_care_at_home": "Nursing care at home",
    "reablement": "Short-term help after hospital",
    "end_of_life_care": "End of life care",
    "residential_home": "Care home",
    "nursing_home": "Nursing home",
    "short_break": "Short breaks (respite)",
    "supported_living": "Supported living",
    "extra_care_housing": "Housing with care",
    "shared_lives": "Living with a family (Shared Lives)",
    "domestic_help": "Cleaning, laundry and housework",
    "shopping_errands": "Shopping and errands",
    "meals": "Meals at home",
    "companionship": "Company and friendship",
    "transport": "Transport and getting out",
    "gardening_handyperson": "Gardening and small repairs",
    "day_centre": "Day centre",
    "lunch_club": "Lunch club or social club",
    "activities": "Activities, arts, sport and hobbies",
    "skills_learning": "Learning and everyday skills",
    "employment_support": "Help to get or keep a job",
    "carer_support": "Support for unpaid carers",
    "peer_support": "Meeting people like you (support group)",
    "advocacy": "Someone to speak up for you (advocate)",
    "care_technology": "Alarms, sensors and reminders",
    "equipment_adaptations": "Equipment and changes to your home",
    "money_advice": "Benefits and money advice",
}
NEEDS: Labels = {
    "older_people": "Older people",
    "dementia": "Dementia",
    "learning_disability": "Learning disability",
    "autism": "Autism",
    "physical_disability": "Physical disability",
    "sight_loss": "Sight loss",
    "hearing_loss": "Hearing loss",
    "mental_health": "Mental health",
    "brain_injury": "Brain injury",
    "stroke": "Stroke",
    "parkinsons": "Parkinson's",
    "long_term_condition": "Long-term illness",
    "substance_misuse": "Drug or alcohol problems",
    "eating_disorder": "Eating disorders",
    "end_of_life": "End of life",
    "complex_needs": "Complex needs or behaviour that is hard to manage",
    "young_adults": "Young adults (16 to 25)",
    "unpaid_carers": "Unpaid carers",
}
TIMES: Labels = {
    "morning": "Mornings",
    "afternoon": "Afternoons",
    "evening": "Evenings",
    "night": "Nights",
    "weekday": "Monday to Friday",
    "weekend": "Weekends",
    "monday": "Mondays",
    "tuesday": "Tuesdays",
    "wednesday": "Wednesdays",
    "thursday": "Thursdays",
    "friday": "Fridays",
    "saturday": "Saturdays",
    "sunday": "Sundays",
    "urgent": "Can start soon",
}
GENDERS: Labels = {"female": "A woman", "male": "A man"}
ACCESSIBILITY: Labels = {
    "wheelchair": "Good for wheelchairs",
    "step_free": "No steps at the way in",
    "accessible_toilet": "Accessible toilet",
    "changing_places": "Changing Places toilet",
    "hearing_loop": "Hearing loop",
    "accessible_parking": "Accessible parking",
    "quiet_space": "Quiet space",
    "easy_read": "Easy Read information",
    "assistance_dogs": "Assistance dogs welcome",
}
CAPACITY: Labels = {"yes": "Yes", "soon": "Soon", "no": "No"}
OUTCOMES: Labels = {
    "friends": "Making friends",
    "confidence": "Feeling more confident",
    "health": "Better health",
    "independence": "Doing more by yourself",
    "skills": "Learning new skills",
    "getting_about": "Getting out and about",
    "community": "Being part of the community",
    "paid_work": "Getting a paid job",
    "break_for_carer": "A break for a carer",
}
PATHWAY_STEPS: Labels = {
    "settle_in": "Settle in",
    "learn": "Learn",
    "connect": "Meet people",
    "volunteer": "Volunteer",
    "work": "Work",
}
QUALITY_CHECKS: Labels = {
    "references": "References from people who know them",
    "dbs_check": "A DBS check (a check for a criminal record)",
    "insurance": "Insurance",
    "training": "Training",
    "safeguarding_policy": "Rules on how to keep people safe",
    "council_visit": "A visit from the council",
}
YES_NO: Labels = {"yes": "Yes", "no": "No"}
