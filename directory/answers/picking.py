"""Tells more of the listings that were shown: one of them, what it is asked of, or some compared."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from directory.answers.active_search import ActiveSearch
from directory.answers.finding import listings_block
from directory.answers.reply import Blocks, Reply
from directory.reading.picks import Pick
from directory.search import Card, Hit, search
from directory.search.cards import cards_by_id
from directory.vocabulary import AVAILABILITY, RATINGS

MUCH_NEARER_KM = 0.8
"""Half a mile: less than this is no reason to choose."""
ALL = 5
MOST_TOLD_OF = 3
"""What is asked of more than these is told of one: which is asked first, and the question kept."""


def pick_listings(session: Session, active: ActiveSearch, pick: Pick) -> Reply:
    """What `pick` asks of the listings last shown. None is meant and several were shown: which?"""
    hits = _shown(session, active)
    meant = _meant(active, pick, hits)
    if meant is None:
        blocks = Blocks().text("no_such_listing", count=len(active.shown))
        return _listed(active, blocks, hits) if hits else Reply("ask", blocks.made, active)
    if pick.best:
        return _best(active, pick.best, meant)
    if len(meant) > 1 and pick.compares:
        return _compared(active, meant)
    if len(meant) > 1 and pick.asks == "transport":
        return _fetching(active, meant)
    is_few = len(meant) <= MOST_TOLD_OF or pick.numbers or pick.asks == "distance"
    if len(meant) > 1 and pick.asks and is_few:
        told = [block for hit in meant for block in _told(hit, pick.asks).made]
        return _listed(active, Blocks(told), meant)
    if len(meant) > 1:
        blocks = Blocks().text("ask_which_listing")
        return _listed(replace(active, asked=pick.asks or ""), blocks, meant)
    blocks = _told(meant[0], pick.asks or active.asked or None)
    return _listed(replace(active, picked=str(meant[0].card.id), asked=""), blocks, meant)


def cannot_tell(session: Session, active: ActiveSearch) -> Reply | None:
    """What nobody here knows of the listings last shown, with them again; None: none are there."""
    hits = _shown(session, active)
    return _listed(active, Blocks().text("cannot_tell"), hits) if hits else None


def _shown(session: Session, active: ActiveSearch) -> list[Hit]:
    """The listings last shown that are still there, with what was said of them."""
    ids = [key for shown in active.shown if (key := _find_id(shown))]
    if not ids:
        return []
    found = search(session, replace(active.criteria, page=active.page)).hits
    hits = {hit.card.id: hit for hit in found}
    cards = cards_by_id(session, [key for key in ids if key not in hits])
    hits |= {key: Hit(card, None, []) for key, card in cards.items()}
    return [hits[key] for key in ids if key in hits]


def _find_id(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _meant(active: ActiveSearch, pick: Pick, hits: Sequence[Hit]) -> list[Hit] | None:
    """None: one that was not shown, or has gone since."""
    by_id = {str(hit.card.id): hit for hit in hits}
    if pick.numbers:
        there = [n for n in pick.numbers if n <= len(active.shown)]
        are_enough = len(there) > 1 and pick.compares
        try:
            wanted = [
                active.shown[n - 1 if n > 0 else n] for n in (there if are_enough else pick.numbers)
            ]
            return [by_id[key] for key in wanted]
        except (IndexError, KeyError):
            return None
    if not (pick.best or pick.compares) and active.picked in by_id:
        return [by_id[active.picked]]
    return list(hits)[:ALL] or None


def _listed(active: ActiveSearch, blocks: Blocks, hits: Sequence[Hit]) -> Reply:
    blocks.made.append(listings_block(list(hits), len(hits), None, None, 1))
    return Reply("find", blocks.made, active)


def _told(hit: Hit, asks: str | None) -> Blocks:
    card, told = hit.card, Blocks()
    name = card.name
    values: dict[str, Any] = {
        "phone": card.phone,
        "website": card.website,
        "rating": card.cqc_rating if card.cqc_rating in RATINGS else None,
        "price": _prices(card),
        "distance": hit.distance_km,
        "transport": "transport" in card.codes("service"),
        "hours": [w for w in AVAILABILITY if w != "urgent" and w in card.codes("availability")],
    }
    if asks is None:
        return told.text("picked", name=name)
    if not values[asks]:
        return told.text(f"picked_no_{asks}", name=name)
    return told.text(f"picked_{asks}", name=name, value=values[asks])


def _prices(card: Card) -> list[list[Any]]:
    """[amount, amount to, unit] of each, amounts as text; one of nought where it is free."""
    prices = [[_text(p.amount), _text(p.amount_to), p.unit] for p in card.prices if p.amount]
    return prices or ([["0", None, "session"]] if card.is_free else [])


def _text(amount: Any) -> str | None:
    return None if amount is None else str(amount)


def _compared(active: ActiveSearch, hits: Sequence[Hit]) -> Reply:
    blocks = Blocks().text("compared")
    near = _nearest(hits)
    if near:
        blocks.text("is_nearest", name=near.card.name)
    rated = _best_rated(hits)
    if rated:
        blocks.text("is_best_rated", name=rated.card.name, rating=rated.card.cqc_rating)
    cheap = _cheapest(hits)
    if cheap:
        blocks.text("is_cheapest", name=cheap.card.name)
    return _listed(active, blocks, hits)


def _best(active: ActiveSearch, best: str, hits: Sequence[Hit]) -> Reply:
    """The one of them that is nearest, cheapest or best rated; nobody knows where too few say."""
    found = {"nearest": _nearest, "cheapest": _cheapest, "best_rated": _best_rated}[best](hits)
    if found is None:
        return _listed(active, Blocks().text(f"cannot_tell_{best}"), hits)
    rating = {"rating": found.card.cqc_rating} if best == "best_rated" else {}
    blocks = Blocks().text(f"is_{best}", name=found.card.name, **rating)
    return _listed(replace(active, picked=str(found.card.id)), blocks, [found])


def _fetching(active: ActiveSearch, hits: Sequence[Hit]) -> Reply:
    """Those of them that say that they help with transport; nobody knows of the others."""
    fetching = [hit for hit in hits if "transport" in hit.card.codes("service")]
    saying = "can_fetch" if fetching else "cannot_tell_transport"
    return _listed(active, Blocks().text(saying), fetching or hits)


def _nearest(hits: Sequence[Hit]) -> Hit | None:
    """By more than nothing, of those of which the distance is known."""
    known = sorted(
        (hit.distance_km, index) for index, hit in enumerate(hits) if hit.distance_km is not None
    )
    if len(known) < 2 or known[1][0] - known[0][0] < MUCH_NEARER_KM:
        return None
    return hits[known[0][1]]


def _best_rated(hits: Sequence[Hit]) -> Hit | None:
    """The only one with the best rating, of two or more that have one."""
    rated = [(RATINGS.index(h.card.cqc_rating), h) for h in hits if h.card.cqc_rating in RATINGS]
    best = max((rating for rating, _ in rated), default=None)
    first = [hit for rating, hit in rated if rating == best]
    return first[0] if len(first) == 1 and len(rated) > 1 else None


def _cheapest(hits: Sequence[Hit]) -> Hit | None:
    """Of those that say a price by the same unit; at least two must."""
    for unit in ("hour", "session", "week"):
        priced = sorted(
            (price.amount, index)
            for index, hit in enumerate(hits)
            for price in hit.card.prices
            if price.unit == unit and price.amount is not None
        )
        if len({index for _, index in priced}) > 1 and priced[0][0] < priced[1][0]:
            return hits[priced[0][1]]
    return None
