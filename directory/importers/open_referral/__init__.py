"""Open Referral UK feeds, versions 1.0 and 3.0, read over HTTP from another council.

Lives here: `client` (one address as JSON: time-outs, tries, sizes), `pages` (the feed page by page,
each kept on disk until all is written), `record` (a service in one form), `version1` and `version3`
(their JSON in that form), `parts` (what both say alike), `terms` (their taxonomies in our keys),
`own_terms` (those of another Care Finder), `where` (their places and areas), `costs` (their prices),
`listing` (a record as a listing), `importing` (the whole). May import: requests, `queries` and what
`importers` may.
"""

from directory.importers.open_referral.client import Client
from directory.importers.open_referral.importing import (
    PREFIX,
    Fetched,
    fetch_feed,
    folder_of,
    import_open_referral,
)
from directory.importers.open_referral.pages import forget_pages

__all__ = [
    "PREFIX",
    "Client",
    "Fetched",
    "fetch_feed",
    "folder_of",
    "forget_pages",
    "import_open_referral",
]
