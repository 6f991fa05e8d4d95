"""What a record must have before it is used."""

import re

from directory.commands.listing_data import LONGEST
from directory.importers.cqc_forms import API_LOCATIONS, API_PROVIDERS, Form
from directory.importers.cqc_record import CqcRecord
from directory.importers.cqc_words import says_type

_CQC_ID = re.compile(r"[0-9A-Za-z-]{3,40}")
CLOSED = "closed: deregistered by the CQC"
NOT_HERE = "not in the directory, and the file says too little to add it"
A_PROVIDER = "about a provider, not a place"


def check(record: CqcRecord, form: Form) -> None:
    """Raises ValueError, in words for the report, where something is missing."""
    if form is API_PROVIDERS:
        _check_id("providerId", record.provider_id)
        _check_there({"name": record.provider_name})
        if len(record.provider_name) > LONGEST["name"]:
            raise ValueError(f"name is longer than {LONGEST['name']} characters.")
        return
    if form.makes_listings and record.is_registered:
        needed = {
            "Name": record.name,
            "Service types": "|".join(record.types),
            "Local authority": record.authority,
        }
        if form is not API_LOCATIONS:
            needed["Provider name"] = record.provider_name
        _check_there(needed)
        _check_id("CQC Provider ID", record.provider_id)
    _check_id("CQC Location ID", record.location_id)


def is_about_a_provider(record: CqcRecord, form: Form) -> bool:
    """Whether it is one of the rows about providers that some directories have among the places."""
    return (
        form.makes_listings
        and not record.location_id
        and bool(record.provider_id)
        and not any(says_type(word) for word in record.types)
    )


def _check_there(needed: dict[str, str]) -> None:
    for what, said in needed.items():
        if not said:
            raise ValueError(f"{what} is empty.")


def _check_id(what: str, said: str) -> None:
    if not said:
        raise ValueError(f"{what} is empty.")
    if not _CQC_ID.fullmatch(said):
        raise ValueError(f"{what} is no CQC id: {said[:80]!r}.")
