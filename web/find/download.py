"""A whole search as a file for spreadsheets: every page of it, written as it is read."""

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from directory.queries.feed_records import ListingParts, listing_parts, listing_rows
from directory.search import Criteria
from directory.search.run import every_match
from web.words.labels import label
from web.words.languages import language_name
from web.words.measures import miles, price_in_words

AT_ONCE = 200
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet might take for a formula."""
Match = tuple[int, int | None]


def csv_lines(session: Session, criteria: Criteria) -> Iterator[str]:
    """The lines of the file (RFC 4180), some hundred at a time; the head even if nothing is found."""
    matches = every_match(session, criteria)
    yield _written([_heads()])
    while some := list(islice(matches, AT_ONCE)):
        yield _written(_rows(session, some))


def _heads() -> list[str]:
    return [
        _("Name"),
        _("Kind"),
        _("Help they give"),
        _("Who it is for"),
        _("About"),
        _("Town"),
        _("District"),
        _("Postcode"),
        _("Miles away"),
        _("Phone"),
        _("Email"),
        _("Website"),
        _("Price"),
        _("CQC rating"),
        _("Day of the rating"),
        _("Takes direct payments"),
        _("Languages"),
        _("Details confirmed on"),
        _("Page"),
        _("Made-up example"),
    ]


def _rows(session: Session, matches: list[Match]) -> list[list[str]]:
    listings = listing_rows(session, [number for number, _away in matches])
    parts = listing_parts(session, [listing.id for listing in listings.values()])
    return [
        _row(listings[number], parts[listings[number].id], away)
        for number, away in matches
        if number in listings
    ]


def _row(listing: Any, parts: ListingParts, away: int | None) -> list[str]:
    phones = [row.number for row in parts.phones]
    return [
        listing.name,
        label("kind", listing.kind),
        _labels(parts, "service"),
        _labels(parts, "need"),
        listing.summary,
        *_where(listing, parts),
        "" if away is None else f"{miles(away / 1000):.1f}",
        "; ".join(phones),
        listing.email or "",
        listing.website or listing.organisation_website or "",
        _price(listing, parts),
        label("rating", listing.cqc_rating) if listing.cqc_rating else "",
        _day(listing.cqc_rating_date),
        _yes_or_no(listing.accepts_direct_payments),
        "; ".join(language_name(row.code) for row in parts.languages),
        _day(listing.confirmed_on),
        url_for("find.listing", listing_id=listing.id, _external=True),
        _("Yes. It does not exist.") if listing.is_example else "",
    ]


def _labels(parts: ListingParts, taxonomy: str) -> str:
    codes = [row.code for row in parts.attributes if row.taxonomy == taxonomy]
    return "; ".join(label(taxonomy, code) for code in codes)


def _where(listing: Any, parts: ListingParts) -> list[str]:
    """Town, district and postcode of the main place; of a confidential one only the outcode."""
    place = parts.main_location(listing)
    if place is None:
        return ["", "", ""]
    if place.is_confidential:
        return ["", "", (place.postcode or "").split(" ")[0]]
    return [place.town or "", place.district or "", place.postcode or ""]


def _price(listing: Any, parts: ListingParts) -> str:
    said = [price_in_words(row.amount, row.unit) for row in parts.costs]
    words = "; ".join(price for price in said if price)
    return words or (_("Free") if listing.is_free else "")


def _day(day: Any) -> str:
    return day.isoformat() if day else ""


def _yes_or_no(answer: bool | None) -> str:
    if answer is None:
        return ""
    return str(_("Yes")) if answer else str(_("No"))


def _written(rows: list[list[str]]) -> str:
    file = StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerows([_harmless(c) for c in row] for row in rows)
    return file.getvalue()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula, and without zeros that no file may hold."""
    cell = str(cell).replace("\0", "")
    return f"'{cell}" if cell.lstrip().startswith(DANGEROUS) or cell[:1] in DANGEROUS else cell
