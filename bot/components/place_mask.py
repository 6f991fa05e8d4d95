"""Takes place names out of a message, so that what is asked does not hang on where."""

import csv
import os
import re
from pathlib import Path
from typing import Any, Dict, List, Sequence, Text

from components.base import MadeAnew
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

MASKED_TEXT = "masked_text"
MASK = "placename"
EXAMPLE_FOLDER = Path(__file__).parents[2] / "directory" / "places" / "data" / "essex"
_POSTCODE = r"[a-z]{1,2}[0-9][0-9a-z]? ?(?:[0-9][a-z*?.]{0,2})?"
_WORDS_TOO = frozenset(
    [
        "stock",
        "messing",
        "matching",
        "heath",
        "ford",
        "wash",
        "tye",
        "layer",
        "street",
        "hall",
        "green",
        "end",
    ]
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class PlaceMask(MadeAnew):
    """Sets `masked_text`: the message with every town, village and postcode as one word."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """`folder`: where places.csv and outcodes.csv are; GAZETTEER_FOLDER goes before it."""
        return {"folder": None}

    def __init__(self, config: Dict[Text, Any]) -> None:
        super().__init__(config)
        folder = Path(os.environ.get("GAZETTEER_FOLDER") or config.get("folder") or EXAMPLE_FOLDER)
        self._pattern = _pattern(folder)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Masks every example."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Masks each message that has a text."""
        for message in messages:
            text = message.get("text")
            if text:
                said = (message.get("metadata") or {}).get("places") or []
                message.set(MASKED_TEXT, self.mask(text, said))
        return messages

    def mask(self, text: Text, spans: Sequence[Sequence[int]] = ()) -> Text:
        """`text` with places as the one word "placename": those at `spans`, which the site has read
        (misspelt ones too), and those that are spelt right."""
        for start, end in sorted(spans, reverse=True):
            text = text[:start] + MASK + text[end:]
        return self._pattern.sub(MASK, text)


def _pattern(folder: Path) -> "re.Pattern[str]":
    names = set()
    with open(folder / "places.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names.update([row["name"], *filter(None, row["aliases"].split("|"))])
    names = {n for n in names if n.lower() not in _WORDS_TOO and len(n) > 3}
    with open(folder / "outcodes.csv", encoding="utf-8", newline="") as file:
        outcodes = sorted({row["outcode"] for row in csv.DictReader(file)}, key=len, reverse=True)
    longest_first = sorted(names, key=len, reverse=True)
    any_name = "|".join(
        re.escape(n).replace(r"\ ", "[ -]").replace(r"\-", "[ -]?") for n in longest_first
    )
    any_outcode = "|".join(re.escape(o) for o in outcodes)
    written = rf"\b(?:{any_name}|(?:{any_outcode})(?: ?[0-9][a-z*?.]{{0,2}})?|{_POSTCODE}(?<=[a-z]{{2}}))\b"
    return re.compile(written, re.IGNORECASE)
