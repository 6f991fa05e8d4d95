"""The database cannot be used: pages say so plainly, and danger is still answered first."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.watching import DANGER, SEARCH
from tests.stack import Stack, fill, running
from tests.talking import PROBLEM, Site, has_alert_first

pytestmark = pytest.mark.slow

LISTS = ("/find?service=homecare&where=Witham&go=yes",)
PLAIN = ("/urgent-help", "/advice", "/advice/direct_payments", "/about", "/privacy")


@pytest.fixture(scope="module")
def without(test_var: Path) -> Iterator[Stack]:
    """The site alone; its database is taken away after it has started."""
    folder = test_var / "no-database"
    with running(folder, ("web",)) as stack:
        for left in folder.glob("care-finder.db*"):
            left.unlink()
        (folder / "care-finder.db").mkdir()
        stack.parts["web"].stop()
        stack.start("web")
        stack.wait_live()
        yield stack
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def read_only(test_var: Path) -> Iterator[Stack]:
    """The site alone, on a database that may not be written to."""
    path = test_var / "read-only.db"
    fill(f"sqlite:///{path}")
    with running(
        test_var / "read-only", ("web",), DATABASE_URL=f"sqlite:///file:{path}?mode=ro&uri=true"
    ) as stack:
        yield stack


def test_pages_that_need_no_database_still_work(without: Stack) -> None:
    with Site(without.url) as site:
        for page in PLAIN:
            assert site.get(page).status_code == 200, page


@pytest.mark.parametrize("page", LISTS)
def test_pages_that_need_it_say_so_plainly(without: Stack, page: str) -> None:
    with Site(without.url) as site:
        answer = site.get(page)
    assert answer.status_code in (500, 503)
    assert "<h1" in answer.text
    assert "sorry" in answer.text.lower()
    for word in ("Traceback", "sqlite", "Operational", "SQL"):
        assert word not in answer.text


def test_the_health_page_names_the_part(without: Stack) -> None:
    with Site(without.url) as site:
        answer = site.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["parts"]["database"] == "away"


def test_the_api_says_so_as_a_problem(without: Stack) -> None:
    with Site(without.url) as site:
        answer = site.post("/api/v1/conversations", json={})
    assert answer.status_code in (500, 503)
    assert answer.headers["Content-Type"] == PROBLEM
    assert "sqlite" not in answer.text.lower()


def test_danger_is_answered_first_without_a_database(without: Stack) -> None:
    with Site(without.url) as site:
        answer = site.post("/api/v1/conversations/any/messages", json={"text": DANGER})
    assert answer.status_code in (404, 500, 503)
    assert has_alert_first(answer.json(), "safeguarding")


def test_danger_on_the_page_is_answered_without_a_database(without: Stack) -> None:
    with Site(without.url) as site:
        page = site.get("/")
        assert page.status_code == 200
        answer = site.post("/chat/say", data={"text": DANGER, "csrf_token": _token(page.text)})
    assert "999" in answer.text
    assert DANGER in answer.text


def test_searching_works_on_a_read_only_database(read_only: Stack) -> None:
    with Site(read_only.url) as site:
        answer = site.get(LISTS[0])
        assert answer.status_code == 200
        assert "/listings/" in answer.text
        assert site.get("/").status_code == 200


def test_danger_is_answered_first_on_a_read_only_database(read_only: Stack) -> None:
    with Site(read_only.url) as site:
        token = _token(site.get("/").text)
        answer = site.post("/chat/say", data={"text": DANGER, "csrf_token": token})
        assert "999" in answer.text
        plain = site.post("/chat/say", data={"text": SEARCH, "csrf_token": token})
    assert plain.status_code in (200, 500, 503)
    assert "Traceback" not in plain.text


def _token(page: str) -> str:
    return page.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]
