"""The figures of one judged search: how good its first page is.

Grades run from 1 (of some use) to 3 (what an adviser would put first); a listing that nobody graded
counts as of no use.
"""

from collections.abc import Mapping, Sequence
from math import log2

PAGE = 10
FIRST = 5


def ndcg(shown: Sequence[str], grades: Mapping[str, int], at: int = PAGE) -> float:
    """Normalised discounted cumulative gain of the first `at`, from 0 to 1. Gains are 2^grade - 1.

    Raises ValueError where nothing was graded: there is nothing to gain."""
    best = _gain(sorted(grades.values(), reverse=True)[:at])
    if not best:
        raise ValueError("No listing was graded.")
    return _gain([grades.get(key, 0) for key in shown[:at]]) / best


def succeeds(shown: Sequence[str], must: Sequence[str], grades: Mapping[str, int]) -> bool:
    """Whether all of `must` are among the first five. Where none must, because more than five are as
    good as each other: whether all of the first five, or as many as there are, have a grade."""
    first = list(shown[:FIRST])
    if must:
        return set(must) <= set(first)
    wanted = min(FIRST, len(grades))
    return sum(key in grades for key in first) >= wanted


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / log2(rank + 2) for rank, grade in enumerate(grades))
