"""Where a feed is fetched from, and the pages that are kept until it is whole."""

import json
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from directory.importers import ImportRefused
from directory.importers.open_referral import Client, fetch_feed, folder_of
from directory.importers.sources import source_of
from directory.models import Service
from tests.directory.importers.brought_in import Import
from tests.directory.importers.feed_server import FeedServer, a_service, says


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Service)) or 0


def test_a_run_that_was_cut_off_goes_on_with_its_page(
    bring_feed: Import, feed: FeedServer, session: Session
) -> None:
    feed.misdeeds["/services?page=3"] = [says("{}", 500)] * 3
    with pytest.raises(ImportRefused, match="2 pages are kept"):
        bring_feed(keep_pages=True)
    assert count(session) == 0
    feed.asked.clear()
    assert bring_feed(keep_pages=True).added == 5
    assert [path for path in feed.asked if "page=" in path] == ["/services?page=3&per_page=50"]
    assert sum(path.startswith("/services/") for path in feed.asked) == 1


def test_pages_of_another_state_of_the_feed_are_fetched_anew(
    bring_feed: Import, feed: FeedServer
) -> None:
    feed.misdeeds["/services?page=3"] = [says("{}", 500)] * 3
    with pytest.raises(ImportRefused):
        bring_feed(keep_pages=True)
    feed.records.insert(0, a_service(9))
    report = bring_feed(keep_pages=True)
    assert (report.read, report.added) == (6, 6)


def test_pages_older_than_a_day_are_fetched_anew(
    bring_feed: Import, feed: FeedServer, tmp_path: Path
) -> None:
    bring_feed(keep_pages=True)
    page = tmp_path / "kept" / "page-00002.json"
    said = json.loads(page.read_text())
    said["fetched_at"] -= 25 * 3600
    page.write_text(json.dumps(said))
    (tmp_path / "kept" / "page-00003.json").write_text("half a pa")
    feed.asked.clear()
    assert bring_feed(keep_pages=True).unchanged == 5
    asked = [path for path in feed.asked if "page=" in path]
    assert asked == [f"/services?page={n}&per_page=50" for n in (2, 3)]


@pytest.mark.parametrize("address", ["ftp://127.0.0.1/x", "file:///etc/passwd", "kent", "http://"])
def test_only_addresses_of_the_web(address: str, tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="http"):
        fetch_feed(Client(), address, tmp_path)


@pytest.mark.parametrize("name", ["", "Kent", "a b", "-x", "k" * 31, "../x"])
def test_names_of_sources(name: str) -> None:
    with pytest.raises(ImportRefused, match="name of a source"):
        source_of(name, "oruk-")


def test_the_folder_hangs_on_the_address(tmp_path: Path) -> None:
    first = folder_of(tmp_path, "https://example.org/api")
    assert first == folder_of(tmp_path, "https://example.org/api/ ")
    assert first != folder_of(tmp_path, "https://example.org/other")
    assert first.parent == tmp_path / "imports"


def test_an_address_may_carry_a_query_and_the_path_of_services(
    feed: FeedServer, tmp_path: Path
) -> None:
    fetch_feed(Client(), f"{feed.address}/services/?key=abc", tmp_path)
    assert feed.asked[:2] == ["/?key=abc", "/services?key=abc&page=1&per_page=50"]
    feed.misdeeds["/"] = [says("{}", 401)] * 10
    with pytest.raises(ImportRefused) as refused:
        fetch_feed(Client(), f"{feed.address}/?key=abc", tmp_path / "other")
    assert "abc" not in str(refused.value)
