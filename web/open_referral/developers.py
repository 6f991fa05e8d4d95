"""/developers: the description of the addresses for programs, for people to read."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from web.open_referral.description import api_description, sections

developers = Blueprint("developers", __name__)


@developers.get("/developers")
def page() -> ResponseReturnValue:
    """Every address with what it takes and answers."""
    return render_template(
        "developers/index.html", info=api_description()["info"], sections=sections()
    )
