"""Tells how well the danger check does on examples that it did not learn from (five folds).

The patterns do not learn, but were written by people who had read the examples: their share of
the figures flatters a little. The messages in tests/web/safety/held_out.jsonl are the other test.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from sklearn.model_selection import StratifiedKFold

from tooling.train_danger import ALERTS, Example, learn, matrix, rows_of
from web.safety.patterns import clear_sign
from web.safety.text import words

FOLDS = 5
NEIGHBOURS = {
    frozenset(pair)
    for pair in (
        ("emergency", "urgent_medical"),
        ("emergency", "mental_health_crisis"),
        ("emergency", "safeguarding"),
        ("carer_breakdown", "urgent_medical"),
    )
}
TRIED = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


def report(examples: Sequence[Example]) -> str:
    """Recall and false alarms for several thresholds, patterns and model together."""
    truth = [example.alert for example in examples]
    rooms = np.array([example.file.split("/")[0] for example in examples])
    clear = [clear_sign(words(example.text)) for example in examples]
    sure, kinds = _by_folds(examples)
    lines = ["threshold  found  right kind  look-alikes  others"]
    for threshold in TRIED:
        said = [
            c or (k if s >= threshold else None) for c, s, k in zip(clear, sure, kinds, strict=True)
        ]
        lines.append(f"{threshold:9.2f}  " + _figures(truth, said, rooms))
    lines.append("patterns   " + _figures(truth, clear, rooms))
    return "\n".join(lines)


def _by_folds(examples: Sequence[Example]) -> tuple[np.ndarray, list[str]]:
    truth = [example.alert for example in examples]
    rows = rows_of(examples)
    strata = [f"{e.alert}{e.file.startswith('not_danger')}" for e in examples]
    sure = np.zeros(len(rows))
    kinds = [""] * len(rows)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    for learning, testing in folds.split(rows, strata):
        learned = learn([rows[at] for at in learning], [truth[at] for at in learning])
        scores = (
            matrix([rows[at] for at in testing], learned.names) @ learned.columns + learned.bias
        )
        sure[testing] = 1 / (1 + np.exp(-scores[:, 0]))
        for at, row in zip(testing, scores, strict=True):
            kinds[at] = ALERTS[int(np.argmax(row[1:]))]
    return sure, kinds


def _figures(truth: Sequence[str | None], said: Sequence[str | None], rooms: np.ndarray) -> str:
    count: Counter[str] = Counter()
    for true, got, room in zip(truth, said, rooms, strict=True):
        if true:
            count["danger"] += 1
            count["found"] += bool(got)
            count["right"] += bool(got) and (
                got == true or frozenset((true, str(got))) in NEIGHBOURS
            )
        else:
            kind = "look" if room == "not_danger" else "other"
            count[kind] += 1
            count[f"false {kind}"] += bool(got)
    return "  ".join(
        f"{count[part] / max(1, count[whole]):.1%}"
        for part, whole in (
            ("found", "danger"), ("right", "danger"), ("false look", "look"), ("false other", "other"),
        )
    )  # fmt: skip
