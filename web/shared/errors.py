"""Pages for errors: what happened, in plain words, and what to do."""

import logging

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from web.api.problems import problem_for
from web.chat.danger import danger_blocks, danger_in

FOR_PROGRAMS = ("/api/", "/open-referral/")
SHOWN = (400, 403, 404, 405, 410, 413, 429, 500, 503)
logger = logging.getLogger(__name__)


def register(app: Flask) -> None:
    """Every error is a page for people, or a problem document for programs."""

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> ResponseReturnValue:
        return _answer(error.code or 500)

    @app.errorhandler(CSRFError)
    def forged(_error: CSRFError) -> ResponseReturnValue:
        return _answer(400)

    @app.errorhandler(Exception)
    def broken(error: Exception) -> ResponseReturnValue:
        # the message of an error may hold what somebody wrote: only where it happened is logged
        logger.error("%s in %s %s", type(error).__name__, request.method, request.endpoint)
        if app.debug or app.testing:
            raise error
        return _answer(500)


def _answer(status: int) -> ResponseReturnValue:
    said = _said()
    blocks = danger_blocks(danger_in(said)) if said else []
    if request.path.startswith(FOR_PROGRAMS):
        return problem_for(status, blocks=blocks or None)
    page = status if status in SHOWN else 500 if status >= 500 else 400
    text = request.form.get("text", "") if request.method == "POST" else ""
    return render_template(f"errors/{page}.html", text=text[:2_000], blocks=blocks), status


def _said() -> str:
    """What somebody wrote in a request that failed: danger in it is answered all the same."""
    if request.method != "POST":
        return ""
    try:
        return request.form.get("text") or request.get_data(as_text=True, cache=True)
    except HTTPException:
        return ""
