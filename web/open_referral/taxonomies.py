"""Taxonomies and their terms as the standard has them, in English: every copy must be the same."""

from functools import lru_cache
from typing import Any

from flask_babel import force_locale

from directory.queries.terms import (
    OPEN_TAXONOMIES,
    Term,
    taxonomies_by_id,
    taxonomy_id,
    term_id,
    terms_by_id,
)
from web.words.labels import label

TITLES = {
    "kind": ("Kind of provider", "Who gives the care or support."),
    "service": ("Service", "What is offered."),
    "need": ("Need", "Whom it is for."),
    "availability": ("Availability", "Days and times at which it can be had."),
    "carer_gender": ("Carer's gender", "Who can come: a woman, a man."),
    "accessibility": ("Accessibility", "What the building or the service has for disabled people."),
    "outcome": ("Outcome", "What a person may gain from a day opportunity."),
    "pathway_step": ("Pathway step", "The step that a day opportunity works on."),
    "quality_check": ("Quality check", "What somebody has looked at."),
    "cqc_rating": ("CQC rating", "The overall rating by the Care Quality Commission."),
    "cqc_question": ("CQC question", "The Care Quality Commission's rating of each key question."),
    "capacity": ("Places free", "Whether there are places free."),
    "feature": ("Feature", "What else is so; the number of beds is the value of the attribute."),
    "record": ("Record", "What sort of record this is."),
}
VERSION = "1.0"
_GROUPS = {
    "availability": "when",
    "carer_gender": "gender",
    "outcome": "listing_outcome",
    "cqc_rating": "rating",
}
_OWN = {
    "dbs_check": "DBS check",
    "council_visit": "Visit by the council",
    "yes": "Places free",
    "soon": "Places free soon",
    "no": "No places free",
    "accepts_direct_payments": "Takes direct payments",
    "wheelchair_accessible": "Good for wheelchair users",
    "drives": "Can drive",
    "is_free": "Costs nothing",
    "beds": "Number of beds",
    "example": "Made-up example: it does not exist",
}
_PLAIN = ("quality_check", "cqc_question", "capacity", "feature", "record")
"""Taxonomies whose terms no page names."""


def term_document(term: Term) -> dict[str, Any]:
    """One term as the standard's `taxonomy_term`."""
    return _term_documents()[term]


def taxonomy_document(name: str, *, with_terms: bool = False) -> dict[str, Any]:
    """One taxonomy as the standard's `taxonomy`."""
    title, description = TITLES[name]
    said: dict[str, Any] = {
        "id": str(taxonomy_id(name)),
        "name": title,
        "description": description,
        "version": VERSION,
    }
    if with_terms:
        terms = (Term(name, code) for code in OPEN_TAXONOMIES[name])
        said["taxonomy_terms"] = [term_document(term) for term in terms]
    return said


def every_term() -> list[dict[str, Any]]:
    """All terms, taxonomy by taxonomy."""
    return [term_document(term) for term in terms_by_id().values()]


def every_taxonomy() -> list[dict[str, Any]]:
    """All taxonomies, without their terms."""
    return [taxonomy_document(name) for name in taxonomies_by_id().values()]


@lru_cache(maxsize=1)
def _term_documents() -> dict[Term, dict[str, Any]]:
    with force_locale("en"):
        return {term: _document(term) for term in terms_by_id().values()}


def _document(term: Term) -> dict[str, Any]:
    title, _ = TITLES[term.taxonomy]
    name = _name(term)
    return {
        "id": str(term_id(term)),
        "name": name,
        "description": f"{title}: {name}",
        "taxonomy": title,
        "taxonomy_id": str(taxonomy_id(term.taxonomy)),
        "term": term.code,
    }


def _name(term: Term) -> str:
    if term.taxonomy not in _PLAIN:
        return label(_GROUPS.get(term.taxonomy, term.taxonomy), term.code)
    words = term.code.replace("_", " ")
    return _OWN.get(term.code, words[0].upper() + words[1:])
