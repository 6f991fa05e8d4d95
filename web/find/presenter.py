"""What the directory found, as the chat contract's listings: plain data, in words."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from flask import url_for

from directory.ids import main_first
from directory.models import Location, Service
from directory.search import Card, Criteria, Hit, SearchResult
from directory.search.ranking import LATELY_DAYS
from directory.vocabulary import RATINGS
from web.find.address import search_address
from web.words.measures import price_in_words
from web.words.reasons import dropped_in_words, reasons_in_words, why_empty_in_words


def listings_block(
    result: SearchResult, criteria: Criteria, search_url: str | None = None
) -> dict[str, Any]:
    """The contract's `listings` block. `why_empty` is a sentence; `why_empty_filter` its key.

    `widened_to_km` is 0 when everywhere was looked at. `dropped` says each filter that was given up;
    `corrected` is how a misspelt text was read.
    """
    return {
        "type": "listings",
        "total": result.total,
        "items": [listing_block_item(hit) for hit in result.hits],
        "search_url": search_url or search_address(criteria),
        "widened_to_km": result.widened_to_km,
        "why_empty": why_empty_in_words(result.why_empty) if result.total else None,
        "why_empty_filter": result.why_empty,
        "dropped": dropped_in_words(result.dropped) if result.total else [],
        "corrected": result.corrected,
    }


def listing_block_item(hit: Hit) -> dict[str, Any]:
    """One listing of the contract's block; `is_example` is added to it."""
    distance = None if hit.distance_km is None else round(hit.distance_km, 1)
    return listing_details(hit.card) | {
        "distance_km": distance,
        "why": _why(hit),
    }


def _why(hit: Hit) -> list[str]:
    """The reasons, without what the distance and the rating beside them say already."""
    said_elsewhere = ("near", "rated")
    rest = [reason for reason in hit.reasons if reason.key not in said_elsewhere]
    return reasons_in_words(rest or hit.reasons)


def listing_details(card: Card) -> dict[str, Any]:
    """All of a listing that does not depend on a search."""
    confirmed = card.confirmed_on
    return {
        "id": str(card.id),
        "name": card.name,
        "kind": card.kind,
        "services": card.codes("service"),
        "needs": card.codes("need"),
        "summary": card.summary,
        "distance_km": None,
        "place": card.place,
        "phone": card.phone,
        "website": card.website,
        "rating": rating_of(card),
        "price": price_of(card),
        "accepts_direct_payments": card.accepts_direct_payments,
        "languages": list(card.languages),
        "updated": confirmed.isoformat() if confirmed else None,
        "unconfirmed_since": unconfirmed_since(card, date.today()),
        "url": url_for("find.listing", listing_id=card.id),
        "why": [],
        "is_example": card.is_example,
    }


def unconfirmed_since(card: Card, today: date) -> str | None:
    """The ISO day since which nobody has confirmed what must be confirmed, if that is long ago: from
    then on search ranks it lower, and pages say so."""
    if not card.needs_confirming:
        return None
    since = card.confirmed_on or card.created_at_utc.date()
    return since.isoformat() if since + timedelta(days=LATELY_DAYS) < today else None


def places_of(service: Service) -> list[Location]:
    """Every place it is given from, the main one first."""
    return main_first(service.locations, service.source, service.source_id)


def rating_of(card: Card) -> dict[str, str | None] | None:
    """The CQC's overall rating and its day, or None."""
    if card.cqc_rating not in RATINGS:
        return None
    day = card.cqc_rating_date
    return {"overall": card.cqc_rating, "date": day.isoformat() if day else None}


def price_of(card: Card) -> str | None:
    """The prices in words, the first of each unit; None where nobody has said."""
    prices: dict[str, str] = {}
    for option in sorted(card.prices, key=lambda o: (o.amount is None, o.amount or 0)):
        words = price_in_words(option.amount, option.unit, option.amount_to)
        if words:
            prices.setdefault(option.unit, words)
    if not prices and card.is_free:
        return price_in_words(Decimal(0), "session")
    return ", ".join(prices.values()) or None
