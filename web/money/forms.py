"""The query strings of the money pages to answers, with what is wrong in plain words.

Everything that was typed is kept.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from directory.advice.figures import get_figure
from directory.money.who_pays import OPTIONS, answers_that_fit, questions_for
from web.money.words import PROBLEMS

FEWEST_HOURS, MOST_HOURS = 1, 100
LONGEST_NUMBER = 10
_NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]{1,2})?")


@dataclass
class WhoPaysForm:
    """`question` is to be asked now, None when all is answered; `said` are all valid answers,
    `answers` those that belong together."""

    said: dict[str, str]
    answers: dict[str, str]
    question: str | None
    errors: dict[str, str] = field(default_factory=dict)
    is_change: bool = False


@dataclass
class PaForm:
    """What was typed (`said`), and read: hours a week, pounds an hour; None where it is wrong."""

    said: dict[str, str]
    hours: Decimal | None = None
    pay: Decimal | None = None
    errors: dict[str, str] = field(default_factory=dict)


def read_who_pays(args: MultiDict[str, str]) -> WhoPaysForm:
    """The next question: the one that `change` names, or the first without an answer.

    `ask` names the question whose form was sent: sent without an answer, that is an error.
    """
    said = {name: args[name] for name in OPTIONS if args.get(name) in OPTIONS[name]}
    answers = answers_that_fit(said)
    questions = questions_for(answers)
    open_ones = [question for question in questions if question not in answers]
    if (change := args.get("change")) in questions:
        return WhoPaysForm(said, answers, change, is_change=not open_ones)
    form = WhoPaysForm(said, answers, open_ones[0] if open_ones else None)
    if form.question and (args.get("ask") == form.question or form.question in args):
        form.errors[form.question] = str(PROBLEMS[form.question])
    return form


def read_pa_cost(args: MultiDict[str, str]) -> PaForm:
    """The sum that `args` ask for; without `hours` and `pay` nothing is asked yet."""
    least = get_figure("national_living_wage").amount
    hours = args.get("hours", "").strip()[:LONGEST_NUMBER]
    pay = args.get("pay", f"{least:.2f}").strip()[:LONGEST_NUMBER]
    form = PaForm({"hours": hours, "pay": pay})
    if "hours" in args or "pay" in args:
        form.hours = _hours(form)
        form.pay = _pay(form, least)
    return form


def _hours(form: PaForm) -> Decimal | None:
    hours = _number(form.said["hours"])
    if hours is not None and FEWEST_HOURS <= hours <= MOST_HOURS:
        return hours
    form.errors["hours"] = _("Enter the hours a week, from 1 to 100, like 20")
    return None


def _pay(form: PaForm, least: Decimal) -> Decimal | None:
    pay = _number(form.said["pay"].lstrip("£").strip())
    if pay is None:
        form.errors["pay"] = _("Enter the pay an hour in pounds, like 14.50")
        return None
    if pay >= least:
        return pay
    form.errors["pay"] = _(
        "Enter %(least)s or more. By law that is the least you can pay for an hour, "
        "to somebody aged 21 or over",
        least=get_figure("national_living_wage").words,
    )
    return None


def _number(typed: str) -> Decimal | None:
    return Decimal(typed) if _NUMBER.fullmatch(typed) else None
