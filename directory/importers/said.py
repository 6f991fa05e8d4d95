"""What people write in files, as the directory keeps it."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from directory.places.postcodes import find_postcodes

_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


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


@lru_cache(maxsize=10_000)
def find_postcode(text: str) -> str | None:
    """The first full postcode in `text` ("CM8 1AA"), or None."""
    return next((m.postcode for m in find_postcodes(text, frozenset()) if m.postcode), None)


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
