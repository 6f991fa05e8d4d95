"""The cost of a personal assistant, against sums reckoned by hand."""

from decimal import Decimal

import pytest

from directory.advice.figures import get_figure
from directory.money.pa_costs import (
    FIGURE_OF,
    PaCost,
    Rates,
    a_week,
    cost_of_pa,
    current_rates,
    to_pence,
)

RATES = Rates(
    ni_percent=Decimal(15),
    ni_threshold=Decimal(5000),
    employment_allowance=Decimal(10500),
    pension_trigger=Decimal(10000),
    pension_lower=Decimal(6240),
    pension_upper=Decimal(50270),
    pension_percent=Decimal(3),
    holiday_weeks=Decimal("5.6"),
)


def _cost(hours: str, pay: str) -> PaCost:
    return cost_of_pa(Decimal(hours), Decimal(pay), RATES)


def test_twenty_hours_at_thirteen_pounds() -> None:
    cost = _cost("20", "13")
    assert cost.wage == Decimal("13520")  # 20 x 13 = 260 a week; 260 x 52
    assert cost.holiday_cover == Decimal("1456")  # 260 x 5.6
    assert cost.pension == Decimal("218.40")  # (13,520 - 6,240) x 3% = 7,280 x 3%
    assert cost.insurance == Decimal("1278")  # (13,520 - 5,000) x 15% = 8,520 x 15%
    assert cost.insurance_left == 0  # 1,278 is less than the allowance of 10,500
    assert cost.total_with_allowance == Decimal("15194.40")  # 13,520 + 1,456 + 218.40
    assert cost.total == Decimal("16472.40")  # and 1,278


def test_few_hours_have_neither_pension_nor_national_insurance() -> None:
    cost = _cost("5", "15")
    assert cost.wage == Decimal("3900")  # 5 x 15 x 52, less than 5,000 and than 10,000
    assert (cost.pension, cost.insurance, cost.insurance_left) == (0, 0, 0)
    assert cost.total == cost.total_with_allowance == Decimal("4320")  # 3,900 + 75 x 5.6


def test_national_insurance_may_be_due_without_a_pension() -> None:
    cost = _cost("12", "15")
    assert cost.wage == Decimal("9360")  # 12 x 15 x 52
    assert cost.insurance == Decimal("654")  # (9,360 - 5,000) x 15% = 4,360 x 15%
    assert cost.pension == 0  # 9,360 is not more than 10,000


@pytest.mark.parametrize(("trigger", "pension"), [("10400", "0"), ("10399.99", "124.80")])
def test_a_pension_needs_more_than_the_trigger(trigger: str, pension: str) -> None:
    rates = Rates(**{**vars(RATES), "pension_trigger": Decimal(trigger)})
    cost = cost_of_pa(Decimal(10), Decimal(20), rates)  # 10 x 20 x 52 = 10,400
    assert cost.pension == Decimal(pension)  # (10,400 - 6,240) x 3% = 4,160 x 3%


def test_pension_stops_at_the_upper_limit_and_the_allowance_at_its_sum() -> None:
    cost = _cost("100", "20")
    assert cost.wage == Decimal("104000")  # 100 x 20 x 52
    assert cost.pension == Decimal("1320.90")  # (50,270 - 6,240) x 3% = 44,030 x 3%
    assert cost.insurance == Decimal("14850")  # (104,000 - 5,000) x 15%
    assert cost.insurance_left == Decimal("4350")  # 14,850 - 10,500


def test_nothing_is_rounded_before_the_end() -> None:
    cost = _cost("7.25", "12.71")
    # 7.25 x 12.71 = 92.1475 a week; x 52 = 4,791.67; x 5.6 = 516.026
    assert cost.wage == Decimal("4791.67")
    assert cost.holiday_cover == Decimal("516.026")
    assert a_week(cost.wage) == Decimal("92.1475")
    assert to_pence(cost.total) == Decimal("5307.70")  # 4,791.67 + 516.026 = 5,307.696


@pytest.mark.parametrize(
    ("exact", "pence"), [("0.005", "0.01"), ("0.015", "0.02"), ("1.0049", "1.00"), ("3", "3.00")]
)
def test_half_a_penny_goes_up(exact: str, pence: str) -> None:
    assert str(to_pence(Decimal(exact))) == pence


def test_the_rates_are_the_figures_of_the_file() -> None:
    rates = vars(current_rates())
    assert rates == {name: get_figure(key).amount for name, key in FIGURE_OF.items()}
    assert rates["ni_percent"] > 1, "a percent stands as 15, not as 0.15"
    assert rates["pension_lower"] < rates["pension_trigger"] < rates["pension_upper"]
