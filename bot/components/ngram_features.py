"""The words of a message and the pieces of its words, weighed by how telling they are."""

from typing import Any, Dict, List, Text

import numpy as np
from components.base import Learning
from components.clauses import with_clauses
from components.place_mask import MASKED_TEXT
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer

NGRAM_VECTOR = "ngram_vector"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class NgramFeatures(Learning):
    """Sets `ngram_vector`: one sparse row of word and character n-grams, each half normalised."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """The longest runs of words and letters counted, and the rarest kept."""
        return {"words": 2, "letters": 5, "rarest_word": 1, "rarest_letters": 2}

    def train(self, training_data: TrainingData) -> Resource:
        """Learns which n-grams there are and how telling each is."""
        texts = [m.get(MASKED_TEXT) for m in training_data.training_examples if m.get(MASKED_TEXT)]
        words = TfidfVectorizer(
            lowercase=True,
            token_pattern=r"(?u)\b\w[\w']*\b",  # noqa: S106
            ngram_range=(1, self._config["words"]),
            min_df=self._config["rarest_word"],
            sublinear_tf=True,
            dtype=np.float32,
        )
        letters = TfidfVectorizer(
            lowercase=True,
            analyzer="char_wb",
            ngram_range=(2, self._config["letters"]),
            min_df=self._config["rarest_letters"],
            sublinear_tf=True,
            dtype=np.float32,
        )
        return self.keep([words.fit(texts), letters.fit(texts)])

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Features for every example."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Features for each message that has a text, and its clauses."""
        spoken = [m for m in with_clauses(messages) if m.get(MASKED_TEXT)]
        if spoken:
            texts = [m.get(MASKED_TEXT) for m in spoken]
            rows = hstack([v.transform(texts) for v in self._learnt]).tocsr()
            for index, message in enumerate(spoken):
                message.set(NGRAM_VECTOR, rows[index])
        return messages
