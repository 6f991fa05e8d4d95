"""The examples as numbers: texts with places masked, and what each is to be taken for."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from components.linear import metadata
from components.place_mask import MASKED_TEXT, PlaceMask
from components.sentence_embedding import readable
from rasa.shared.nlu.training_data.loading import load_data

ADVICE, FIND = "ask_advice", "find_care"
GROUPS = ("services", "needs", "kinds")


@dataclass(frozen=True)
class Examples:
    """`labels` names the answers of each question; `wanted` holds for each question a row an example
    and a column an answer, 1 where it is so; `counts` whether an example can answer that question."""

    texts: list[str]
    labels: dict[str, list[str]]
    wanted: dict[str, np.ndarray]
    counts: dict[str, np.ndarray]


def read_examples(folder: Path) -> Examples:
    """Every example under `folder`."""
    messages = [m for m in load_data(str(folder)).training_examples if m.get("intent")]
    PlaceMask(PlaceMask.get_default_config()).process(messages)
    data = [metadata(m) for m in messages]
    intents = [m.get("intent") for m in messages]
    answers: dict[str, list[list[str]]] = {
        "intent": [[intent] for intent in intents],
        "topics": [(d.get("topics") or [])[:1] for d in data],
        "alert": [[d["alert"]] if d.get("alert") else [] for d in data],
        "wants": [
            [w for w in [intent, *(d.get("also") or [])] if w in (ADVICE, FIND)]
            for intent, d in zip(intents, data, strict=True)
        ],
        **{group: [d.get(group) or [] for d in data] for group in GROUPS},
    }
    labels = {q: sorted({label for each in said for label in each}) for q, said in answers.items()}
    everybody = np.ones(len(messages), np.float32)
    # advice examples do not say which services and needs they mention: they teach nothing of them
    labelled = np.array([intent != ADVICE for intent in intents], np.float32)
    topical = np.array([bool(said) for said in answers["topics"]], np.float32)
    return Examples(
        texts=[readable(m.get(MASKED_TEXT)) for m in messages],
        labels=labels,
        wanted={q: _table(labels[q], said) for q, said in answers.items()},
        counts={
            q: topical if q == "topics" else labelled if q in GROUPS else everybody for q in answers
        },
    )


def _table(labels: list[str], said: Sequence[Sequence[str]]) -> np.ndarray:
    column = {label: index for index, label in enumerate(labels)}
    table = np.zeros((len(said), len(labels)), np.float32)
    for row, each in enumerate(said):
        for label in each:
            table[row, column[label]] = 1.0
    return table
