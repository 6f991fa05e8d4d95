"""Files that others publish, read into listings.

Lives here: `report` (what an import did, and its bad rows), `publishing` (what every import does at
its end), `tables` (rows of CSV, ODS and XLSX), `said` (phones and web addresses as people write
them). The CQC: `cqc` (the import), `cqc_forms` (which forms there are, and what each knows),
`cqc_file` (telling a file's form), `cqc_columns` and `cqc_api` (a row, a record of JSON, as a
`cqc_record`), `cqc_check` (whether it can be used), `cqc_merge` (a record and what is known already
as one listing), `cqc_closing`, `cqc_providers`, `cqc_row` (one row by itself), `cqc_words` and
`cqc_mapping` (their words to our keys). Other councils: `open_referral`. What people fill in:
`spreadsheet`. Both use `sources` (what an operator calls them), `plain_text`, `words_to_keys` (days,
languages, access) and `area_names`. Places: `postcodes`, `places` and
`place_forms` (which files of names there are). May import: `commands`, `places`, `models`,
`vocabulary`, `reading`.
"""

from directory.importers.cqc import import_cqc
from directory.importers.report import ImportRefused, ImportReport

__all__ = ["ImportRefused", "ImportReport", "import_cqc"]
