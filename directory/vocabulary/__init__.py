"""The keys that every part shares: kinds, services, needs, topics, constraints, alerts, outcomes.

Lives here: the keys (`keys`) and the everyday phrases that name them (`terms.yml`, read by
`terms`). Labels that people read are words, and live in `web`. May import: nothing of the project.
"""

from directory.vocabulary.keys import (
    ALERTS,
    AVAILABILITY,
    CONSTRAINTS,
    GENDERS,
    KINDS,
    NEEDS,
    OUTCOMES,
    RATINGS,
    SERVICES,
    TOPICS,
)

__all__ = [
    "ALERTS",
    "AVAILABILITY",
    "CONSTRAINTS",
    "GENDERS",
    "KINDS",
    "NEEDS",
    "OUTCOMES",
    "RATINGS",
    "SERVICES",
    "TOPICS",
]
