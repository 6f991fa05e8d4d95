"""Other councils' records in our words, for tests: no server and no database."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from directory.commands import ListingData
from directory.importers.open_referral import version1, version3
from directory.importers.open_referral.listing import listing_of
from directory.places.positions import Position

TODAY = date(2026, 11, 23)
READERS = {1: version1.record_of, 3: version3.record_of}


def listing(
    record: dict[str, Any],
    known: Mapping[str, tuple[str, ...]],
    version: int = 3,
    positions: Mapping[str, Position] | None = None,
) -> tuple[ListingData, Counter[str]]:
    """What becomes of a record, and what was noted."""
    notes: Counter[str] = Counter()
    said = READERS[version](record, TODAY)
    return listing_of(said, "oruk-kent", positions or {}, known, notes, TODAY), +notes
