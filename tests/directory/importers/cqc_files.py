"""Small files in the shape of the CQC directory, for tests. The rows are made up."""

import csv
import gzip
import json
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter

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


def write(path: Path, rows: list[dict[str, str]], header: Sequence[str] = COLUMNS) -> Path:
    """The rows as a CSV file."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, header, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


RATED = {
    "Location Name": "Quince House",
    "Location ID": "1-1",
    "Location telephone number": "01632960123",
    "Location Web Address": "",
    "Location Local Authority": "Essex",
    "Service Types": "Care home service without nursing",
    "Care homes beds": "12",
    "Location HSCA start date": "2011-02-03",
    "Location HSCA end date": "",
    "Dormant": "N",
    "Location Latest Overall Rating": "Good",
    "Publication Date": "5/20/2024 12:00:00 AM",
    "Service users supported": "Learning Disabilities or autistic spectrum disorder, Dementia",
    "Location safe rating": "Good",
    "Location effective rating": "Good",
    "Location caring rating": "Outstanding",
    "Location responsive rating": "Requires Improvement",
    "Location well-led rating": "No published rating",
    "Provider Name": "Quince Care Limited",
    "Provider ID": "1-100",
    "Registered manager": "Somebody, Named",
}
ACTIVE_ROW = {
    "Location ID": "1-1",
    "Location HSCA start date": "03/02/2011",
    "Dormant (Y/N)": "N",
    "Care home?": "Y",
    "Location Name": "Quince House",
    "Location Telephone Number": "01632960123",
    "Registered manager": "Somebody, Named",
    "Location Web Address": "www.example.org",
    "Care homes beds": 12,
    "Location Latest Overall Rating": "Good",
    "Publication Date": "2024-05-20",
    "Location Local Authority": "Essex",
    "Location Street Address": "1 Orchard Road",
    "Location Address Line 2": "",
    "Location City": "Witham",
    "Location Postal Code": "CM8 1AA",
    "Location Latitude": 51.8,
    "Location Longitude": 0.64,
    "Provider ID": "1-100",
    "Provider Name": "Quince Care Limited",
    "Provider Web Address": "www.example.org/quince-care",
    "Provider Nominated Individual Name": "Somebody, Else",
    "Regulated activity - Nursing care": "",
    "Service type - Domiciliary care service": "",
    "Service type - Care home service with nursing": "Y",
    "Service user band - Dementia": "Y",
    "Service user band - Learning disabilities or autistic spectrum disorder": "Y",
    "Service user band - Younger Adults": "Y",
}


def a_rated_row(number: int = 1, **said: str) -> dict[str, str]:
    """A row of the directory with ratings, whose columns are named with underscores."""
    columns = {column.replace(" ", "_").replace("-", "_"): column for column in RATED}
    return {**RATED, "Location ID": f"1-{number}"} | {columns[k]: v for k, v in said.items()}


def rated(path: Path, *rows: dict[str, str]) -> Path:
    """The rows as the directory with ratings."""
    return write(path / "ratings.csv", list(rows), list(RATED))


def a_location(number: int = 1, **said: Any) -> dict[str, Any]:
    """A record of a location, as the API has it."""
    return {
        "locationId": f"1-{number}",
        "providerId": "1-100",
        "name": "Quince House",
        "registrationStatus": "Registered",
        "dormancy": "N",
        "numberOfBeds": 12,
        "mainPhoneNumber": "01632960123",
        "localAuthority": "Essex",
        "onspdLatitude": 51.8001,
        "onspdLongitude": 0.6402,
        "postalAddressLine1": "1 Orchard Road",
        "postalAddressTownCity": "Witham",
        "postalCode": "CM8 1AA",
        "gacServiceTypes": [
            {"name": "Residential homes", "description": "Care home service without nursing"}
        ],
        "specialisms": [{"name": "Dementia"}, {"name": "Caring for adults over 65 yrs"}],
        "regulatedActivities": [
            {
                "name": "Accommodation for persons who require nursing or personal care",
                "contacts": [{"personGivenName": "Somebody", "personFamilyName": "Named"}],
            }
        ],
        "currentRatings": {
            "overall": {
                "rating": "Outstanding",
                "reportDate": "2025-01-31",
                "keyQuestionRatings": [
                    {"name": "Well-led", "rating": "Outstanding"},
                    {"name": "Safe", "rating": "Good"},
                    {"name": "Caring", "rating": "Insufficient evidence to rate"},
                ],
            }
        },
        "lastInspection": {"date": "2024-12-01"},
        **said,
    }


PROVIDER = {
    "providerId": "1-100",
    "locationIds": ["1-1"],
    "name": "Quince Care Limited",
    "website": "www.example.org/care",
    "registrationStatus": "Registered",
}


def write_lines(path: Path, records: list[dict[str, Any]]) -> Path:
    """Records as JSON, one to a line; gzipped where the name says so."""
    text = "".join(json.dumps(record) + "\n" for record in records)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def write_ods(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    """A workbook with `sheets`, in the little of ODS that a reader needs."""
    tables = "".join(
        f'<table:table table:name="{name}">{"".join(map(_ods_row, rows))}</table:table>'
        for name, rows in sheets.items()
    )
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} '
        f'office:version="1.2"><office:body><office:spreadsheet>{tables}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest='
        '"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return path


def _ods_row(cells: list[Any]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, cells))}</table:table-row>"


def _ods_cell(value: Any) -> str:
    if isinstance(value, date):
        said = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, int | float):
        said = f'office:value-type="float" office:value="{value}"'
    else:
        said = 'office:value-type="string"'
    text = f"<text:p>{escape(str(value))}</text:p>" if value != "" else ""
    return f"<table:table-cell {said}>{text}</table:table-cell>"


def write_xlsx(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    """The same as XLSX."""
    with xlsxwriter.Workbook(path) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def a_register(*rows: dict[str, Any]) -> dict[str, list[list[Any]]]:
    """The workbook as the CQC publishes it: a sheet to read, and the data below some lines."""
    return {
        "README": [["Active locations"], ["Location ID", "is the id of a location"], ["", "x"]],
        "Dual_Registration_Locations": [["Location ID", "Location Name", "Primary ID"]],
        "HSCA_Active_Locations": [
            *[[f"Line {n} about the file"] for n in range(27)],
            list(ACTIVE_ROW),
            *[list({**ACTIVE_ROW, **row}.values()) for row in rows],
        ],
    }
