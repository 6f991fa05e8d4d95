"""Places as the standard's `location`. Of a confidential one only the outcode and its middle go out."""

from typing import Any

from directory.ids import part_id
from directory.queries.terms import Term
from web.open_referral.taxonomies import term_document

PHYSICAL = "physical"
CONFIDENTIAL = "The address is confidential. The position is the middle of the postcode area {}."
ABOUT = "The position is the middle of the postcode area."
OUTCODE_DECIMALS = 2


def location_document(place: Any, listing: Any) -> dict[str, Any]:
    """A row of `location` of the listing with this row, without what hangs on it."""
    said: dict[str, Any] = {"id": str(place.id), "location_type": PHYSICAL}
    latitude, longitude = place.latitude, place.longitude
    if place.is_confidential:
        said["description"] = CONFIDENTIAL.format(outcode_of(place) or "given elsewhere")
    else:
        said |= {"name": place.name} if place.name else {}
        if place.is_approximate and latitude is not None:
            said["description"] = ABOUT
        if listing.cqc_location_id:
            said["external_identifier"] = listing.cqc_location_id
            said["external_identifier_type"] = "CQC location ID"
    if latitude is not None and longitude is not None:
        decimals = OUTCODE_DECIMALS if place.is_confidential else 6
        said |= {"latitude": round(latitude, decimals), "longitude": round(longitude, decimals)}
    return said


def full_location_document(place: Any, listing: Any, accessibility: list[str]) -> dict[str, Any]:
    """A row of `location` with its address and with what the listing says of access."""
    said = location_document(place, listing)
    addresses = _addresses(place, listing)
    if addresses:
        said["addresses"] = addresses
    if accessibility and not place.is_confidential:
        said["accessibility"] = [_access(place, listing, code) for code in accessibility]
    return said


def outcode_of(place: Any) -> str:
    """The first half of the postcode, or nothing."""
    return (place.postcode or "").split(" ")[0]


def _addresses(place: Any, listing: Any) -> list[dict[str, str]]:
    if place.is_confidential or not (place.address or place.town or place.postcode):
        return []
    key = part_id(listing.source, listing.source_id, f"address-{place.id}")
    return [
        {
            "id": str(key),
            "location_id": str(place.id),
            "address_1": place.address or "",
            "city": place.town or "",
            "state_province": place.district or "",
            "postal_code": place.postcode or "",
            "country": "GB",
            "address_type": PHYSICAL,
        }
    ]


def _access(place: Any, listing: Any, code: str) -> dict[str, str]:
    name = term_document(Term("accessibility", code))["name"]
    key = part_id(listing.source, listing.source_id, f"access-{place.id}-{code}")
    return {
        "id": str(key),
        "location_id": str(place.id),
        "description": name,
        "accessibility": name,
    }
