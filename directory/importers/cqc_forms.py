"""The forms in which the CQC publishes: which columns tell a form, and what it knows.

`knows` names what a form may say about a listing: nothing else of a listing is touched by it. A
column that no form names is never read: those about named people (registered managers, nominated
individuals, partners) stand in `IGNORED`, so that they are expected and left alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WHOLE = frozenset(
    {
        "name",
        "provider",
        "services",
        "needs",
        "other_names",
        "website",
        "phones",
        "position",
        "address",
        "checked_on",
        "source_area",
    }
)
RATED = frozenset({"rating", "beds", "dormancy"})
IGNORED = ("Registered manager", "Provider Nominated Individual Name", "Provider Main Partner Name")


@dataclass(frozen=True)
class Form:
    """One form of file.

    `columns` must all be there; `others` may be; where it `is_strict`, no more. `makes_listings`:
    it says enough to add a place that the directory does not have. `is_whole_list`: it lists all
    there is in its local authorities; if not, `why_not_whole` says why. `cannot_deny`: services
    and needs that its words cannot say, and which it therefore leaves as they are."""

    key: str
    title: str
    columns: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    knows: frozenset[str] = WHOLE
    is_strict: bool = False
    makes_listings: bool = True
    is_whole_list: bool = True
    why_not_whole: str = ""
    cannot_deny: frozenset[str] = frozenset()
    counted_in: str = "Line"

    def share(self, header: Sequence[str]) -> float:
        """The share of its columns that `header` has, from 0 to 1."""
        return len(set(self.columns) & set(header)) / len(self.columns) if self.columns else 0.0


DIRECTORY_COLUMNS = (
    "Name",
    "Also known as",
    "Address",
    "Postcode",
    "Phone number",
    "Service's website (if available)",
    "Service types",
    "Date of latest check",
    "Specialisms/services",
    "Provider name",
    "Local authority",
    "Region",
    "Location URL",
    "CQC Location ID (for office use only)",
    "CQC Provider ID (for office use only)",
)
DIRECTORY = Form(
    "directory",
    "the CQC directory with 15 columns",
    DIRECTORY_COLUMNS,
    others=("lat", "lon", "district"),
    is_strict=True,
    cannot_deny=frozenset({"autism"}),
)
DIRECTORY_18 = Form(
    "directory-18",
    "the CQC directory with 18 columns",
    (
        "Name",
        "Address 1",
        "Address 2",
        "Town/City",
        "County",
        "Postcode",
        "Phone number",
        "CQC Provider ID (for office use only)",
        "CQC Location ID (for office use only)",
        "Website",
        "Local authority",
        "Region",
        "Report publication date",
        "URL",
        "Also known as",
        "Specialisms/services",
        "Service types",
        "Provider name",
    ),
    is_strict=True,
    cannot_deny=frozenset({"autism"}),
)
RATINGS = Form(
    "ratings",
    "the CQC care directory with ratings",
    (
        "Location Name",
        "Location ID",
        "Location telephone number",
        "Location Web Address",
        "Location Local Authority",
        "Service Types",
        "Care homes beds",
        "Location HSCA start date",
        "Dormant",
        "Location Latest Overall Rating",
        "Publication Date",
        "Service users supported",
        "Location safe rating",
        "Location effective rating",
        "Location caring rating",
        "Location responsive rating",
        "Location well-led rating",
        "Provider Name",
        "Provider ID",
    ),
    others=(
        "Location HSCA end date",
        "Location Latitude",
        "Location Longitude",
        "Location Street Address",
        "Location Address Line 2",
        "Location City",
        "Location Postal Code",
    ),
    knows=WHOLE - {"other_names", "checked_on"} | RATED,
    cannot_deny=frozenset({"nursing_care_at_home"}),
)
ACTIVE = Form(
    "active",
    "the CQC's active locations (directory with filters)",
    (
        "Location ID",
        "Location HSCA start date",
        "Location Name",
        "Location Telephone Number",
        "Location Web Address",
        "Care homes beds",
        "Location Latest Overall Rating",
        "Publication Date",
        "Location Local Authority",
        "Location Street Address",
        "Location Address Line 2",
        "Location City",
        "Location Postal Code",
        "Provider ID",
        "Provider Name",
        "Service type - Domiciliary care service",
        "Service user band - Dementia",
    ),
    others=("Dormant (Y/N)", "Location Latitude", "Location Longitude", "Provider Web Address"),
    knows=WHOLE - {"other_names", "checked_on"} | RATED,
)
LATEST_RATINGS = Form(
    "latest-ratings",
    "the CQC's latest ratings",
    (
        "Location ID",
        "Service / Population Group",
        "Latest Rating",
        "Publication Date",
    ),
    others=("Domain", "Key Question"),
    knows=frozenset({"rating"}),
    makes_listings=False,
    is_whole_list=False,
    why_not_whole="it has only the places that are rated",
)
DEACTIVATED = Form(
    "deactivated",
    "the CQC's deactivated locations",
    ("Location ID", "Location HSCA End Date", "Location Name"),
    knows=frozenset(),
    makes_listings=False,
    is_whole_list=False,
    why_not_whole="it lists what has closed",
)
POINTS = Form(
    "points",
    "positions of CQC locations",
    ("cqc_location_id", "lat", "lon"),
    others=("marker_type",),
    knows=frozenset({"position"}),
    is_strict=True,
    makes_listings=False,
    is_whole_list=False,
    why_not_whole="it has only ids and positions, of care homes",
)
TABLES = (DIRECTORY, DIRECTORY_18, RATINGS, ACTIVE, LATEST_RATINGS, DEACTIVATED, POINTS)
"""Every form that has a header, the likeliest first."""

API_LOCATIONS = Form(
    "api-locations",
    "the CQC API's records of locations",
    knows=WHOLE | RATED | {"registration"},
    is_whole_list=False,
    why_not_whole="it has single records, and nothing says that they are all there are",
    cannot_deny=frozenset({"autism"}),
)
API_LIST = Form(
    "api-list",
    "the CQC API's list of locations",
    knows=frozenset({"name"}),
    makes_listings=False,
    counted_in="Record",
)
API_PROVIDERS = Form(
    "api-providers",
    "the CQC API's records of providers",
    knows=frozenset({"provider"}),
    makes_listings=False,
    is_whole_list=False,
    why_not_whole="it has providers, not the places that they run",
)
