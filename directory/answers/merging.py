"""How one message changes the active search: what is said replaces, what is not said stays."""

from dataclasses import dataclass, field, replace

from directory.answers.active_search import ActiveSearch
from directory.places import Place
from directory.search import Constraints, Criteria

NEEDS_OF_SERVICE = {"end_of_life_care": "end_of_life", "carer_support": "unpaid_carers"}
"""A service that implies its need: the need alone then adds nothing."""

MOST_SERVICES = 3
"""That are looked for at once."""


@dataclass(frozen=True)
class Said:
    """What one message says of a search, whoever understood it."""

    services: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    place: Place | None = None
    constraints: Constraints = field(default_factory=Constraints)
    refused: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()
    whom: str = ""
    adds: bool = False
    """Whether the services are wanted beside those that are looked for already."""

    @property
    def says_what(self) -> bool:
        """Whether it says what is looked for."""
        return bool(self.services or self.needs or self.kinds)


def change_search(active: ActiveSearch, said: Said) -> ActiveSearch:
    """The active search after `said`. A new service makes a new search in the same place, or is
    looked for beside the others where `said` adds it; a need or a constraint alone narrows the
    search there is; a place moves it. One for somebody else keeps what is looked for and where, not
    what was said of the other."""
    if said.whom and active.whom and said.whom != active.whom:
        own = replace(active.criteria, needs=(), constraints=Constraints())
        active = replace(active.keeping(), criteria=own)
    elif said.adds and said.services and active.criteria.services:
        said = _beside(active.criteria, said)
    elif said.services and not set(said.services) & set(active.criteria.services):
        active = active.keeping()
    before = active.criteria
    services = tuple(s for s in said.services or before.services if s not in said.refused)
    kinds = said.kinds or (() if said.services else before.kinds)
    kinds = tuple(k for k in kinds if k not in said.refused)
    if said.services and set(said.services) != set(before.services):
        needs = said.needs or before.needs
    else:
        needs = tuple(dict.fromkeys([*before.needs, *said.needs]))
    if said.kinds and not said.services and not said.needs and before.services:
        services = services if before.kinds or said.place is None else ()
    needs = tuple(n for n in needs if n not in said.refused)
    constraints = before.constraints.without(said.dropped).with_changes(said.constraints)
    if said.place and not said.constraints.radius_km:
        constraints = replace(constraints, radius_km=None)
    criteria = replace(
        before,
        services=services,
        needs=needs,
        kinds=kinds,
        place=said.place or before.place,
        constraints=constraints,
    )
    moved = criteria.place and not _is_same_area(criteria.place, before.place)
    changed = active.looking_for(criteria)
    whom = said.whom or active.whom
    return replace(changed, whom=whom, is_told=active.is_told and not moved)


def _beside(running: Criteria, said: Said) -> Said:
    """`said` with what is looked for already."""
    services = tuple(dict.fromkeys([*running.services, *said.services]))
    needs = tuple(dict.fromkeys([*running.needs, *said.needs]))
    return replace(said, services=services[-MOST_SERVICES:], needs=needs)


def _is_same_area(place: Place, before: Place | None) -> bool:
    """Whether both are of one council, or of none that is known."""
    return before is not None and place.council_id == before.council_id
