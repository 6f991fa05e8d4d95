"""Trains the danger check's model: makes `web/safety/weights.json` from the assistant's examples.

    .venv-dev/bin/python -m tooling.train_danger            write the weights
    .venv-dev/bin/python -m tooling.train_danger --report   only tell how well it does (five folds)

Every example under bot/data/nlu teaches: its `alert` in the metadata is the danger it tells of,
none means no danger. The same examples and code give the same bytes.
"""

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression

from web.safety import features
from web.safety.model import WEIGHTS
from web.safety.text import words

EXAMPLES = Path(__file__).parents[1] / "bot" / "data" / "nlu"
ALERTS = (
    "emergency",
    "mental_health_crisis",
    "urgent_medical",
    "safeguarding",
    "carer_breakdown",
)
SEEN_AT_LEAST = 2
KEPT = 26_000
STRENGTH = 10.0
KIND_STRENGTH = 10.0
DANGER_COUNTS = 4.0
"""How many times more a danger missed costs than a false alarm."""
THRESHOLD, WINDOW_THRESHOLD = 0.40, 0.95


@dataclass(frozen=True)
class Example:
    text: str
    alert: str | None
    file: str


def read_examples(folder: Path = EXAMPLES) -> list[Example]:
    """All examples in the order of their files."""
    found: list[Example] = []
    for path in sorted(folder.rglob("*.yml")):
        name = path.relative_to(folder).as_posix()
        for block in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("nlu", ()):
            alert = (block.get("metadata") or {}).get("alert")
            found += [Example(text, own or alert, name) for text, own in _said(block)]
    return found


def _said(block: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    listed = block.get("examples") or ""
    if "intent" not in block:
        return
    if isinstance(listed, str):
        for line in listed.splitlines():
            if line.lstrip().startswith("- "):
                yield line.strip()[2:].strip(), None
    else:
        for each in listed:
            yield each["text"].strip(), (each.get("metadata") or {}).get("alert")


def digest(examples: Sequence[Example]) -> str:
    """Changes when an example, or whether it tells of danger, changes."""
    lines = sorted(f"{example.alert or ''}\t{example.text}" for example in examples)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@dataclass(frozen=True)
class Learned:
    """Weights for one feature list: the first column tells danger, the others its kind."""

    names: list[str]
    columns: np.ndarray
    bias: np.ndarray


def rows_of(examples: Sequence[Example]) -> list[dict[str, float]]:
    return [features.values(words(example.text)) for example in examples]


def matrix(rows: Sequence[dict[str, float]], names: Sequence[str]) -> csr_matrix:
    index = {name: at for at, name in enumerate(names)}
    data: list[float] = []
    columns: list[int] = []
    ends = [0]
    for row in rows:
        for name, value in row.items():
            if name in index:
                columns.append(index[name])
                data.append(value)
        ends.append(len(data))
    return csr_matrix((data, columns, ends), shape=(len(rows), len(names)))


def learn(rows: Sequence[dict[str, float]], alerts: Sequence[str | None]) -> Learned:
    """The telling features and their weights."""
    seen = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in seen.items() if count >= SEEN_AT_LEAST)
    first = _fit(matrix(rows, names), np.array([bool(a) for a in alerts]))
    weight = np.abs(first.coef_[0]) * np.sqrt([seen[name] for name in names])
    names = sorted(names[at] for at in np.argsort(-weight, kind="stable")[:KEPT])
    whole = matrix(rows, names)
    danger = _fit(whole, np.array([bool(a) for a in alerts]))
    told = [at for at, alert in enumerate(alerts) if alert]
    kinds = LogisticRegression(C=KIND_STRENGTH, max_iter=500, tol=1e-6)
    kinds.fit(whole[told], np.array([ALERTS.index(str(alerts[at])) for at in told]))
    return Learned(
        names,
        np.concatenate([danger.coef_, kinds.coef_]).T,
        np.concatenate([danger.intercept_, kinds.intercept_]),
    )


def _fit(rows: csr_matrix, is_so: np.ndarray) -> LogisticRegression:
    model = LogisticRegression(
        C=STRENGTH,
        solver="liblinear",
        random_state=0,
        class_weight={True: DANGER_COUNTS, False: 1.0},
    )
    return model.fit(rows, is_so)


def as_json(learned: Learned, examples: Sequence[Example]) -> str:
    """The weights file: one feature a line, so that a change can be read."""
    head = {
        "about": "Made by tooling/train_danger.py: do not edit by hand.",
        "examples": len(examples),
        "digest": digest(examples),
        "alerts": ALERTS,
        "threshold": THRESHOLD,
        "window_threshold": WINDOW_THRESHOLD,
        "bias": round(float(learned.bias[0]), 3),
        "alert_bias": [round(float(b), 3) for b in learned.bias[1:]],
    }
    lines = []
    for name, row in zip(learned.names, learned.columns, strict=True):
        rounded = [int(v) if v == int(v) else v for v in np.round(row, 1).tolist()]
        short = json.dumps(rounded, separators=(",", ":"))
        if short.strip("[]0,"):
            lines.append(f"{json.dumps(name, ensure_ascii=True)}:{short}")
    opening = json.dumps(head, indent=1)[:-2]
    return f'{opening},\n "weights": {{\n' + ",\n".join(lines) + "\n}}\n"


def main() -> None:
    parser = argparse.ArgumentParser(description="Trains the danger check.")
    parser.add_argument("--report", action="store_true", help="only tell how well it does")
    wanted = parser.parse_args()
    examples = read_examples()
    if wanted.report:
        from tooling.danger_report import report

        print(report(examples))
        return
    rows = rows_of(examples)
    learned = learn(rows, [example.alert for example in examples])
    WEIGHTS.write_text(as_json(learned, examples), encoding="utf-8")
    print(f"{len(examples)} examples, {len(learned.names)} features: {WEIGHTS.name} is written")


if __name__ == "__main__":
    main()
