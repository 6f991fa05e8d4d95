"""The clear signs of danger."""


def clear_sign(line: str) -> str | None:
    """The alert that `line` (plain words) clearly calls for, or None."""
    return None
