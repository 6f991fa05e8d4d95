"""Pages of plain words, and the feedback form."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from directory.vocabulary import ALERTS
from web.chat.alerts import alert_block
from web.chat.redact import redact
from web.extensions import database
from web.pages.models import Feedback

LONGEST_FEEDBACK = 2_000
LONGEST_PAGE = 200
ROBOTS = "User-agent: *\nDisallow: /chat/\nDisallow: /api/\nDisallow: /feedback\n"

pages = Blueprint("pages", __name__)


@pages.get("/accessibility")
def accessibility() -> ResponseReturnValue:
    """How easy the site is to use, and what to do where it is not."""
    return render_template("pages/accessibility.html")


@pages.get("/privacy")
def privacy() -> ResponseReturnValue:
    """What is kept, and for how long."""
    return render_template("pages/privacy.html")


@pages.get("/about")
def about() -> ResponseReturnValue:
    """What this is, who runs it, where the lists come from."""
    return render_template("pages/about.html")


@pages.get("/urgent-help")
def urgent_help() -> ResponseReturnValue:
    """Whom to ring, for each kind of danger. Needs no database and no assistant."""
    return render_template("pages/urgent_help.html", alerts=[alert_block(key) for key in ALERTS])


@pages.get("/register")
def register() -> ResponseReturnValue:
    """How to be listed."""
    return render_template("pages/register.html")


@pages.get("/feedback")
def feedback() -> ResponseReturnValue:
    """The form for telling us what was good or bad."""
    return render_template("pages/feedback.html", page=_page(request.args.get("page")), errors={})


@pages.post("/feedback")
def send_feedback() -> ResponseReturnValue:
    """Keeps what was said, without the numbers and addresses in it."""
    text = request.form.get("text", "").replace("\x00", "").strip()
    page = _page(request.form.get("page"))
    problem = _problem(text)
    if problem:
        errors = {"text": problem}
        return render_template("pages/feedback.html", page=page, errors=errors, text=text), 400
    database().add(Feedback(text=redact(text), page=page or None))
    database().commit()
    return redirect(url_for("pages.thanks"), 303)


@pages.get("/feedback/thanks")
def thanks() -> ResponseReturnValue:
    """Thanks for feedback."""
    return render_template("pages/thanks.html")


@pages.get("/robots.txt")
def robots() -> ResponseReturnValue:
    """What search engines should leave alone."""
    return Response(ROBOTS, mimetype="text/plain")


def _problem(text: str) -> str | None:
    if not text:
        return str(_("Write what you want to tell us"))
    if len(text) > LONGEST_FEEDBACK:
        return str(_("Use fewer words: at most 2,000 letters"))
    return None


def _page(value: str | None) -> str:
    """The path of the page somebody came from, without what they searched for."""
    path = (value or "").partition("?")[0]
    return path[:LONGEST_PAGE] if path.startswith("/") else ""
