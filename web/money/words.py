"""What people read for each question, option, verdict and rule of the money pages.

Names in brackets, like %(upper)s, are amounts of money that the page fills in when it is shown.
"""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _

Words = Mapping[str, Any]

QUESTIONS: Words = {
    "care": _("What kind of care is it?"),
    "savings": _("How much do you have in savings?"),
    "owns_home": _("Do you own the home you live in?"),
    "lived_in": _("Does one of these people live in your home?"),
    "nursing": _("Do you need a lot of nursing or medical care?"),
}

OPTION_WORDS: Mapping[str, Words] = {
    "care": {
        "at_home": _("Care at home"),
        "care_home": _("A care home, for good"),
        "short_stay": _("A care home, for a short stay"),
        "not_sure": _("I am not sure"),
    },
    "savings": {
        "above": _("More than %(upper)s"),
        "between": _("Between %(lower)s and %(upper)s"),
        "below": _("Less than %(lower)s"),
        "not_said": _("I would rather not say"),
    },
    "owns_home": {"yes": _("Yes, all of it or a part"), "no": _("No")},
    "lived_in": {"yes": _("Yes"), "no": _("No")},
    "nursing": {"yes": _("Yes"), "no": _("No"), "not_sure": _("I am not sure")},
}

HINTS: Mapping[str, tuple[Any, ...]] = {
    "savings": (
        _("Count money in the bank, shares, and any house that you do not live in."),
        _("If you share savings with somebody, count half."),
        _("Do not count the home you live in, or your partner's own savings."),
    ),
    "lived_in": (
        _("It must be their main home, and have been since before you move to the care home."),
    ),
    "nursing": (
        _("For example, care day and night, or for an illness that is hard to keep steady."),
    ),
}

PEOPLE = (
    _("your husband, wife or partner"),
    _("a relative aged 60 or over"),
    _("a relative who is disabled"),
    _("your child, if under 18"),
)

PROBLEMS: Words = {
    "care": _("Choose the kind of care"),
    "savings": _("Choose how much you have in savings, or “I would rather not say”"),
    "owns_home": _("Choose “Yes” if you own your home, or “No”"),
    "lived_in": _("Choose “Yes” if one of these people lives in your home, or “No”"),
    "nursing": _("Choose “Yes”, “No” or “I am not sure”"),
}

VERDICTS: Words = {
    "you": _(
        "You would most likely pay the full cost of your care, as you have more than %(upper)s."
    ),
    "you_and_council": _(
        "You would most likely pay part of the cost, and the council may pay the rest."
    ),
    "income_only": _(
        "The council may help to pay. You would pay from your income, not from your savings."
    ),
    "house_after_12_weeks": _(
        "At first it depends on your income and savings. After 12 weeks your house most likely "
        "counts too, and you may have to pay the full cost."
    ),
    "depends": _("It depends on your income and your savings."),
}

RULES: Words = {
    "short_stay_rules": _(
        "For a stay of up to 8 weeks, the council can use its rules for care at home. "
        "Ask which rules it would use."
    ),
    "bands": _(
        "With more than %(upper)s in savings, you most likely pay the full cost. With less than "
        "%(lower)s, you pay nothing from savings. In between, you pay a part."
    ),
    "tariff": _(
        "For each %(step)s over %(lower)s, or part of it, the council adds £1 a week to your "
        "income. That is at most %(most)s a week."
    ),
    "higher_limit": _(
        "For care at home, a council can choose a higher limit than %(upper)s. Ask what yours is."
    ),
    "income_at_home": _(
        "You may pay something from your income, such as your pension. "
        "The council must always leave you a set sum each week to live on."
    ),
    "income_in_care_home": _(
        "You would pay most of your income, such as your pension. "
        "The council must always leave you a set sum each week for yourself."
    ),
    "income": _(
        "You may pay something from your income, such as your pension. "
        "The council must always leave you a set sum each week for yourself."
    ),
    "home_never_counts": _("When you get care at home, the home you live in never counts."),
    "home_depends": _(
        "For care at home, the home you live in never counts. In a care home for good it may. "
        "It does not while your partner or some relatives live there."
    ),
    "home_short_stay": _("Your home does not count while you plan to go back to it."),
    "home_lived_in": _("Your home does not count while that person lives there."),
    "home_counts_too": _(
        "Your house most likely counts as well. But with these savings you pay the full cost "
        "even without it."
    ),
    "twelve_weeks": _(
        "Your house does not count for the first 12 weeks after you move in for good. "
        "Then what it is worth is added to your savings."
    ),
    "twelve_weeks_if": _(
        "If you have %(upper)s or less in savings, your house does not count for the first 12 "
        "weeks. Then what it is worth is added to your savings."
    ),
    "deferred_payment": _(
        "You may not have to sell your house now. Ask the council about a deferred payment: "
        "a loan that is paid back later, often when the house is sold."
    ),
    "deferred_later": _(
        "When your savings fall to %(upper)s, you may not have to sell your house at once. "
        "Ask about a deferred payment: a loan that is paid back later."
    ),
    "runs_down": _(
        "Tell the council a few months before your savings fall to %(upper)s. "
        "It may help to pay from then on."
    ),
    "benefits": _(
        "Check if you can get Attendance Allowance or PIP. They do not depend on your savings."
    ),
    "nhs_all": _(
        "If your main need is for health care, the NHS may pay for all of it. Your savings do not "
        "matter. Ask your GP, a nurse or a social worker for a first check."
    ),
    "nhs_nursing": _(
        "In a nursing home, the NHS may pay part of the cost. It pays it straight to the home."
    ),
}

FIGURES: Words = {
    "capital_upper": _("The upper limit for savings"),
    "capital_lower": _("The lower limit for savings"),
    "tariff_step": _("Savings that count as £1 a week"),
    "national_living_wage": _("The least pay for an hour, for people aged 21 or over"),
    "employer_ni_percent": _("National Insurance that an employer pays"),
    "employer_ni_threshold_a_year": _("National Insurance starts when the yearly pay is over"),
    "employment_allowance": _("Employment Allowance for a year"),
    "pension_trigger_a_year": _("You must pay into a pension when the yearly pay is over"),
    "pension_lower_a_year": _("Pension is worked out on yearly pay over"),
    "pension_upper_a_year": _("Pension is worked out on yearly pay up to"),
    "pension_employer_percent": _("The least an employer pays into the pension"),
    "holiday_weeks": _("Weeks of paid holiday a year"),
}
