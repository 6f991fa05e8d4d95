"""A sentence's meaning as vectors, by MiniLM as it was adapted to this service."""

import logging
from typing import Any, Dict, Iterator, List, Optional, Text

from components.adapter import ADAPTED_VECTOR, find_adapter
from components.base import MadeAnew
from components.clauses import with_clauses
from components.place_mask import MASK, MASKED_TEXT
from components.sentence_model import SentenceModel, find_weights
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

SENTENCE_VECTOR = "sentence_vector"
logger = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEmbedding(MadeAnew):
    """Sets `sentence_vector` and, where there is an adapter, `adapted_vector`: float32, length 384 for
    MiniLM, normalised; both absent without weights."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """`folder`: another model's folder, or "none" to do without; empty: the locked package, the
        only one that the adapter fits."""
        return {"folder": "", "longest": 128, "batch": 32}

    def __init__(self, config: Dict[Text, Any]) -> None:
        super().__init__(config)
        self._model: Optional[SentenceModel] = None
        folder = find_weights(config["folder"])
        if folder is None:
            logger.warning("No sentence weights: the assistant understands by words alone.")
            return
        self._adapter = None if config["folder"] else find_adapter()
        self._model = SentenceModel(folder, self._adapter)
        self._model.embed(["ready"], self._config["longest"])

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Embeds every example."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Embeds each message that has a text, and its clauses."""
        if self._model is None:
            return messages
        for batch in self._batches(with_clauses(messages)):
            texts = [readable(m.get(MASKED_TEXT)) for m in batch]
            early, last = self._model.embed(texts, self._config["longest"])
            for index, message in enumerate(batch):
                message.set(SENTENCE_VECTOR, early[index])
                if self._adapter is not None:
                    message.set(ADAPTED_VECTOR, last[index])
        return messages

    def _batches(self, messages: List[Message]) -> Iterator[List[Message]]:
        """Those that have a text, those of like length together."""
        spoken = [m for m in messages if m.get(MASKED_TEXT)]
        spoken.sort(key=lambda m: len(m.get("text")))
        size = self._config["batch"]
        for start in range(0, len(spoken), size):
            yield spoken[start : start + size]


def readable(masked: Text) -> Text:
    """The masked text in words that the sentence model knows."""
    return masked.replace(MASK, "town")
