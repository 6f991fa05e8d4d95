"""The CQC API's JSON: pages of a list, records of locations and of providers.

Records stand one to a line, or in one array, or alone and printed over many lines. Of a record only
the fields that are named here are taken; contacts, managers and other people are never looked at.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from directory.importers.cqc_columns import in_one_line
from directory.importers.cqc_forms import API_LIST, API_LOCATIONS, API_PROVIDERS, Form
from directory.importers.cqc_record import (
    CqcRecord,
    PlaceSaid,
    RatingSaid,
    read_day,
    read_number,
)
from directory.importers.cqc_words import find_question, find_rating, is_rating
from directory.importers.report import ImportRefused
from directory.importers.tables import open_bytes
from directory.vocabulary import CQC_QUESTIONS

Item = tuple[int, Any]
"""(the line, or the number of the record, from 1; what stands there)."""


class ApiFile:
    """A file of the API: its form, what its numbers count, and its records again and again."""

    def __init__(self, path: Path) -> None:
        """Raises ImportRefused where the file is no JSON of the CQC's."""
        self.path = path
        first = _first_line(path)
        self._whole = None if isinstance(first, dict) and not _is_page(first) else _load(path)
        self.counted_in = "Line" if self._whole is None else "Record"
        page = self._whole if isinstance(self._whole, dict) and _is_page(self._whole) else None
        self.form = API_LIST if page else _form_of(next(self.items(), (0, None))[1])
        self.authority = _authority(page) if page else ""
        self.is_whole_page = bool(page) and _is_whole(page or {})

    def id_of(self, item: Any) -> str:
        """The id of a location as it stands in an item, or nothing."""
        return _text(item, "locationId")[:100] if isinstance(item, dict) else ""

    def items(self) -> Iterator[Item]:
        """Every record as it stands; a line that is no JSON is given as None."""
        if self._whole is None:
            yield from _lines(self.path)
        elif isinstance(self._whole, dict):
            yield from enumerate(self._whole.get("locations", [self._whole]), 1)
        else:
            yield from enumerate(self._whole, 1)


def _first_line(path: Path) -> Any:
    with open_bytes(path) as file:
        for line in file:
            if line.strip():
                return _parsed(line)
    return None


