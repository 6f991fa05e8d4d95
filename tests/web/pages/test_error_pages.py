"""Every error has a page in plain words that keeps what somebody wrote."""

import pytest
from flask import Flask, render_template

from tests.web.page_client import Page
from web.shared.errors import SHOWN


@pytest.mark.parametrize("status", SHOWN)
def test_every_error_page_is_fit_for_everyone(app: Flask, status: int) -> None:
    with app.test_request_context("/somewhere"):
        page = Page(render_template(f"errors/{status}.html", text=""), f"error {status}")
    page.check()
    assert page.headings()[0].startswith("Sorry")
    assert "/urgent-help" in page.links().values()


@pytest.mark.parametrize("status", [400, 413, 429, 500, 503])
def test_what_somebody_wrote_is_kept(app: Flask, status: int) -> None:
    wrote = 'mum needs <b>help</b> "now"'
    with app.test_request_context("/chat/say", method="POST"):
        page = Page(render_template(f"errors/{status}.html", text=wrote), f"error {status}")
    page.check()
    assert page.field_value("text") == wrote
