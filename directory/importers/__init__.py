"""Files that others publish, read into listings.

Lives here: `report` (what an import did, and its bad rows), `publishing` (what every import does at
its end), `cqc` (the CQC directory: reading a file and changing
the listings), `cqc_row` (one row as a listing), `cqc_mapping` (their words to our keys). May
import: `commands`, `places`, `models`, `vocabulary`.
"""

from directory.importers.cqc import import_cqc
from directory.importers.report import ImportRefused, ImportReport

__all__ = ["ImportRefused", "ImportReport", "import_cqc"]
