"""How Rasa makes our components: anew from their settings, or with what they learnt."""

from typing import Any, Dict, Optional, Text

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage

FILE = "learnt.joblib"


class MadeAnew(GraphComponent):
    """A component that learns nothing: its settings are all it needs."""

    def __init__(self, config: Dict[Text, Any]) -> None:
        self._config = config

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "MadeAnew":
        """Made from its settings, in training and in service."""
        return cls(config)


class Learning(GraphComponent):
    """A component that keeps what it learnt in the model."""

    def __init__(
        self,
        config: Dict[Text, Any],
        storage: ModelStorage,
        resource: Resource,
        learnt: Optional[Any] = None,
    ) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._learnt = learnt

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Learning":
        """One that has learnt nothing yet."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "Learning":
        """One with what it learnt."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, joblib.load(folder / FILE, mmap_mode="r"))

    def keep(self, learnt: Any) -> Resource:
        """Keeps `learnt` in the model, and for the rest of the training."""
        self._learnt = learnt
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(learnt, folder / FILE)
        return self._resource
