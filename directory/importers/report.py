"""What an import did, in numbers, and the rows that it could not read."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

HEADER = ("line", "what", "reason")
"""The columns of a file of bad rows."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Advance = Callable[[int], object]
"""Called with each number of rows that is done."""
Progress = Callable[[int], Advance]
"""Given how many rows there are, answers with what to call as they are done."""


class ImportRefused(Exception):
    """The import stops before anything is written; the message says why and what to do."""


@dataclass(frozen=True)
class BadRow:
    """A row that was skipped: its line in the file, from 1, and the reason.

    `what` helps to find it: its id or its name, where it has one."""

    line: int
    reason: str
    what: str = ""


@dataclass
class ImportReport:
    """`read` = `added` + `changed` + `unchanged` + the bad rows + the `skipped` ones.

    `counted_in` is what a bad row's number counts: "Line", "Row" of a sheet, "Record". `form` names
    what the file was taken for. `skipped` counts, by the reason, rows that are in order and make no
    listing. `unlisted` of those kept are not social care; `kinds_unlisted` counts what they are.
    `missing` were in the directory and are not in the file. `notes` counts values that were left
    out. `joined` and `possible_duplicates` count the pairs that this import found."""

    form: str = ""
    counted_in: str = "Line"
    read: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    unlisted: int = 0
    missing: int = 0
    joined: int = 0
    possible_duplicates: int = 0
    bad: list[BadRow] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    kinds_unlisted: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)


def write_bad_rows(path: Path, bad: Iterable[BadRow]) -> None:
    """The bad rows as CSV, with its folder; a cell never begins a formula. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for row in bad:
            writer.writerow([row.line, _as_text(row.what), _as_text(row.reason)])


def _as_text(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
