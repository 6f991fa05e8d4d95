"""The terms of other councils' taxonomies in our keys.

A term is looked up in this order: our own key as its code or name; its whole name in WORDS; its
taxonomy in VOCABULARIES; the phrases of `vocabulary/terms.yml` within its name. Only where the terms
name no service of ours is the service's own title read, with the same phrases. Descriptions are
never read: they name what is near by, what is not offered and what the group did last year.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from directory.importers.open_referral.record import Term
from directory.places.words import normalise
from directory.reading.terms import find_terms
from directory.vocabulary import KINDS, NEEDS, SERVICES

Keys = tuple[str, ...]

VOCABULARIES: dict[str, Keys] = {
    "openactive": ("activities",),
    "oaactivity": ("activities",),
}
"""How a taxonomy's name or a term's prefix begins, where every term of it means the same to us."""

WORDS: dict[str, Keys] = {
    "adult and community learning": ("skills_learning",),
    "arts": ("activities",),
    "arts and culture": ("activities",),
    "arts and entertainment": ("activities",),
    "benefits": ("money_advice",),
    "benefits and money": ("money_advice",),
    "bereavement support": ("peer_support",),
    "care and support at home": ("homecare",),
    "carers": ("unpaid_carers",),
    "carers support groups": ("carer_support", "peer_support", "unpaid_carers"),
    "caring for someone": ("carer_support", "unpaid_carers"),
    "clubs and groups": ("activities",),
    "community groups": (),
    "day opportunities": ("day_centre", "day_opportunity"),
    "disabled": ("physical_disability",),
    "employment": ("employment_support",),
    "employment and training": ("employment_support",),
    "end of life care": ("end_of_life_care", "end_of_life"),
    "exercise and fitness": ("activities",),
    "falls prevention": ("activities",),
    "fitness and exercise": ("activities",),
    "food delivery": ("meals",),
    "friendship groups": ("lunch_club",),
    "help at home": ("homecare", "domestic_help"),
    "help in the home": ("homecare", "domestic_help"),
    "home care agencies": ("homecare",),
    "home improvement agency": ("equipment_adaptations", "gardening_handyperson"),
    "home maintenance": ("gardening_handyperson",),
    "hospices": ("end_of_life_care", "end_of_life"),
    "leisure": ("activities",),
    "maintenance and repairs": ("gardening_handyperson",),
    "money": ("money_advice",),
    "over 65": ("older_people",),
    "personal assistants": ("homecare", "personal_assistant"),
    "school transport": (),
    "support network": ("peer_support",),
    "training and employment": ("employment_support",),
    "transport for school": (),
    "walking": ("activities",),
}
"""Whole names, normalised, to our keys, where the phrases of `terms.yml` find too little or too much
("befriending", "lunch clubs" and "day care" are phrases there). None: the words mislead."""

CARE = frozenset(
    (
        "homecare live_in_care night_care nursing_care_at_home reablement residential_home "
        "nursing_home supported_living extra_care_housing shared_lives"
    ).split()
)
"""Services that organisations sell: who offers one is a care provider."""


@dataclass(frozen=True)
class Meaning:
    """What a service is, in our keys."""

    services: Keys
    needs: Keys
    kind: str


def meaning_of(terms: Iterable[Term], title: str) -> Meaning:
    """The keys that `terms` name; the title adds needs, and services where the terms name none."""
    said = [key for term in terms for key in keys_of(term)]
    titled = _phrases(title)
    services = _of(said, SERVICES) or _of(titled, SERVICES)
    return Meaning(services, _of(said + titled, NEEDS), _kind(said + titled, services))


def keys_of(term: Term) -> Keys:
    """Services, needs and kinds that one term names."""
    own = (*SERVICES, *NEEDS, *KINDS)
    for word in (term.code.rpartition(":")[2], term.name):
        if word in own:
            return (word,)
    name = normalise(term.name)
    if name in WORDS:
        return WORDS[name]
    for said in (term.vocabulary, term.code):
        plain = normalise(said).replace(" ", "")
        for begins, keys in VOCABULARIES.items():
            if plain.startswith(begins):
                return keys
    return tuple(_phrases(term.name))


def _phrases(text: str) -> list[str]:
    return [mention.key for mention in find_terms(text) if not mention.is_refused]


def _of(keys: list[str], group: Keys) -> Keys:
    return tuple(key for key in dict.fromkeys(keys) if key in group)


def _kind(keys: list[str], services: Keys) -> str:
    named = _of(keys, KINDS)
    if named:
        return named[0]
    if CARE & set(services):
        return "care_provider"
    return "day_opportunity" if "day_centre" in services else "community_group"
