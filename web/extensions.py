"""What the app shares: translation, forgery protection, the database session."""

from flask import Flask, current_app, g
from flask_babel import Babel
from flask_wtf import CSRFProtect
from sqlalchemy.orm import Session

from directory.places import PlaceFinder
from web.settings import Council, Settings

babel = Babel()
csrf = CSRFProtect()


def settings() -> Settings:
    """The settings of this app."""
    value = current_app.extensions["care_settings"]
    assert isinstance(value, Settings)
    return value


def council() -> Council:
    """The council's details."""
    value = current_app.extensions["care_council"]
    assert isinstance(value, Council)
    return value


def place_finder() -> PlaceFinder:
    """Reads places with this council's gazetteer."""
    value = current_app.extensions["care_places"]
    assert isinstance(value, PlaceFinder)
    return value


def database() -> Session:
    """The session of this request: rolled back and closed at its end unless committed."""
    if "session" not in g:
        g.session = current_app.extensions["care_sessions"]()
    session = g.session
    assert isinstance(session, Session)
    return session


def close_database(app: Flask) -> None:
    """Closes the session whenever a request ends."""

    @app.teardown_appcontext
    def close(_error: BaseException | None) -> None:
        session = g.pop("session", None)
        if session is not None:
            session.close()
