"""One row of the CQC directory with 15 columns as a new listing."""

from collections import Counter
from collections.abc import Mapping

from directory.commands import ListingData
from directory.importers.cqc_check import check
from directory.importers.cqc_columns import read_row
from directory.importers.cqc_forms import DIRECTORY, DIRECTORY_COLUMNS
from directory.importers.cqc_merge import Known, merge
from directory.importers.said import phone_number, website_address
from directory.places.gazetteer import Gazetteer

COLUMNS = DIRECTORY_COLUMNS

__all__ = ["COLUMNS", "listing_from", "phone_number", "website_address"]


def listing_from(row: Mapping[str, str], gazetteer: Gazetteer, notes: Counter[str]) -> ListingData:
    """The listing that `row` (column to text, all COLUMNS) describes.

    What is left out is counted in `notes`. Raises ValueError, in words for the report, where the
    row cannot be read."""
    record = read_row(DIRECTORY, 1, row, notes)
    check(record, DIRECTORY)
    return merge(record, DIRECTORY, None, Known(gazetteer), notes)
