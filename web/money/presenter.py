"""Figures, answers and sums as the templates of the money pages show them."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from flask import url_for
from flask_babel import gettext as _

from directory.advice.figures import get_figure
from directory.money.pa_costs import FIGURE_OF, PaCost, a_week, to_pence
from directory.money.who_pays import OPTIONS, most_from_savings, questions_for, who_pays
from web.money.forms import WhoPaysForm
from web.money.words import FIGURES, HINTS, OPTION_WORDS, PEOPLE, QUESTIONS, RULES, VERDICTS
from web.words.measures import pounds

LIMITS = ("capital_upper", "capital_lower")
PA_FIGURES = ("national_living_wage", *FIGURE_OF.values())


def figures_shown(keys: Iterable[str]) -> list[dict[str, Any]]:
    """Each figure with its name, amount, days, source, and whether it `is_stale`."""
    figures = [get_figure(key) for key in keys]
    return [
        {
            "name": FIGURES[figure.key],
            "amount": figure.words,
            "starts": figure.starts,
            "ends": figure.ends,
            "source": figure.source,
            "is_stale": figure.is_stale(),
        }
        for figure in figures
    ]


def question_shown(form: WhoPaysForm) -> dict[str, Any]:
    """The question to ask now: its words, options, other answers to keep, and the way back."""
    name = form.question
    assert name is not None
    amounts = _amounts()
    asked = questions_for(form.answers)
    return {
        "name": name,
        "number": asked.index(name) + 1,
        "words": QUESTIONS[name],
        "hints": HINTS.get(name, ()),
        "people": PEOPLE if name == "lived_in" else (),
        "options": [(key, str(OPTION_WORDS[name][key]) % amounts) for key in OPTIONS[name]],
        "chosen": form.said.get(name),
        "kept": {key: value for key, value in form.said.items() if key != name},
        "back": _way_back(form, asked),
        "figures": figures_shown(LIMITS) if name == "savings" else [],
    }


def answer_shown(form: WhoPaysForm) -> dict[str, Any]:
    """What the rules mean for what was answered, in words."""
    found, amounts = who_pays(form.answers), _amounts()
    uses_step = "tariff" in found.rules
    return {
        "verdict": str(VERDICTS[found.verdict]) % amounts,
        "rules": [str(RULES[rule]) % amounts for rule in found.rules],
        "topics": found.topics,
        "answers": _answers(form, amounts),
        "figures": figures_shown((*LIMITS, "tariff_step") if uses_step else LIMITS),
    }


def pa_amounts() -> dict[str, str]:
    """The figures of the sum as they are written, by their keys."""
    return {key: get_figure(key).words for key in PA_FIGURES}


def cost_rows(cost: PaCost) -> list[dict[str, Any]]:
    """The lines of the table: name, pounds a week and a year in words, and whether a total."""
    lines = [
        (_("Wage"), cost.wage, False),
        (_("Cover while they are on holiday"), cost.holiday_cover, False),
        (_("Pension"), cost.pension, False),
        (_("National Insurance, with Employment Allowance"), cost.insurance_left, False),
        (_("Total with Employment Allowance"), cost.total_with_allowance, True),
        (_("National Insurance, without Employment Allowance"), cost.insurance, False),
        (_("Total without Employment Allowance"), cost.total, True),
    ]
    return [
        {"name": name, "week": _pence(a_week(year)), "year": _pence(year), "is_total": is_total}
        for name, year, is_total in lines
    ]


def _pence(amount: Decimal) -> str:
    return f"£{to_pence(amount):,.2f}"


def _amounts() -> dict[str, str]:
    upper, lower, step = (get_figure(key) for key in (*LIMITS, "tariff_step"))
    most = most_from_savings(upper.amount, lower.amount, step.amount)
    return {
        "upper": upper.words,
        "lower": lower.words,
        "step": step.words,
        "most": pounds(most),
    }


def _answers(form: WhoPaysForm, amounts: dict[str, str]) -> list[dict[str, Any]]:
    """Each answer in words, with the address that changes it."""
    return [
        {
            "question": QUESTIONS[name],
            "words": str(OPTION_WORDS[name][key]) % amounts,
            "url": _address({**form.answers, "change": name}),
        }
        for name, key in form.answers.items()
    ]


def _way_back(form: WhoPaysForm, asked: tuple[str, ...]) -> str | None:
    """To the answer where one answer is changed, else to the question before; None: the first."""
    if form.is_change:
        return _address(form.answers)
    place = asked.index(form.question or asked[0])
    if not place:
        return None
    return _address({**form.answers, "change": asked[place - 1]})


def _address(query: dict[str, str]) -> str:
    return f"{url_for('money.who_pays_page')}?{urlencode(query)}"
