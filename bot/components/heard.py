"""One question about messages, answered by two readers together: the linear model over words, and the
head over the adapted sentence vector. They err on different messages, so together they err less."""

from typing import Any, Dict, List, Optional, Sequence, Text, Tuple

import numpy as np
from components.adapter import ADAPTED_VECTOR, find_adapter
from components.linear import features
from rasa.shared.nlu.training_data.message import Message

Ranked = List[Tuple[Text, float]]


class Batch:
    """Messages about which several questions are asked: what the questions read is made once."""

    def __init__(self, messages: Sequence[Message]) -> None:
        self.messages = messages
        self._rows: Dict[bool, Any] = {}
        self.adapted: Optional[np.ndarray] = None
        if has_adapted(messages):
            self.adapted = np.stack([m.get(ADAPTED_VECTOR) for m in messages])

    def rows(self, with_meaning: bool) -> Any:
        """As `linear.features`."""
        if with_meaning not in self._rows:
            self._rows[with_meaning] = features(self.messages, with_meaning)
        return self._rows[with_meaning]


class Question:
    """`model` is fitted (OneOf or AnyOf) on rows with or without sentence vectors (`with_meaning`);
    `head_weight` is what the head counts, from 0 to 1, for the labels that it knows."""

    def __init__(self, name: Text, model: Any, with_meaning: bool, head_weight: float) -> None:
        self.name, self.model = name, model
        self.with_meaning, self.head_weight = with_meaning, head_weight

    def ranked(self, batch: Batch) -> List[Ranked]:
        """For each message every (label, how sure), the likeliest first."""
        if not batch.messages:
            return []
        shares = self.model.shares(batch.rows(self.with_meaning))
        head = self._head(batch)
        if head is not None:
            knows = ~np.isnan(head)
            blend = (1 - self.head_weight) * shares + self.head_weight * np.where(knows, head, 0.0)
            shares = np.where(knows, blend, shares)
        return [_in_order(self.model.labels, row) for row in shares]

    def _head(self, batch: Batch) -> Optional[np.ndarray]:
        """(messages, labels of the model), not a number where the head does not know the label."""
        adapter = find_adapter()
        if adapter is None or not adapter.asks(self.name) or batch.adapted is None:
            return None
        said = adapter.shares(self.name, batch.adapted)
        known = adapter.places(self.name)
        aligned = np.full((len(said), len(self.model.labels)), np.nan, dtype=np.float32)
        for index, label in enumerate(self.model.labels):
            if label in known:
                aligned[:, index] = said[:, known[label]]
        return aligned


def has_adapted(messages: Sequence[Message]) -> bool:
    """Whether the messages have adapted vectors."""
    return bool(messages) and messages[0].get(ADAPTED_VECTOR) is not None


def _in_order(labels: List[Text], row: np.ndarray) -> Ranked:
    order = np.argsort(-row, kind="stable")
    return [(labels[i], float(row[i])) for i in order]
