"""Runs inside the assistant's own environment and prints what it found, as one line of JSON.

Started by test_components.py, with the folder `bot` as its working directory.
"""

import asyncio
import inspect
import json
import sys
from pathlib import Path
from typing import Any, Dict, List

BOT = Path.cwd()
sys.path.insert(0, str(BOT))


def place_masks(texts: List[str]) -> List[str]:
    """Each text with its places masked."""
    from components.place_mask import PlaceMask

    mask = PlaceMask(PlaceMask.get_default_config())
    return [mask.mask(text) for text in texts]


def clauses(texts: List[str]) -> List[List[str]]:
    """The sentences of each text."""
    from components.clauses import Clauses

    splitter = Clauses(Clauses.get_default_config())
    return [splitter.split(text) for text in texts]


LEARNT_FROM = [
    ("i want a cleaner", "find_care"),
    ("someone to clean for me", "find_care"),
    ("who pays for care", "ask_advice"),
    ("what does a care home cost", "ask_advice"),
    ("hello there", "greet"),
    ("good morning", "greet"),
]


def sentences(texts: List[str]) -> Dict[str, Any]:
    """The vectors of texts, with and without an adapter, and what the heads hear; {} without weights."""
    import numpy as np
    from components.adapter import Adapter, find_adapter
    from components.sentence_model import SentenceModel, find_weights

    folder, adapter = find_weights(""), find_adapter()
    if folder is None or adapter is None:
        return {}
    _, published = SentenceModel(folder).embed(texts, 128)
    model = SentenceModel(folder, adapter)
    early, adapted = model.embed(texts, 128)
    nothing = Adapter(
        {name: np.zeros_like(a) if name.endswith(".up") else a for name, a in _arrays(adapter)}
    )
    alerts = adapter.labels("alert")
    return {
        "lengths": np.linalg.norm(np.vstack([early, adapted]), axis=1).tolist(),
        "moved": float(np.abs(published - adapted).max()),
        "moved_by_nothing": float(
            np.abs(SentenceModel(folder, nothing).embed(texts, 128)[1] - published).max()
        ),
        "alone": float(np.abs(model.embed(texts[:1], 128)[1] - adapted[:1]).max()),
        "alerts": [
            dict(zip(alerts, row, strict=True)) for row in adapter.shares("alert", adapted).tolist()
        ],
    }


def _arrays(adapter: Any) -> Any:
    return adapter._arrays.items()


def learnt_twice() -> bool:
    """Whether the same examples give the same model, to the last bit."""
    return _learnt() == _learnt()


def _learnt() -> bytes:
    from components.linear import OneOf
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer

    rows = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4)).fit_transform(
        [text for text, _ in LEARNT_FROM]
    )
    model = OneOf.fit(csr_matrix(rows), [intent for _, intent in LEARNT_FROM], 0.5)
    return model.weights.tobytes() + model.bias.tobytes()


def patched() -> Dict[str, Any]:
    """Whether Rasa still has what `action_calls` replaces, and whether it replaces it."""
    from rasa.core.actions import action as rasa_action
    from rasa.core.actions.action import RemoteAction

    before = {
        name: inspect.getattr_static(RemoteAction, name, None)
        for name in (
            "_validate_action_result",
            "_action_call_format",
            "action_response_format_spec",
        )
    }
    seconds_before = getattr(rasa_action, "DEFAULT_REQUEST_TIMEOUT", None)
    users = inspect.getsource(rasa_action)
    arguments = list(inspect.signature(RemoteAction._action_call_format).parameters)
    import components.action_calls as ours

    return {
        "there": {name: value is not None for name, value in before.items()},
        "arguments": arguments,
        "seconds_before": seconds_before,
        "seconds_after": rasa_action.DEFAULT_REQUEST_TIMEOUT,
        "seconds_ours": ours.ACTION_SECONDS,
        "seconds_used": users.count("DEFAULT_REQUEST_TIMEOUT") > 1 or "timeout=" in users,
        "calls_validator": "self._validate_action_result(" in users,
        "calls_format": "self._action_call_format(" in users,
        "replaced": RemoteAction._validate_action_result is ours.validate_action_result
        and RemoteAction._action_call_format is ours.action_call_format,
        "domain_sent": _domain_sent(RemoteAction),
        "good_answer": _accepts(RemoteAction, {"events": [], "responses": []}),
        "bad_answer": _accepts(RemoteAction, {"events": "none", "responses": 7}),
    }


