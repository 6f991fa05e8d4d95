"""A feed's prices: pounds and free words, as prices of ours."""

import re
from decimal import Decimal

from directory.commands import CostData
from directory.importers.open_referral.record import Record

_UNITS = (
    (
        "hour",
        r"\b(?:per|an?|each|/)\s*(?:1|one)?\s*(?:hour|hr)\b|\bhourly\b|\bp/?h\b|^(?:hour|hr)$",
    ),
    ("week", r"\b(?:week|weekly|pw|wk)\b"),
    ("month", r"\b(?:month|monthly|pcm)\b"),
    ("day", r"\b(?:day|daily)\b"),
    ("session", r"\b(?:session|visit|class|meeting|lesson|meal|journey|trip)s?\b"),
)
_UNIT_PATTERNS = tuple((unit, re.compile(pattern, re.IGNORECASE)) for unit, pattern in _UNITS)
_FREE = re.compile(
    r"(this (service )?is )?(it is )?(free|free of charge|free service|no charges?|no cost|no fees?|"
    r"there is no (charge|cost|fee)|nil|£?0(\.00?)?)( to (use|attend|join))?\W*",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"per (?:hour|session|day|week|month)(?:, up to £(\d{1,6}\.\d\d))?")
"""Words that say no more than the unit, and the other end of the price."""
DEAREST = 100_000


def prices_of(record: Record) -> tuple[tuple[CostData, ...], bool | None, str | None]:
    """(prices with a unit that we know, whether it is free, the rest in words)."""
    known: list[CostData] = []
    rest: list[str] = [record.fees] if record.fees else []
    amounts = [c.amount for c in record.costs if c.amount is not None]
    for cost in record.costs:
        words = ", ".join(filter(None, (cost.option, cost.words)))
        unit = unit_of(cost.words) or unit_of(cost.option)
        if cost.amount is None and unit and _PLAIN.fullmatch(cost.words):
            known.append(CostData(None, unit, description=cost.option or None))
        elif cost.amount is None or not 0 <= cost.amount < DEAREST:
            rest.append(words)
        elif cost.amount > 0 and unit:
            plain = _PLAIN.fullmatch(cost.words)
            most = Decimal(plain.group(1)) if plain and plain.group(1) else None
            description = (cost.option if plain else words) or None
            known.append(CostData(_pounds(cost.amount), unit, most, description))
        elif cost.amount > 0:
            rest.append(f"£{_pounds(cost.amount)} {words}".strip())
    says_free = bool(_FREE.fullmatch(record.fees.strip())) if record.fees else False
    is_free = True if says_free else _is_free(amounts)
    words = "\n".join(dict.fromkeys(filter(None, rest)))
    return tuple(dict.fromkeys(known)), is_free, words or None


def unit_of(words: str) -> str | None:
    """The unit that `words` name first ("per 1 hour session": an hour), or None."""
    places = [(m.start(), unit) for unit, p in _UNIT_PATTERNS if (m := p.search(words))]
    return min(places)[1] if places else None


def _is_free(amounts: list[float]) -> bool | None:
    """Whether all is free, or nothing is; None where some is, or nobody has said."""
    if not amounts or (any(amounts) and not all(amounts)):
        return None
    return not any(amounts)


def _pounds(amount: float) -> Decimal:
    return Decimal(str(round(amount, 2))).quantize(Decimal("0.01"))
