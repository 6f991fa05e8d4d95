"""What the search form offers to choose from, in order."""

from typing import Any

from directory.vocabulary import (
    ACCESSIBILITY,
    AVAILABILITY,
    KINDS,
    LISTING_OUTCOMES,
    NEEDS,
    PATHWAY_STEPS,
    RATINGS,
)
from web.find.address import FLAGS
from web.find.forms import WITHIN_MILES, SearchForm
from web.words.groups import SERVICE_GROUPS
from web.words.languages import LANGUAGES, language_name

MORE = (
    "kind",
    "when",
    "access",
    "aim",
    "step",
    "gender",
    "min_rating",
    "language",
    "max_price",
    "age",
    "text",
    *FLAGS,
)


def choices_of(form: SearchForm) -> dict[str, Any]:
    """The choices, and whether any of the less common ones is in use (then they stand open)."""
    return {
        "service_groups": SERVICE_GROUPS,
        "needs": NEEDS,
        "kinds": KINDS,
        "whens": AVAILABILITY,
        "accesses": ACCESSIBILITY,
        "aims": LISTING_OUTCOMES,
        "steps": PATHWAY_STEPS,
        "flags": FLAGS,
        "ratings": RATINGS[1:],
        "spoken": sorted(LANGUAGES, key=language_name),
        "distances": sorted({*WITHIN_MILES, form.said["within"]}),
        "has_more": any(form.said[name] for name in MORE),
    }
