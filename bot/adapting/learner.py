"""The sentence model with thin matrices beside its weights, and heads: what is learnt."""

import types
from collections.abc import Iterator
from typing import Any

import numpy as np
import tensorflow as tf
from adapting.examples import Examples
from components.adapter import ONE_OF, dense_parts

WIDTH = 384
HEAD_SCALE = 12.0
"""Vectors are of length one: without this the heads would need very large weights."""
DROPPED = 0.1
SMOOTHED = 0.05
MISSING = 3.0
"""How much leaving an answer out counts beside adding one."""
COUNTS = {"needs": 0.7, "kinds": 0.5, "alert": 1.5, "wants": 0.5}


class Learner:
    """`first` is the first layer that changes; `rank` how thin the matrices are."""

    def __init__(self, bert: Any, examples: Examples, first: int, rank: int, seed: int) -> None:
        self._bert, self._random = bert, np.random.default_rng(seed)
        self.halves: dict[str, Any] = {}
        for number, layer in enumerate(bert.encoder.layer):
            if number >= first:
                for part, dense in dense_parts(layer).items():
                    self._widen(f"{number}.{part}", dense, rank)
        self.heads = {q: self._head(len(labels)) for q, labels in examples.labels.items()}

    def variables(self) -> tuple[list[Any], list[Any]]:
        """(the thin matrices, the heads' weights)."""
        return list(self.halves.values()), [v for head in self.heads.values() for v in head]

    def loss(self, ids: Any, mask: Any, wanted: dict[str, Any], counts: dict[str, Any]) -> Any:
        """How wrong the heads are about a batch, all questions together."""
        vectors = tf.nn.dropout(self._vectors(ids, mask), DROPPED) * HEAD_SCALE
        total = tf.constant(0.0)
        for question, (weights, bias) in self.heads.items():
            scores = tf.matmul(vectors, weights) + bias
            each = _one_of if question in ONE_OF else _any_of
            wrong = each(wanted[question], scores) * counts[question]
            mean = tf.reduce_sum(wrong) / (tf.reduce_sum(counts[question]) + 1e-6)
            total += COUNTS.get(question, 1.0) * mean
        return total

    def arrays(self, examples: Examples) -> Iterator[tuple[str, np.ndarray]]:
        """(name, array) of all that was learnt, as `components.adapter` reads them."""
        for name, half in self.halves.items():
            yield name, half.numpy().astype(np.float16)
        for question, (weights, bias) in self.heads.items():
            yield f"{question}.labels", np.array(examples.labels[question])
            yield f"{question}.weights", (weights.numpy() * HEAD_SCALE).astype(np.float16)
            yield f"{question}.bias", bias.numpy().astype(np.float16)

    def _vectors(self, ids: Any, mask: Any) -> Any:
        hidden = self._bert(input_ids=ids, attention_mask=mask, training=True).last_hidden_state
        weight = tf.cast(mask, tf.float32)[:, :, None]
        mean = tf.reduce_sum(hidden * weight, 1) / tf.reduce_sum(weight, 1)
        return tf.math.l2_normalize(mean, axis=1)

    def _widen(self, name: str, dense: Any, rank: int) -> None:
        inner, outer = dense.kernel.shape
        start = self._random.normal(0, 1 / np.sqrt(inner), (inner, rank)).astype(np.float32)
        down = tf.Variable(start, name="down")
        up = tf.Variable(np.zeros((rank, outer), np.float32), name="up")
        self.halves[f"{name}.down"], self.halves[f"{name}.up"] = down, up

        def call(self: Any, inputs: Any) -> Any:
            added = tf.tensordot(tf.tensordot(inputs, down, 1), up, 1)
            made = tf.tensordot(inputs, self.kernel, 1) + added + self.bias
            return made if self.activation is None else self.activation(made)

        dense.call = types.MethodType(call, dense)

    def _head(self, answers: int) -> tuple[Any, Any]:
        start = self._random.normal(0, 0.05, (WIDTH, answers)).astype(np.float32)
        return tf.Variable(start), tf.Variable(np.zeros(answers, np.float32))


def _one_of(wanted: Any, scores: Any) -> Any:
    return tf.keras.losses.categorical_crossentropy(
        wanted, scores, from_logits=True, label_smoothing=SMOOTHED
    )


def _any_of(wanted: Any, scores: Any) -> Any:
    each = tf.nn.weighted_cross_entropy_with_logits(wanted, scores, MISSING)
    return tf.reduce_sum(each, 1)
