"""What it costs to employ one personal assistant, for a year of 52 weeks.

Decimal pounds throughout; nothing is rounded before `to_pence`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from directory.advice.figures import get_figure

WEEKS_A_YEAR = 52
_NOTHING = Decimal(0)
_PENNY = Decimal("0.01")


@dataclass(frozen=True)
class Rates:
    """The rates of one year: pounds a year, weeks, and percents as 15 for 15%."""

    ni_percent: Decimal
    ni_threshold: Decimal
    employment_allowance: Decimal
    pension_trigger: Decimal
    pension_lower: Decimal
    pension_upper: Decimal
    pension_percent: Decimal
    holiday_weeks: Decimal


FIGURE_OF: Mapping[str, str] = MappingProxyType(
    {
        "ni_percent": "employer_ni_percent",
        "ni_threshold": "employer_ni_threshold_a_year",
        "employment_allowance": "employment_allowance",
        "pension_trigger": "pension_trigger_a_year",
        "pension_lower": "pension_lower_a_year",
        "pension_upper": "pension_upper_a_year",
        "pension_percent": "pension_employer_percent",
        "holiday_weeks": "holiday_weeks",
    }
)
"""The key in `figures.yml` of each rate."""


@dataclass(frozen=True)
class PaCost:
    """Exact pounds a year.

    `wage` holds the paid holiday; `holiday_cover` pays somebody else meanwhile. `insurance` is the
    employer's National Insurance, `insurance_left` what is left of it after Employment Allowance.
    """

    wage: Decimal
    holiday_cover: Decimal
    pension: Decimal
    insurance: Decimal
    insurance_left: Decimal

    @property
    def total(self) -> Decimal:
        """All of it, without Employment Allowance."""
        return self.wage + self.holiday_cover + self.pension + self.insurance

    @property
    def total_with_allowance(self) -> Decimal:
        """All of it, with Employment Allowance."""
        return self.wage + self.holiday_cover + self.pension + self.insurance_left


def current_rates() -> Rates:
    """The rates that `figures.yml` has; some may be stale. Raises KeyError for one it lacks."""
    return Rates(**{rate: get_figure(key).amount for rate, key in FIGURE_OF.items()})


def cost_of_pa(hours: Decimal, pay: Decimal, rates: Rates) -> PaCost:
    """The cost of `hours` a week at `pay` pounds an hour, all the year round."""
    week = hours * pay
    wage = week * WEEKS_A_YEAR
    insurance = _share(max(wage - rates.ni_threshold, _NOTHING), rates.ni_percent)
    return PaCost(
        wage=wage,
        holiday_cover=week * rates.holiday_weeks,
        pension=_pension(wage, rates),
        insurance=insurance,
        insurance_left=max(insurance - rates.employment_allowance, _NOTHING),
    )


def a_week(a_year: Decimal) -> Decimal:
    """Pounds a year as pounds a week, exact."""
    return a_year / WEEKS_A_YEAR


def to_pence(amount: Decimal) -> Decimal:
    """Pounds to the nearest penny; half a penny goes up."""
    return amount.quantize(_PENNY, ROUND_HALF_UP)


def _pension(wage: Decimal, rates: Rates) -> Decimal:
    if wage <= rates.pension_trigger:
        return _NOTHING
    counted = min(wage, rates.pension_upper) - rates.pension_lower
    return _share(counted, rates.pension_percent)


def _share(amount: Decimal, percent: Decimal) -> Decimal:
    return amount * percent / 100
