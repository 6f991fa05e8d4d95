"""Which page of a list, and a statement cut to it."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

AnySelect = Select[*tuple[Any, ...]]


class Pair(NamedTuple):
    """A listing, by its number, at one of its places, by its index."""

    number: int
    part: int


@dataclass(frozen=True)
class Paging:
    """Which page, from 1, and how many to a page."""

    page: int = 1
    per_page: int = 50

    @property
    def start(self) -> int:
        """How many rows stand on the pages before."""
        return (self.page - 1) * self.per_page

    def cut(self, query: AnySelect) -> AnySelect:
        """Only the rows of this page."""
        return query.limit(self.per_page).offset(self.start)


def count(session: Session, query: AnySelect) -> int:
    """How many rows `query` has."""
    counted = select(func.count()).select_from(query.order_by(None).subquery())
    return int(session.connection().execute(counted).scalar_one())
