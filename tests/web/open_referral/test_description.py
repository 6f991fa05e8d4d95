"""The description says what there is: no route without words, no words without a route."""

import re
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from tests.web.open_referral.feed import BASE, Feed
from tests.web.page_client import PageClient

FOR_PROGRAMS = ("/open-referral/", "/api/", "/health/", "/find/")


def described(feed: Feed) -> dict[str, Any]:
    return feed.get("/openapi.json")


def routes(app: Flask) -> set[tuple[str, str]]:
    """(method, path with {names}) of every address for programs."""
    return {
        (method, re.sub(r"<(?:[^:<>]+:)?([^<>]+)>", r"{\1}", rule.rule))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(FOR_PROGRAMS)
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def operations(document: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    """(method, path) to the operation, its path's parameters among its own."""
    return {
        (method.upper(), path): said | {"parameters": _parameters(document, item, said)}
        for path, item in document["paths"].items()
        for method, said in item.items()
        if method != "parameters"
    }


def _parameters(document: dict[str, Any], item: Any, said: Any) -> list[dict[str, Any]]:
    both = [*item.get("parameters", []), *said.get("parameters", [])]
    return [follow(document, parameter) for parameter in both]


def follow(document: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    """What a local reference stands for."""
    if not part.get("$ref", "").startswith("#/"):
        return part
    found: Any = document
    for step in part["$ref"].removeprefix("#/").split("/"):
        found = found[step]
    return follow(document, found)


def test_every_route_is_described_and_every_description_has_a_route(feed: Feed, app: Flask) -> None:
    assert set(operations(described(feed))) == routes(app)


def test_every_operation_is_whole(feed: Feed) -> None:
    document = described(feed)
    assert document["openapi"] == "3.1.0"
    found = operations(document)
    names = [said["operationId"] for said in found.values()]
    assert len(set(names)) == len(names) >= 17
    tags = {tag["name"] for tag in document["tags"]}
    for (method, path), said in found.items():
        assert said["summary"], path
        assert set(said["tags"]) <= tags
        in_path = {p["name"] for p in said["parameters"] if p["in"] == "path"}
        assert in_path == set(re.findall(r"{(\w+)}", path)), (method, path)
        for parameter in said["parameters"]:
            assert parameter["description"], parameter
            assert parameter["schema"], parameter
        assert any(status.startswith("2") for status in said["responses"])
        for status, answer in said["responses"].items():
            assert re.fullmatch(r"[2-5]\d\d", status)
            assert follow(document, answer)["description"]


def test_every_reference_leads_somewhere(feed: Feed) -> None:
    document = described(feed)
    references = list(_references(document))
    assert len(references) > 60
    for reference in references:
        if reference.startswith("#/"):
            follow(document, {"$ref": reference})
        else:
            assert reference.startswith(
                "https://raw.githubusercontent.com/openreferral/uk-profile/main/schema/"
            )


def _references(part: Any) -> list[str]:
    if isinstance(part, list):
        return [reference for each in part for reference in _references(each)]
    if not isinstance(part, dict):
        return []
    own = [part["$ref"]] if "$ref" in part else []
    return own + [reference for each in part.values() for reference in _references(each)]


def test_every_described_parameter_is_taken(feed: Feed) -> None:
    """Each with its example; and what is taken is described, or the address would refuse it."""
    tried = 0
    for (method, path), said in operations(described(feed)).items():
        if method != "GET" or not path.startswith(BASE) or "{" in path:
            continue
        takes = {p["name"]: p for p in said["parameters"]}
        for name, parameter in takes.items():
            query = {name: _example(feed, parameter)}
            if name == "proximity":
                query["postcode"] = takes["postcode"]["example"]
            feed.get(path.removeprefix(BASE), **query)
            tried += 1
        words = feed.refusal(path.removeprefix(BASE), nothing="1")
        listed = words.partition("This address takes")[2].strip(" :.")
        assert set(listed.split(", ")) == (set(takes) or {"none"}), path
    assert tried > 25


def _example(feed: Feed, parameter: dict[str, Any]) -> str:
    lists = {"taxonomy_term_id": "/taxonomy_terms", "taxonomy_id": "/taxonomies"}
    if parameter["name"] in lists:
        return str(feed.get(lists[parameter["name"]])["contents"][0]["id"])
    return str(parameter["example"])


def test_the_root_leads_to_the_description(feed: Feed, client: FlaskClient) -> None:
    root = feed.get("/")
    assert root == feed.get("")
    assert root["version"] == "3.0"
    assert root["profile"].startswith("https://")
    assert root["openapi_url"].endswith(f"{BASE}/openapi.json")
    assert client.get(root["openapi_url"]).status_code == 200


def test_the_page_says_all_that_is_described(page_client: PageClient, feed: Feed) -> None:
    page = page_client.get("/developers")
    words = page.words()
    for (method, path), said in operations(described(feed)).items():
        assert f"{method} {path}" in words
        for text in (said["summary"], *(p["description"] for p in said["parameters"])):
            assert " ".join(text.split()) in words, text


def test_every_page_leads_to_it(page_client: PageClient) -> None:
    assert page_client.get("/").links()["For developers"] == "/developers"
