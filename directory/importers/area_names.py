"""The names of districts and councils as people and systems write them."""

from collections.abc import Mapping

from directory.places.gazetteer import Gazetteer
from directory.places.words import normalise

COUNTRY = frozenset(
    (
        "england",
        "england and wales",
        "uk",
        "united kingdom",
        "great britain",
        "gb",
        "national",
        "nationwide",
        "everywhere",
    )
)
"""Names, normalised, of the whole country."""
_KINDS = (" council", " city", " county", " borough", " district")
_SUFFIXES = (*(f"{kind} council" for kind in _KINDS[1:]), *_KINDS)
_PREFIXES = ("borough of ", "city of ", "county of ", "district of ")


def area_names(gazetteer: Gazetteer) -> Mapping[str, tuple[str, ...]]:
    """Normalised names of districts and councils, with and without "Council", to districts."""
    current = [d["district"] for d in gazetteer.districts if d["district"] in gazetteer.council_of]
    whose = {c["council_id"]: c["name"] for c in gazetteer.councils}
    names: dict[str, tuple[str, ...]] = {}
    for key, name in whose.items():
        theirs = tuple(d for d in current if gazetteer.council_of[d] == key)
        names |= dict.fromkeys(_spellings(name), theirs) if theirs else {}
    for district in current:
        names |= dict.fromkeys(_spellings(district), (district,))
    return names


def find_districts(area: str, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...] | None:
    """The districts of `area` ("Braintree", "Essex County Council", "Maldon, Harlow and Epping
    Forest"), by `known` from `area_names`; None where one of the names is not known."""
    if found := known.get(normalise(area)):
        return found
    pieces = area.replace(";", ",").replace("&", ",").replace(" and ", ",").split(",")
    some = [known.get(normalise(piece)) for piece in pieces if piece.strip()]
    names = [name for found in some if found for name in found]
    return tuple(dict.fromkeys(names)) if some and all(some) else None


def _spellings(name: str) -> list[str]:
    plain = normalise(name)
    for suffix in _SUFFIXES:
        plain = plain.removesuffix(suffix)
    for prefix in _PREFIXES:
        plain = plain.removeprefix(prefix)
    return [*(plain + s for s in ("", *_SUFFIXES)), *(p + plain for p in _PREFIXES)]
