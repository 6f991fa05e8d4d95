"""What a person wants with this message: one intent, or "unsure"."""

import re
from typing import Any, Dict, List, Text

from components.heard import Batch, Question, has_adapted
from components.linear import OneOf, features
from components.place_mask import MASK, MASKED_TEXT
from components.trained import TrainedClassifier
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.training_data.message import Message

UNSURE = "unsure"
GIVE_PLACE = "give_place"
_UNKNOWN_PLACE = re.compile(
    r"(?:(?:i'?m|we'?re|she'?s|he'?s|i am|we are) )?(?:[Ii]n|[Nn]ear|[Aa]round|[Tt]ry) [A-Z][a-z'-]{3,}"
    r"(?: (?:on|le|the|upon|[A-Z][a-z'-]+)){0,3}[.!]?$"
)
"""Nothing but words where a place would stand, though nobody knows the place."""
_FILLER = re.compile(
    r"\b(?:in|near|at|to|from|around|the|we|were|we're|i|im|i'm|am|live|she|he|shes|hes|she's|he's|lives|is|its|"
    r"it's|please|pls|thanks|my|postcode|area|town|just|by|near|nr|try|sorry|make|it|over|side|ok|um|er|and|or)\b|\W",
    re.IGNORECASE,
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(TrainedClassifier):
    """Sets `intent` and `intent_ranking`."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """`strength`: inverse regularisation; below `sure_from` the intent is "unsure";
        `head_weight`: what the adapter's head counts."""
        return {"strength": 0.5, "sure_from": 0.25, "head_weight": 0.5}

    def fit(self, examples: List[Message]) -> Dict[Text, Any]:
        """One model over all intents."""
        wanted = [m.get("intent") for m in examples]
        # where a head hears the meaning, the linear model hears the words alone: they differ the more
        with_meaning = not has_adapted(examples)
        rows = features(examples, with_meaning)
        model = OneOf.fit(rows, wanted, self._config["strength"])
        return {"intent": Question("intent", model, with_meaning, self._config["head_weight"])}

    def understand(self, messages: List[Message]) -> None:
        """The likeliest intent; nothing but a place is always a place."""
        for message, ranked in zip(  # noqa: B905
            messages, self._learnt["intent"].ranked(Batch(messages))
        ):
            if _is_only_place(message.get(MASKED_TEXT)):
                ranked = [(GIVE_PLACE, 1.0)]
            name, confidence = ranked[0]
            if confidence < self._config["sure_from"]:
                name = UNSURE
            message.set("intent", {"name": name, "confidence": confidence}, add_to_output=True)
            ranking = [{"name": n, "confidence": p} for n, p in ranked[:4]]
            message.set("intent_ranking", ranking, add_to_output=True)


def _is_only_place(masked: Text) -> bool:
    if MASK in masked:
        return not _FILLER.sub("", masked.replace(MASK, ""))
    return bool(_UNKNOWN_PLACE.match(masked))
