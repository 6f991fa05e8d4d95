"""What was learnt on top of the sentence model: small changes to its weights (LoRA, two thin
matrices for each weight), and heads that read the vectors they make. `adapting` makes the file."""

from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, List, Optional, Text, Tuple

import numpy as np

FILE = Path(__file__).parents[1] / "adapter" / "adapter.npz"
ADAPTED_VECTOR = "adapted_vector"
ONE_OF = ("intent", "topics")
"""Questions with exactly one answer; the others may have any number."""


class Adapter:
    """The arrays of an adapter file, by name: "3.query.down" (inner, rank) and "3.query.up" (rank,
    outer) for each changed weight, "intent.labels" (n), "intent.weights" (384, n), "intent.bias" (n)."""

    def __init__(self, arrays: Dict[Text, np.ndarray]) -> None:
        self._arrays = arrays
        changed = [name.split(".") for name in arrays if name.endswith(".down")]
        self.changes: List[Tuple[int, Text]] = [(int(layer), part) for layer, part, _ in changed]
        asked = [name.split(".")[0] for name in arrays if name.endswith(".labels")]
        self._heads = {name: self._head(name) for name in asked}
        self._places = {
            name: {label: at for at, label in enumerate(self.labels(name))} for name in asked
        }

    def change(self, layer: int, part: Text) -> np.ndarray:
        """What is added to the weight of that part of that layer, float32 (inner, outer)."""
        down, up = (self._arrays[f"{layer}.{part}.{half}"] for half in ("down", "up"))
        return down.astype(np.float32) @ up.astype(np.float32)

    def asks(self, question: Text) -> bool:
        """Whether there is a head for this question."""
        return question in self._heads

    def labels(self, question: Text) -> List[Text]:
        """The answers that the head of `question` knows."""
        return [str(label) for label in self._arrays[f"{question}.labels"]]

    def places(self, question: Text) -> Dict[Text, int]:
        """Which column of `shares` is that of which label."""
        return self._places[question]

    def shares(self, question: Text, vectors: np.ndarray) -> np.ndarray:
        """(len(vectors), labels), from 0 to 1, of adapted vectors (n, 384)."""
        weights, bias = self._heads[question]
        scores = vectors @ weights + bias
        if question not in ONE_OF:
            return 1 / (1 + np.exp(-scores))
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        return shares / shares.sum(axis=1, keepdims=True)

    def _head(self, question: Text) -> Tuple[np.ndarray, np.ndarray]:
        weights, bias = (self._arrays[f"{question}.{part}"] for part in ("weights", "bias"))
        return weights.astype(np.float32), bias.astype(np.float32)


@lru_cache(maxsize=1)
def find_adapter(path: Path = FILE) -> Optional[Adapter]:
    """The adapter in `path`, or None where there is none."""
    if not path.exists():
        return None
    with np.load(path, allow_pickle=False) as file:
        return Adapter({name: file[name] for name in file.files})


def dense_parts(layer: Any) -> Dict[Text, Any]:
    """The weights of one layer of the sentence model that an adapter may change."""
    attention = layer.attention
    return {
        "query": attention.self_attention.query,
        "key": attention.self_attention.key,
        "value": attention.self_attention.value,
        "joined": attention.dense_output.dense,
        "wide": layer.intermediate.dense,
        "narrow": layer.bert_output.dense,
    }
