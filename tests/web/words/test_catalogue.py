"""The catalogue holds every public string, and every public string goes through the catalogue."""

import re
from io import BytesIO
from pathlib import Path

import flask_babel
import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from babel.support import NullTranslations
from flask import Flask

from web.words.sayings import KEYS, say

ROOT = Path(__file__).parents[3]
OPEN, CLOSE = "⟦", "⟧"


class Marked(NullTranslations):
    """A language in which every sentence stands in brackets."""

    def gettext(self, message: str) -> str:
        return f"{OPEN}{message}{CLOSE}"

    ugettext = gettext

    def ngettext(self, singular: str, plural: str, num: int) -> str:
        return f"{OPEN}{singular if num == 1 else plural}{CLOSE}"

    ungettext = ngettext


@pytest.fixture
def marked(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    monkeypatch.setattr(flask_babel.Domain, "get_translations", lambda self: Marked())
    return app


def test_the_catalogue_is_what_the_code_says() -> None:
    methods = [("web/**.py", "python"), ("web/templates/**.html", "jinja2")]
    options = {"web/templates/**.html": {"encoding": "utf-8", "silent": "false"}}
    keywords = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
    found = {
        message[0] if isinstance(message, tuple) else message
        for _, _, message, *_ in extract_from_dir(
            ROOT, methods, options, keywords, directory_filter=_is_ours
        )
    }
    catalogue = read_po(BytesIO((ROOT / "locales" / "messages.pot").read_bytes()))
    kept = {m.id[0] if isinstance(m.id, tuple) else m.id for m in catalogue if m.id}
    assert found == kept, "run `make messages`"


def _is_ours(folder: str) -> bool:
    name = Path(folder).name
    return not name.startswith(".") and name not in {"node_modules", "var", "static"}


@pytest.mark.parametrize("key", sorted(KEYS))
def test_every_saying_is_translated(marked: Flask, key: str) -> None:
    values = {
        "picked_price": [["22.00", None, "hour"]],
        "picked_rating": "good",
        "picked_distance": 3.2,
    }
    params = {
        "count": 2,
        "place": {"name": "Witham"},
        "km": 20,
        "name": "x",
        "services": ["homecare"],
        "filter": "needs",
        "outcode": "CM8",
        "rating": "good",
        "value": values.get(key, "y"),
    }
    with marked.test_request_context():
        assert OPEN in say(key, params)


PAGES = (
    "/", "/find", "/advice", "/accessibility", "/privacy", "/about", "/urgent-help", "/register",
    "/feedback", "/no-such-page", "/money/who-pays", "/money/cost-of-a-pa",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_words_outside_the_catalogue(marked: Flask, path: str) -> None:
    html = marked.test_client().get(path).get_data(as_text=True)
    body = re.sub(r"(?s)<(script|style|svg|head)\b.*?</\1>", " ", html)
    body = re.sub(r'(?s)<[^>]*translate="no"[^>]*>.*?</[a-z0-9]+>', " ", body)
    text = re.sub(r"<[^>]+>", "\n", body)
    outside = _outside_brackets(text)
    words = [w for w in re.findall(r"[A-Za-z]{3,}", outside) if w not in _names(marked)]
    assert not words, f"these words of {path} are not in the catalogue: {words[:12]}"


def _outside_brackets(text: str) -> str:
    depth, kept = 0, []
    for letter in text:
        depth += (letter == OPEN) - (letter == CLOSE)
        kept.append(letter if depth == 0 and letter != CLOSE else " ")
    return "".join(kept)


def _names(app: Flask) -> set[str]:
    """Data, not words: the product's and the council's names, and the titles of articles."""
    from directory.advice import load_articles

    council = app.extensions["care_council"]
    data = ["Care Finder", council.name, council.area_name, council.website or "", "quot", "amp"]
    for article in load_articles().values():
        data += [article.title, article.summary]
    return set(re.findall(r"[A-Za-z]{3,}", " ".join(data)))
