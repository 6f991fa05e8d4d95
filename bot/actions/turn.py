"""What an action knows of the turn it answers."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session, sessionmaker

from directory.answers import ActiveSearch, Said, with_what_is_paid_for
from directory.database import make_engine, make_sessions
from directory.places import PlaceFinder, load_gazetteer
from directory.places.imported import with_imported
from directory.places.positions import postcode_book
from directory.reading import Reading, read_message
from directory.reading.picks import Pick, read_pick

SERVICE_SURE, NEED_SURE = 0.55, 0.30
EASILY_HEARD = {"carer_support": 0.80}
"""Beside a service that was named, these count from here only: looking after somebody sounds like them."""
NARROWED_SURE = 0.60
"""While a search is narrowed, more is guessed only from here."""
SERVICE_LIKELY = 0.36
"""Enough to take a message for a wish of ours, or to offer the service at a press."""
BEST_GUESS = 0.18
"""With nothing else to go on, the likeliest service is taken from here."""
KIND_SURE = 0.55
"""Where none is named: beside one that is, none is guessed."""
WANT_SURE = 0.5
TOPIC_BESIDE_SEARCH = 0.45
ELSEWHERE, PERHAPS_ELSEWHERE = 0.10, 0.05
"""A question that is out of scope with this probability, and on no topic surely, is not answered as if it were ours."""
MOST_GUESSED = 2
OUT_OF_SCOPE = "out_of_scope"
GIVE_PLACE = "give_place"
"""A message that only says where: nothing is guessed beside what it names."""
REFINE = "refine_search"
"""A message that narrows a search: what it does not name plainly is what was looked for before."""
OF_ITS_KIND = {"residential_home": "nursing_home"}
""""Homes" without a word on nursing are, while nursing homes are looked for, those."""
SLOTS = (
    "search_services",
    "search_needs",
    "search_kinds",
    "search_place",
    "search_constraints",
    "search_page",
    "search_shown",
    "search_picked",
    "search_hinted",
    "search_whom",
    "search_earlier",
    "search_asked",
    "search_outcome",
    "search_is_everywhere",
    "advice_topics",
    "conversation_turn",
)


_WISHES = re.compile(
    r"\b(?:some(?:one|body)|any(?:one|body)|needs?|wants?|wanted|looking|after|find|help|can you)\b",
    re.IGNORECASE,
)
"""Without such a word a time or a price told in mid-search is no wish for another service."""


@lru_cache(maxsize=1)
def sessions() -> sessionmaker[Session]:
    """Sessions on the directory's database."""
    return make_sessions(make_engine(os.environ["DATABASE_URL"]))


@lru_cache(maxsize=1)
def place_finder() -> PlaceFinder:
    """Reads places with this council's gazetteer, and what was imported besides."""
    folder = os.environ.get("GAZETTEER_FOLDER")
    gazetteer = load_gazetteer(Path(folder) if folder else None)
    if "DATABASE_URL" not in os.environ:
        return PlaceFinder(gazetteer)
    gazetteer = with_imported(sessions(), gazetteer)
    return PlaceFinder(gazetteer, postcode_book(sessions(), gazetteer))


