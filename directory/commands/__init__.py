"""Changes to the directory: each flushes, none commits; the caller does, once, at its end.

Lives here: `listing_data` (a listing as plain data), `listing_rows` and `search_rows` (that data as
rows), `read_listings` (the way back), `bulk` (many rows at once), `publish_listing`, `keep_sayings`
(what people said of imported listings), `withdraw_listing`, `search_index` and `reindex` (what
search reads), `duplicates`, `decide_duplicate` and `fill_joined` (one service in two sources),
`history`, `remove_examples`, `load_councils`, `load_postcodes` and `refresh_positions` (listings
move to a postcode that has become known); and `lifecycle`, which is imported by its own name.
May import: `models`, `vocabulary`, `places`, and of `search` what turns words and places into
numbers.
"""

from directory.commands.listing_data import (
    AreaData,
    ContactData,
    CostData,
    ListingData,
    LocationData,
    OrganisationData,
    ScheduleData,
)
from directory.commands.load_councils import load_councils
from directory.commands.load_synonyms import add_synonyms, load_synonyms, remove_synonyms
from directory.commands.publish_listing import Published, publish_listing, publish_listings
from directory.commands.read_listings import read_listings
from directory.commands.reindex import reindex
from directory.commands.remove_examples import remove_examples
from directory.commands.withdraw_listing import withdraw_listing, withdraw_listings

__all__ = [
    "AreaData",
    "ContactData",
    "CostData",
    "ListingData",
    "LocationData",
    "OrganisationData",
    "Published",
    "ScheduleData",
    "add_synonyms",
    "load_councils",
    "load_synonyms",
    "publish_listing",
    "publish_listings",
    "read_listings",
    "reindex",
    "remove_examples",
    "remove_synonyms",
    "withdraw_listing",
    "withdraw_listings",
]
