"""The spreadsheet to fill in, as bytes: an XLSX workbook, or a CSV file."""

import csv
import io

import xlsxwriter

from directory.importers.spreadsheet.columns import COLUMNS, Column, note_of

LISTINGS, NOTES, LISTS = "Listings", "Notes", "Lists"
ROWS = 2000
"""Rows with drop-downs."""
_TITLE, _MESSAGE = 32, 255
"""The most characters of what a cell says when it is chosen."""
_HELP = (
    "How to fill in this spreadsheet",
    "Write one listing in each row of the sheet called Listings. Row 2 is an example: it is never "
    "read in, so you may leave it there.",
    "Do not change the headings. You may leave out a column that you do not need, or put the "
    "columns in another order.",
    "Many cells have a list to choose from. Where a cell can hold several, put a semicolon (;) "
    "between them, like this: Older people; Dementia.",
)


def make_csv() -> bytes:
    """The headings and the example row, as UTF-8 that spreadsheets recognise."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([column.name for column in COLUMNS])
    writer.writerow([column.example for column in COLUMNS])
    return text.getvalue().encode("utf-8-sig")


def make_xlsx() -> bytes:
    """A workbook: the sheet to fill in with its lists, the notes, and the allowed values."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        listings = book.add_worksheet(LISTINGS)
        notes = book.add_worksheet(NOTES)
        lists = book.add_worksheet(LISTS)
        _write_notes(book, notes)
        ranges = _write_lists(book, lists)
        _write_listings(book, listings, ranges)
    return file.getvalue()


def _write_listings(
    book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet, ranges: dict[str, str]
) -> None:
    needed = book.add_format({"bold": True, "bg_color": "#D2E2F1", "text_wrap": True, "border": 1})
    other = book.add_format({"bold": True, "bg_color": "#F3F2F1", "text_wrap": True, "border": 1})
    example = book.add_format({"italic": True, "font_color": "#505A5F", "text_wrap": True})
    plain = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    for number, column in enumerate(COLUMNS):
        sheet.set_column(number, number, column.width, plain)
        sheet.write_string(0, number, column.name, needed if column.is_needed else other)
        sheet.write_string(1, number, column.example, example)
        sheet.data_validation(1, number, ROWS, number, _choices(column, ranges))
    sheet.freeze_panes(1, 2)
    sheet.set_row(0, 32)


def _choices(column: Column, ranges: dict[str, str]) -> dict[str, object]:
    """The drop-down of a column and what it says; several values may be typed over it."""
    said = {
        "input_title": column.name[:_TITLE],
        "input_message": note_of(column)[:_MESSAGE],
        "ignore_blank": True,
    }
    if column.name not in ranges:
        return {**said, "validate": "any"}
    return {
        **said,
        "validate": "list",
        "source": ranges[column.name],
        "show_error": not column.is_several,
        "error_title": "Not in the list",
        "error_message": "Choose a value from the list, or leave the cell empty.",
    }


def _write_notes(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for number, width in enumerate((28, 12, 70, 60)):
        sheet.set_column(number, number, width, wrapped)
    for number, line in enumerate(_HELP):
        sheet.merge_range(number, 0, number, 3, line, wrapped if number else bold)
        sheet.set_row(number, 32 if number else 18)
    start = len(_HELP) + 1
    for number, heading in enumerate(("Column", "Needed", "What to write", "Allowed values")):
        sheet.write_string(start, number, heading, bold)
    for number, column in enumerate(COLUMNS, start + 1):
        allowed = "; ".join(column.labels.values()) if column.labels else "Your own words"
        sheet.write_string(number, 0, column.name, bold)
        sheet.write_string(number, 1, "Yes" if column.is_needed else "No", wrapped)
        sheet.write_string(number, 2, note_of(column), wrapped)
        sheet.write_string(number, 3, allowed, wrapped)


def _write_lists(
    book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet
) -> dict[str, str]:
    """Write the allowed values, a column each; the cells that hold them, by the column's name."""
    bold = book.add_format({"bold": True})
    ranges: dict[str, str] = {}
    for number, column in enumerate(column for column in COLUMNS if column.labels):
        values = list((column.labels or {}).values())
        sheet.set_column(number, number, 30)
        sheet.write_string(0, number, f"{column.name} - choose from", bold)
        for line, value in enumerate(values, 1):
            sheet.write_string(line, number, value)
        letter = xlsxwriter.utility.xl_col_to_name(number, True)
        ranges[column.name] = f"={LISTS}!{letter}$2:{letter}${len(values) + 1}"
    return ranges
