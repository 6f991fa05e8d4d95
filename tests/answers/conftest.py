"""A small directory to answer from, on SQLite, rolled back after each test."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy.orm import Session

from directory import migrate
from directory.answers import ActiveSearch
from directory.commands import ListingData, publish_listings
from directory.database import make_engine, make_sessions
from directory.search import Constraints, Criteria
from tests.builders import WITHAM

Publish = Callable[..., list[str]]


@pytest.fixture(scope="session")
def answers_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An empty migrated database."""
    url = f"sqlite:///{tmp_path_factory.mktemp('answers') / 'care-finder.db'}"
    migrate.upgrade(url)
    return url


@pytest.fixture
def session(answers_url: str) -> Iterator[Session]:
    """Nothing that a test writes stays."""
    engine = make_engine(answers_url)
    with make_sessions(engine)() as session:
        yield session
        session.rollback()
    engine.dispose()


@pytest.fixture
def publish(session: Session) -> Publish:
    """Publishes listings; their ids, in the order given."""

    def publish_all(*listings: ListingData) -> list[str]:
        publish_listings(session, list(listings))
        return [str(listing.id) for listing in listings]

    return publish_all


def looking_for(**criteria: object) -> ActiveSearch:
    """An active search for homecare in Witham, unless told otherwise."""
    constraints = {k: v for k, v in criteria.items() if k in Constraints.__dataclass_fields__}
    rest = {k: v for k, v in criteria.items() if k not in constraints}
    usual: dict[str, object] = {"services": ("homecare",), "place": WITHAM}
    made = Criteria(**{**usual, **rest}, constraints=Constraints(**constraints))  # type: ignore[arg-type]
    return ActiveSearch(criteria=made)
