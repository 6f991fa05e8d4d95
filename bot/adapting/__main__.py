"""`python -m adapting`: learns from every example, once for each order of them, and writes the adapter."""

import argparse
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf
from adapting.examples import Examples, read_examples
from adapting.joining import joined
from adapting.learner import Learner
from components.adapter import FILE
from components.sentence_model import SentenceModel, find_weights

EXAMPLES = Path(__file__).parents[1] / "data" / "nlu"
BATCH, SORTED_TOGETHER = 32, 50
LONGEST = 128
HEADS_LEARN = 4.0
"""How much faster the heads learn, which begin from nothing."""
SAID_EVERY = 100


def main() -> None:
    """Learns and writes."""
    asked = argparse.ArgumentParser(description="Adapt the sentence model to the examples.")
    asked.add_argument("--epochs", type=int, default=5)
    asked.add_argument("--rank", type=int, default=16)
    asked.add_argument("--first-layer", type=int, default=0)
    asked.add_argument("--rate", type=float, default=1e-3)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--orders", type=int, nargs="+", default=[0, 1, 2, 3])
    asked.add_argument("--to", type=Path, default=FILE)
    options = asked.parse_args()
    folder = find_weights("")
    if folder is None:
        raise SystemExit("There are no sentence weights to adapt: run `python3 care-finder setup`.")
    examples = read_examples(EXAMPLES)
    learnt = [_learnt(folder, examples, options, order) for order in options.orders]
    options.to.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(options.to, **joined(learnt))
    print(f"Learnt from {len(examples.texts)} examples: {options.to.name} is written.")


def _learnt(folder: Path, examples: Examples, options: Any, order: int) -> dict[str, np.ndarray]:
    """The arrays of one adapter, which saw the examples in that order."""
    tf.keras.utils.set_random_seed(options.seed)
    model = SentenceModel(folder)
    model.bert.trainable = False
    learner = Learner(model.bert, examples, options.first_layer, options.rank, options.seed)
    _learn(learner, model, examples, options, order)
    return dict(learner.arrays(examples))


def _learn(
    learner: Learner, model: SentenceModel, examples: Examples, options: Any, order: int
) -> None:
    steps = options.epochs * len(list(_batches(examples, 0, order)))
    step = _step(learner, options.rate, steps)
    began, done, smooth = time.monotonic(), 0, 0.0
    for epoch in range(options.epochs):
        for batch in _batches(examples, epoch, order):
            ids, mask = model.tokens([examples.texts[i] for i in batch], LONGEST)
            wanted = {q: table[batch] for q, table in examples.wanted.items()}
            counts = {q: column[batch] for q, column in examples.counts.items()}
            wrong = float(step(ids, mask, wanted, counts))
            smooth = wrong if done == 0 else 0.98 * smooth + 0.02 * wrong
            done += 1
            if done % SAID_EVERY == 0:
                print(
                    f"{done} of {steps}: {smooth:.2f}, {time.monotonic() - began:.0f} s", flush=True
                )


def _step(learner: Learner, rate: float, steps: int) -> Callable[..., Any]:
    halves, heads = learner.variables()
    slow, quick = (
        tf.keras.optimizers.legacy.Adam(
            tf.keras.optimizers.schedules.PolynomialDecay(r, steps, 0.0)
        )
        for r in (rate, rate * HEADS_LEARN)
    )

    @tf.function(reduce_retracing=True)
    def step(ids, mask, wanted, counts):  # type: ignore[no-untyped-def]
        with tf.GradientTape() as tape:
            wrong = learner.loss(ids, mask, wanted, counts)
        slopes = [tf.convert_to_tensor(s) for s in tape.gradient(wrong, [*halves, *heads])]
        slopes, _ = tf.clip_by_global_norm(slopes, 1.0)
        slow.apply_gradients(zip(slopes[: len(halves)], halves))  # noqa: B905 (traced: TensorFlow has its own zip)
        quick.apply_gradients(zip(slopes[len(halves) :], heads))  # noqa: B905
        return wrong

    return step


def _batches(examples: Examples, epoch: int, order: int) -> Iterator[list[int]]:
    """Places of examples, those of like length together, in an order that hangs on `epoch` and `order` alone."""
    random = np.random.default_rng(1000 * order + epoch)
    shuffled = random.permutation(len(examples.texts))
    made: list[list[int]] = []
    for start in range(0, len(shuffled), BATCH * SORTED_TOGETHER):
        chunk = sorted(
            shuffled[start : start + BATCH * SORTED_TOGETHER], key=lambda i: len(examples.texts[i])
        )
        made += [[int(i) for i in chunk[at : at + BATCH]] for at in range(0, len(chunk), BATCH)]
    yield from (made[i] for i in random.permutation(len(made)))


if __name__ == "__main__":
    main()
