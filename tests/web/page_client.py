"""A client that checks every page it is given, so that no test has to remember to."""

import json
import warnings
from typing import Any
from xml.etree import ElementTree

import html5lib
from flask.testing import FlaskClient
from html5lib.html5parser import ParseError
from werkzeug.test import TestResponse

SITE = "Care Finder"
FIELDS = ("input", "select", "textarea")
NEED_NO_LABEL = ("hidden", "submit", "button")


class PageClient:
    """Asks like a browser; raises AssertionError for a page that is not fit for everyone."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.response: TestResponse

    def get(self, path: str, status: int = 200, **more: Any) -> "Page":
        """The page at `path`, checked."""
        return self._checked(self.client.get(path, follow_redirects=True, **more), status)

    def post(self, path: str, data: dict[str, Any], status: int = 200, **more: Any) -> "Page":
        """The page that answers, after redirects, checked. The token of forms is added."""
        token = self.get("/feedback").field_value("csrf_token")
        sent = {"csrf_token": token, **data}
        answer = self.client.post(path, data=sent, follow_redirects=True, **more)
        return self._checked(answer, status)

    def _checked(self, response: TestResponse, status: int) -> "Page":
        assert response.status_code == status, (response.status_code, response.request.path)
        self.response = response
        page = Page(response.get_data(as_text=True), path=response.request.path)
        page.check()
        return page


class Page:
    """A page as a tree, with the questions that tests ask of it."""

    def __init__(self, html: str, path: str = "") -> None:
        self.html, self.path = html, path
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)
                self.tree = parser.parse(html)
        except ParseError as error:
            raise AssertionError(f"{path} is not valid HTML: {error} {parser.errors}") from error

    def all(self, tag: str) -> list[ElementTree.Element]:
        """Every element of one name, in order."""
        return list(self.tree.iter(tag))

    def words(self, element: ElementTree.Element | None = None) -> str:
        """What a person reads, with single spaces; of the main part unless told."""
        part = self.all("main")[0] if element is None else element
        return " ".join("".join(part.itertext()).split())

    def headings(self, tag: str = "h1") -> list[str]:
        """The words of every heading of one level."""
        return [self.words(heading) for heading in self.all(tag)]

    def links(self) -> dict[str, str]:
        """The words of every link, to its address; the last of the same words wins."""
        return {self.words(link): link.get("href", "") for link in self.all("a")}

    def field_value(self, name: str) -> str:
        """What stands in the field `name`."""
        for field in self.all("input") + self.all("textarea"):
            if field.get("name") == name:
                return field.get("value") or "".join(field.itertext())
        raise AssertionError(f"{self.path} has no field {name}")

    def errors(self) -> list[str]:
        """The lines of the error summary."""
        for box in self.all("div"):
            if "govuk-error-summary" in box.get("class", "").split():
                return [self.words(link) for link in box.iter("a")]
        return []

    def check(self) -> None:
        """Everything that must be true of every page."""
        self._check_head()
        self._check_ids()
        self._check_fields()
        self._check_forms()
        self._check_nothing_inline()

    def _check_head(self) -> None:
        root = self.all("html")[0]
        assert root.get("lang"), f"{self.path}: no language"
        assert root.get("dir") in ("ltr", "rtl"), f"{self.path}: no direction"
        assert len(self.headings()) == 1, f"{self.path}: {len(self.headings())} h1"
        title = self.words(self.all("title")[0])
        assert title.startswith(self.headings()[0]), f"{self.path}: title {title!r}"
        assert title.endswith(SITE), f"{self.path}: title {title!r}"
        first = next(self.all("body")[0].iter("a"))
        assert first.get("href") == "#main-content", f"{self.path}: no skip link first"
        assert "{{" not in self.html, f"{self.path}: a placeholder was left"

    def _check_ids(self) -> None:
        ids = [e.get("id") for e in self.tree.iter() if e.get("id")]
        twice = {i for i in ids if ids.count(i) > 1}
        assert not twice, f"{self.path}: the same id twice: {twice}"
        for element in self.tree.iter():
            pointed = (element.get("aria-describedby") or "").split()
            pointed += (element.get("aria-labelledby") or "").split()
            if element.tag == "a" and (element.get("href") or "").startswith("#"):
                pointed.append(element.get("href", "")[1:])
            lost = [i for i in pointed if i not in ids]
            assert not lost, f"{self.path}: points to no element: {lost}"

    def _check_fields(self) -> None:
        labelled = {label.get("for") for label in self.all("label")}
        for tag in FIELDS:
            for field in self.all(tag):
                if tag == "input" and field.get("type") in NEED_NO_LABEL:
                    continue
                assert field.get("id") in labelled, f"{self.path}: no label: {field.attrib}"
        for button in self.all("button"):
            assert self.words(button), f"{self.path}: a button without words"

    def _check_forms(self) -> None:
        for form in self.all("form"):
            names = [field.get("name") for field in form.iter("input")]
            if form.get("method") == "post":
                assert "csrf_token" in names, f"{self.path}: a form without its token"

    def _check_nothing_inline(self) -> None:
        for script in self.all("script"):
            if script.get("type") == "application/ld+json":
                assert script.get("nonce"), f"{self.path}: data without the policy's mark"
                assert json.loads(script.text or "")["@context"] == "https://schema.org"
                continue
            assert script.get("src"), f"{self.path}: an inline script"
            assert not self.words(script), f"{self.path}: an inline script"
        assert not self.all("style"), f"{self.path}: an inline style"
        for element in self.tree.iter():
            bad = [n for n in element.attrib if n == "style" or n.startswith("on")]
            assert not bad, f"{self.path}: inline {bad}"
            for name in ("src", "href"):
                is_fetched = element.tag in ("script", "link", "img", "iframe")
                address = element.get(name) or ""
                assert not (is_fetched and address.startswith("http")), f"{self.path}: {address}"
