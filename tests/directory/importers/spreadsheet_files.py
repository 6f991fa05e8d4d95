"""Filled-in spreadsheets for tests. The listings are made up."""

import csv
import zipfile
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter


def a_row(number: int = 1, **said: str) -> dict[str, str]:
    """A row that is in order; columns by their names with underscores."""
    usual = {
        "Name": f"Meadow Club {number}",
        "Kind": "Community group or charity",
        "Services": "Lunch club or social club",
        "Address": "1 Example Street, Witham",
        "Postcode": "CM8 1AA",
    }
    return {**usual, **{name.replace("_", " "): value for name, value in said.items()}}


def write_csv(path: Path, rows: list[dict[str, str]], headings: list[str] | None = None) -> Path:
    """The rows as a CSV file."""
    names = headings or list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_xlsx(path: Path, rows: list[dict[str, Any]]) -> Path:
    """A workbook whose second sheet holds the listings."""
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Read me").write_string(0, 0, "Hello")
        sheet = book.add_worksheet("Autumn")
        names = list(dict.fromkeys(name for row in rows for name in row))
        sheet.write_row(0, 0, names)
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for line, row in enumerate(rows, 1):
            for number, name in enumerate(names):
                value = row.get(name, "")
                sheet.write(line, number, value, day if isinstance(value, date) else None)
    return path


def write_ods(path: Path, rows: list[dict[str, str]]) -> Path:
    """The same in the little of ODS that a reader needs."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [names, *([row.get(name, "") for name in names] for row in rows)]
    cells = "".join(
        "<table:table-row>"
        + "".join(
            '<table:table-cell office:value-type="string">'
            f"<text:p>{escape(cell)}</text:p></table:table-cell>"
            for cell in line
        )
        + "</table:table-row>"
        for line in lines
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    names_of = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{names_of}:office:1.0" '
        f'xmlns:table="{names_of}:table:1.0" xmlns:text="{names_of}:text:1.0" '
        'office:version="1.2"><office:body><office:spreadsheet><table:table table:name="A">'
        f"{cells}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{names_of}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", kind)
        book.writestr("META-INF/manifest.xml", manifest)
        book.writestr("content.xml", content)
    return path
