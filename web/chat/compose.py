"""Blocks that name sayings, listings and articles, made into the chat contract's blocks."""

import uuid
from typing import Any

from flask import url_for

from directory.places import Place
from directory.search import Criteria, Hit
from directory.search.cards import cards_by_id
from directory.search.explanation import Reason
from web.advice.presenter import advice_block
from web.chat.alerts import council_contacts
from web.extensions import database
from web.find.address import search_address
from web.find.presenter import listing_block_item
from web.words.labels import label
from web.words.reasons import why_empty_in_words
from web.words.sayings import CHOICES, say

Block = dict[str, Any]
FORM_PAGES = {
    "place": "find.search_page",
    "find": "find.search_page",
    "feedback": "pages.feedback",
    "register": "pages.register",
    "who_pays": "money.who_pays_page",
    "cost_of_a_pa": "money.cost_of_a_pa",
}


def compose(blocks: list[Block], criteria: Criteria) -> tuple[list[Block], dict[str, Any]]:
    """(blocks of the contract, what each offered choice stands for by its text).

    A block that cannot be shown (an article nobody has written) is left out.
    """
    options: dict[str, Any] = {}
    made = [_compose_one(block, criteria, options) for block in blocks]
    return [block for block in made if block], options


def handoff_block(saying: str) -> Block:
    """The ways to reach a person."""
    return {"type": "handoff", "contacts": council_contacts(), "reason": say(saying)}


def form_block(name: str, criteria: Criteria) -> Block:
    """A form of the site; the search form comes filled in."""
    if name in ("place", "find"):
        return {"type": "form", "form": name, "url": search_address(criteria)}
    return {"type": "form", "form": name, "url": url_for(FORM_PAGES[name])}


def _compose_one(block: Block, criteria: Criteria, options: dict[str, Any]) -> Block | None:
    kind = block.get("type")
    if kind == "text":
        return {"type": "text", "text": say(block["saying"], block.get("params"))}
    if kind == "listings":
        return _listings(block, criteria)
    if kind == "advice":
        return advice_block(block["topic"])
    if kind == "choices":
        return _choices(block, options)
    if kind == "handoff":
        return handoff_block(block["saying"])
    if kind == "form":
        return form_block(block["form"], criteria)
    return None


def _listings(block: Block, criteria: Criteria) -> Block:
    ids = [uuid.UUID(item["id"]) for item in block["items"]]
    cards = cards_by_id(database(), ids)
    items = []
    for item, listing_id in zip(block["items"], ids, strict=True):
        if listing_id in cards:
            reasons = [Reason(r["key"], r["params"]) for r in item["reasons"]]
            hit = Hit(cards[listing_id], item["distance_km"], reasons)
            items.append(listing_block_item(hit))
    return {
        "type": "listings",
        "total": block["total"],
        "items": items,
        "search_url": search_address(criteria),
        "widened_to_km": block.get("widened_to_km"),
        "why_empty": why_empty_in_words(block.get("why_empty")),
    }


def _choices(block: Block, options: dict[str, Any]) -> Block:
    shown: list[dict[str, str]] = []
    for option in block["options"]:
        words = _choice_words(option)
        if words in options:  # two places of one name in one district
            words = f"{words} ({option['place']['outcode']})" if "place" in option else words
        if option.get("saying") != "choice_person":
            options[words] = option
        shown.append({"label": words, "text": words})
    return {"type": "choices", "options": shown}


def _choice_words(option: dict[str, Any]) -> str:
    if "topic" in option:
        return label("topic", option["topic"])
    if "service" in option:
        return label("service", option["service"])
    place = Place.from_dict(option.get("place"))
    if place:
        return f"{place.name}, {place.district}" if place.district else place.name
    return str(CHOICES[option["saying"]])
