"""What the chat says of single listings that were shown: which is nearest, a price, a number."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from flask_babel import gettext, ngettext

from web.words.labels import label
from web.words.measures import miles_away, price_in_words

Params = dict[str, Any]


def _price(params: Params) -> str:
    """Of [amount, amount to, unit] the first of each unit."""
    words: dict[str, str] = {}
    for amount, amount_to, unit in params["value"]:
        upper = None if amount_to is None else Decimal(amount_to)
        words.setdefault(unit, price_in_words(Decimal(amount), unit, upper) or "")
    return ", ".join(each for each in words.values() if each)


def _no_such_listing(params: Params) -> str:
    count = int(params["count"])
    if not count:
        return str(gettext("I have not shown you any options yet. What do you need, and where?"))
    return str(
        ngettext(
            "I have only shown you %(num)s option. Here it is again.",
            "I have only shown you %(num)s options. Which one do you mean?",
            count,
        )
    )


ON_LISTINGS: Mapping[str, Callable[[Params], str]] = {
    "is_nearest": lambda p: str(gettext("%(name)s is the nearest.", name=p["name"])),
    "is_cheapest": lambda p: str(
        gettext("%(name)s has the lowest price of those that tell us one.", name=p["name"])
    ),
    "is_best_rated": lambda p: str(
        gettext(
            "%(name)s has the best rating by the CQC: %(rating)s.",
            name=p["name"],
            rating=label("rating", p["rating"]),
        )
    ),
    "picked_phone": lambda p: str(
        gettext("You can ring %(name)s on %(phone)s.", name=p["name"], phone=p["value"])
    ),
    "picked_no_phone": lambda p: str(
        gettext("I have no phone number for %(name)s. Its page may say more.", name=p["name"])
    ),
    "picked_website": lambda p: str(
        gettext("The website of %(name)s is %(website)s.", name=p["name"], website=p["value"])
    ),
    "picked_no_website": lambda p: str(
        gettext("I have no website for %(name)s. Its page may say more.", name=p["name"])
    ),
    "picked_transport": lambda p: str(
        gettext("%(name)s says it helps with transport.", name=p["name"])
    ),
    "picked_no_transport": lambda p: str(
        gettext("I do not know if %(name)s can fetch you. You can ask them.", name=p["name"])
    ),
    "picked_distance": lambda p: str(
        gettext("%(name)s is %(distance)s.", name=p["name"], distance=miles_away(p["value"]))
    ),
    "picked_no_distance": lambda p: str(
        gettext("I do not know how far away %(name)s is.", name=p["name"])
    ),
    "picked_hours": lambda p: str(
        gettext(
            "%(name)s says it can help at these times: %(times)s. Ask them for the exact hours.",
            name=p["name"],
            times=", ".join(label("when", when) for when in p["value"]),
        )
    ),
    "picked_no_hours": lambda p: str(
        gettext("I do not know when %(name)s is open. You can ask them.", name=p["name"])
    ),
    "picked_price": lambda p: str(
        gettext("%(name)s tells us this price: %(price)s.", name=p["name"], price=_price(p))
    ),
    "picked_no_price": lambda p: str(
        gettext("%(name)s has not told us its prices. You can ask them.", name=p["name"])
    ),
    "picked_rating": lambda p: str(
        gettext(
            "The CQC rated %(name)s: %(rating)s.",
            name=p["name"],
            rating=label("rating", p["value"]),
        )
    ),
    "picked_no_rating": lambda p: str(
        gettext("I have no CQC rating for %(name)s.", name=p["name"])
    ),
    "picked": lambda p: str(gettext("Here is more about %(name)s.", name=p["name"])),
    "no_such_listing": _no_such_listing,
}
