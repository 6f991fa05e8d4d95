"""Four corpora of made-up listings, each loaded once on each engine and gone again afterwards."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import pytest
from sqlalchemy import Engine, update
from sqlalchemy.orm import Session

from directory.commands import (
    ListingData,
    add_synonyms,
    publish_listings,
    reindex,
    withdraw_listings,
)
from directory.models import Service
from tests.directory.conftest import database_url, engine
from tests.oracle.corpora import GROUPS, TODAY, corpus
from tests.oracle.reckoning import Reckoning

__all__ = ["database_url", "engine"]
CORPORA = 4
HIDDEN = ("draft", "submitted", "paused", "unlisted", "withdrawn", "joined")


@dataclass(frozen=True)
class Made:
    """A corpus: all its listings, what hides some of them, and what should be said of the others."""

    number: int
    listings: tuple[ListingData, ...]
    hidden: dict[ListingData, str]
    reckoning: Reckoning


@dataclass(frozen=True)
class Loaded:
    """A corpus in a database."""

    made: Made
    session: Session

    @property
    def engine(self) -> str:
        return self.session.get_bind().dialect.name


@cache
def made(number: int) -> Made:
    """The corpus of that number; the oracle keeps what it has worked out for both engines."""
    listings = tuple(corpus(number))
    by_chance = random.Random(number)
    hidden = {data: by_chance.choice(HIDDEN) for data in listings if by_chance.random() < 0.1}
    shown = [data for data in listings if data.is_listed and data not in hidden]
    return Made(number, listings, hidden, Reckoning(shown, GROUPS, TODAY))


@pytest.fixture(scope="module", params=range(CORPORA))
def loaded(engine: Engine, request: pytest.FixtureRequest) -> Iterator[Loaded]:
    """One corpus, in a transaction that is taken back."""
    this = made(request.param)
    with engine.connect() as connection, connection.begin() as transaction:
        with Session(
            connection, join_transaction_mode="create_savepoint", expire_on_commit=False
        ) as session:
            load(session, this, this.listings)
            yield Loaded(this, session)
        transaction.rollback()


def load(session: Session, this: Made, listings: Sequence[ListingData]) -> None:
    """Publish `listings`, a third of them otherwise at first, and hide some in each way there is."""
    for group in GROUPS:
        add_synonyms(session, group.phrases, group.service, group.need, group.kind)
    publish_listings(session, [replace(data, name="Before", needs=()) for data in listings[::3]])
    publish_listings(session, listings)
    for data, how in this.hidden.items():
        if how == "withdrawn":
            withdraw_listings(session, [data.id])
            continue
        first = this.listings[0].id
        hide = {"joined_to_id": first} if how == "joined" else {"status": how}
        session.execute(update(Service).where(Service.id == data.id).values(**hide))
    reindex(session)
