"""The keys that every part shares: kinds, services, needs, topics, constraints, alerts, outcomes.

Lives here: the keys (`keys`) and the everyday phrases that name them (`terms.yml`, read by
`terms`). Labels that people read are words, and live in `web`. May import: nothing of the project.
"""

from directory.vocabulary.keys import (
    ACCESSIBILITY,
    ALERTS,
    AVAILABILITY,
    CAPACITY,
    CONSTRAINTS,
    CQC_QUESTIONS,
    GENDERS,
    KINDS,
    LISTING_OUTCOMES,
    NEEDS,
    OUTCOMES,
    PATHWAY_STEPS,
    QUALITY_CHECKS,
    RATINGS,
    SERVICES,
    STATUSES,
    TOPICS,
)

__all__ = [
    "ACCESSIBILITY",
    "ALERTS",
    "AVAILABILITY",
    "CAPACITY",
    "CONSTRAINTS",
    "CQC_QUESTIONS",
    "GENDERS",
    "KINDS",
    "LISTING_OUTCOMES",
    "NEEDS",
    "OUTCOMES",
    "PATHWAY_STEPS",
    "QUALITY_CHECKS",
    "RATINGS",
    "SERVICES",
    "STATUSES",
    "TOPICS",
]
