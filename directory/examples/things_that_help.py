"""Recipes: care technology, equipment, and places that help people recover."""

from directory.examples.recipe import ALL_WEEK, DAYTIME, Price, Recipe

_CARE = "care_provider"

RECIPES = (
    Recipe(
        key="alarms",
        kind=_CARE,
        count=5,
        services=("care_technology",),
        also=((), ("equipment_adaptations",)),
        needs=(
            ("older_people", "dementia"),
            ("older_people", "physical_disability"),
            ("dementia", "unpaid_carers"),
            ("hearing_loss", "older_people"),
        ),
        names=("{word} Alarms", "{word} Home Sensors", "{word} Telecare"),
        opens=(
            "Pendant alarms and fall sensors, answered day and night.",
            "Sensors that tell the family when a door opens or the kettle has not been on.",
            "We fit alarms, key safes and pill reminders in homes across {district} and nearby.",
        ),
        closes=(
            "We fit it, show you how it works and come back if it does not.",
            "You can try it free for four weeks.",
            "Someone can come to your door if you have no family near.",
        ),
        reach=4,
        price=Price("month", 14, 29),
        when=((*ALL_WEEK, "night", "urgent"),),
        ages=((None, None), (18, None)),
    ),
    Recipe(
        key="equipment",
        kind=_CARE,
        count=7,
        services=("equipment_adaptations",),
        also=((), ("care_technology",), ("gardening_handyperson",)),
        needs=(
            ("physical_disability", "older_people"),
            ("stroke", "parkinsons"),
            ("sight_loss", "hearing_loss"),
            ("long_term_condition", "older_people"),
        ),
        names=("{word} Mobility", "{word} Grab Rails and Ramps", "{word} Independent Living"),
        opens=(
            "Ramps, rails, stairlifts and walk-in showers, measured and fitted at your home.",
            "A showroom in {place} where you can try chairs, beds and walking frames.",
            "Big-button phones, talking clocks and loop systems to try before you buy.",
            "We change bathrooms and doorways so that people can stay in their homes.",
        ),
        closes=(
            "Our therapist can visit and say what would help.",
            "We tell you first if the council might lend it to you for nothing.",
            "You can hire by the week while you make up your mind.",
        ),
        reach=4,
        when=(DAYTIME, (*DAYTIME, "saturday")),
        ages=((None, None),),
    ),
    Recipe(
        key="brain-injury-rehab",
        kind=_CARE,
        count=4,
        services=("reablement", "skills_learning"),
        also=(("residential_home",), ("supported_living",)),
        needs=(
            ("brain_injury", "complex_needs"),
            ("brain_injury", "stroke"),
            ("brain_injury", "young_adults"),
        ),
        names=("{word} Brain Injury Centre", "{word} Rehabilitation"),
        opens=(
            "A place to relearn daily life after a brain injury.",
            "Therapists in {place} help people find words, balance and memory again.",
        ),
        closes=(
            "Stays last from six weeks to a year.",
            "Family can stay in the guest flat and learn alongside you.",
            "There is a kitchen, a gym and a shop to practise in.",
        ),
        price=Price("week", 1900, 2800),
        is_rated=True,
        has_places=True,
        when=((*ALL_WEEK, "night"),),
        ages=((18, 65), (16, None)),
    ),
    Recipe(
        key="recovery-stay",
        kind=_CARE,
        count=4,
        services=("residential_home",),
        also=(("peer_support",), ("skills_learning",)),
        needs=(("substance_misuse", "mental_health"), ("eating_disorder", "mental_health")),
        names=("{word} Recovery Centre", "The {word} Retreat"),
        opens=(
            "A calm house near {place} to stay in while you stop drinking or using drugs.",
            "People with an eating disorder stay here and share each meal with staff.",
        ),
        closes=(
            "Groups meet each morning, and you see your key worker twice a week.",
            "We stay in touch for a year after you go home.",
        ),
        price=Price("week", 900, 1500),
        is_rated=True,
        has_places=True,
        when=((*ALL_WEEK, "night"),),
        ages=((18, None),),
    ),
)
