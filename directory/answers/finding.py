"""Searches on behalf of a conversation, and asks for what is missing."""

from dataclasses import asdict, replace
from typing import Any

from sqlalchemy.orm import Session

from directory.answers.active_search import ActiveSearch
from directory.answers.after_advice import from_advice
from directory.answers.reply import Block, Blocks, Reply
from directory.places import Place
from directory.search import Criteria, Hit, SearchResult, search

COMMON_SERVICES = (
    "homecare",
    "domestic_help",
    "companionship",
    "day_centre",
    "short_break",
    "residential_home",
)
SUGGESTED_WITH = {"domestic_help": "homecare"}
SEVERAL, BEST_OF_EACH = 2, 2
WIDER_STEP = 2.0
WIDEST_KM = 80.0


def find_listings(
    session: Session,
    active: ActiveSearch,
    unknown_place: str | None = None,
    says_what: bool = False,
) -> Reply:
    """The best listings for the active search, or a question for what is missing. `says_what`: with
    words for what was looked for, as this message did not name it."""
    is_said = active.criteria.says_what and not says_what
    active = from_advice(active)
    criteria = active.criteria
    if not criteria.says_what:
        return ask_what(active)
    if unknown_place and not criteria.place:
        blocks = Blocks().text("place_unknown", place=unknown_place).form("place")
        return Reply("ask", blocks.made, active)
    if not criteria.place and not active.is_everywhere:
        blocks = Blocks().text("ask_place", services=list(criteria.services)).form("place")
        return Reply("ask", blocks.made, active)
    reply = _listed(session, active)
    if is_said or not criteria.services:
        return reply
    what = Blocks().text("looked_for", services=list(criteria.services))
    return replace(reply, blocks=[*what.made, *reply.blocks])


def ask_what(active: ActiveSearch) -> Reply:
    """Asks what help is looked for."""
    place = active.criteria.place
    blocks = Blocks().text("ask_what", place=place.name if place else None)
    blocks.choices([{"service": service} for service in COMMON_SERVICES])
    return Reply("ask", blocks.made, active)


def not_clear(active: ActiveSearch) -> Reply:
    """Says that it was not understood, and what people often look for, where nothing is yet."""
    blocks = Blocks().text("not_clear")
    if not active.criteria.says_what:
        blocks.choices([{"service": service} for service in COMMON_SERVICES])
    return Reply("ask", blocks.made, active)


def ask_which_place(active: ActiveSearch, options: tuple[Place, ...]) -> Reply:
    """Asks which of several places is meant: of one name, or of names that are close."""
    names = {place.name for place in options}
    blocks = Blocks()
    if len(names) == 1:
        blocks.text("ask_which_place", place=options[0].name)
    else:
        blocks.text("ask_which_of_these")
    blocks.choices([{"place": place.to_dict()} for place in options[:5]])
    return Reply("ask", blocks.made, active)


def show_more(session: Session, active: ActiveSearch) -> Reply:
    """The next page."""
    if not active.shown:
        return find_listings(session, active)
    return _listed(session, replace(active, page=active.page + 1))


def widen(session: Session, active: ActiveSearch) -> Reply:
    """The same search, twice as far."""
    criteria = active.criteria
    if not criteria.place:
        return search_everywhere(session, active)
    radius = min(WIDEST_KM, criteria.radius_km * WIDER_STEP)
    wider = replace(criteria.constraints, radius_km=round(radius, 1))
    return find_listings(session, active.looking_for(replace(criteria, constraints=wider)))


def search_everywhere(session: Session, active: ActiveSearch) -> Reply:
    """The same search over the whole area."""
    criteria = replace(active.criteria, place=None)
    return find_listings(session, replace(active.looking_for(criteria), is_everywhere=True))


def _listed(session: Session, active: ActiveSearch) -> Reply:
    criteria = replace(active.criteria, page=active.page)
    result = search(session, criteria)
    if active.page > 1 and not result.hits:
        return _no_more(session, replace(active, page=active.page - 1))
    hits = [*result.hits, *_of_each(session, criteria, result)]
    shown = tuple(str(hit.card.id) for hit in hits)
    blocks = _introduce(active, result)
    block = listings_block(hits, result.total, result.widened_to_km, result.why_empty, active.page)
    blocks.made.append(block)
    _suggest(blocks, active, result)
    return Reply("find", blocks.made, replace(active, shown=shown))


