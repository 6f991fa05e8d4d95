"""The databases of the directory's own tests."""

from tests.directory.conftest import database_url, engine, session

__all__ = ["database_url", "engine", "session"]
