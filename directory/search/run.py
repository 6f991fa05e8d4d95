"""Runs a search: one statement, relaxed where it finds nothing, and one page of it loaded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from directory.search.cards import Card, cards_by_number
from directory.search.criteria import Constraints, Criteria
from directory.search.explanation import Reason, reasons_for
from directory.search.nearness import FURTHEST
from directory.search.statement import AnySelect, Row, found, helps
from directory.search.units import ReadText, read_text

AT_ONCE = 500
"""How many rows of a whole search are fetched at a time."""
WIDER = (2, 4)
"""Multiples of the radius tried in turn when nothing is found."""
DROP_ORDER = (
    "availability",
    "places_free",
    "max_price",
    "age",
    "drives",
    "free",
    "outcomes",
    "pathway_step",
    "language",
    "min_rating",
    "gender",
    "accessibility",
    "wheelchair_accessible",
    "accepts_direct_payments",
    "kinds",
    "needs",
    "text",
)
"""What is given up, the least missed first, when a wider radius does not help."""


@dataclass(frozen=True)
class Hit:
    """A listing that was found, how far it is, and why it is shown."""

    card: Card
    distance_km: float | None
    reasons: list[Reason]


@dataclass(frozen=True)
class SearchResult:
    """One page of hits. `total` counts all pages; `widened_to_km` is set when the radius had to
    grow (0 means anywhere); `why_empty` names the filter that had emptied it, and `dropped` all
    that were given up; `corrected` is the text as it was read where a word was misspelt."""

    total: int
    hits: list[Hit]
    widened_to_km: float | None = None
    why_empty: str | None = None
    dropped: tuple[str, ...] = ()
    corrected: str | None = None


@dataclass(frozen=True)
class _Search:
    """One search under way."""

    session: Session
    criteria: Criteria
    today: date
    text: ReadText

    def without(self, *keys: str) -> "_Search":
        """The same without some filters."""
        this = self
        for key in keys:
            text = ReadText() if key == "text" else this.text
            this = replace(this, criteria=_without(this.criteria, key), text=text)
        return this

    def first_that_helps(
        self, givings_up: Sequence[tuple[str, ...]], radius_km: float | None
    ) -> int | None:
        """Which set of filters is the first without which something fits."""
        radius = None if radius_km is None else round(radius_km * 1000)
        statement, values = helps(
            self.criteria, self.text.units, radius, self.today, tuple(givings_up)
        )
        row = self.session.execute(statement, values).one()
        return next((index for index, is_there in enumerate(row) if is_there), None)

    def at(self, radius_km: float | None) -> "SearchResult | None":
        """The page within `radius_km` (None: anywhere); None where nothing at all fits."""
        radius = None if radius_km is None else round(radius_km * 1000)
        criteria = self.criteria
        statement, values = found(criteria, self.text.units, radius, self.today)
        start = (max(1, criteria.page) - 1) * criteria.per_page
        page = statement.limit(criteria.per_page).offset(start)
        rows = [Row(*row) for row in self.session.execute(page, values)]
        total = rows[0].total if rows else self._count(statement, values) if start else 0
        if not total:
            return None
        cards = cards_by_number(self.session, [row.number for row in rows])
        hits = [self._hit(cards[row.number], row) for row in rows if row.number in cards]
        return SearchResult(total, hits, corrected=self.text.corrected)

    def _count(self, statement: AnySelect, values: dict[str, Any]) -> int:
        """How many there are, for a page beyond the last."""
        query = select(func.count()).select_from(statement.order_by(None).subquery())
        return self.session.scalar(query, values) or 0

    def _hit(self, card: Card, row: Row) -> Hit:
        away = None if row.away == FURTHEST else row.away / 1000
        as_read = replace(self.criteria, text=self.text.corrected or self.criteria.text)
        return Hit(card, away, reasons_for(card, as_read, away, row.cover))


def search(session: Session, criteria: Criteria, today: date | None = None) -> SearchResult:
    """The page of `criteria` that best fits, relaxed if nothing does; ties are always the same."""
    text = read_text(session, criteria.text)
    this = _Search(session, criteria, today or date.today(), text)
    nothing = SearchResult(0, [], corrected=text.corrected)
    if result := this.at(criteria.radius_km):
        return result
    if criteria.place and (result := _wider(this)):
        return result
    return _with_least_dropped(this, nothing)


def every_match(
    session: Session, criteria: Criteria, today: date | None = None
) -> Iterator[tuple[int, int | None]]:
    """All that `search` has on all its pages, in its order: (a listing's number, metres or None).

    Nothing is kept: read it to its end before the session does anything that ends a transaction."""
    today = today or date.today()
    first = search(session, replace(criteria, page=1, per_page=1), today)
    if not first.total:
        return
    this = _Search(session, criteria, today, read_text(session, criteria.text))
    this = this.without(*first.dropped)
    widened = first.widened_to_km
    radius_km = criteria.radius_km if widened is None else widened or None
    radius = None if radius_km is None else round(radius_km * 1000)
    statement, values = found(this.criteria, this.text.units, radius, today)
    columns = statement.selected_columns
    rows = session.execute(
        statement.with_only_columns(columns["number"], columns["away"]),
        values,
        execution_options={"yield_per": AT_ONCE},
    )
    for number, away in rows:
        yield number, None if away == FURTHEST else away


def _wider(this: _Search) -> SearchResult | None:
    """The first wider circle with anything in it. Before a long way is gone for a service that says
    it is for the need, the same service near, though it does not say so: perhaps it is all the same."""
    for times in WIDER:
        radius = this.criteria.radius_km * times
        if result := this.at(radius):
            return replace(result, widened_to_km=radius)
        if this.criteria.services and (result := _without_one(this, _needs_of(this))):
            return result
    return None


def _needs_of(this: _Search) -> list[str]:
    return ["needs"] if this.criteria.needs else []


def _with_least_dropped(this: _Search, nothing: SearchResult) -> SearchResult:
    """Nothing fits, near or further: give up one filter, near; or else one after another, near; or
    else look anywhere, and give them up there."""
    asked = [key for key in DROP_ORDER if _is_asked(this.criteria, key)]
    if result := _without_one(this, [key for key in asked if _still_says_what(this, key)]):
        return result
    steps = [tuple(asked[:count]) for count in range(1, len(asked) + 1)]
    steps = [keys for keys in steps if this.without(*keys).criteria.says_what]
    if this.criteria.place and (result := _near_without(this, steps[1:])):
        return result
    return _anywhere(this, steps) or replace(nothing, why_empty=asked[0] if asked else None)


def _anywhere(this: _Search, steps: list[tuple[str, ...]]) -> SearchResult | None:
    """Anywhere, without the first of `steps` that helps, or best without any. A text is looked for
    by itself before: that begins with its words, and does not walk through everything."""
    anywhere = 0.0 if this.criteria.place else None
    if this.criteria.place and (this.text.units or not steps):
        if result := this.at(None):
            return replace(result, widened_to_km=anywhere)
    elif this.criteria.place:
        steps = [(), *steps]
    which = this.first_that_helps(steps, None) if steps else None
    if which is None:
        return None
    keys = steps[which]
    result = this.without(*keys).at(None)
    why = keys[-1] if keys else None
    return result and replace(result, widened_to_km=anywhere, why_empty=why, dropped=keys)


def _still_says_what(this: _Search, key: str) -> bool:
    """What was asked for is not given up with nothing else to go by: all there is is no answer."""
    return this.without(key).criteria.says_what or not this.criteria.says_what


def _without_one(this: _Search, asked: list[str]) -> SearchResult | None:
    return _near_without(this, [(key,) for key in asked])


def _near_without(this: _Search, steps: list[tuple[str, ...]]) -> SearchResult | None:
    """What is near without the first of `steps` that helps."""
    radius = this.criteria.radius_km
    which = this.first_that_helps(steps, radius) if steps else None
    if which is None:
        return None
    keys = steps[which]
    result = this.without(*keys).at(radius)
    return replace(result, why_empty=keys[-1], dropped=keys) if result else None


def _is_asked(criteria: Criteria, key: str) -> bool:
    holder = criteria if hasattr(criteria, key) else criteria.constraints
    return getattr(holder, key) not in (None, (), "")


def _without(criteria: Criteria, key: str) -> Criteria:
    if hasattr(criteria, key):
        nothing: dict[str, Any] = {key: "" if key == "text" else ()}
        return replace(criteria, **nothing)
    empty: dict[str, Any] = {key: getattr(Constraints(), key)}
    return replace(criteria, constraints=replace(criteria.constraints, **empty))
