"""The words that templates ask for by name: labels, distances, days and phone links."""

import re
from typing import Any

from flask import Blueprint
from flask_babel import get_locale

from web.words.labels import label
from web.words.languages import language_name
from web.words.measures import about_miles, day_in_words, miles_away, month_in_words


def telephone_link(number: str) -> str:
    """ "0345 603 7630" as the address of a telephone link: "tel:03456037630"."""
    return "tel:" + re.sub(r"[^\d+]", "", number)


def rating_in_words(rating: dict[str, Any] | None) -> str:
    """The overall rating's label, or nothing."""
    return label("rating", str(rating["overall"])) if rating else ""


def page_language() -> str:
    """The language of the page, as HTML names it."""
    locale = get_locale()
    return str(locale).replace("_", "-") if locale else "en"


def page_direction() -> str:
    """Which way the page is read: "ltr" or "rtl"."""
    locale = get_locale()
    return str(locale.text_direction) if locale else "ltr"


def register_words(blueprint: Blueprint) -> None:
    """Makes these known to every template of the site."""
    for name, function in (
        ("miles_away", miles_away),
        ("about_miles", about_miles),
        ("day_in_words", day_in_words),
        ("month_in_words", month_in_words),
        ("telephone_link", telephone_link),
        ("rating_in_words", rating_in_words),
        ("language_name", language_name),
    ):
        blueprint.add_app_template_filter(function, name)
    blueprint.add_app_template_global(label, "label")
    blueprint.add_app_template_global(page_language, "page_language")
    blueprint.add_app_template_global(page_direction, "page_direction")
