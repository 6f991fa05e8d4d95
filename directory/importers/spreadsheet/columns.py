"""The columns of the spreadsheet, in the order of the template."""

from dataclasses import dataclass

from directory.importers.spreadsheet import labels
from directory.importers.spreadsheet.labels import Labels

EXAMPLE = "EXAMPLE"
"""A row whose id begins so is the template's own, and is skipped."""
EXAMPLE_ID = f"{EXAMPLE} - this row is not read in"


@dataclass(frozen=True)
class Column:
    """A column: its heading, what to write in it, and what the example row says.

    `labels` are the allowed values, key to label; `is_several`: more than one, with semicolons."""

    name: str
    note: str
    example: str = ""
    labels: Labels | None = None
    is_several: bool = False
    is_needed: bool = False
    width: int = 18


ID, NAME, KIND, ORGANISATION, SERVICES = "Id", "Name", "Kind", "Organisation", "Services"
NEEDS, SUMMARY, ADDRESS, POSTCODE = "Needs", "Summary", "Address", "Postcode"
SECRET, AREAS, TIMES, PRICE = "Keep address secret", "Areas covered", "Days and times", "Price"
PAYMENTS, LANGUAGES, GENDER = "Takes direct payments", "Languages", "Carer gender"
DRIVES, WHEELCHAIR, ACCESS = "Drives", "Good for wheelchair users", "Accessibility"
FREE, FREE_ON, YOUNGEST, OLDEST = "Places free", "Places free on", "Youngest age", "Oldest age"
PHONE, EMAIL, WEBSITE, CQC_ID = "Phone", "Email", "Website", "CQC location id"
OUTCOMES, STEPS, CHECKS = "Outcomes", "Pathway steps", "Quality checks"
CONFIRMED, STARTS, ENDS = "Confirmed on", "Starts on", "Ends on"

_DAY = "A date, like 20/11/2026."
_YES_NO = "Yes or No. Leave it empty if you do not know."

COLUMNS: tuple[Column, ...] = (
    Column(
        ID,
        "Your own number or code for this listing. Keep it the same every time. Leave it empty and "
        "we know the listing by its name and postcode.",
        EXAMPLE_ID,
        width=36,
    ),
    Column(NAME, "What people call it.", "Meadow Lunch Club", is_needed=True, width=30),
    Column(
        KIND,
        "Who offers it. Choose one.",
        "Community group or charity",
        labels.KINDS,
        is_needed=True,
        width=26,
    ),
    Column(
        ORGANISATION,
        "Who runs it. Leave it empty if that is the same as the name.",
        "Meadow Community Association",
        width=30,
    ),
    Column(
        SERVICES,
        "What is offered. One or more.",
        "Lunch club or social club; Transport and getting out",
        labels.SERVICES,
        is_several=True,
        is_needed=True,
        width=40,
    ),
    Column(
        NEEDS,
        "Who it is for. Leave it empty if it is for anyone.",
        "Older people; Dementia",
        labels.NEEDS,
        is_several=True,
        width=26,
    ),
    Column(
        SUMMARY,
        "Say what happens, in short sentences. Do not name people who have not agreed to it.",
        "A hot meal and a quiz every week. We can fetch you by minibus.",
        width=50,
    ),
    Column(ADDRESS, "House number, street and town.", "1 Example Street, Witham", width=30),
    Column(POSTCODE, "The whole postcode.", "CM8 1AA", width=12),
    Column(
        SECRET,
        "Yes for a refuge or someone's home. We then keep only the first half of the postcode. For "
        "a personal assistant we do this unless you write No.",
        "No",
        labels.YES_NO,
        width=12,
    ),
    Column(
        AREAS,
        "Where you go out to: names of districts or councils, or how far, like 10 miles. Write "
        "Everywhere if you help by phone or online. Leave it empty if people come to you.",
        "Braintree; Maldon",
        is_several=True,
        width=24,
    ),
    Column(
        TIMES,
        "Days with times, like Mon-Fri 9am-5pm. Or when you can come, like Mornings or Weekends.",
        "Tuesday 12pm-2.30pm; Friday 12pm-2.30pm",
        labels.TIMES,
        is_several=True,
        width=36,
    ),
    Column(
        PRICE,
        "Pounds and what for: £18 an hour; £25 to £30 a session. Or Free, or Ask. You can use hour, "
        "session, day, week or month.",
        "£6.50 a session",
        is_several=True,
        width=22,
    ),
    Column(PAYMENTS, f"Can people pay with direct payments? {_YES_NO}", "Yes", labels.YES_NO),
    Column(
        LANGUAGES,
        "Languages spoken beside English, like Polish; British Sign Language (BSL).",
        "British Sign Language (BSL)",
        is_several=True,
        width=26,
    ),
    Column(
        GENDER,
        "Who can come to give the care.",
        "",
        labels.GENDERS,
        is_several=True,
    ),
    Column(DRIVES, f"For a person who comes to you: can they drive? {_YES_NO}", "", labels.YES_NO),
    Column(WHEELCHAIR, f"Can wheelchair users use it? {_YES_NO}", "Yes", labels.YES_NO),
    Column(
        ACCESS,
        "What makes it easy to use.",
        "No steps at the way in; Hearing loop",
        labels.ACCESSIBILITY,
        is_several=True,
        width=30,
    ),
    Column(
        FREE,
        "Is there a place for a new person? Leave it empty if you do not know.",
        "Soon",
        labels.CAPACITY,
        width=12,
    ),
    Column(FREE_ON, f"The day on which you said so. {_DAY}", "20/11/2026", width=14),
    Column(YOUNGEST, "In whole years. Leave it empty for any age.", "55", width=12),
    Column(OLDEST, "In whole years. Leave it empty for any age.", "", width=12),
    Column(PHONE, "A number that people may ring.", "01632 960001", is_several=True),
    Column(EMAIL, "An email address that people may write to.", "hello@example.org", width=24),
    Column(WEBSITE, "A web address.", "https://www.example.org", width=26),
    Column(
        CQC_ID,
        "If the CQC checks it: the location id, like 1-123456789.",
        "",
    ),
    Column(
        OUTCOMES,
        "For things to do in the day: what people may gain.",
        "Making friends; Better health",
        labels.OUTCOMES,
        is_several=True,
        width=30,
    ),
    Column(
        STEPS,
        "For things to do in the day: the steps it helps with.",
        "Settle in; Meet people",
        labels.PATHWAY_STEPS,
        is_several=True,
        width=22,
    ),
    Column(
        CHECKS,
        "What somebody at the council has looked at.",
        "Insurance",
        labels.QUALITY_CHECKS,
        is_several=True,
        width=26,
    ),
    Column(
        CONFIRMED,
        f"The last day on which the people who run it said that this is right. {_DAY}",
        "20/11/2026",
        width=14,
    ),
    Column(STARTS, f"The first day on which to show it, if that is later. {_DAY}", "", width=14),
    Column(ENDS, f"The last day on which to show it. {_DAY}", "", width=14),
)
BY_NAME = {column.name: column for column in COLUMNS}


def note_of(column: Column) -> str:
    """What to write in it, with how to write several."""
    return f"{column.note} Put a semicolon (;) between them." if column.is_several else column.note
