"""Linear models over the features of a message: small, quick, the same answer every time."""

from typing import Dict, List, Optional, Sequence, Text

import numpy as np
from components.ngram_features import NGRAM_VECTOR
from components.sentence_embedding import SENTENCE_VECTOR
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.svm import LinearSVC

ONE_OF_SHARPNESS, ANY_OF_SHARPNESS = 4.0, 3.0
"""From distances to a margin to something like probabilities; measured, not calibrated."""
MEANING_WEIGHT = 1.0
"""How much the sentence vector counts beside the n-grams."""


def features(messages: Sequence[Message], with_meaning: bool = True) -> Optional[csr_matrix]:
    """One row a message: its n-grams, and its sentence vector where there is one and `with_meaning`.
    None when there are no messages."""
    if not messages:
        return None
    each = [m.get(NGRAM_VECTOR) for m in messages]
    rows = each[0] if len(each) == 1 else vstack(each)
    if with_meaning and messages[0].get(SENTENCE_VECTOR) is not None:
        vectors = np.stack([m.get(SENTENCE_VECTOR) for m in messages]) * MEANING_WEIGHT
        rows = hstack([rows, csr_matrix(vectors)])
    return rows.tocsr().astype(np.float32, copy=False)


class OneOf:
    """Exactly one label a message: shares that add up to one, the sharper the surer."""

    def __init__(self, labels: List[Text], weights: np.ndarray, bias: np.ndarray) -> None:
        self.labels, self.weights, self.bias = labels, weights, bias

    @classmethod
    def fit(cls, rows: csr_matrix, wanted: Sequence[Text], strength: float) -> "OneOf":
        """`wanted` is the label of each row; `strength` is the inverse of regularisation."""
        model = LinearSVC(C=strength, random_state=0)
        model.fit(rows, list(wanted))
        coefficients, bias = model.coef_, model.intercept_
        if len(model.classes_) == 2:
            coefficients = np.vstack([-coefficients, coefficients])
            bias = np.concatenate([-bias, bias])
        return cls(list(model.classes_), coefficients.T.astype(np.float32), bias.astype(np.float32))

    def shares(self, rows: csr_matrix) -> np.ndarray:
        """(rows, labels): what share of certainty each label has."""
        scores = (np.asarray(rows @ self.weights) + self.bias) * ONE_OF_SHARPNESS
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        return shares / shares.sum(axis=1, keepdims=True)


class AnyOf:
    """Any number of labels a message: for each how sure, from 0 to 1."""

    def __init__(self, labels: List[Text], weights: np.ndarray, bias: np.ndarray) -> None:
        self.labels, self.weights, self.bias = labels, weights, bias

    @classmethod
    def fit(
        cls, rows: csr_matrix, wanted: Sequence[Sequence[Text]], strength: float, missing: float
    ) -> "AnyOf":
        """`wanted` holds the labels of each row, none, one or several; `missing` is how much leaving
        a label out counts beside adding one, while learning."""
        labels = sorted({label for each in wanted for label in each})
        weights = np.zeros((rows.shape[1], len(labels)), dtype=np.float32)
        bias = np.zeros(len(labels), dtype=np.float32)
        for index, label in enumerate(labels):
            is_so = np.array([label in each for each in wanted])
            model = LinearSVC(C=strength, random_state=0, class_weight={True: missing, False: 1.0})
            model.fit(rows, is_so)
            weights[:, index], bias[index] = model.coef_[0], model.intercept_[0]
        return cls(labels, weights, bias)

    def shares(self, rows: csr_matrix) -> np.ndarray:
        """(rows, labels): how sure of each label, from 0 to 1."""
        scores = (np.asarray(rows @ self.weights) + self.bias) * ANY_OF_SHARPNESS
        return 1 / (1 + np.exp(-scores))


def metadata(message: Message) -> Dict[Text, List[Text]]:
    """What an example's metadata says of it: its own before its block's."""
    both = message.get("metadata") or {}
    return {**(both.get("intent") or {}), **(both.get("example") or {})}
