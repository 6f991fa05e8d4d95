"""Which articles lead to a page that reckons: who might pay, or what a personal assistant costs."""

from collections.abc import Mapping
from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _

_WHO_PAYS = ("money.who_pays_page", _("Who might pay for your care? Answer a few questions"))
_COST_OF_A_PA = ("money.cost_of_a_pa", _("Work out what a personal assistant costs"))
_PAGES: Mapping[str, tuple[str, Any]] = {
    "capital_limits": _WHO_PAYS,
    "paying_for_care": _WHO_PAYS,
    "financial_assessment": _WHO_PAYS,
    "self_funding": _WHO_PAYS,
    "paying_homecare": _WHO_PAYS,
    "paying_care_home": _WHO_PAYS,
    "employing_pa": _COST_OF_A_PA,
    "direct_payments": _COST_OF_A_PA,
    "personal_budget": _COST_OF_A_PA,
}


def find_money_page(topic: str) -> dict[str, Any] | None:
    """The `url` and `words` of the page to go on to from the article on `topic`, or None."""
    if topic not in _PAGES:
        return None
    endpoint, words = _PAGES[topic]
    return {"url": url_for(endpoint), "words": words}
