"""The standard's own schemas, where the shared data is present."""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker

FORMATS = FormatChecker(["uuid", "email", "date", "time"])


@FORMATS.checks("uri")
def _is_uri(value: object) -> bool:
    return not isinstance(value, str) or (bool(urlsplit(value).scheme) and " " not in value)


@FORMATS.checks("date-time", raises=ValueError)
def _is_moment(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


class Standard:
    """Checks records against the schemas in one folder, and counts them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, Draft202012Validator] = {}
        self.counts: dict[str, int] = {}

    def check(self, schema: str, records: Iterable[dict[str, Any]]) -> None:
        """Raises AssertionError with every fault of the first wrong record."""
        validator = self._validator(schema)
        for record in records:
            faults = [f"{e.json_path}: {e.message}" for e in validator.iter_errors(record)]
            assert not faults, (schema, record.get("id"), faults[:5])
            self.counts[schema] = self.counts.get(schema, 0) + 1

    def _validator(self, name: str) -> Draft202012Validator:
        if name not in self._known:
            schema = json.loads((self._folder / name).read_text(encoding="utf-8"))
            if "contents" in schema.get("properties", {}):
                schema = schema["properties"]["contents"]["items"]
            assert "properties" in schema, name
            self._known[name] = Draft202012Validator(schema, format_checker=FORMATS)
        return self._known[name]
