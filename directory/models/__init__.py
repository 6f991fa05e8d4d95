"""Tables of the directory, in the nouns of Open Referral UK.

Lives here: one noun a file; `search_index` is what search reads. May import: SQLAlchemy and
`directory.vocabulary`. Nothing that PostgreSQL could not do the same as SQLite.
"""

from directory.models.attribute import Attribute, Language
from directory.models.base import Base, utc_now
from directory.models.council import Council, District
from directory.models.listing_change import ListingChange
from directory.models.location import Location, ServiceAtLocation
from directory.models.organisation import Organisation
from directory.models.place import PlaceName, Postcode
from directory.models.possible_duplicate import PossibleDuplicate
from directory.models.search_index import (
    SearchEntry,
    SearchLocation,
    SearchPosting,
    SearchSpelling,
    SearchStem,
)
from directory.models.service import Service
from directory.models.service_details import Contact, CostOption, Phone, Schedule, ServiceArea
from directory.models.synonym import Synonym, SynonymGroup

__all__ = [
    "Attribute",
    "Base",
    "Contact",
    "CostOption",
    "Council",
    "District",
    "Language",
    "ListingChange",
    "Location",
    "Organisation",
    "Phone",
    "PlaceName",
    "PossibleDuplicate",
    "Postcode",
    "Schedule",
    "SearchEntry",
    "SearchLocation",
    "SearchPosting",
    "SearchSpelling",
    "SearchStem",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "Synonym",
    "SynonymGroup",
    "utc_now",
]
