"""One row of the CQC directory as a listing."""

import re
from collections import Counter
from datetime import date, datetime
from urllib.parse import urlsplit

from directory.commands import AreaData, ListingData, LocationData, OrganisationData
from directory.importers.cqc_mapping import (
    HEALTH_ONLY,
    HOSPITALS,
    NEEDS,
    NEEDS_OF_TYPES,
    NURSING,
    SOCIAL_CARE,
)
from directory.places.gazetteer import Gazetteer
from directory.places.place import Place
from directory.places.postcodes import find_postcodes
from directory.search.criteria import DEFAULT_RADIUS_KM

SOURCE = "cqc"
COLUMNS = (
    "Name",
    "Also known as",
    "Address",
    "Postcode",
    "Phone number",
    "Service's website (if available)",
    "Service types",
    "Date of latest check",
    "Specialisms/services",
    "Provider name",
    "Local authority",
    "Region",
    "Location URL",
    "CQC Location ID (for office use only)",
    "CQC Provider ID (for office use only)",
)
LOCATION_ID, PROVIDER_ID = COLUMNS[13], COLUMNS[14]
NEEDED = ("Name", "Service types", "Provider name", "Local authority", LOCATION_ID, PROVIDER_ID)
_CQC_ID = re.compile(r"[0-9A-Za-z-]{3,40}")
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


def listing_from(row: dict[str, str], gazetteer: Gazetteer, notes: Counter[str]) -> ListingData:
    """The listing that `row` (column to text, all COLUMNS) describes.

    What is left out is counted in `notes`. Raises ValueError, in words for the report, where the
    row cannot be read."""
    for column in NEEDED:
        if not row[column]:
            raise ValueError(f"{column} is empty.")
    for column in (LOCATION_ID, PROVIDER_ID):
        if not _CQC_ID.fullmatch(row[column]):
            raise ValueError(f"{column} is no CQC id: {row[column]!r}.")
    types, specialisms = _split(row["Service types"]), _split(row["Specialisms/services"])
    services = services_of(types, specialisms)
    goes_out = bool(services) and all(SOCIAL_CARE[t].goes_out for t in types if t in SOCIAL_CARE)
    for unknown in (t for t in types if t not in SOCIAL_CARE and t not in HEALTH_ONLY):
        notes[f"service type not known: {unknown}"] += 1
    location = _location(row, gazetteer, notes)
    return ListingData(
        source=SOURCE,
        source_id=row[LOCATION_ID],
        name=row["Name"],
        kind="care_provider",
        organisation=OrganisationData(row["Provider name"], row[PROVIDER_ID]),
        services=services,
        needs=needs_of(types, specialisms),
        other_names=row["Also known as"],
        website=_website(row["Service's website (if available)"], notes),
        phones=_phones(row["Phone number"], notes),
        location=location,
        areas=(AreaData(radius_km=DEFAULT_RADIUS_KM, is_assumed=True),) if goes_out else (),
        cqc_location_id=row[LOCATION_ID],
        confirmed_on=_date(row["Date of latest check"]),
        source_area=row["Local authority"],
        is_listed=bool(services),
    )


def services_of(types: list[str], specialisms: list[str]) -> tuple[str, ...]:
    """Our services for the CQC's types; none for what is health care only."""
    found = [s for t in types if t in SOCIAL_CARE for s in SOCIAL_CARE[t].services]
    if NURSING in specialisms and any(t in SOCIAL_CARE and SOCIAL_CARE[t].goes_out for t in types):
        found.append("nursing_care_at_home")
    if HOSPITALS & set(types):
        found = [s for s in found if s != "reablement"]
    return tuple(dict.fromkeys(found))


def needs_of(types: list[str], specialisms: list[str]) -> tuple[str, ...]:
    """Our needs for the CQC's types and specialisms."""
    found = [n for t in types if t in SOCIAL_CARE for n in SOCIAL_CARE[t].needs]
    found += [n for t in types for n in NEEDS_OF_TYPES.get(t, ())]
    found += [n for s in specialisms for n in NEEDS.get(s, ())]
    return tuple(dict.fromkeys(found))


def phone_number(text: str) -> str | None:
    """As people dial it in the United Kingdom ("1424716303" is 01424 716303), or None."""
    digits = re.sub(r"[^0-9+]", "", text)
    digits = re.sub(r"^(\+44|0044|44(?=\d{10}$))", "", digits)
    digits = "0" + digits.lstrip("0")
    if not re.fullmatch(r"0[12357-9]\d{8,9}", digits):
        return None
    if digits.startswith("02"):
        return f"{digits[:3]} {digits[3:7]} {digits[7:]}"
    if re.match(r"0(11|1\d1|3|8|9)", digits):
        return f"{digits[:4]} {digits[4:7]} {digits[7:]}"
    return f"{digits[:5]} {digits[5:]}"


def website_address(text: str) -> str | None:
    """An address that a page may link to, or None."""
    text = text.strip()
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", text):
        text = f"http://{text}"
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not _HOST.fullmatch(host):
        return None
    if re.search(r"[\s<>\"'\\]", text) or parts.username or len(text) > 500:
        return None
    return parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower()).geturl()


def _split(text: str) -> list[str]:
    return list(dict.fromkeys(filter(None, (part.strip() for part in text.split("|")))))


def _phones(text: str, notes: Counter[str]) -> tuple[str, ...]:
    number = phone_number(text) if text else None
    if text and not number:
        notes["phone left out: not a UK number"] += 1
    return (number,) if number else ()


def _website(text: str, notes: Counter[str]) -> str | None:
    address = website_address(text) if text else None
    if text and not address:
        notes["website left out: not a web address"] += 1
    return address


def _date(text: str) -> date | None:
    """The day of the CQC's latest check: the last on which the source is known to have looked."""
    if not text:
        return None
    for form in ("%d/%m/%Y - %H:%M", "%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise ValueError(f"Date of latest check is no date: {text!r}.")


def _location(row: dict[str, str], gazetteer: Gazetteer, notes: Counter[str]) -> LocationData:
    read = find_postcodes(row["Postcode"], frozenset())
    postcode = read[0].postcode if read else None
    if row["Postcode"] and not postcode:
        notes["postcode left out: not a UK postcode"] += 1
    centre = gazetteer.outcodes.get(read[0].outcode) if read else None
    if centre is None:
        notes["no position: the outcode is not in the list of places"] += 1
    address = row["Address"]
    return LocationData(
        address=address[:300] or None,
        town=(address.rpartition(",")[2].strip() or None) if "," in address else None,
        postcode=postcode,
        district=_district(centre, row["Local authority"], gazetteer),
        latitude=centre.latitude if centre else None,
        longitude=centre.longitude if centre else None,
    )


def _district(centre: Place | None, authority: str, gazetteer: Gazetteer) -> str | None:
    """The outcode's district, unless the row says that it is another council's."""
    if centre is None:
        return None
    names = {c["council_id"]: c["name"] for c in gazetteer.councils}
    council = names.get(centre.council_id or "", "")
    return centre.district if authority.lower() in council.lower() else None
