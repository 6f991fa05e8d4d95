"""Feeds from a real server that misbehaves: refused whole, or tried again."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from directory.importers import ImportRefused
from directory.importers.open_referral import Client, fetch_feed
from tests.directory.importers.brought_in import Import, listings
from tests.directory.importers.feed_server import (
    FeedServer,
    a_web_page,
    broken_off,
    drip,
    half_a_page,
    not_unpacked,
    packed,
    says,
    silence,
)

FAULTS = {
    "a web page": ("/services?page=2", [a_web_page], "web page"),
    "half a page": ("/services?page=2", [half_a_page], "not JSON"),
    "a list": ("/services?page=2", [says("[1, 2]")], "no object"),
    "no services": ("/services?page=2", [says('{"error": "x"}')], "no list of services"),
    "no right": ("/services?page=2", [says("{}", 403)], "answered 403"),
    "down": ("/services?page=2", [says("{}", 500)] * 3, "answered 500 .tried 3 times"),
    "busy": ("/services?page=2", [says("{}", 429, Retry_After="0")] * 3, "answered 429"),
    "silent": ("/services?page=2", [silence(1.0)] * 3, "did not answer within 0.5 seconds"),
    "dripping": ("/services?page=2", [drip] * 3, "longer than 1 seconds"),
    "broken off": ("/services?page=2", [broken_off] * 3, "broke off"),
    "not unpacked": ("/services?page=2", [not_unpacked], "cannot be unpacked"),
    "record down": ("/services/00", [says("{}", 503)] * 3, "service 0000.*answered 503"),
    "elsewhere": ("/services?page=2", [says("", 302, Location="file:///etc/passwd")], "not http"),
    "round and round": (
        "/services?page=2",
        [says("", 302, Location="/services?page=2")] * 40,
        "for ever",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_feed_that_fails_changes_nothing_and_says_why(
    bring_feed: Import, feed: FeedServer, session: Session, fault: str
) -> None:
    bring_feed()
    feed.records[0]["name"] = "Changed"
    path, misdeeds, said = FAULTS[fault]
    feed.misdeeds[path] = list(misdeeds)
    with pytest.raises(ImportRefused, match=said):
        bring_feed()
    assert listings(session)["1"].name == "Lunch club 1"
    assert not feed.misdeeds[path] or fault == "round and round"


@pytest.mark.parametrize("misdeed", [says("{}", 500), says("{}", 429), silence(0.8), broken_off])
def test_a_fault_that_passes_is_tried_again(
    bring_feed: Import, feed: FeedServer, misdeed: Any
) -> None:
    feed.misdeeds["/services?page=2"] = [misdeed, misdeed]
    assert bring_feed().added == 5
    assert sum("page=2" in path for path in feed.asked) == 3


@pytest.mark.parametrize("is_packed", [False, True])
def test_an_answer_that_is_too_large_is_refused(
    feed: FeedServer, tmp_path: Path, is_packed: bool
) -> None:
    if is_packed:  # 20 MB of spaces in 20 kB
        feed.misdeeds["/services?page=1"] = [packed('{"contents": [' + " " * 20_000_000 + "]}")]
    largest = 5_000_000 if is_packed else 500
    with pytest.raises(ImportRefused, match="larger than"):
        fetch_feed(Client(largest=largest), feed.address, tmp_path / "pages")


def test_a_packed_answer_is_unpacked(bring_feed: Import, feed: FeedServer) -> None:
    feed.misdeeds["/services?page=2"] = [
        packed(json.dumps(feed.answer("/services", {"page": ["2"]})))
    ]
    assert bring_feed().added == 5


def test_pages_that_repeat_are_refused(bring_feed: Import, feed: FeedServer) -> None:
    feed.is_deaf_to_pages = True
    feed.misdeeds["/services?page=1"] = []
    with pytest.raises(ImportRefused, match="page 2 is page 1 again"):
        bring_feed()


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match=r"could not be reached .tried 3 times"):
        fetch_feed(Client(pause=0.01), "http://127.0.0.1:9", tmp_path)
