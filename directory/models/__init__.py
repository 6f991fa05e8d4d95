"""Tables of the directory, in the nouns of Open Referral UK.

Lives here: one noun a file. May import: SQLAlchemy and `directory.vocabulary`. Nothing that
PostgreSQL could not do the same as SQLite.
"""

from directory.models.attribute import Attribute, Language
from directory.models.base import Base, utc_now
from directory.models.council import Council, District
from directory.models.location import Location, ServiceAtLocation
from directory.models.organisation import Organisation
from directory.models.search_word import SearchWord
from directory.models.service import Service
from directory.models.service_details import CostOption, Phone, Schedule, ServiceArea

__all__ = [
    "Attribute",
    "Base",
    "CostOption",
    "Council",
    "District",
    "Language",
    "Location",
    "Organisation",
    "Phone",
    "Schedule",
    "SearchWord",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "utc_now",
]
