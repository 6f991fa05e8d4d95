"""The names that operators give to what they import from."""

import re

from directory.importers.report import ImportRefused

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,29}")


def source_of(name: str, prefix: str) -> str:
    """The source called `name`: ("kent", "oruk-") is "oruk-kent". Raises ImportRefused."""
    if not _NAME.fullmatch(name):
        raise ImportRefused(
            f"{name!r} cannot be the name of a source: use up to 30 small letters, digits and "
            "hyphens, for instance kent."
        )
    return prefix + name
