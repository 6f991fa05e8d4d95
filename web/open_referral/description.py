"""The OpenAPI description of every address that programs may use, as data and in rows for a page."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

SOURCE = Path(__file__).with_name("openapi.yml")
METHODS = ("get", "post", "delete")


@lru_cache(maxsize=1)
def api_description() -> dict[str, Any]:
    """The whole OpenAPI 3.1 document. Do not change it: all askers share it."""
    read: dict[str, Any] = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    return read


def resolved(part: Any) -> Any:
    """What a reference within the document stands for; anything else as it is."""
    while isinstance(part, dict) and str(part.get("$ref", "")).startswith("#/"):
        found: Any = api_description()
        for step in part["$ref"][2:].split("/"):
            found = found[step]
        part = found
    return part


def sections() -> list[dict[str, Any]]:
    """Each tag with its operations: method, path, words, parameters, answers."""
    operations = [
        _operation(path, method, item)
        for path, item in api_description()["paths"].items()
        for method in METHODS
        if method in item
    ]
    return [
        {**tag, "operations": [o for o in operations if o["tag"] == tag["name"]]}
        for tag in api_description()["tags"]
    ]


def _operation(path: str, method: str, item: dict[str, Any]) -> dict[str, Any]:
    said = item[method]
    parameters = [resolved(p) for p in (*item.get("parameters", ()), *said.get("parameters", ()))]
    return {
        "id": said["operationId"],
        "tag": said["tags"][0],
        "method": method.upper(),
        "path": path,
        "summary": said["summary"],
        "description": said.get("description"),
        "parameters": parameters,
        "body": _fields(said["requestBody"]) if "requestBody" in said else [],
        "answers": [
            {"status": status, "description": resolved(answer)["description"]}
            for status, answer in said["responses"].items()
        ],
    }


def _fields(body: dict[str, Any]) -> list[dict[str, Any]]:
    """The fields of a JSON body, each with a name, its type and whether it must be there."""
    schema = resolved(body["content"]["application/json"]["schema"])
    must = schema.get("required", ())
    return [
        {"name": name, "required": name in must, **resolved(field)}
        for name, field in schema["properties"].items()
    ]
