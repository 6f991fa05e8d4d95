"""The taxonomies that are open to everybody, and how a listing is tested for a term of one.

A term is a taxonomy and a code; most codes are keys of the vocabulary.
"""

import uuid
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, or_, select

from directory.ids import part_id, stable_id
from directory.models import SearchEntry, Service
from directory.search.bits import SIMPLY_SO, flag_bits, need_bits, service_bits
from directory.search.filters import has_stem
from directory.vocabulary import (
    ACCESSIBILITY,
    AVAILABILITY,
    CAPACITY,
    CQC_QUESTIONS,
    GENDERS,
    KINDS,
    LISTING_OUTCOMES,
    NEEDS,
    PATHWAY_STEPS,
    QUALITY_CHECKS,
    RATINGS,
    SERVICES,
)

EXAMPLE, BEDS = "example", "beds"
OPEN_TAXONOMIES: Mapping[str, tuple[str, ...]] = {
    "kind": KINDS,
    "service": SERVICES,
    "need": NEEDS,
    "availability": AVAILABILITY,
    "carer_gender": GENDERS,
    "accessibility": ACCESSIBILITY,
    "outcome": LISTING_OUTCOMES,
    "pathway_step": PATHWAY_STEPS,
    "quality_check": QUALITY_CHECKS,
    "cqc_rating": RATINGS,
    "cqc_question": tuple(f"{q}_{rating}" for q in CQC_QUESTIONS for rating in RATINGS),
    "capacity": CAPACITY,
    "feature": (*SIMPLY_SO, BEDS),
    "record": (EXAMPLE,),
}
"""Every taxonomy with its codes, in order. "cqc_question" has "safe_good"; "record" what a row is."""
_FLAGS = {"kind": "kind:", "availability": "availability:", "carer_gender": "gender:"}
_FLAGS |= {"accessibility": "accessibility:"}
_WORDS = ("outcome", "pathway_step", "quality_check")


class Term(NamedTuple):
    """One term: a taxonomy of OPEN_TAXONOMIES and one of its codes."""

    taxonomy: str
    code: str


@lru_cache(maxsize=64)
def taxonomy_id(taxonomy: str) -> uuid.UUID:
    """The public id of a taxonomy."""
    return stable_id("taxonomy", taxonomy)


@lru_cache(maxsize=512)
def term_id(term: Term) -> uuid.UUID:
    """The public id of a term."""
    return part_id("taxonomy", term.taxonomy, term.code)


@lru_cache(maxsize=1)
def terms_by_id() -> dict[uuid.UUID, Term]:
    """Every term by its public id, in the order of the taxonomies."""
    every = (Term(name, code) for name, codes in OPEN_TAXONOMIES.items() for code in codes)
    return {term_id(term): term for term in every}


@lru_cache(maxsize=1)
def taxonomies_by_id() -> dict[uuid.UUID, str]:
    """Every taxonomy by its public id, in order."""
    return {taxonomy_id(name): name for name in OPEN_TAXONOMIES}


def has_any(terms: tuple[Term, ...]) -> ColumnElement[bool]:
    """Whether the listing of a row of `search_entry` has one of `terms`, all of one taxonomy."""
    taxonomy, codes = terms[0].taxonomy, [term.code for term in terms]
    if taxonomy == "service":
        return _has_bits(SearchEntry.services, service_bits(codes))
    if taxonomy == "need":
        return _has_bits(SearchEntry.needs, need_bits(codes))
    if taxonomy in _FLAGS:
        return _has_bits(SearchEntry.flags, flag_bits(codes, _FLAGS[taxonomy]))
    if taxonomy in _WORDS:
        return or_(*(has_stem(f"{taxonomy}:{code}") for code in codes))
    if taxonomy == "cqc_rating":
        return SearchEntry.rating.in_([RATINGS.index(code) + 1 for code in codes])
    if taxonomy == "capacity":
        return SearchEntry.capacity.in_([len(CAPACITY) - CAPACITY.index(c) for c in codes])
    return or_(*(_is_so(Term(taxonomy, code)) for code in codes))


def _has_bits(column: Any, bits: int) -> ColumnElement[bool]:
    return column.bitwise_and(bits) != 0  # type: ignore[no-any-return]


def _is_so(term: Term) -> ColumnElement[bool]:
    """What search does not look for is asked of the listing itself."""
    listing = and_(Service.number == SearchEntry.number, _said(term))
    return select(Service.id).where(listing).exists()


def _said(term: Term) -> ColumnElement[bool]:
    if term.taxonomy == "cqc_question":
        question = next(q for q in CQC_QUESTIONS if term.code.startswith(f"{q}_"))
        rating = term.code.removeprefix(f"{question}_")
        said: ColumnElement[bool] = Service.cqc_questions[question].as_string() == rating
        return said
    if term.code == BEDS:
        return Service.beds.is_not(None)
    column = Service.is_example if term.code == EXAMPLE else getattr(Service, term.code)
    so: ColumnElement[bool] = column.is_(True)
    return so
