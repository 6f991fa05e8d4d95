"""The query string of the open feed, read strictly: what is unknown or wrong is said, not ignored."""

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import time
from typing import Any

from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from directory.places import Gazetteer
from directory.places.positions import find_position
from directory.queries.feed_filters import DAYS, FeedFilter
from directory.queries.feed_near import Near
from directory.queries.paging import Paging
from directory.queries.terms import OPEN_TAXONOMIES, Term, taxonomies_by_id, terms_by_id

PAGING = ("page", "per_page")
FILTERS = (
    "search",
    "taxonomy_term_id",
    "taxonomy_id",
    "minimum_age",
    "maximum_age",
    "start_time",
    "end_time",
    "day",
)
NEAR = ("postcode", "proximity")
MOST_PER_PAGE, USUAL_PER_PAGE = 100, 50
LAST_PAGE = 1_000_000
LONGEST_TEXT = 200
OLDEST = 150
FURTHEST_M = 1_000_000
_DAY_NAMES = {
    written: day
    for day, name in zip(
        DAYS,
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        strict=True,
    )
    for written in (day.lower(), name[:3], name)
}
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(:([0-5]\d))?Z?")


class ParameterError(ValueError):
    """A parameter cannot be taken; the words say which and what to give instead."""


@dataclass
class Asked:
    """What a request asked for. `near` None: not asked for a position."""

    paging: Paging = field(default_factory=Paging)
    filter: FeedFilter = field(default_factory=FeedFilter)
    near: Near | None = None


def read_parameters(
    args: MultiDict[str, str],
    known: tuple[str, ...],
    session: Session | None = None,
    gazetteer: Gazetteer | None = None,
) -> Asked:
    """What `args` ask for; only `known` names may stand there, each once. A `session` and a
    `gazetteer` are needed to know where a postcode is. Raises ParameterError."""
    _check_names(args, known)
    said = {name: text.strip() for name, text in args.items()}
    asked = Asked(_paging(said), _filter(said))
    if session is not None and gazetteer is not None:
        asked.near = _near(said, session, gazetteer)
    return asked


def _check_names(args: MultiDict[str, str], known: tuple[str, ...]) -> None:
    takes = f"This address takes: {', '.join(known)}." if known else "This address takes none."
    for name in args:
        if name not in known:
            raise ParameterError(f"There is no parameter {_short(name)} here. {takes}")
        if len(args.getlist(name)) > 1:
            raise ParameterError(f"The parameter {name} stands there twice. Give it once.")


def _paging(said: dict[str, str]) -> Paging:
    page = _number(said, "page", int, 1, LAST_PAGE)
    per_page = _number(said, "per_page", int, 1, None)
    return Paging(
        page=1 if page is None else page,
        per_page=USUAL_PER_PAGE if per_page is None else min(per_page, MOST_PER_PAGE),
    )


def _filter(said: dict[str, str]) -> FeedFilter:
    text = said.get("search", "")
    if len(text) > LONGEST_TEXT:
        raise ParameterError(f"The search is too long. Use at most {LONGEST_TEXT} characters.")
    return FeedFilter(
        text=text,
        terms=_terms(said),
        minimum_age=_number(said, "minimum_age", float, 0, OLDEST),
        maximum_age=_number(said, "maximum_age", float, 0, OLDEST),
        start_time=_time(said, "start_time"),
        end_time=_time(said, "end_time"),
        day=_day(said),
    )


def _terms(said: dict[str, str]) -> tuple[tuple[Term, ...], ...]:
    found: list[tuple[Term, ...]] = []
    if "taxonomy_term_id" in said:
        found.append((_known_id(said, "taxonomy_term_id", terms_by_id(), "taxonomy_terms"),))
    if "taxonomy_id" in said:
        name: str = _known_id(said, "taxonomy_id", taxonomies_by_id(), "taxonomies")
        found.append(tuple(Term(name, code) for code in OPEN_TAXONOMIES[name]))
    return tuple(found)


def _known_id(said: dict[str, str], name: str, known: dict[uuid.UUID, Any], where: str) -> Any:
    try:
        return known[uuid.UUID(said[name])]
    except (KeyError, ValueError):
        words = f"The {name} is not known. Take an id from /{where}."
        raise ParameterError(words) from None


def _number(
    said: dict[str, str],
    name: str,
    kind: Callable[[str], Any],
    least: int,
    most: int | None,
) -> Any:
    """The number, None where it is not asked for."""
    if name not in said:
        return None
    text = said[name]
    whole = kind is int
    if re.fullmatch(r"\d{1,9}" if whole else r"\d{1,9}(\.\d{1,6})?", text, re.ASCII):
        number = kind(text)
        if number >= least and (most is None or number <= most):
            return number
    what = "a whole number" if whole else "a number"
    limits = f"from {least} to {most}" if most is not None else f"from {least}"
    raise ParameterError(f"The {name} must be {what} {limits}.")


def _time(said: dict[str, str], name: str) -> time | None:
    if name not in said:
        return None
    match = _TIME.fullmatch(said[name])
    if not match:
        raise ParameterError(f"The {name} must be a time of day, as 09:30 or 09:30:00.")
    return time(int(match[1]), int(match[2]), int(match[4] or 0))


def _day(said: dict[str, str]) -> str | None:
    if "day" not in said:
        return None
    day = _DAY_NAMES.get(said["day"].lower())
    if day:
        return day
    raise ParameterError(f"The day must be one of {', '.join(DAYS)}, or the day's English name.")


def _near(said: dict[str, str], session: Session, gazetteer: Gazetteer) -> Near | None:
    metres = _number(said, "proximity", float, 1, FURTHEST_M)
    if "postcode" not in said:
        if metres is not None:
            raise ParameterError("The proximity is counted from a postcode. Give a postcode too.")
        return None
    text = said["postcode"]
    position = find_position(session, text, gazetteer) if len(text) <= 10 else None
    if position is None:
        raise ParameterError(
            "The postcode is not one that this directory knows. Give a whole postcode (CM1 1QH) "
            "or the first half of one (CM1)."
        )
    whole = None if metres is None else int(metres)
    return Near(position.latitude, position.longitude, position.district, whole)


def _short(name: str) -> str:
    """A name as it was sent, cut and without what might upset whoever reads a log."""
    return re.sub(r"[^A-Za-z0-9_.-]", "?", name[:40])
