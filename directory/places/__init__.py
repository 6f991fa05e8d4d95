"""Places: postcodes, outcodes, towns and villages to positions and districts.

Lives here: `place` (what a place is), `postcodes` (full, half and badly typed), `gazetteer` (the
names, read from a folder that a council can replace), `finder` (a place in a field or in a whole
message), `meant` (which of several is meant), `whole_area` (none in particular), `in_text` (a place
in a box for words), `words`, `distance`; `positions` (full postcodes that were imported), `imported`
and `elsewhere` (names that were), `national_grid` (metres to degrees). May import: `rapidfuzz`,
`uk_postcodes_parsing`, SQLAlchemy; of the project only `models`.
"""

from directory.places.finder import PlaceFinder, PlaceReading
from directory.places.gazetteer import Gazetteer, load_gazetteer
from directory.places.place import Place

__all__ = ["Gazetteer", "Place", "PlaceFinder", "PlaceReading", "load_gazetteer"]
