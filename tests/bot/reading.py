"""Reads the assistant's files as they are written: domain, rules and examples."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tooling.project import Project

BOT = Project.here().bot
DOMAIN = sorted((BOT / "domain").glob("*.yml"))
EXAMPLES = sorted((BOT / "data" / "nlu").rglob("*.yml"))
RULES = sorted((BOT / "data" / "rules").rglob("*.yml"))
ACTIONS = BOT / "actions"
BUILT_OF = ("intents", "slots", "actions", "responses", "forms", "entities")


@dataclass(frozen=True)
class Example:
    """One thing that people say: its words, what they want, what it is about, where it stands."""

    text: str
    intent: str
    metadata: dict[str, Any]
    file: Path


def load(path: Path) -> dict[str, Any]:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data if isinstance(data, dict) else {}


def names(section: Any) -> list[str]:
    """The keys of one section of the domain: a list of names or of single-key mappings, or a mapping."""
    if isinstance(section, dict):
        return [str(name) for name in section]
    return [str(next(iter(each)) if isinstance(each, dict) else each) for each in section or []]


def domain(section: str) -> list[str]:
    """The names in one section over all files."""
    return [name for path in DOMAIN for name in names(load(path).get(section))]


def examples() -> Iterator[Example]:
    """Every example of every file."""
    for path in EXAMPLES:
        for block in load(path).get("nlu") or []:
            about = block.get("metadata") or {}
            for text, own in _texts(block["examples"]):
                yield Example(text, block["intent"], {**about, **own}, path)


def _texts(written: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(written, str):
        for line in written.splitlines():
            if line.strip():
                yield line.strip().removeprefix("- ").strip(), {}
        return
    for each in written:
        about = each.get("metadata") or {}
        text = each["text"].strip().removeprefix("- ").strip()
        yield text, about.get("example", about)


def rules() -> list[dict[str, Any]]:
    """Every rule of every file."""
    return [rule for path in RULES for rule in load(path).get("rules") or []]


def sayings_in(data: Any) -> Iterator[str]:
    """Every saying named in the domain's payloads."""
    if isinstance(data, dict):
        if isinstance(data.get("saying"), str):
            yield data["saying"]
        for value in data.values():
            yield from sayings_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from sayings_in(value)


def sayings_of_code(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every saying that Python code names: `.text("...")`, `.handoff("...")` and `{"saying": "..."}`."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for saying in _sayings_of(node):
                yield path, saying


def _sayings_of(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        is_block = node.func.attr in ("text", "handoff") and node.args
        if is_block and isinstance(node.args[0], ast.Constant):
            yield str(node.args[0].value)
    if isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if (
                isinstance(key, ast.Constant)
                and key.value == "saying"
                and isinstance(value, ast.Constant)
            ):
                yield str(value.value)
