"""The site for tests: a database of its own, migrated, with the examples in it; no assistant."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from directory.database import make_engine, make_sessions
from directory.examples import load_examples
from directory.migrate import upgrade
from directory.places import load_gazetteer
from tests.web.page_client import PageClient
from web import create_app
from web.settings import load_settings

NOBODY_LISTENS = "http://127.0.0.1:9"


@pytest.fixture(scope="session")
def database_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A SQLite database with every example, shared by all tests: change nothing without undoing it."""
    url = f"sqlite:///{tmp_path_factory.mktemp('site') / 'care-finder.db'}"
    upgrade(url)
    engine = make_engine(url)
    with make_sessions(engine)() as session:
        load_examples(session, load_gazetteer())
        session.commit()
    engine.dispose()
    return url


@pytest.fixture(scope="session")
def app(database_url: str) -> Iterator[Flask]:
    """The site, with nobody answering as the assistant."""
    site = create_app(
        load_settings(
            secret_key="only for tests, never kept",
            database_url=database_url,
            assistant_url=NOBODY_LISTENS,
            actions_url=NOBODY_LISTENS,
            languages="en",
        )
    )
    site.testing = True
    yield site
    site.extensions["care_sessions"].kw["bind"].dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser with cookies of its own."""
    return app.test_client()


@pytest.fixture
def page_client(client: FlaskClient) -> PageClient:
    """A browser that checks every page it gets."""
    return PageClient(client)


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """A session of the site's database, rolled back at the end."""
    with app.extensions["care_sessions"]() as opened:
        yield opened
        opened.rollback()
