"""The shape that trained classifiers share: fit, keep in the model's storage, load."""

from typing import Any, Dict, List, Optional, Text

import joblib
from components.ngram_features import NGRAM_VECTOR
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

FILE = "models.joblib"


class TrainedClassifier(GraphComponent):
    """Subclasses say how to `fit` models (a dictionary by name) and how to `understand` messages."""

    def __init__(
        self,
        config: Dict[Text, Any],
        storage: ModelStorage,
        resource: Resource,
        models: Optional[Dict[Text, Any]] = None,
    ) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._models = models or {}

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "TrainedClassifier":
        """An untrained one."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "TrainedClassifier":
        """The trained one."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, joblib.load(folder / FILE))

    def train(self, training_data: TrainingData) -> Resource:
        """Fits the models on every example that has features."""
        examples = [m for m in training_data.training_examples if m.get(NGRAM_VECTOR) is not None]
        self._models = self.fit(examples)
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._models, folder / FILE)
        return self._resource

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
