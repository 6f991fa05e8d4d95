"""Splits a long message into its sentences: the request in a story must not drown in the story."""

import re
from typing import Any, Dict, List, Text

from components.base import MadeAnew
from components.place_mask import MASKED_TEXT
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

CLAUSES = "clauses"
_ENDS = re.compile(r"(?<=[.!?;])\s+|\s+-\s+|\n+")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class Clauses(MadeAnew):
    """Sets `clauses`: messages of their own, one for each sentence of a message that has several."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Words: a sentence longer than `longest` is cut every `step`; shorter than `shortest` is left out."""
        return {"longest": 30, "window": 22, "step": 15, "shortest": 3, "most": 12}

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Examples are learnt whole."""
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Splits each message that has several sentences."""
        for message in messages:
            parts = self.split(message.get(MASKED_TEXT) or "")
            message.set(CLAUSES, [Message(data={"text": p, MASKED_TEXT: p}) for p in parts])
        return messages

    def split(self, text: Text) -> List[Text]:
        """The sentences of `text`, or none where there is only one."""
        parts: List[Text] = []
        for sentence in _ENDS.split(text):
            words = sentence.split()
            if len(words) > self._config["longest"]:
                starts = range(0, len(words), self._config["step"])
                parts += [" ".join(words[i : i + self._config["window"]]) for i in starts]
            else:
                parts.append(sentence.strip())
        parts = [p for p in parts if len(p.split()) >= self._config["shortest"]]
        return parts[: self._config["most"]] if len(parts) > 1 else []


def with_clauses(messages: List[Message]) -> List[Message]:
    """The messages, and the clauses of each."""
    return [*messages, *(clause for m in messages for clause in m.get(CLAUSES) or [])]
