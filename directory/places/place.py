"""What a place is."""

from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True)
class Place:
    """A position with its name. Degrees are WGS 84.

    `is_approximate`: the position is the centre of an outcode or of a town, not an address.
    `outcode` is the first half of the postcodes there; `council_id` is the council with adult
    social care duties there, where it is known; `is_outside`: it is not the council that runs the
    site, as far as is known.
    """

    name: str
    latitude: float
    longitude: float
    postcode: str | None = None
    district: str | None = None
    council_id: str | None = None
    outcode: str | None = None
    is_approximate: bool = True
    is_outside: bool = False

    def to_dict(self) -> dict[str, Any]:
        """As in the chat contract, with what else is known."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any] | None) -> Self | None:
        """The reverse of `to_dict`; None where the data is no place."""
        if not isinstance(data, dict):
            return None
        try:
            return cls(
                name=str(data["name"]),
                latitude=float(data["latitude"]),
                longitude=float(data["longitude"]),
                postcode=data.get("postcode"),
                district=data.get("district"),
                council_id=data.get("council_id"),
                outcode=data.get("outcode"),
                is_approximate=bool(data.get("is_approximate", True)),
                is_outside=bool(data.get("is_outside")),
            )
        except (KeyError, TypeError, ValueError):
            return None
