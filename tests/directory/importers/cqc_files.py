"""Small files in the shape of the CQC directory, for tests. The rows are made up."""

import csv
from pathlib import Path

from directory.importers.cqc_row import COLUMNS

USUAL = {
    "Name": "Quince House",
    "Also known as": "",
    "Address": "1 Orchard Road, Witham",
    "Postcode": "CM8 1AA",
    "Phone number": "1632960123",
    "Service's website (if available)": "www.Example.org/quince",
    "Service types": "Residential homes",
    "Date of latest check": "10/02/2016 - 00:00",
    "Specialisms/services": "Dementia|Caring for adults over 65 yrs",
    "Provider name": "Quince Care Limited",
    "Local authority": "Essex",
    "Region": "East of England",
    "Location URL": "https://www.example.org/location/1-1",
    "CQC Location ID (for office use only)": "1-1",
    "CQC Provider ID (for office use only)": "1-100",
}


def a_row(number: int = 1, **said: str) -> dict[str, str]:
    """A row whose location is `number`; columns by the start of their name ("Name", "Phone")."""
    row = {**USUAL, "CQC Location ID (for office use only)": f"1-{number}"}
    for start, value in said.items():
        start = start.replace("_", " ")
        [column] = [c for c in COLUMNS if c.startswith(start)]
        row[column] = value
    return row


def write(path: Path, rows: list[dict[str, str]], header: tuple[str, ...] = COLUMNS) -> Path:
    """The rows as a CSV file."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, header, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path
