"""Takes out of a message what must never be kept: numbers and addresses that name a person."""

import re

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NATIONAL_INSURANCE = re.compile(
    r"\b[A-Z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]\b", re.IGNORECASE
)
_DIGITS = re.compile(r"(?<![\d£.])\+?\(?\d(?:[ \-.()/]{0,2}\d){6,24}(?!\d)")
_EMAIL_MARK, _NUMBER_MARK, _NI_MARK = "[email removed]", "[number removed]", "[NI number removed]"


def redact(text: str) -> str:
    """`text` without e-mail addresses, National Insurance, NHS, card and phone numbers.

    A run of seven or eight digits (an account number) goes too; dates and prices stay.
    """
    text = _EMAIL.sub(_EMAIL_MARK, text)
    text = _NATIONAL_INSURANCE.sub(_NI_MARK, text)
    return _DIGITS.sub(_hide, text)


def _hide(match: re.Match[str]) -> str:
    written = match.group(0)
    if _is_date(written):
        return written
    return _NUMBER_MARK


def _is_date(written: str) -> bool:
    return bool(
        re.fullmatch(
            r"\d{1,2}([/.\- ])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d([/.\-])\d\d\2\d\d", written
        )
    )
