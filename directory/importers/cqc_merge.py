"""A record of a CQC file and what the directory has already, as one listing.

A form touches only what it knows (`Form.knows`): everything else, what people have added to the
listing among it, stays as it was. Four rules make the order of imports matter less: an empty cell
takes nothing away; of two ratings the later published one stays; an exact position is not replaced
by the middle of an outcode; needs and services that a form has no word for are left alone.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from directory.commands import AreaData, ListingData, LocationData, OrganisationData
from directory.commands.fill_joined import ADDED_TO
from directory.importers.cqc_forms import Form
from directory.importers.cqc_mapping import (
    HEALTH_ONLY,
    HOSPITALS,
    NEEDS,
    NEEDS_OF_TYPES,
    NURSING,
    SOCIAL_CARE,
)
from directory.importers.cqc_record import CqcRecord, PlaceSaid
from directory.importers.cqc_words import specialisms_of, types_of
from directory.importers.said import find_postcode, phone_number, website_address
from directory.places.gazetteer import Gazetteer
from directory.places.place import Place
from directory.search.criteria import DEFAULT_RADIUS_KM

SOURCE = "cqc"
Notes = Counter[str]
GREAT_BRITAIN = (49.8, 60.9, -8.7, 1.8)
"""South, north, west, east, in degrees."""


@dataclass(frozen=True)
class Postcoded:
    """The middle of a full postcode, and its district where that is known."""

    latitude: float
    longitude: float
    district: str | None = None


@dataclass
class Known:
    """What the directory knows besides the listings: places, full postcodes, providers' names."""

    gazetteer: Gazetteer
    postcodes: Mapping[str, Postcoded] = field(default_factory=dict)
    providers: dict[str, OrganisationData] = field(default_factory=dict)


def merge(
    record: CqcRecord, form: Form, before: ListingData | None, known: Known, notes: Notes
) -> ListingData:
    """The listing after `form` said `record` of it; `before` None: it is new.

    What is left out is counted in `notes`. Raises ValueError, in words for the report."""
    old = before or _new(record, known)
    said: dict[str, Any] = {}
    if "name" in form.knows:
        said["name"] = record.name or old.name
    if "provider" in form.knows:
        said |= _provider(record, old, known, notes)
    if "services" in form.knows:
        said |= _services(record, form, old, notes)
    if "other_names" in form.knows:
        said["other_names"] = record.other_names or old.other_names
    if {"website", "phones"} <= form.knows:
        said["website"] = _website(record.website, notes) or old.website
        said["phones"] = _phones(record.phone, old.phones, notes)
    if "rating" in form.knows:
        said |= _rating(record, old)
    if "beds" in form.knows and record.beds is not None:
        said["beds"] = record.beds or None
    if "checked_on" in form.knows:
        said["checked_on"] = max(filter(None, (record.checked_on, old.checked_on)), default=None)
    if "source_area" in form.knows:
        said["source_area"] = record.authority or old.source_area
    if "position" in form.knows:
        said["location"] = _location(record, form, old, known, notes)
    if "registration" in form.knows:
        said["ends_on"] = None
    data = replace(old, **said, cqc_location_id=record.location_id)
    return replace(data, is_listed=_is_listed(record, form, before, data))


def _new(record: CqcRecord, known: Known) -> ListingData:
    name = record.provider_name or record.name
    return ListingData(
        source=SOURCE,
        source_id=record.location_id,
        name=record.name,
        kind="care_provider",
        organisation=OrganisationData(name, record.provider_id),
    )


def _provider(record: CqcRecord, old: ListingData, known: Known, notes: Notes) -> dict[str, Any]:
    held = known.providers.get(record.provider_id)
    if held is None and not record.provider_name:
        notes["provider's name not known yet: the file of providers tells it"] += 1
    name = record.provider_name or (held.name if held else old.organisation.name)
    website = _website(record.provider_website, notes) or (held.website if held else None)
    owner = OrganisationData(name, record.provider_id, website)
    return {"organisation": owner, "cqc_provider_id": record.provider_id}


def _services(record: CqcRecord, form: Form, old: ListingData, notes: Notes) -> dict[str, Any]:
    types = types_of(record.types, notes)
    specialisms = specialisms_of(record.specialisms, notes)
    services = services_of(types, specialisms)
    goes_out = bool(services) and all(SOCIAL_CARE[t].goes_out for t in types if t in SOCIAL_CARE)
    if services:
        services = _with_the_undeniable("services", services, old.services, form)
    needs = _with_the_undeniable("needs", needs_of(types, specialisms), old.needs, form)
    said: dict[str, Any] = {"services": services, "needs": needs}
    if all(area.is_assumed for area in old.areas):
        assumed = AreaData(radius_km=DEFAULT_RADIUS_KM, is_assumed=True)
        said["areas"] = (assumed,) if goes_out else ()
    return said


def _with_the_undeniable(
    what: str, keys: tuple[str, ...], old: tuple[str, ...], form: Form
) -> tuple[str, ...]:
    undeniable = form.cannot_deny | ADDED_TO[what]
    return tuple(sorted({*keys, *(key for key in old if key in undeniable)}))


def services_of(types: list[str], specialisms: list[str]) -> tuple[str, ...]:
    """Our services for the directory's types; none for what is health care only."""
    found = [s for t in types if t in SOCIAL_CARE for s in SOCIAL_CARE[t].services]
    if NURSING in specialisms and any(t in SOCIAL_CARE and SOCIAL_CARE[t].goes_out for t in types):
        found.append("nursing_care_at_home")
    if HOSPITALS & set(types):
        found = [s for s in found if s != "reablement"]
    return tuple(dict.fromkeys(found))


