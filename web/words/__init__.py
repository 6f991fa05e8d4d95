"""Every word that people read and that is no article: sayings, labels, reasons, measures.

Lives here: what the chat says (`sayings`), names for keys (`labels`), why a listing is shown
(`reasons`), whose area a place is in (`boundaries`), distances, days and prices (`measures`). All go
through gettext; the catalogues are in `locales`. May import: `directory.vocabulary`,
`directory.places`, `directory.search`.
"""

from pathlib import Path

CATALOGUES = Path(__file__).parents[2] / "locales"
