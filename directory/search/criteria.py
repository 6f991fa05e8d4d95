"""The question put to the directory: the one vocabulary that web and bot share."""

from collections.abc import Collection
from dataclasses import dataclass, field, fields, replace
from typing import Any, Self

from directory.places.place import Place
from directory.vocabulary import (
    ACCESSIBILITY,
    AVAILABILITY,
    GENDERS,
    KINDS,
    LISTING_OUTCOMES,
    NEEDS,
    PATHWAY_STEPS,
    RATINGS,
    SERVICES,
)

DEFAULT_RADIUS_KM = 16.1
"""Ten miles: how far people are taken to travel unless they say otherwise."""
PER_PAGE = 5
SIMPLE = ("accepts_direct_payments", "wheelchair_accessible", "drives")
"""What a listing simply is or is not, by the same name here and there."""


@dataclass(frozen=True)
class Constraints:
    """What narrows a search; None or empty means not asked for. Keys as in the vocabulary."""

    gender: str | None = None
    accepts_direct_payments: bool | None = None
    min_rating: str | None = None
    availability: tuple[str, ...] = ()
    language: str | None = None
    wheelchair_accessible: bool | None = None
    drives: bool | None = None
    places_free: bool | None = None
    free: bool | None = None
    max_price: float | None = None
    age: int | None = None
    radius_km: float | None = None
    accessibility: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    pathway_step: str | None = None

    def flags(self) -> dict[str, list[str]]:
        """What must simply be so: field to keys of `directory.search.bits.FLAGS`."""
        asked = {
            **{key: [key] for key in SIMPLE if getattr(self, key)},
            "free": ["is_free"] if self.free else [],
            "gender": [f"gender:{self.gender}"] if self.gender else [],
            "accessibility": [f"accessibility:{key}" for key in self.accessibility],
        }
        return {field: keys for field, keys in asked.items() if keys}

    def word_keys(self) -> dict[str, list[str]]:
        """What a listing must have that is kept like a word: field to keys ("language:pl")."""
        asked = {
            "language": [f"language:{self.language}"] if self.language else [],
            "outcomes": [f"outcome:{key}" for key in self.outcomes],
            "pathway_step": [f"pathway_step:{self.pathway_step}"] if self.pathway_step else [],
        }
        return {field: keys for field, keys in asked.items() if keys}

    def to_dict(self) -> dict[str, Any]:
        """Only what was asked for, ready for JSON."""
        said = {f.name: getattr(self, f.name) for f in fields(self)}
        return {
            key: list(value) if isinstance(value, tuple) else value
            for key, value in said.items()
            if value not in (None, ())
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """Known keys with known values; anything else is left out."""
        known: dict[str, Any] = {}
        for key in (*SIMPLE, "places_free", "free"):
            if data.get(key) is True:
                known[key] = True
        if data.get("gender") in GENDERS:
            known["gender"] = data["gender"]
        if data.get("min_rating") in RATINGS[1:]:
            known["min_rating"] = data["min_rating"]
        if data.get("pathway_step") in PATHWAY_STEPS:
            known["pathway_step"] = data["pathway_step"]
        known["availability"] = _known(data.get("availability"), AVAILABILITY)
        known["accessibility"] = _known(data.get("accessibility"), ACCESSIBILITY)
        known["outcomes"] = _known(data.get("outcomes"), LISTING_OUTCOMES)
        if isinstance(data.get("language"), str):
            known["language"] = data["language"][:8]
        for key in ("max_price", "radius_km"):
            if _is_positive(data.get(key)):
                known[key] = float(data[key])
        if _is_positive(data.get("age")):
            known["age"] = int(data["age"])
        return cls(**known)

    def without(self, names: Collection[str]) -> "Constraints":
        """These, with the fields of those names as if nothing had been said of them."""
        nothing: dict[str, Any] = {f.name: f.default for f in fields(self) if f.name in names}
        return replace(self, **nothing)

    def with_changes(self, other: "Constraints") -> "Constraints":
        """These, with whatever `other` says put in its place; days and times add up."""
        changes = {
            f.name: v for f in fields(other) if (v := getattr(other, f.name)) not in (None, ())
        }
        if "availability" in changes:
            both = dict.fromkeys([*self.availability, *other.availability])
            changes["availability"] = tuple(both)
        return replace(self, **changes)


@dataclass(frozen=True)
class Criteria:
    """One search. A listing fits when it has any of `services`, any of `needs`, any of `kinds`,
    every constraint, and every word of `text`; and, with a `place`, is near it or covers it."""

    services: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    place: Place | None = None
    constraints: Constraints = field(default_factory=Constraints)
    text: str = ""
    page: int = 1
    per_page: int = PER_PAGE

    @property
    def radius_km(self) -> float:
        """How far to look, in kilometres."""
        return self.constraints.radius_km or DEFAULT_RADIUS_KM

    @property
    def says_what(self) -> bool:
        """Whether anything but a place was asked for."""
        return bool(self.services or self.needs or self.kinds or self.text)

    def to_dict(self) -> dict[str, Any]:
        """The active search as JSON: what conversations keep and the chat contract shows."""
        return {
            "services": list(self.services),
            "needs": list(self.needs),
            "kinds": list(self.kinds),
            "place": self.place.to_dict() if self.place else None,
            "constraints": self.constraints.to_dict(),
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any] | None) -> Self:
        """The reverse of `to_dict`; unknown keys and values are left out."""
        data = data or {}
        return cls(
            services=_known(data.get("services"), SERVICES),
            needs=_known(data.get("needs"), NEEDS),
            kinds=_known(data.get("kinds"), KINDS),
            place=Place.from_dict(data.get("place")),
            constraints=Constraints.from_dict(data.get("constraints") or {}),
        )


def _known(values: Any, keys: tuple[str, ...]) -> tuple[str, ...]:
    if not isinstance(values, list | tuple):
        return ()
    return tuple(dict.fromkeys(v for v in values if v in keys))


def _is_positive(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 100_000
