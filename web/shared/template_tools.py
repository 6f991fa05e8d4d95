"""What every template can use."""

import time

from flask import Blueprint, Flask
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from directory.models import Service
from directory.models.service import PUBLISHED
from web.extensions import council, database, settings
from web.shared.headers import script_nonce
from web.words.in_templates import register_words

EXAMPLES_CHECKED_EVERY_SECONDS = 30.0


def register(app: Flask) -> None:
    """Template folders, the words of the site, and what every page shows."""
    own = app.jinja_loader
    assert own is not None
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    app.jinja_loader = ChoiceLoader([own, govuk])
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    words = Blueprint("words", __name__)
    register_words(words)
    app.register_blueprint(words)
    known: dict[str, float | bool] = {"at": 0.0, "shown": False}

    def examples_shown() -> bool:
        now = time.monotonic()
        if not known["at"] or now - float(known["at"]) > EXAMPLES_CHECKED_EVERY_SECONDS:
            known.update(at=now, shown=_has_examples())
        return bool(known["shown"])

    @app.context_processor
    def every_page() -> dict[str, object]:
        return {
            "council": council(),
            "examples_shown": examples_shown(),
            "languages": settings().language_codes,
            "script_nonce": script_nonce,
        }


def _has_examples() -> bool:
    query = select(Service.id).where(Service.is_example, Service.status == PUBLISHED).limit(1)
    try:
        return database().execute(query).first() is not None
    except SQLAlchemyError:
        return False
