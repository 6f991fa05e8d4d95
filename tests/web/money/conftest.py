"""Figures that stay: the amounts of 2026 to 2027, true for a month around the day of the test."""

import dataclasses
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from directory.advice import figures
from directory.advice.figures import Figure, load_figures

AMOUNTS = {
    "capital_upper": "23250",
    "capital_lower": "14250",
    "tariff_step": "250",
    "national_living_wage": "12.71",
    "employer_ni_percent": "15",
    "employer_ni_threshold_a_year": "5000",
    "employment_allowance": "10500",
    "pension_trigger_a_year": "10000",
    "pension_lower_a_year": "6240",
    "pension_upper_a_year": "50270",
    "pension_employer_percent": "3",
    "holiday_weeks": "5.6",
}
MONTH = timedelta(days=30)


@pytest.fixture(autouse=True)
def known_figures(monkeypatch: pytest.MonkeyPatch) -> dict[str, Figure]:
    """What the site takes for `figures.yml`; the yearly change of that file changes no test."""
    known = {
        key: dataclasses.replace(
            figure,
            amount=Decimal(AMOUNTS.get(key, figure.amount)),
            starts=date.today() - MONTH,
            ends=date.today() + MONTH,
        )
        for key, figure in load_figures().items()
    }
    monkeypatch.setattr(figures, "load_figures", lambda: known)
    return known


@pytest.fixture
def make_stale(known_figures: dict[str, Figure]) -> Callable[..., None]:
    """Makes the figures of the keys given be for the year to 5 April 2021."""

    def make(*keys: str) -> None:
        for key in keys:
            days = {"starts": date(2020, 4, 6), "ends": date(2021, 4, 5)}
            known_figures[key] = dataclasses.replace(known_figures[key], **days)

    return make
