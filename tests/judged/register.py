"""The real rows of the CQC that judgements name: imported from the shared public data, never copied."""

from pathlib import Path

from sqlalchemy.orm import Session

from directory.importers import import_cqc
from directory.places import load_gazetteer

FILE = Path("cqc") / "cqc_directory_feb2016_7000_locations.csv"
"""7,000 places over England, the 208 of Essex and its two unitaries among them."""


def load_register(session: Session, shared: Path) -> None:
    """Import the register from the folder of shared data. Flushes. Raises OSError where it is absent."""
    path = shared / FILE
    path.stat()
    import_cqc(session, path, load_gazetteer())
