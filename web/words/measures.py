"""Distances, dates and money in words. Distances come in kilometres; people read miles."""

from datetime import date
from decimal import Decimal
from typing import Any

from flask_babel import format_date, gettext, ngettext

KM_PER_MILE = 1.609344
FAR_MILES = 20

_ = gettext


def miles(km: float) -> float:
    """Kilometres as miles."""
    return km / KM_PER_MILE


def whole_miles(km: float) -> int:
    """Whole miles, at least one; far away to the nearest five."""
    exact = miles(km)
    return max(1, round(exact)) if exact < FAR_MILES else 5 * round(exact / 5)


def about_miles(km: float) -> str:
    """A length in words: "less than a mile", "about 2 miles"."""
    if miles(km) < 0.95:
        return str(_("less than a mile"))
    count = whole_miles(km)
    return str(ngettext("about %(num)s mile", "about %(num)s miles", count))


def miles_away(km: float) -> str:
    """How far from here in words: "less than a mile away", "about 2 miles away"."""
    if miles(km) < 0.95:
        return str(_("less than a mile away"))
    count = whole_miles(km)
    return str(ngettext("about %(num)s mile away", "about %(num)s miles away", count))


def day_in_words(day: date | str | None) -> str:
    """ "3 March 2026"; takes a date or an ISO date. Empty for nothing."""
    if not day:
        return ""
    if isinstance(day, str):
        day = date.fromisoformat(day[:10])
    return str(format_date(day, "d MMMM y"))


def month_in_words(day: date | str) -> str:
    """ "March 2026"; takes a date or an ISO date."""
    if isinstance(day, str):
        day = date.fromisoformat(day[:10])
    return str(format_date(day, "MMMM y"))


def pounds(amount: Decimal | float) -> str:
    """ "£25" or "£25.50"."""
    exact = Decimal(str(amount)).quantize(Decimal("0.01"))
    return f"£{exact:,.0f}" if exact == exact.to_integral_value() else f"£{exact:,.2f}"


def price_in_words(amount: Decimal | None, unit: str, to: Decimal | None = None) -> str | None:
    """ "£25 an hour", or "£20 to £25 an hour"; None where no amount is given."""
    if amount is None:
        return None
    if not amount and not to:
        return str(_("Free"))
    said = pounds(amount)
    if to is not None and to > amount:
        said = str(_("%(low)s to %(high)s", low=said, high=pounds(to)))
    sayings: dict[str, Any] = {
        "hour": _("%(price)s an hour", price=said),
        "session": _("%(price)s a session", price=said),
        "visit": _("%(price)s a visit", price=said),
        "meal": _("%(price)s a meal", price=said),
        "day": _("%(price)s a day", price=said),
        "night": _("%(price)s a night", price=said),
        "week": _("%(price)s a week", price=said),
        "month": _("%(price)s a month", price=said),
    }
    return str(sayings.get(unit, said))
