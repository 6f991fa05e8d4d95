"""The terms of a feed that another Care Finder gives: they say exactly what ours do.

They are known by their ids, which are the same everywhere. What they say of the service, whom it is
for and who offers it is read with the terms of others (`terms`); the rest is here.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from directory.queries.terms import BEDS, EXAMPLE, Term, terms_by_id
from directory.vocabulary import CQC_QUESTIONS

SHARED = frozenset(("service", "need", "kind"))
"""Taxonomies that every feed has in some words."""
_LISTS = {
    "availability": "availability",
    "carer_gender": "carer_gender",
    "accessibility": "accessibility",
    "outcome": "outcomes",
    "pathway_step": "pathway_steps",
    "quality_check": "quality_checks",
}


@dataclass(frozen=True)
class OwnTerm:
    """A term of ours, and the `value` that goes with it (a day, a number), or ""."""

    term: Term
    value: str = ""


def find_own(term_id: str, value: str) -> OwnTerm | None:
    """The term of ours with this id, or None where it is another's."""
    try:
        term = terms_by_id().get(uuid.UUID(term_id))
    except ValueError:
        return None
    return OwnTerm(term, value) if term else None


def is_example(said: Iterable[OwnTerm]) -> bool:
    """Whether it is made up."""
    return any(own.term == Term("record", EXAMPLE) for own in said)


def fields_of(said: Iterable[OwnTerm]) -> dict[str, Any]:
    """Fields of ListingData that the terms say, and no others."""
    fields: dict[str, Any] = {}
    for own in said:
        taxonomy, code = own.term
        if taxonomy in _LISTS:
            name = _LISTS[taxonomy]
            fields[name] = (*fields.get(name, ()), code)
        elif taxonomy == "cqc_rating":
            fields |= {"cqc_rating": code, "cqc_rating_date": _day(own.value)}
        elif taxonomy == "cqc_question":
            question = next(q for q in CQC_QUESTIONS if code.startswith(f"{q}_"))
            rated = (question, code.removeprefix(f"{question}_"))
            fields["cqc_questions"] = (*fields.get("cqc_questions", ()), rated)
        elif taxonomy == "capacity":
            fields |= {"capacity": code, "capacity_said_on": _day(own.value)}
        elif code == BEDS:
            fields["beds"] = int(own.value) if own.value.isdecimal() else None
        elif taxonomy == "feature":
            fields[code] = True
    return fields


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