def needs_of(types: list[str], specialisms: list[str]) -> tuple[str, ...]:
    """Our needs for the directory's types and specialisms."""
    found = [n for t in types if t in SOCIAL_CARE for n in SOCIAL_CARE[t].needs]
    found += [n for t in types for n in NEEDS_OF_TYPES.get(t, ())]
    found += [n for s in specialisms for n in NEEDS.get(s, ())]
    return tuple(dict.fromkeys(found))


def is_known_type(word: str) -> bool:
    """Whether the directory's word for a type means something to us."""
    return word in SOCIAL_CARE or word in HEALTH_ONLY


def _is_listed(
    record: CqcRecord, form: Form, before: ListingData | None, data: ListingData
) -> bool:
    """Social care that is given now. A form that does not know whether a place is dormant leaves
    out what was left out although it is social care: that was dormant."""
    if not data.services or record.is_dormant:
        return False
    if "dormancy" in form.knows and record.is_dormant is not None:
        return True
    return before is None or before.is_listed or not before.services


def _website(text: str, notes: Notes) -> str | None:
    address = website_address(text) if text else None
    if text and not address:
        notes["website left out: not a web address"] += 1
    return address


def _phones(text: str, old: tuple[str, ...], notes: Notes) -> tuple[str, ...]:
    number = phone_number(text) if text else None
    if text and not number:
        notes["phone left out: not a UK number"] += 1
    return (number,) if number and number not in old else old


def _rating(record: CqcRecord, old: ListingData) -> dict[str, Any]:
    said = record.rating
    if said is None:
        return {}
    if old.cqc_rating_date and said.published_on and said.published_on < old.cqc_rating_date:
        return {}
    if said.overall is None and not said.questions:
        return {"cqc_rating": None, "cqc_rating_date": None, "cqc_questions": ()}
    is_same = (said.overall, said.questions) == (old.cqc_rating, old.cqc_questions)
    same_day = old.cqc_rating_date if is_same else None
    return {
        "cqc_rating": said.overall,
        "cqc_questions": said.questions or old.cqc_questions,
        "cqc_rating_date": said.published_on or same_day,
    }


def _location(
    record: CqcRecord, form: Form, old: ListingData, known: Known, notes: Notes
) -> LocationData:
    place, base = record.place, old.location or LocationData()
    if base.is_confidential:
        return base
    postcode = _postcode(place.postcode, notes)
    if postcode and base.postcode and postcode != base.postcode:
        base = LocationData()
    postcode = postcode or base.postcode
    if "address" in form.knows:
        base = replace(
            base,
            address=place.address[:300] or base.address,
            town=place.town[:100] or base.town,
            postcode=postcode,
        )
    placed = _placed(base, place, form, known, notes)
    district = _district(record, old, placed, known)
    return replace(placed, district=district[:100] if district else None)


def _postcode(text: str, notes: Notes) -> str | None:
    read = find_postcode(text) if text else None
    if text and not read:
        notes["postcode left out: not a UK postcode"] += 1
    return read


def _placed(
    base: LocationData, place: PlaceSaid, form: Form, known: Known, notes: Notes
) -> LocationData:
    """The best position there is: the file's own, the one held, the postcode's, the outcode's."""
    exact = _said_position(place, notes)
    held = base.latitude is not None and not base.is_approximate
    if exact and not (held and "address" not in form.knows):
        return replace(base, latitude=exact[0], longitude=exact[1], is_approximate=False)
    if held:
        return base
    postcoded = known.postcodes.get(base.postcode or "")
    if postcoded:
        return replace(
            base,
            latitude=postcoded.latitude,
            longitude=postcoded.longitude,
            is_approximate=False,
        )
    centre = _centre(base.postcode, known)
    if centre:
        return replace(
            base, latitude=centre.latitude, longitude=centre.longitude, is_approximate=True
        )
    if base.latitude is None:
        why = (
            "the outcode is not in the list of places" if base.postcode else "no postcode is known"
        )
        notes[f"no position: {why}"] += 1
    return base


def _said_position(place: PlaceSaid, notes: Notes) -> tuple[float, float] | None:
    if place.latitude is None or place.longitude is None:
        return None
    south, north, west, east = GREAT_BRITAIN
    if south <= place.latitude <= north and west <= place.longitude <= east:
        return place.latitude, place.longitude
    notes["position left out: not in Great Britain"] += 1
    return None


def _centre(postcode: str | None, known: Known) -> Place | None:
    return known.gazetteer.outcodes.get(postcode.split()[0]) if postcode else None


def _district(
    record: CqcRecord, old: ListingData, placed: LocationData, known: Known
) -> str | None:
    """The file's, the postcode's, that of an exact position, or the outcode's, unless the file
    says that it is another council's."""
    postcoded = known.postcodes.get(placed.postcode or "")
    sure = record.place.district or (postcoded.district if postcoded else None)
    if sure or (placed.district and not placed.is_approximate):
        return sure or placed.district
    centre = _centre(placed.postcode, known)
    authority = record.authority or old.source_area
    if centre is None or not authority:
        return None
    names = {c["council_id"]: c["name"] for c in known.gazetteer.councils}
    council = names.get(centre.council_id or "", "")
    return centre.district if authority.lower() in council.lower() else None