def _parsed(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _load(path: Path) -> Any:
    with open_bytes(path) as file:
        data = file.read()
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ImportRefused(f"{path.name} is not JSON ({error}): nothing was imported.") from error
    if not isinstance(found, dict | list):
        raise ImportRefused(f"{path.name} holds no records of the CQC API: nothing was imported.")
    return found


def _lines(path: Path) -> Iterator[Item]:
    with open_bytes(path) as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield number, _parsed(line)


def _is_page(item: dict[str, Any]) -> bool:
    return isinstance(item.get("locations"), list) and "locationId" not in item


def _is_whole(page: dict[str, Any]) -> bool:
    return page.get("totalPages", 1) == 1 and page.get("total") == len(page["locations"])


def _authority(page: dict[str, Any]) -> str:
    """The one local authority that was asked for, as the page's own address says."""
    asked = parse_qs(urlsplit(str(page.get("firstPageUri", ""))).query)
    found = asked.get("localAuthority", [])
    others = set(asked) - {"page", "perPage", "localAuthority"}
    return found[0] if len(found) == 1 and not others else ""


def _form_of(item: Any) -> Form:
    if isinstance(item, dict):
        if "locationId" in item and "gacServiceTypes" in item:
            return API_LOCATIONS
        if "providerId" in item and "locationIds" in item:
            return API_PROVIDERS
        if "locationId" in item and "locationName" in item:
            return API_LIST
    raise ImportRefused(
        "The file is JSON, but not that of the CQC API: no list of locations (locations, each with "
        "locationId), no location (locationId, gacServiceTypes) and no provider (providerId, "
        "locationIds). Nothing was imported."
    )


def read_item(form: Form, line: int, item: Any, notes: Counter[str]) -> CqcRecord:
    """The record of one item. Raises ValueError, in words for the report."""
    if not isinstance(item, dict):
        raise ValueError("It is not a record in JSON.")
    if form is API_LIST:
        name = _text(item, "locationName") or _text(item, "name")
        return CqcRecord(line, _text(item, "locationId"), name=name)
    if form is API_PROVIDERS:
        return _provider(line, item)
    return _location(line, item, notes)


def _provider(line: int, item: dict[str, Any]) -> CqcRecord:
    return CqcRecord(
        line,
        location_id="",
        provider_id=_text(item, "providerId"),
        provider_name=_text(item, "name"),
        provider_website=_text(item, "website"),
        is_registered=_text(item, "registrationStatus") != "Deregistered",
        left_on=read_day("deregistrationDate", _text(item, "deregistrationDate")),
    )


def _location(line: int, item: dict[str, Any], notes: Counter[str]) -> CqcRecord:
    checked = _text(_part(item, "lastInspection"), "date")
    town = _text(item, "postalAddressTownCity")
    street = (_text(item, "postalAddressLine1"), _text(item, "postalAddressLine2"))
    return CqcRecord(
        line,
        location_id=_text(item, "locationId"),
        name=_text(item, "name"),
        other_names=_text(item, "alsoKnownAs"),
        provider_id=_text(item, "providerId"),
        types=_types(item),
        specialisms=_names(item, "specialisms") + _names(item, "regulatedActivities"),
        phone=_text(item, "mainPhoneNumber"),
        website=_text(item, "website"),
        authority=_text(item, "localAuthority"),
        place=PlaceSaid(
            address=in_one_line(*street, town),
            town=town,
            postcode=_text(item, "postalCode"),
            latitude=_number(item, "onspdLatitude"),
            longitude=_number(item, "onspdLongitude"),
        ),
        rating=_rating(_part(item, "currentRatings"), notes),
        beds=read_number("numberOfBeds", _text(item, "numberOfBeds")),
        checked_on=read_day("lastInspection", checked),
        is_registered=_text(item, "registrationStatus") != "Deregistered",
        left_on=read_day("deregistrationDate", _text(item, "deregistrationDate")),
        is_dormant=_text(item, "dormancy") == "Y" if "dormancy" in item else None,
    )


def _types(item: dict[str, Any]) -> list[str]:
    """The names are the directory's words; the descriptions are finer, and say nothing more."""
    return _names(item, "gacServiceTypes")


def _rating(ratings: dict[str, Any], notes: Counter[str]) -> RatingSaid | None:
    overall = _part(ratings, "overall")
    said = _text(overall, "rating")
    if not is_rating(said, notes):
        return None
    asked: dict[str, str] = {}
    for one in _parts(overall, "keyQuestionRatings"):
        key, words = find_question(_text(one, "name")), _text(one, "rating")
        rated = find_rating(words) if is_rating(words, notes) else None
        if key and rated:
            asked[key] = rated
    published = _text(overall, "reportDate") or _text(ratings, "reportDate")
    return RatingSaid(
        find_rating(said),
        tuple((q, asked[q]) for q in CQC_QUESTIONS if q in asked),
        read_day("reportDate", published),
    )


def _text(item: dict[str, Any], key: str) -> str:
    value = item.get(key)
    return _clean(str(value)) if isinstance(value, str | int | float) else ""


def _clean(text: str) -> str:
    """Without spaces round it, and without what no database keeps: JSON may say half a letter."""
    return " ".join(text.replace("\0", "").encode("utf-8", "replace").decode().split())


def _part(item: dict[str, Any], key: str) -> dict[str, Any]:
    value = item.get(key)
    return value if isinstance(value, dict) else {}


def _parts(item: dict[str, Any], key: str) -> list[dict[str, Any]]:
    value = item.get(key)
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def _names(item: dict[str, Any], key: str) -> list[str]:
    return [name for part in _parts(item, key) if (name := _text(part, "name"))]


def _number(item: dict[str, Any], key: str) -> float | None:
    value = item.get(key)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
