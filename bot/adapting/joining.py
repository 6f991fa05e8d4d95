"""Several adapters into one: what each learnt by chance thins out, what all learnt stays."""

from collections.abc import Sequence

import numpy as np


def joined(learnt: Sequence[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """The mean of adapters that began alike and saw the same examples in different orders, as one
    adapter: its changes are the mean of theirs, and its thin matrices are theirs side by side."""
    if len(learnt) == 1:
        return learnt[0]
    return {name: _join(name, [arrays[name] for arrays in learnt]) for name in learnt[0]}


def _join(name: str, each: list[np.ndarray]) -> np.ndarray:
    if name.endswith(".labels"):
        return each[0]
    if name.endswith(".down"):
        return np.concatenate(each, axis=1)
    shares = [array.astype(np.float32) / len(each) for array in each]
    whole = np.concatenate(shares) if name.endswith(".up") else sum(shares)
    return np.asarray(whole, dtype=np.float16)
