"""Keys of the vocabulary as bits: the place in its list is the bit, so lists only ever grow.

SERVICES and NEEDS have a number each; kinds, times, genders, accessibility and what is simply so
share a third, `flags`.
"""

from collections.abc import Iterable

from directory.vocabulary import ACCESSIBILITY, AVAILABILITY, GENDERS, KINDS, NEEDS, SERVICES

SIMPLY_SO = ("accepts_direct_payments", "wheelchair_accessible", "drives", "is_free")
FLAGS: tuple[str, ...] = (
    *(f"kind:{key}" for key in KINDS),
    *(f"gender:{key}" for key in GENDERS),
    *SIMPLY_SO,
    *(f"availability:{key}" for key in AVAILABILITY),
    *(f"accessibility:{key}" for key in ACCESSIBILITY),
)


def service_bits(keys: Iterable[str]) -> int:
    """Services as bits."""
    return _bits(keys, SERVICES)


def need_bits(keys: Iterable[str]) -> int:
    """Needs as bits."""
    return _bits(keys, NEEDS)


def flag_bits(keys: Iterable[str], prefix: str = "") -> int:
    """FLAGS as bits; `prefix` ("kind:") goes before each key."""
    return _bits((prefix + key for key in keys), FLAGS)


def _bits(keys: Iterable[str], known: tuple[str, ...]) -> int:
    total = 0
    for key in keys:
        total |= 1 << known.index(key)
    return total
