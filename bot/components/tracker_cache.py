"""A cache of conversations: slots and the last turns, in memory, soon forgotten.

The site owns the conversation; losing this costs nothing, since every message brings the active
search. It expires, deletes, and stays short, so that the fiftieth turn is as quick as the first.
"""

import time
from collections import OrderedDict
from typing import Any, Dict, Iterable, List, Optional, Text, Tuple

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

TURNS_KEPT = 3
"""The actions and the rules read the last message and the slots; each turn more is copied at every step."""
IDLE_SECONDS = 3_600
MOST_CONVERSATIONS = 5_000


class TrackerCache(TrackerStore):
    """Trackers by sender, the one used longest ago first."""

    _kept: "OrderedDict[Text, Tuple[float, Text, Dict[Text, Any], List[Event]]]" = OrderedDict()  # noqa: RUF012

    def __init__(self, domain: Domain, event_broker: Any = None, **kwargs: Any) -> None:
        kwargs.pop("host", None)
        super().__init__(domain, event_broker, **kwargs)

    @classmethod
    def forget(cls, sender: Text) -> None:
        """Deletes a conversation at once."""
        cls._kept.pop(sender, None)

    @classmethod
    def latest_heard(cls, sender: Text) -> Dict[Text, Any]:
        """What the classifiers made of the last message; empty where there is none."""
        kept = cls._kept.get(sender)
        said = [e for e in kept[3] if isinstance(e, UserUttered)] if kept else []
        return dict(said[-1].parse_data) if said else {}

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keeps the slots and the last turns."""
        slots = {name: slot.value for name, slot in tracker.slots.items() if slot.has_been_set}
        events = _last_turns(list(tracker.events))
        self._kept[tracker.sender_id] = (time.monotonic(), tracker.sender_id, slots, events)
        self._kept.move_to_end(tracker.sender_id)
        self._expire()

    async def retrieve(self, sender_id: Text) -> Optional[DialogueStateTracker]:
        """The tracker, or None."""
        self._expire()
        kept = self._kept.get(sender_id)
        if kept is None:
            return None
        _, _, slots, events = kept
        # after the events: the start of a session among them clears every slot
        values: List[Event] = [SlotSet(name, value) for name, value in slots.items()]
        return DialogueStateTracker.from_events(
            sender_id, [*events, *values], self.domain.slots, domain=self.domain
        )

    async def keys(self) -> Iterable[Text]:
        """The senders kept."""
        return list(self._kept)

    def _expire(self) -> None:
        too_old = time.monotonic() - IDLE_SECONDS
        while self._kept:
            sender, (used, *_rest) = next(iter(self._kept.items()))
            if used > too_old and len(self._kept) <= MOST_CONVERSATIONS:
                break
            self._kept.pop(sender)


def _last_turns(events: List[Event]) -> List[Event]:
    starts = [i for i, event in enumerate(events) if isinstance(event, UserUttered)]
    if len(starts) <= TURNS_KEPT:
        return [e for e in events if not isinstance(e, SlotSet)]
    return [e for e in events[starts[-TURNS_KEPT] :] if not isinstance(e, SlotSet)]
