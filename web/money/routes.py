"""Who might pay for care, and what a personal assistant costs. GET only: nothing is kept."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from directory.money.pa_costs import cost_of_pa, current_rates
from web.money.forms import read_pa_cost, read_who_pays
from web.money.presenter import (
    PA_FIGURES,
    answer_shown,
    cost_rows,
    figures_shown,
    pa_amounts,
    question_shown,
)

money = Blueprint("money", __name__, url_prefix="/money")


@money.get("/who-pays")
def who_pays_page() -> ResponseReturnValue:
    """One question after another, then what the rules mean."""
    form = read_who_pays(request.args)
    if form.question:
        shown = question_shown(form)
        return render_template("money/question.html", question=shown, errors=form.errors)
    return render_template("money/who_pays.html", **answer_shown(form))


@money.get("/cost-of-a-pa")
def cost_of_a_pa() -> ResponseReturnValue:
    """The form, and below what was asked its sum."""
    form, rates = read_pa_cost(request.args), current_rates()
    rows = None
    if form.hours is not None and form.pay is not None:
        rows = cost_rows(cost_of_pa(form.hours, form.pay, rates))
    return render_template(
        "money/cost_of_a_pa.html",
        form=form,
        rows=rows,
        amounts=pa_amounts(),
        figures=figures_shown(PA_FIGURES),
    )
