"""Made-up listings over England, as many as wanted, the same for the same seed.

Lives here: `positions` (where: real postcodes from a file, or `towns`), `words` (names and
sentences from word lists of our own; no organisation there is has such a name), `offers` (what a
kind of listing offers, to whom and when), `making` (the whole listing). May import:
`directory.commands`, `directory.vocabulary`.
"""

from tests.bench.generator.making import SOURCE, make_listings
from tests.bench.generator.positions import Position, Positions

__all__ = ["SOURCE", "Position", "Positions", "make_listings"]
