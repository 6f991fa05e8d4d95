"""What a conversation is looking for, from turn to turn."""

from dataclasses import dataclass, field, replace
from typing import Any, Self

from directory.search import Criteria

MOST_EARLIER = 3


@dataclass(frozen=True)
class Earlier:
    """A search that another has taken the place of."""

    criteria: Criteria
    whom: str = ""
    is_everywhere: bool = False

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        own = {"whom": self.whom, "is_everywhere": self.is_everywhere}
        return {**self.criteria.to_dict(), **own}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """The reverse."""
        whom, is_everywhere = str(data.get("whom") or ""), bool(data.get("is_everywhere"))
        return cls(Criteria.from_dict(data), whom, is_everywhere)


@dataclass(frozen=True)
class ActiveSearch:
    """The criteria, the page last shown, the ids shown on it, the one last told more of, the topics
    last answered, and those that were hinted at in this conversation.

    `whom`: the one it is for (`directory.reading.whom`), where that was said; `earlier`: what was
    looked for before, the latest first. `asked`: what was asked of the listings shown without
    saying which. `outcome`: what the last turn did, a key of the vocabulary's outcomes.
    `is_everywhere`: the person does not wish to say where, or wants the whole area.
    `is_told`: options near this place have been shown, and with them whose area it is in.
    """

    criteria: Criteria = field(default_factory=Criteria)
    page: int = 1
    shown: tuple[str, ...] = ()
    picked: str = ""
    topics: tuple[str, ...] = ()
    hinted: tuple[str, ...] = ()
    whom: str = ""
    earlier: tuple[Earlier, ...] = ()
    asked: str = ""
    outcome: str = ""
    is_everywhere: bool = False
    is_told: bool = field(default=False, compare=False)

    def to_dict(self) -> dict[str, Any]:
        """As JSON: the contract's keys, and the conversation's own."""
        return {
            **self.criteria.to_dict(),
            "page": self.page,
            "shown": list(self.shown),
            "picked": self.picked,
            "topics": list(self.topics),
            "hinted": list(self.hinted),
            "whom": self.whom,
            "earlier": [each.to_dict() for each in self.earlier],
            "asked": self.asked,
            "outcome": self.outcome,
            "is_everywhere": self.is_everywhere,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any] | None) -> Self:
        """The reverse; what is not understood is left out."""
        data = data or {}
        page = data.get("page")
        shown = tuple(str(i) for i in data.get("shown") or ())
        return cls(
            criteria=Criteria.from_dict(data),
            page=page if isinstance(page, int) and page > 0 else 1,
            shown=shown,
            picked=str(data.get("picked") or ""),
            topics=tuple(str(t) for t in data.get("topics") or ()),
            hinted=tuple(str(t) for t in data.get("hinted") or ()),
            whom=str(data.get("whom") or ""),
            earlier=tuple(
                Earlier.from_dict(each)
                for each in data.get("earlier") or ()
                if isinstance(each, dict)
            )[:MOST_EARLIER],
            asked=str(data.get("asked") or ""),
            outcome=str(data.get("outcome") or ""),
            is_everywhere=bool(data.get("is_everywhere")),
            is_told=bool(shown),
        )

    def looking_for(self, criteria: Criteria) -> Self:
        """The same conversation with other criteria, from the first page."""
        is_everywhere = self.is_everywhere and criteria.place is None
        return replace(
            self,
            criteria=criteria,
            page=1,
            shown=(),
            picked="",
            asked="",
            is_everywhere=is_everywhere,
        )

    def keeping(self) -> Self:
        """The same conversation, with its search among the earlier ones if listings were shown for it."""
        if not (self.shown and self.criteria.says_what):
            return self
        this = Earlier(self.criteria, self.whom, self.is_everywhere)
        others = [each for each in self.earlier if each != this]
        return replace(self, earlier=(this, *others)[:MOST_EARLIER])
