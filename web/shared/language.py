"""Which language a page or an answer is in."""

from flask import g, has_request_context, request, session
from flask_babel import refresh

from web.extensions import settings


def chosen_language() -> str:
    """The conversation's, else the person's choice, else the first this site has."""
    known = settings().language_codes
    if not has_request_context():
        return known[0]
    for code in (g.get("language"), session.get("language")):
        if code in known:
            return str(code)
    return request.accept_languages.best_match(known) or known[0]


def use_language(code: str) -> None:
    """Everything said in the rest of this request is in `code`."""
    g.language = code
    refresh()