def _no_more(session: Session, active: ActiveSearch) -> Reply:
    """All near have been shown: what is further away, if that is more; else so it is said."""
    criteria, near = active.criteria, search(session, active.criteria)
    radius = min(WIDEST_KM, criteria.radius_km * WIDER_STEP)
    wider = replace(criteria, constraints=replace(criteria.constraints, radius_km=radius))
    if criteria.place and radius > criteria.radius_km:
        pages = range(1, near.total // criteria.per_page + 2)
        found = ((page, search(session, replace(wider, page=page))) for page in pages)
        new = (page for page, result in found if _brings_more(result, near, active))
        if page := next(new, None):
            reply = _listed(session, replace(active.looking_for(wider), page=page))
            return replace(reply, blocks=[*Blocks().text("no_more_near").made, *reply.blocks[1:]])
    return Reply("find", Blocks().text("no_more").form("find").made, active)


def _brings_more(result: SearchResult, near: SearchResult, active: ActiveSearch) -> bool:
    ids = {str(hit.card.id) for hit in result.hits}
    return result.total > near.total and not result.dropped and bool(ids - set(active.shown))


def _of_each(session: Session, criteria: Criteria, result: SearchResult) -> list[Hit]:
    """Beside the first page, the best of each service that was asked for and is not on it."""
    if len(criteria.services) < SEVERAL or criteria.page > 1 or result.dropped:
        return []
    there = {code for hit in result.hits for code in hit.card.codes("service")}
    found: dict[Any, Hit] = {hit.card.id: hit for hit in result.hits}
    for service in criteria.services:
        if service not in there:
            alone = replace(criteria, services=(service,), per_page=BEST_OF_EACH)
            best = search(session, alone)
            if not best.dropped:
                found |= {hit.card.id: hit for hit in best.hits}
    return list(found.values())[len(result.hits) :]


def _introduce(active: ActiveSearch, result: SearchResult) -> Blocks:
    criteria, blocks = active.criteria, Blocks()
    about: dict[str, Any] = {
        "count": result.total,
        "place": criteria.place.to_dict() if criteria.place else None,
        "services": list(criteria.services),
        "needs": list(criteria.needs),
        "kinds": list(criteria.kinds),
        "constraints": criteria.constraints.to_dict(),
    }
    if not result.total:
        blocks.text("found_nothing", **about)
        return _say_whose_area(blocks, active, 0)
    if active.page > 1:
        return blocks.text("more", **about)
    for key in result.dropped:
        blocks.text("dropped", filter=key)
    if result.widened_to_km is not None:
        blocks.text("widened", km=result.widened_to_km, **about)
    blocks.text("found", **about)
    if criteria.place and criteria.place.postcode and criteria.place.is_approximate:
        blocks.text("approximate", outcode=criteria.place.outcode)
    return _say_whose_area(blocks, active, result.total)


def _say_whose_area(blocks: Blocks, active: ActiveSearch, count: int) -> Blocks:
    """Once for each place: that another council arranges care there."""
    place = active.criteria.place
    if place and place.is_outside and not active.is_told:
        blocks.text("other_council", place=place.to_dict(), count=count)
    return blocks


def _suggest(blocks: Blocks, active: ActiveSearch, result: SearchResult) -> None:
    if not result.total:
        blocks.handoff("handoff_nothing_found")
        return
    options: list[dict[str, Any]] = []
    if result.total > active.page * active.criteria.per_page:
        options.append({"saying": "choice_more"})
    if active.criteria.place and not active.is_everywhere:
        options.append({"saying": "choice_wider"})
    for service in active.criteria.services:
        other = SUGGESTED_WITH.get(service)
        if other and other not in active.criteria.services:
            options.append({"service": other})
    if options:
        blocks.choices(options)


def listings_block(
    hits: list[Hit],
    total: int,
    widened_to_km: float | None,
    why_empty: str | None,
    page: int,
) -> Block:
    """The block of some hits: ids, distances and reasons, no words."""
    return {
        "type": "listings",
        "total": total,
        "page": page,
        "widened_to_km": widened_to_km,
        "why_empty": why_empty,
        "items": [
            {
                "id": str(hit.card.id),
                "distance_km": round(hit.distance_km, 2) if hit.distance_km is not None else None,
                "reasons": [asdict(reason) for reason in hit.reasons],
            }
            for hit in hits
        ],
    }
