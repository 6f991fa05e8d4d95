"""A spreadsheet that people fill in: CSV, XLSX or ODS.

Lives here: `labels` (our keys in plain words), `columns` (what the columns are, and what to write in
each), `template` (an empty one, as bytes), `cells` (what people write in a cell), `row` (a row as a
listing), `importing` (the whole). May import: xlsxwriter and what `importers` may.
"""

from directory.importers.spreadsheet.importing import import_spreadsheet
from directory.importers.spreadsheet.template import make_csv, make_xlsx

__all__ = ["import_spreadsheet", "make_csv", "make_xlsx"]
