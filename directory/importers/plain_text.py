"""What people write in forms and what systems export, as plain text."""

import re
from html.parser import HTMLParser

_BLOCKS = frozenset("p div br li ul ol h1 h2 h3 h4 h5 h6 tr table section article".split())
_HIDDEN = frozenset(("script", "style", "template", "title"))
_MARKUP = re.compile(
    r"</?(?:p|br|div|span|li|ul|ol|h[1-6]|b|strong|i|em|u|a|table|tr|td|th|tbody|img|font|section|"
    r"article|blockquote|hr|script|style|sup|sub|small|iframe|pre)\b[^<>]*>|<!|&[#a-zA-Z0-9]+;",
    re.IGNORECASE,
)
"""What makes a text HTML: other words between < and > are what somebody wrote."""
_LINK = re.compile(r"!?\[([^\]\n]{1,200})\]\([^)\n]{1,500}\)")
_MARKS = re.compile(r"(?m)^\s{0,3}(?:#{1,6}|>)\s+|(?<!\w)(\*\*|__)(?=\S)|(?<=\S)(\*\*|__)(?!\w)")
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u200b-\u200f\u2028-\u202e\u2066-\u2069]"
)


class _Text(HTMLParser):
    """Collects what a browser would show."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _HIDDEN
        if tag in _BLOCKS:
            self.said.append("\n- " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in _HIDDEN))
        if tag in _BLOCKS and tag != "li":
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.said.append(data)


def plain_text(text: str, longest: int = 4000) -> str:
    """`text` without HTML, Markdown's marks and control characters; paragraphs are kept, and what
    is longer than `longest` characters ends at a word, with "..."."""
    if _MARKUP.search(text):
        parser = _Text()
        parser.feed(text)
        parser.close()
        text = "".join(parser.said)
    text = _MARKS.sub("", _LINK.sub(r"\1", _CONTROL.sub("", text)))
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return shorten("\n".join(line for line in lines if line and line != "-"), longest)


def one_line(text: str, longest: int = 300) -> str:
    """`plain_text` in one line."""
    return shorten(" ".join(plain_text(text, 10 * longest).split()), longest)


def shorten(text: str, longest: int) -> str:
    """At most `longest` characters of `text`, ended at a word with "..."."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 3]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut}..."
