"""The open feed of the site with the examples."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.web.open_referral.feed import Feed
from tests.web.open_referral.schemas import Standard


@pytest.fixture
def feed(client: FlaskClient) -> Feed:
    """The feed, with every example in it."""
    return Feed(client)


@pytest.fixture
def standard(shared_data: Path) -> Standard:
    """The standard's schemas; skips where the shared data is absent."""
    return Standard(shared_data / "openreferral" / "oruk3_schema")
