"""Answers may be kept, by anybody, and nobody is followed."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from directory.models import Service
from tests.web.open_referral.feed import BASE, Feed


def addresses(feed: Feed) -> list[str]:
    """One of every kind of address that answers 200."""
    lists = ["/services", "/organizations", "/service_at_locations", "/taxonomies"]
    lists += ["/taxonomy_terms"]
    records = [f"{path}/{feed.get(path)['contents'][0]['id']}" for path in lists]
    near = "/service_at_locations?postcode=CM1&proximity=5000&per_page=10"
    return ["", "/", "/openapi.json", *lists, *records, near]


def test_every_answer_may_be_kept(feed: Feed) -> None:
    for path in addresses(feed):
        answer = feed.client.get(BASE + path)
        assert answer.status_code == 200, path
        assert answer.headers["Cache-Control"] == "public, max-age=300"
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Set-Cookie" not in answer.headers, path
        assert "Cookie" not in answer.headers.get("Vary", ""), path
        etag, weak = answer.get_etag()
        assert etag
        assert not weak
        assert feed.client.get(BASE + path).get_etag() == (etag, weak)


def test_what_is_known_already_is_not_sent_again(feed: Feed) -> None:
    for path in addresses(feed):
        first = feed.client.get(BASE + path)
        known = {"If-None-Match": f'"other", {first.headers["ETag"]}'}
        again = feed.client.get(BASE + path, headers=known)
        assert again.status_code == 304, path
        assert again.data == b""
        assert again.headers["ETag"] == first.headers["ETag"]
        assert again.headers["Cache-Control"] == "public, max-age=300"
        other = feed.client.get(BASE + path, headers={"If-None-Match": '"other"'})
        assert (other.status_code, other.data) == (200, first.data)


def test_a_head_says_what_a_get_would(feed: Feed) -> None:
    for path in addresses(feed):
        whole, head = feed.client.get(BASE + path), feed.client.head(BASE + path)
        assert (head.status_code, head.data) == (200, b"")
        for name in ("ETag", "Content-Length", "Content-Type", "Cache-Control"):
            assert head.headers[name] == whole.headers[name], (path, name)


def test_a_change_changes_the_etag(feed: Feed, session: Session) -> None:
    service = session.scalars(select(Service).limit(1)).one()
    paths = [f"/services/{service.id}", f"/organizations/{service.organisation_id}"]
    before = [feed.client.get(BASE + path) for path in paths]
    _rename(session, service, "Another name")
    try:
        after = [feed.client.get(BASE + path) for path in paths]
        for one, other in zip(before, after, strict=True):
            assert one.headers["ETag"] != other.headers["ETag"]
    finally:
        _rename(session, service, service.name)
    assert feed.get(paths[0])["name"] == service.name


def _rename(session: Session, service: Service, name: str) -> None:
    change = update(Service).where(Service.id == service.id).values(name=name)
    session.execute(
        change.values(updated_at_utc=service.updated_at_utc),
        execution_options={"synchronize_session": False},
    )
    session.commit()


def test_a_record_says_when_it_changed(feed: Feed, session: Session) -> None:
    service = session.scalars(select(Service).limit(1)).one()
    answer = feed.client.get(f"{BASE}/services/{service.id}")
    assert answer.last_modified == service.updated_at_utc.replace(microsecond=0)


@pytest.mark.parametrize("path", ["/services?page=0", "/services/x", "/nothing"])
def test_problems_are_not_kept(client: FlaskClient, path: str) -> None:
    answer = client.get(BASE + path)
    assert answer.status_code in (400, 404)
    assert answer.mimetype == "application/problem+json"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_can_be_changed(client: FlaskClient, method: str) -> None:
    answer = getattr(client, method)(f"{BASE}/services")
    assert answer.status_code in (400, 405)
    assert answer.mimetype == "application/problem+json"
