"""The real rows of the CQC that judgements name: read from the shared public data, never copied."""

from pathlib import Path

from directory.commands import ListingData
from directory.importers.cqc import read_listings
from directory.importers.report import ImportReport
from directory.places import load_gazetteer

FILE = Path("cqc") / "cqc_directory_feb2016_7000_locations.csv"
"""7,000 places over England, the 208 of Essex and its two unitaries among them."""


def find_register(shared: Path) -> tuple[ListingData, ...] | None:
    """The listings of the register under the shared data, or None where it is absent."""
    path = shared / FILE
    if not path.is_file():
        return None
    listings, _ = read_listings(path, load_gazetteer(), ImportReport())
    return tuple(data for data in listings if data.is_listed)
