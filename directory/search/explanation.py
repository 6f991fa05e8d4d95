"""Why a listing is shown: keys and values; `web` says them in words."""

from dataclasses import dataclass
from typing import Any

from directory.models.search_index import ASSUMED, EVERYWHERE
from directory.search.cards import Card
from directory.search.criteria import Criteria
from directory.vocabulary import RATINGS

COVERS = {ASSUMED: "covers_perhaps", EVERYWHERE: "covers_everywhere"}


@dataclass(frozen=True)
class Reason:
    """One reason. `key` names the saying, `params` what it is about."""

    key: str
    params: dict[str, Any]


def reasons_for(
    card: Card, criteria: Criteria, distance_km: float | None, cover: int
) -> list[Reason]:
    """The reasons in the order of their weight. `cover` as in `directory.models.SearchEntry`."""
    offered, supported = set(card.codes("service")), set(card.codes("need"))
    reasons = [Reason("offers", {"service": s}) for s in criteria.services if s in offered]
    reasons += [Reason("supports", {"need": n}) for n in criteria.needs if n in supported]
    if criteria.place and cover:
        district = criteria.place.district
        key = COVERS.get(cover, "covers")
        reasons.append(Reason(key, {"place": criteria.place.name, "district": district}))
    if distance_km is not None and criteria.place:
        reasons.append(Reason("near", {"km": distance_km, "place": criteria.place.name}))
    if criteria.text:
        reasons.append(Reason("has_words", {"text": criteria.text}))
    return reasons + _met_constraints(card, criteria) + _gained(card, criteria)


def _gained(card: Card, criteria: Criteria) -> list[Reason]:
    asked = criteria.constraints
    there = set(card.codes("accessibility"))
    reasons = [Reason("accessible", {"key": k}) for k in asked.accessibility if k in there]
    hoped = set(card.codes("outcome"))
    reasons += [Reason("outcome", {"key": k}) for k in asked.outcomes if k in hoped]
    if asked.pathway_step in card.codes("pathway_step"):
        reasons.append(Reason("pathway_step", {"key": asked.pathway_step}))
    return reasons


def _met_constraints(card: Card, criteria: Criteria) -> list[Reason]:
    asked, reasons = criteria.constraints, []
    if asked.gender and asked.gender in card.codes("carer_gender"):
        reasons.append(Reason("gender", {"gender": asked.gender}))
    if asked.accepts_direct_payments and card.accepts_direct_payments:
        reasons.append(Reason("direct_payments", {}))
    for when in asked.availability:
        reasons.append(Reason("available", {"when": when}))
    if asked.language and asked.language in card.languages:
        reasons.append(Reason("speaks", {"language": asked.language}))
    for key in ("wheelchair_accessible", "drives", "places_free"):
        if getattr(asked, key) and getattr(card, key):
            reasons.append(Reason(key, {}))
    if asked.free and card.is_free:
        reasons.append(Reason("free", {}))
    if card.cqc_rating in RATINGS[2:]:
        reasons.append(Reason("rated", {"rating": card.cqc_rating}))
    return reasons
