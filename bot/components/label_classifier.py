"""What a message is about: topics, services, needs, kinds and danger, each a question of its own."""

from typing import Any, Dict, List, Text

from components.clauses import CLAUSES
from components.heard import Batch, Question, has_adapted
from components.linear import AnyOf, OneOf, features, metadata
from components.trained import TrainedClassifier
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.training_data.message import Message

UNDERSTOOD, BY_MEANING = "understood", "by_meaning"
ADVICE = "ask_advice"
FIND = "find_care"
SHOWN = 5
MISSING = {"services": 3.0, "needs": 8.0, "kinds": 3.0, "alert": 6.0, "wants": 2.0}
"""How much leaving a label out counts beside adding one, while learning."""
HEARD_IN_CLAUSES = ("services", "needs", "kinds", "wants", "alert")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LabelClassifier(TrainedClassifier):
    """Sets `understood`: for topics, services, needs, kinds, alert and wants, the likeliest labels as
    [label, probability], at most five each. The actions decide what is sure enough. `by_meaning`:
    whether an adapter's heads had their say."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Strengths: inverse regularisation. `clause_weight`: what a sentence counts beside the whole;
        `alert_clause_weight`: the same for danger. `topic_head`, `label_head`: what the adapter's
        heads count."""
        return {
            "topic_strength": 0.5,
            "label_strength": 0.3,
            "clause_weight": 0.8,
            "alert_clause_weight": 0.5,
            "topic_head": 0.2,
            "label_head": 0.5,
        }

    def fit(self, examples: List[Message]) -> Dict[Text, Any]:
        """A model for each question, on the examples that can answer it."""
        said = [(m, metadata(m)) for m in examples]
        topical = [(m, data["topics"][0]) for m, data in said if data.get("topics")]
        model = OneOf.fit(
            features([m for m, _ in topical]),
            [topic for _, topic in topical],
            self._config["topic_strength"],
        )
        questions = {"topics": Question("topics", model, True, self._config["topic_head"])}
        # advice examples do not say which services and needs they mention: they teach nothing of them
        labelled = [(m, data) for m, data in said if m.get("intent") != ADVICE]
        for group in ("services", "needs", "kinds"):
            wanted = [data.get(group) or [] for _, data in labelled]
            questions[group] = self._any_of(group, [m for m, _ in labelled], wanted)
        alerts = [[data["alert"]] if data.get("alert") else [] for _, data in said]
        questions["alert"] = self._any_of("alert", examples, alerts)
        wants = [
            [w for w in [m.get("intent"), *(data.get("also") or [])] if w in (ADVICE, FIND)]
            for m, data in said
        ]
        questions["wants"] = self._any_of("wants", examples, wants)
        return questions

    def _any_of(self, name: Text, messages: List[Message], wanted: List[List[Text]]) -> Question:
        # where a head hears the meaning, the linear model hears the words alone: they differ the more
        with_meaning = not has_adapted(messages)
        rows = features(messages, with_meaning)
        model = AnyOf.fit(rows, wanted, self._config["label_strength"], MISSING[name])
        return Question(name, model, with_meaning, self._config["label_head"])

    def understand(self, messages: List[Message]) -> None:
        """The likeliest labels of every question."""
        batch = Batch(messages)
        answers = {name: question.ranked(batch) for name, question in self._learnt.items()}
        for index, message in enumerate(messages):
            understood = {
                name: [[label, round(p, 4)] for label, p in ranked[index][:SHOWN]]
                for name, ranked in answers.items()
            }
            clauses = message.get(CLAUSES) or []
            if clauses:
                self._hear_clauses(understood, clauses)
            message.set(UNDERSTOOD, understood, add_to_output=True)
            message.set(BY_MEANING, has_adapted(messages), add_to_output=True)

    def _hear_clauses(self, understood: Dict[Text, Any], clauses: List[Message]) -> None:
        """What one sentence says clearly is said, however much is said around it."""
        batch = Batch(clauses)
        for name in HEARD_IN_CLAUSES:
            likeliest = dict(understood[name])
            key = "alert_clause_weight" if name == "alert" else "clause_weight"
            for ranked in self._learnt[name].ranked(batch):
                for label, probability in ranked[:SHOWN]:
                    weighed = round(probability * self._config[key], 4)
                    likeliest[label] = max(weighed, likeliest.get(label, 0.0))
            best = sorted(likeliest.items(), key=lambda pair: (-pair[1], pair[0]))
            understood[name] = [list(pair) for pair in best[:SHOWN]]
