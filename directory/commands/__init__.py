"""Changes to the directory: each flushes, none commits; the caller does, once, at its end.

Lives here: `listing_data` (a listing as plain data), `publish_listing`, `withdraw_listing`,
`remove_examples`, `load_councils`. May import: `models`, `vocabulary`, `places`, `search.text`.
"""

from directory.commands.listing_data import (
    AreaData,
    CostData,
    ListingData,
    LocationData,
    OrganisationData,
    ScheduleData,
)
from directory.commands.load_councils import load_councils
from directory.commands.publish_listing import Published, publish_listing, publish_listings
from directory.commands.remove_examples import remove_examples
from directory.commands.withdraw_listing import withdraw_listing, withdraw_listings

__all__ = [
    "AreaData",
    "CostData",
    "ListingData",
    "LocationData",
    "OrganisationData",
    "Published",
    "ScheduleData",
    "load_councils",
    "publish_listing",
    "publish_listings",
    "remove_examples",
    "withdraw_listing",
    "withdraw_listings",
]
