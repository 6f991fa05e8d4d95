"""Public ids that stay the same: UUIDs of version 5, of a source and the id it gives."""

import uuid
from collections.abc import Sequence
from typing import Any, TypeVar

Place = TypeVar("Place", bound=Any)
NAMESPACE = uuid.UUID("5f0b4c1e-6a0b-5d43-9f55-3d1a7c5f2a90")
"""Never changes: every public id of an imported row hangs on it."""


def stable_id(source: str, source_id: str) -> uuid.UUID:
    """The id of a listing, for instance of ("cqc", "1-1000210669")."""
    return uuid.uuid5(NAMESPACE, f"{source}:{source_id}")


def part_id(source: str, source_id: str, part: str) -> uuid.UUID:
    """The id of a part of it with an id of its own, for instance its "location"."""
    return uuid.uuid5(NAMESPACE, f"{source}:{source_id}:{part}")


def place_id(source: str, source_id: str, index: int) -> uuid.UUID:
    """The id of the place `index` (from 0) of a listing."""
    return part_id(source, source_id, "location" if index == 0 else f"location-{index + 1}")


def number_of(public_id: uuid.UUID) -> int:
    """The first 63 bits of `public_id`: the search's own tables are narrower with it."""
    return public_id.int >> 65


def pair_id(service_id: uuid.UUID, location_id: uuid.UUID) -> uuid.UUID:
    """The id of a service at one of its places."""
    return uuid.uuid5(NAMESPACE, f"service-at-location:{service_id}:{location_id}")


def main_first(places: Sequence[Place], source: str, source_id: str) -> list[Place]:
    """The places of one listing in the order in which its source has them, the main one first."""
    count = len(places)
    order = {place_id(source, source_id, index): index for index in range(count)}
    return sorted(places, key=lambda place: order.get(place.id, count))
