"""Makes the Flask application."""

import logging

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from directory.advice import load_articles
from directory.database import make_engine, make_sessions
from directory.places import PlaceFinder, load_gazetteer
from directory.places.imported import with_imported
from directory.places.positions import postcode_book
from directory.reading import read_message
from web import words
from web.chat.assistant import Assistant
from web.chat.danger import danger_in
from web.extensions import babel, close_database, csrf
from web.settings import Settings, load_council, load_settings
from web.shared import access_log, errors, headers, language, template_tools

LARGEST_BODY_BYTES = 1024 * 1024


def create_app(config: Settings | None = None) -> Flask:
    """The site. `config` None reads the environment. Raises SettingsError, GazetteerError."""
    config = config or load_settings()
    app = Flask(__name__, static_folder="static", template_folder="templates")
    app.config.update(
        SECRET_KEY=config.secret_key,
        MAX_CONTENT_LENGTH=LARGEST_BODY_BYTES,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=config.secure_cookies,
        SESSION_COOKIE_NAME="care_finder",
        WTF_CSRF_TIME_LIMIT=None,
        BABEL_DEFAULT_LOCALE=config.language_codes[0],
        BABEL_TRANSLATION_DIRECTORIES=str(words.CATALOGUES),
    )
    if config.trusted_proxies:
        count = config.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]
    _share(app, config)
    babel.init_app(app, locale_selector=language.chosen_language)
    csrf.init_app(app)
    template_tools.register(app)
    headers.register(app)
    access_log.register(app)
    errors.register(app)
    close_database(app)
    _register_rooms(app)
    _read_ahead(app)
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    return app


def _share(app: Flask, config: Settings) -> None:
    app.extensions["care_settings"] = config
    app.extensions["care_council"] = load_council(config.council_file)
    app.extensions["care_assistant"] = Assistant(config)
    sessions = make_sessions(make_engine(config.database_url))
    app.extensions["care_sessions"] = sessions
    gazetteer = with_imported(sessions, load_gazetteer(config.gazetteer_folder))
    app.extensions["care_places"] = PlaceFinder(gazetteer, postcode_book(sessions, gazetteer))


def _read_ahead(app: Flask) -> None:
    """Reads what the first person would otherwise wait for: weights, phrases, articles."""
    danger_in("hello")
    read_message("hello", app.extensions["care_places"])
    load_articles()


def _register_rooms(app: Flask) -> None:
    from web.advice.routes import advice
    from web.api.routes import api
    from web.chat.routes import chat
    from web.find.routes import find
    from web.health.routes import health
    from web.money.routes import money
    from web.open_referral.developers import developers
    from web.open_referral.routes import open_referral
    from web.pages.routes import pages

    for room in (chat, find, advice, money, pages, health, open_referral, developers):
        app.register_blueprint(room)
    app.register_blueprint(api)
    csrf.exempt(api)
