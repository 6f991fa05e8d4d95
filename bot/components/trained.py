"""The shape that trained classifiers share: fit, then understand."""

from typing import Any, Dict, List, Text

from components.base import Learning
from components.ngram_features import NGRAM_VECTOR
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData


class TrainedClassifier(Learning):
    """Subclasses say how to `fit` models (a dictionary by name) and how to `understand` messages."""

    def train(self, training_data: TrainingData) -> Resource:
        """Fits the models on every example that has features."""
        examples = [m for m in training_data.training_examples if m.get(NGRAM_VECTOR) is not None]
        return self.keep(self.fit(examples))

    def process(self, messages: List[Message]) -> List[Message]:
        """Understands each message that has features."""
        spoken = [m for m in messages if m.get(NGRAM_VECTOR) is not None]
        if spoken:
            self.understand(spoken)
        return messages

    def fit(self, examples: List[Message]) -> Dict[Text, Any]:
        """The trained models by name."""
        raise NotImplementedError

    def understand(self, messages: List[Message]) -> None:
        """Sets what was understood on each message."""
        raise NotImplementedError