@dataclass(frozen=True)
class Turn:
    """One message as understood: by rules (`reading`) and by the trained models (`scores`)."""

    text: str
    intent: str
    confidence: float
    reading: Reading
    scores: dict[str, list[tuple[str, float]]]
    before: ActiveSearch
    picked: dict[str, Any]
    runner_up: str = ""
    elsewhere: float = 0.0
    """How likely it is out of scope, whatever else it is likelier to be."""

    @property
    def said(self) -> Said:
        """What it says of a search: what was named, and what the models are sure of."""
        reading = self.reading
        return Said(
            services=self._both("services", reading.services, SERVICE_SURE),
            needs=self._both("needs", reading.needs, NEED_SURE),
            kinds=reading.kinds
            or (() if self.intent == REFINE else self._both("kinds", (), KIND_SURE)),
            place=None if self._is_only_treated_there else reading.places.place,
            constraints=reading.constraints,
            refused=reading.refused | self._left_out,
            dropped=reading.dropped,
            whom=reading.whom,
            adds=reading.adds,
        )

    @property
    def _left_out(self) -> frozenset[str]:
        """What is left out of the running search, where it is not called by a name that is known."""
        reading, running = self.reading, self.before.criteria.services
        if not reading.leaves_out or reading.refused or reading.services:
            return frozenset()
        likely = [k for k, p in self.scores.get("services", []) if p >= BEST_GUESS and k in running]
        return frozenset(likely[:1])

    @property
    def _is_only_treated_there(self) -> bool:
        """Whether the place named is a hospital's, while it is known where help is needed."""
        return self.reading.places.is_where_treated and self.before.criteria.place is not None

    @property
    def topics(self) -> list[tuple[str, float]]:
        """(topic, probability), the likeliest first; a short question on money is on what is looked for."""
        ranked = self.scores.get("topics", [])
        services = () if self.reading.services else self.before.criteria.services
        answered = self.before.topics if self.before.outcome in ("advice", "register") else ()
        return with_what_is_paid_for(ranked, self.text, services, answered)

    @property
    def asks_what_it_costs(self) -> bool:
        """Whether it is a short question on what the thing looked for costs."""
        return self.topics != self.scores.get("topics", [])

    @property
    def of_the_listings(self) -> Pick | None:
        """What it asks of the listings shown and of nothing else ("what's their number", "do they fetch you")."""
        pick = read_pick(self.text)
        return pick if self.before.shown and pick.asks and pick.is_of_listing else None

    @property
    def tells_more(self) -> bool:
        """Whether it only tells something that narrows the running search ("she's quite deaf")."""
        named, running = set(self.reading.services), set(self.before.criteria.services)
        changes = named and (named < running or self.reading.adds)
        is_more = self.said.needs or self.reading.kinds or self.reading.narrows or changes
        is_more = is_more or self.reading.leaves_out
        return bool(self.before.criteria.says_what and self.reading.is_statement and is_more)

    def wants(self, intent: str) -> bool:
        """Whether the message asks for this too ("find_care", "ask_advice")."""
        return any(name == intent and p >= WANT_SURE for name, p in self.scores.get("wants", []))

    def _both(self, group: str, named: tuple[str, ...], sure: float) -> tuple[str, ...]:
        if self.intent == GIVE_PLACE:
            return self._unrefused(named)
        is_narrowed = self.intent == REFINE and bool(self.before.criteria.services)
        is_running = group == "services" and bool(self.before.criteria.services)
        floor = NARROWED_SURE if is_narrowed else sure
        ranked = self.scores.get(group, [])
        if is_running and self.reading.narrows and (is_narrowed or not _WISHES.search(self.text)):
            return self._unrefused(named)
        besides = EASILY_HEARD if named else {}
        guessed = [k for k, p in ranked if p >= max(floor, besides.get(k, 0.0))][:MOST_GUESSED]
        if group == "services" and not (named or guessed or is_narrowed or is_running) and ranked:
            guessed = [k for k, p in ranked[:1] if p >= BEST_GUESS]
        if is_running:
            running = self.before.criteria.services
            guessed = [k for k in guessed if OF_ITS_KIND.get(k) not in running]
        return self._unrefused([*named, *guessed])

    def _unrefused(self, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(
            k for k in dict.fromkeys(keys) if k not in self.reading.refused | self._left_out
        )


def read_turn(tracker: Any) -> Turn:
    """The turn that `tracker` is at."""
    message = tracker.latest_message
    text = message.get("text") or ""
    intent = message.get("intent") or {}
    metadata = message.get("metadata") or {}
    understood = message.get("understood") or {}
    return Turn(
        text=text,
        intent=intent.get("name") or "",
        confidence=float(intent.get("confidence") or 0.0),
        reading=read_message(text, place_finder()),
        scores={group: [(k, float(p)) for k, p in pairs] for group, pairs in understood.items()},
        before=_active_search(tracker, metadata),
        picked=metadata.get("picked") or {},
        runner_up=_second(message.get("intent_ranking") or []),
        elsewhere=_probability(message.get("intent_ranking") or [], OUT_OF_SCOPE),
    )


def _active_search(tracker: Any, metadata: dict[str, Any]) -> ActiveSearch:
    """The slots, unless the site knows better: after a restart, or a turn answered without us."""
    turn = metadata.get("turn") or 0
    if (tracker.get_slot("conversation_turn") or 0) != turn:
        return ActiveSearch.from_dict(metadata.get("search"))
    slots = {name.removeprefix("search_"): tracker.get_slot(name) for name in SLOTS}
    slots["topics"] = slots.pop("advice_topics")
    slots["page"] = int(slots["page"] or 1)
    return ActiveSearch.from_dict(slots)


def slots_after(search: ActiveSearch, turn: int) -> dict[str, Any]:
    """The value of every slot after a turn."""
    data = search.to_dict()
    values = {f"search_{key}": value for key, value in data.items() if key != "topics"}
    return {**values, "advice_topics": data["topics"], "conversation_turn": turn + 1}


def _probability(ranking: list[dict[str, Any]], intent: str) -> float:
    return max(
        (float(each["confidence"]) for each in ranking if each["name"] == intent), default=0.0
    )


def _second(ranking: list[dict[str, Any]]) -> str:
    """The second likeliest intent."""
    return str(ranking[1]["name"]) if len(ranking) > 1 else ""
