"""Distances, days and prices in words."""

from datetime import date
from decimal import Decimal

import pytest
from flask import Flask

from web.words.measures import (
    about_miles,
    day_in_words,
    miles_away,
    month_in_words,
    price_in_words,
)


@pytest.mark.parametrize(
    ("km", "words"),
    [
        (0.0, "less than a mile away"),
        (1.4, "less than a mile away"),
        (1.6, "about 1 mile away"),
        (3.5, "about 2 miles away"),
        (16.1, "about 10 miles away"),
        (52.0, "about 30 miles away"),
    ],
)
def test_distances_are_said_in_miles(app: Flask, km: float, words: str) -> None:
    with app.test_request_context():
        assert miles_away(km) == words


def test_a_length_is_said_without_away(app: Flask) -> None:
    with app.test_request_context():
        assert about_miles(3.5) == "about 2 miles"


def test_days_are_said_the_british_way(app: Flask) -> None:
    with app.test_request_context():
        assert day_in_words(date(2026, 3, 3)) == "3 March 2026"
        assert day_in_words("2026-03-03") == "3 March 2026"
        assert day_in_words(None) == ""
        assert month_in_words("2026-03-03") == "March 2026"


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        (Decimal("25.00"), "hour", "£25 an hour"),
        (Decimal("6.50"), "session", "£6.50 a session"),
        (Decimal("1250"), "week", "£1,250 a week"),
        (Decimal("0"), "session", "Free"),
        (None, "hour", None),
    ],
)
def test_prices(app: Flask, amount: Decimal | None, unit: str, words: str | None) -> None:
    with app.test_request_context():
        assert price_in_words(amount, unit) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("20", "25.50", "£20 to £25.50 an hour"),
        ("20", "20", "£20 an hour"),
        ("20", "15", "£20 an hour"),
        ("0", "5", "£0 to £5 an hour"),
        ("0", "0", "Free"),
    ],
)
def test_prices_from_and_to(app: Flask, low: str, high: str, words: str) -> None:
    with app.test_request_context():
        assert price_in_words(Decimal(low), "hour", Decimal(high)) == words