def _remote(kind: Any) -> Any:
    from rasa.utils.endpoints import EndpointConfig

    return kind(
        "action_find_care",
        EndpointConfig("http://127.0.0.1:9/webhook", enable_selective_domain=True),
    )


def _domain_sent(kind: Any) -> Any:
    from rasa.shared.core.domain import Domain
    from rasa.shared.core.trackers import DialogueStateTracker

    tracker = DialogueStateTracker("somebody", [])
    return kind._action_call_format(_remote(kind), tracker, Domain.empty())["domain"]


def _accepts(kind: Any, answer: Any) -> bool:
    from jsonschema import ValidationError

    try:
        return bool(kind._validate_action_result(_remote(kind), answer))
    except ValidationError:
        return False


def tracker_cache() -> Dict[str, Any]:
    """Saves thirty turns, reads them back, forgets them; and what happens when there are too many."""
    from components import tracker_cache as cache
    from rasa.shared.core.domain import Domain
    from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
    from rasa.shared.core.trackers import DialogueStateTracker

    domain = Domain.load(str(BOT / "domain"))
    store = cache.TrackerCache(domain)

    def converse(sender: str, turns: int) -> None:
        tracker = DialogueStateTracker(sender, domain.slots)
        for number in range(turns):
            tracker.update(ActionExecuted("action_listen"))
            tracker.update(UserUttered(f"message {number}"))
            tracker.update(SlotSet("search_services", ["homecare", str(number)]))
            tracker.update(SlotSet("conversation_turn", float(number)))
        asyncio.run(store.save(tracker))

    converse("somebody", 30)
    kept = asyncio.run(store.retrieve("somebody"))
    said = [event.text for event in kept.events if isinstance(event, UserUttered)]
    found: Dict[str, Any] = {
        "turns_kept": cache.TURNS_KEPT,
        "said": said,
        "services": kept.get_slot("search_services"),
        "turn": kept.get_slot("conversation_turn"),
        "needs": kept.get_slot("search_needs"),
    }
    converse("somebody", 3)
    again = asyncio.run(store.retrieve("somebody"))
    found["after_a_save"] = again.get_slot("search_services")
    found["unknown"] = asyncio.run(store.retrieve("nobody")) is None
    cache.TrackerCache.forget("somebody")
    cache.TrackerCache.forget("somebody")
    found["forgotten"] = asyncio.run(store.retrieve("somebody")) is None
    found["expires"] = _expires(cache, store, converse)
    found["most"] = _most(cache, store, converse)
    return found


def _expires(cache: Any, store: Any, converse: Any) -> bool:
    converse("idle", 1)
    usual, cache.IDLE_SECONDS = cache.IDLE_SECONDS, -1
    try:
        return asyncio.run(store.retrieve("idle")) is None
    finally:
        cache.IDLE_SECONDS = usual


def _most(cache: Any, store: Any, converse: Any) -> List[str]:
    usual, cache.MOST_CONVERSATIONS = cache.MOST_CONVERSATIONS, 2
    try:
        for sender in ("one", "two", "one", "three"):
            converse(sender, 1)
        return sorted(asyncio.run(store.keys()))
    finally:
        cache.MOST_CONVERSATIONS = usual


if __name__ == "__main__":
    asked = json.loads(sys.stdin.read())
    answer = {
        "masks": place_masks(asked["masks"]),
        "clauses": clauses(asked["clauses"]),
        "patched": patched(),
        "sentences": sentences(asked["sentences"]),
        "learnt_twice": learnt_twice(),
        "cache": tracker_cache(),
    }
    print("\n" + json.dumps(answer))
