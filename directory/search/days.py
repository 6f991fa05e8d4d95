"""Days as whole numbers, so that every engine compares them alike."""

from datetime import date

_EPOCH = date(1970, 1, 1).toordinal()


def day_number(day: date) -> int:
    """Days from 1970."""
    return day.toordinal() - _EPOCH
