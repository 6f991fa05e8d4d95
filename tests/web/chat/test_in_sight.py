"""Somebody who spoke of suicide keeps those who listen in sight, to the end of the conversation."""

from flask.testing import FlaskClient

from tests.web.page_client import PageClient

CRISIS = "I want to kill myself"
AFTERWARDS = "lunch clubs near Witham"


def _part(html: str) -> str:
    return html[html.index('id="in-sight"') :].split("</div>")[0]


def test_the_page_shows_them_above_the_box_from_then_on(page_client: PageClient) -> None:
    assert "116 123" not in _part(page_client.get("/").html)
    assert "116 123" in _part(page_client.post("/chat/say", {"text": CRISIS}).html)
    later = page_client.post("/chat/say", {"text": AFTERWARDS})
    assert "116 123" in _part(later.html)
    assert _part(later.html).count("<li>") == 3
    assert "116 123" not in _part(page_client.post("/chat/delete", {}).html)


def test_another_danger_does_not_bring_them(page_client: PageClient) -> None:
    page = page_client.post("/chat/say", {"text": "he has collapsed and is not breathing"})
    assert "116 123" not in _part(page.html)


def test_a_program_is_told_too(client: FlaskClient) -> None:
    talk = "/api/v1/conversations"
    talk += "/" + client.post(talk, json={}).json["id"]
    before = client.post(f"{talk}/messages", json={"text": AFTERWARDS}).json
    assert "in_sight" not in before
    assert "in_sight" not in client.get(talk).json
    client.post(f"{talk}/messages", json={"text": CRISIS})
    after = client.post(f"{talk}/messages", json={"text": AFTERWARDS}).json
    assert after["understood"]["alert"] is None
    phones = [contact["phone"] for contact in after["in_sight"]]
    assert phones == ["116 123", "111", None, "999"]
    assert client.get(talk).json["in_sight"] == after["in_sight"]


def test_what_the_script_is_given_puts_them_in_their_place(page_client: PageClient) -> None:
    token = page_client.get("/feedback").field_value("csrf_token")
    sent = {"csrf_token": token, "text": CRISIS}
    answer = page_client.client.post("/chat/say", data=sent, headers={"HX-Request": "true"})
    html = answer.get_data(as_text=True)
    assert 'hx-swap-oob="true"' in html
    assert "116 123" in _part(html)
