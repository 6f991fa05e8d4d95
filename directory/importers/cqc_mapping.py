"""The CQC's words and what they are in ours: three tables, and nothing else.

The words are those of the 15-column directory; `cqc_words` brings all others to them. A type that
stands in neither table of types is reported, and the row is kept all the same.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Meaning:
    """What a service type says. `goes_out`: it is given where the person lives."""

    services: tuple[str, ...]
    needs: tuple[str, ...] = ()
    goes_out: bool = False


SOCIAL_CARE: dict[str, Meaning] = {
    "Residential homes": Meaning(("residential_home",)),
    "Nursing homes": Meaning(("nursing_home",)),
    "Homecare agencies": Meaning(("homecare",), goes_out=True),
    "Supported living": Meaning(("supported_living",), goes_out=True),
    "Supported housing": Meaning(("extra_care_housing",)),
    "Shared lives": Meaning(("shared_lives",), goes_out=True),
    "Hospice": Meaning(("end_of_life_care",), ("end_of_life",)),
    "Home hospice care": Meaning(("end_of_life_care",), ("end_of_life",), goes_out=True),
    "Community services - Nursing": Meaning(("nursing_care_at_home",), goes_out=True),
    "Rehabilitation (illness/injury)": Meaning(("reablement",)),
    "Education disability services": Meaning(
        ("skills_learning",), ("learning_disability", "young_adults")
    ),
}
"""Service types that the vocabulary holds."""

NEEDS_OF_TYPES: dict[str, tuple[str, ...]] = {
    "Rehabilitation (substance abuse)": ("substance_misuse",),
    "Community services - Substance abuse": ("substance_misuse",),
    "Community services - Learning disabilities": ("learning_disability",),
    "Community services - Mental Health": ("mental_health",),
    "Hospitals - Mental health/capacity": ("mental_health",),
    "Long-term conditions": ("long_term_condition",),
}
"""Service types that say for whom, and name no service of ours."""

HEALTH_ONLY: frozenset[str] = frozenset(
    {
        "Ambulances",
        "Blood and transplant service",
        "Clinic",
        "Community services - Healthcare",
        "Community services - Learning disabilities",
        "Community services - Mental Health",
        "Community services - Substance abuse",
        "Dentist",
        "Diagnosis/screening",
        "Doctors/GPs",
        "Hospital",
        "Hospitals - Mental health/capacity",
        "Hyperbaric chamber services",
        "Long-term conditions",
        "Mobile doctors",
        "Phone/online advice",
        "Prison healthcare",
        "Rehabilitation (substance abuse)",
        "Urgent care centres",
    }
)
"""Service types that are health care, or that alone name no service of ours."""

NEEDS: dict[str, tuple[str, ...]] = {
    "Caring for adults over 65 yrs": ("older_people",),
    "Dementia": ("dementia",),
    "Learning disabilities": ("learning_disability",),
    "Learning disabilities or autistic spectrum disorder": ("learning_disability", "autism"),
    "Physical disabilities": ("physical_disability",),
    "Mental health conditions": ("mental_health",),
    "Caring for people whose rights are restricted under the Mental Health Act": ("mental_health",),
    "Sensory impairments": ("sight_loss", "hearing_loss"),
    "Substance misuse problems": ("substance_misuse",),
    "Accommodation for persons who require treatment for substance misuse": ("substance_misuse",),
    "Eating disorders": ("eating_disorder",),
}
"""Specialisms that say for whom. The others say how old people are, or what the law calls it."""

NURSING = "Nursing care"
"""A specialism: with a type that goes out, nurses come to the home."""
HOSPITALS: frozenset[str] = frozenset({"Hospital", "Hospitals - Mental health/capacity"})
"""With one of these, rehabilitation is a ward, and no reablement of ours."""
