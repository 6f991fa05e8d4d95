"""What an import did, in numbers, and the rows that it could not read."""

from collections import Counter
from dataclasses import dataclass, field


class ImportRefused(Exception):
    """The import stops before anything is written; the message says why and what to do."""


@dataclass(frozen=True)
class BadRow:
    """A row that was skipped: its line in the file, from 1, and the reason."""

    line: int
    reason: str


@dataclass
class ImportReport:
    """`read` = `added` + `changed` + `unchanged` + the bad rows. `unlisted` of those kept are not
    social care; `kinds_unlisted` counts what they are. `notes` counts values that were left out."""

    read: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    unlisted: int = 0
    missing: int = 0
    bad: list[BadRow] = field(default_factory=list)
    kinds_unlisted: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
