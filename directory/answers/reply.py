"""The shape of an answer before it has words."""

from dataclasses import dataclass, field
from typing import Any

from directory.answers.active_search import ActiveSearch

Block = dict[str, Any]


@dataclass(frozen=True)
class Reply:
    """`outcome` and `also` are the vocabulary's; `topics` those answered or offered in this turn;
    `search` is the active search after it; `blocks` name sayings, listings and articles."""

    outcome: str
    blocks: list[Block]
    search: ActiveSearch
    topics: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    confidence: float = 1.0

    def to_dict(self) -> dict[str, Any]:
        """As JSON, for the wire between the assistant and the site."""
        return {
            "outcome": self.outcome,
            "also": list(self.also),
            "topics": list(self.topics),
            "search": self.search.to_dict(),
            "blocks": self.blocks,
            "confidence": self.confidence,
        }


@dataclass
class Blocks:
    """Gathers blocks in order."""

    made: list[Block] = field(default_factory=list)

    def text(self, saying: str, **params: Any) -> "Blocks":
        """A sentence: which saying, with what."""
        self.made.append({"type": "text", "saying": saying, "params": params})
        return self

    def advice(self, topic: str) -> "Blocks":
        """The short answer of a topic."""
        self.made.append({"type": "advice", "topic": topic})
        return self

    def choices(self, options: list[dict[str, Any]]) -> "Blocks":
        """Options: each has one of `topic`, `service`, `place` or `saying`."""
        self.made.append({"type": "choices", "options": options})
        return self

    def form(self, name: str) -> "Blocks":
        """A form of the site, by name."""
        self.made.append({"type": "form", "form": name})
        return self

    def handoff(self, saying: str) -> "Blocks":
        """The ways to reach a person, and why they are given."""
        self.made.append({"type": "handoff", "saying": saying})
        return self
