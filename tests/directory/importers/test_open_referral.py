"""Feeds from a real server that behaves and misbehaves, into both databases."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from directory.commands import read_listings
from directory.ids import stable_id
from directory.importers import ImportRefused, ImportReport
from directory.importers.open_referral import (
    Client,
    fetch_feed,
    folder_of,
    import_open_referral,
)
from directory.importers.sources import source_of
from directory.models import ListingChange, Service
from directory.places import Gazetteer
from tests.directory.importers.feed_server import (
    FeedServer,
    a_service,
    a_web_page,
    an_old_service,
    broken_off,
    drip,
    half_a_page,
    not_unpacked,
    packed,
    says,
    serving,
    silence,
)

Import = Callable[..., ImportReport]


@pytest.fixture
def feed() -> Iterator[FeedServer]:
    with serving(FeedServer(records=[a_service(n) for n in range(1, 6)])) as server:
        yield server


@pytest.fixture
def bring_in(session: Session, gazetteer: Gazetteer, tmp_path: Path, feed: FeedServer) -> Import:
    """Fetch the feed into an empty folder, or the one of before, and import it."""

    def run(keep_pages: bool = False, **options: Any) -> ImportReport:
        folder = tmp_path / ("kept" if keep_pages else f"pages-{time.monotonic_ns()}")
        client = Client(silence=0.5, whole=1, pause=0.01)
        fetched = fetch_feed(client, feed.address, folder)
        return import_open_referral(session, fetched, "kent", gazetteer, **options)

    return run


def listings(session: Session) -> dict[str, Service]:
    return {s.source_id[-1]: s for s in session.scalars(select(Service))}


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Service)) or 0


def test_a_feed_of_several_pages_comes_in_whole_and_twice_changes_nothing(
    bring_in: Import, feed: FeedServer, session: Session
) -> None:
    report = bring_in()
    assert (report.read, report.added, report.bad) == (5, 5, [])
    assert report.form == "Open Referral UK 3.0"
    assert [path for path in feed.asked if "page=" in path] == [
        f"/services?page={n}&per_page=50" for n in (1, 2, 3)
    ]
    assert sum(path.startswith("/services/") for path in feed.asked) == 5
    assert feed.agents == {next(a for a in feed.agents if a.startswith("CareFinder/"))}
    again = bring_in()
    assert (again.added, again.changed, again.unchanged) == (0, 0, 5)
    whos = set(session.scalars(select(ListingChange.who)))
    assert whos == {"import oruk-kent"}


def test_what_a_service_says_is_kept(bring_in: Import, session: Session) -> None:
    bring_in()
    key = stable_id("oruk-kent", a_service(1)["id"])
    data = read_listings(session, [key])[key]
    assert (data.name, data.kind, data.services) == (
        "Lunch club 1",
        "community_group",
        ("lunch_club",),
    )
    assert data.summary == "Come and eat with us."
    assert data.location is not None
    assert (data.location.address, data.location.postcode) == ("1 High Street, Witham", "CM8 1AA")
    assert (data.location.latitude, data.location.is_approximate) == (51.8, False)
    assert data.location.district == "Braintree"
    assert set(data.accessibility) == {"hearing_loop", "step_free"}
    assert [s.byday for s in data.schedules] == ["TU,TH"]
    assert set(data.availability) == {"morning", "afternoon", "tuesday", "thursday"}


def test_version_1_by_its_root_and_by_its_pages(bring_in: Import, feed: FeedServer) -> None:
    feed.version, feed.records = 1, [an_old_service(n) for n in range(1, 4)]
    assert bring_in().form == "Open Referral UK 1.0"
    feed.has_root = False
    report = bring_in()
    assert (report.form, report.unchanged) == ("Open Referral UK 1.0", 3)


def test_version_3_without_a_root_document(bring_in: Import, feed: FeedServer) -> None:
    feed.has_root = False
    assert bring_in().form == "Open Referral UK 3.0"


@pytest.mark.parametrize("root", ['{"version": "1.0.0"}', '{"version": 7}', "[]", "<html>"])
def test_a_root_document_that_says_something_else(
    bring_in: Import, feed: FeedServer, root: str
) -> None:
    feed.misdeeds = {"/": [says(root)]}
    assert bring_in().form == "Open Referral UK 3.0"


def test_pages_that_mix_both_forms_are_of_the_version_that_the_root_says(
    bring_in: Import, feed: FeedServer
) -> None:
    feed.version, feed.records = 1, [an_old_service(1)]
    page = feed.answer("/services", {})
    assert page is not None
    page["contents"] = page.pop("content")
    feed.misdeeds["/services?page=1"] = [says(json.dumps(page))]
    assert bring_in().form == "Open Referral UK 1.0"


def test_records_that_are_whole_in_the_list_are_not_asked_for_again(
    bring_in: Import, feed: FeedServer
) -> None:
    feed.gives_whole_records = True
    assert bring_in().added == 5
    assert not any(path.startswith("/services/") for path in feed.asked)


def test_a_changed_service_is_changed(bring_in: Import, feed: FeedServer, session: Session) -> None:
    bring_in()
    feed.records[0]["name"] = "Supper club"
    report = bring_in()
    assert (report.changed, report.unchanged) == (1, 4)
    assert listings(session)["1"].name == "Supper club"


def test_what_is_offered_no_more_is_withdrawn_and_comes_back(
    bring_in: Import, feed: FeedServer, session: Session
) -> None:
    bring_in()
    feed.records[0]["status"] = "defunct"
    feed.records[1]["status"] = "temporarily closed"
    report = bring_in()
    assert (report.read, report.unchanged, report.withdrawn) == (5, 3, 2)
    assert sum(report.skipped.values()) == 2
    assert listings(session)["1"].status == "withdrawn"
    feed.records[0]["status"] = "active"
    assert bring_in().changed == 1
    assert listings(session)["1"].status == "published"


def test_what_a_person_has_paused_stays_paused(
    bring_in: Import, feed: FeedServer, session: Session
) -> None:
    bring_in()
    paused = listings(session)["1"]
    paused.status, paused.status_by = "paused", "person"
    session.flush()
    feed.records[0]["status"] = "inactive"
    assert bring_in().withdrawn == 0
    session.expire_all()
    assert listings(session)["1"].status == "paused"


def test_complete_withdraws_what_is_missing_and_refuses_when_that_is_much(
    bring_in: Import, feed: FeedServer, session: Session
) -> None:
    feed.records = [a_service(n) for n in range(1, 21)]
    bring_in()
    feed.records = feed.records[:19]
    assert bring_in().withdrawn == 0
    assert bring_in(complete=True).withdrawn == 1
    feed.records = feed.records[:10]
    with pytest.raises(ImportRefused, match="more than a tenth"):
        bring_in(complete=True)
    assert bring_in(complete=True, force=True).withdrawn == 9


def test_complete_needs_as_many_services_as_the_feed_says_it_has(
    bring_in: Import, feed: FeedServer
) -> None:
    bring_in()
    page = feed.answer("/services", {})
    assert page is not None
    page |= {"total_pages": 1, "last_page": True}
    feed.misdeeds["/services?page=1"] = [says(json.dumps(page))]
    with pytest.raises(ImportRefused, match="5 services and gave 2"):
        bring_in(complete=True)


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"name": "No id"}, "It has no id."),
        ({"id": "9", "name": " ", "schedules": []}, "It has no name."),
        ({**a_service(1)}, "It repeats the id of record 1."),
        ({"id": "9", "name": "x" * 301, "cqc_x": []}, None),
        ({"id": "9" * 101, "name": "Club", "schedules": []}, "longer than 100"),
    ],
)
def test_a_bad_record_is_counted_and_skipped(
    bring_in: Import, feed: FeedServer, record: dict[str, Any], reason: str | None
) -> None:
    feed.records.append(record)
    report = bring_in()
    assert report.read == 6
    if reason is None:  # a name that is too long is cut short
        assert report.added == 6
    else:
        assert report.added == 5
        assert [bad.line for bad in report.bad] == [6]
        assert reason in report.bad[0].reason


def test_a_record_that_cannot_be_had_whole_is_bad_and_is_not_withdrawn(
    bring_in: Import, feed: FeedServer
) -> None:
    bring_in()
    key = feed.records[0]["id"]
    feed.misdeeds[f"/services/{key}"] = [a_web_page]
    report = bring_in(complete=True)
    assert [(bad.what, bad.line) for bad in report.bad] == [(key, 1)]
    assert "it sent a web page" in report.bad[0].reason
    assert (report.unchanged, report.withdrawn) == (4, 0)


def test_values_of_any_type_anywhere_do_no_harm(bring_in: Import, feed: FeedServer) -> None:
    odd: list[Any] = [None, 7, "x", True, [], {}, [None], [7, "x"], {"id": {}}, "\ud800\u0000"]
    fields = [*a_service(1), "contacts", "cost_options", "attributes", "languages", "service_areas"]
    fields += ["minimum_age", "maximum_age", "assured_date", "url", "email", "alert", "fees"]
    feed.records = [
        {**a_service(n), field: value, "id": f"odd-{n}"}
        for n, (field, value) in enumerate((f, v) for f in fields for v in odd)
        if field != "id"
    ]
    feed.per_page, feed.gives_whole_records = 50, True
    report = bring_in()
    assert report.read == len(feed.records)
    assert {bad.reason for bad in report.bad} <= {"It has no name."}
    assert report.added > 0.9 * len(feed.records)


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
    bring_in: Import, feed: FeedServer, session: Session, fault: str
) -> None:
    bring_in()
    feed.records[0]["name"] = "Changed"
    path, misdeeds, said = FAULTS[fault]
    feed.misdeeds[path] = list(misdeeds)
    with pytest.raises(ImportRefused, match=said):
        bring_in()
    assert listings(session)["1"].name == "Lunch club 1"
    assert not feed.misdeeds[path] or fault == "round and round"


@pytest.mark.parametrize("misdeed", [says("{}", 500), says("{}", 429), silence(0.8), broken_off])
def test_a_fault_that_passes_is_tried_again(
    bring_in: Import, feed: FeedServer, misdeed: Any
) -> None:
    feed.misdeeds["/services?page=2"] = [misdeed, misdeed]
    assert bring_in().added == 5
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


def test_a_packed_answer_is_unpacked(bring_in: Import, feed: FeedServer) -> None:
    feed.misdeeds["/services?page=2"] = [
        packed(json.dumps(feed.answer("/services", {"page": ["2"]})))
    ]
    assert bring_in().added == 5


def test_pages_that_repeat_are_refused(bring_in: Import, feed: FeedServer) -> None:
    feed.is_deaf_to_pages = True
    feed.misdeeds["/services?page=1"] = []
    with pytest.raises(ImportRefused, match="page 2 is page 1 again"):
        bring_in()


def test_a_run_that_was_cut_off_goes_on_with_its_page(
    bring_in: Import, feed: FeedServer, session: Session
) -> None:
    feed.misdeeds["/services?page=3"] = [says("{}", 500)] * 3
    with pytest.raises(ImportRefused, match="2 pages are kept"):
        bring_in(keep_pages=True)
    assert count(session) == 0
    feed.asked.clear()
    assert bring_in(keep_pages=True).added == 5
    assert [path for path in feed.asked if "page=" in path] == ["/services?page=3&per_page=50"]
    assert sum(path.startswith("/services/") for path in feed.asked) == 1


def test_pages_of_another_state_of_the_feed_are_fetched_anew(
    bring_in: Import, feed: FeedServer
) -> None:
    feed.misdeeds["/services?page=3"] = [says("{}", 500)] * 3
    with pytest.raises(ImportRefused):
        bring_in(keep_pages=True)
    feed.records.insert(0, a_service(9))
    report = bring_in(keep_pages=True)
    assert (report.read, report.added) == (6, 6)


def test_pages_older_than_a_day_are_fetched_anew(
    bring_in: Import, feed: FeedServer, tmp_path: Path
) -> None:
    bring_in(keep_pages=True)
    page = tmp_path / "kept" / "page-00002.json"
    said = json.loads(page.read_text())
    said["fetched_at"] -= 25 * 3600
    page.write_text(json.dumps(said))
    (tmp_path / "kept" / "page-00003.json").write_text("half a pa")
    feed.asked.clear()
    assert bring_in(keep_pages=True).unchanged == 5
    asked = [path for path in feed.asked if "page=" in path]
    assert asked == [f"/services?page={n}&per_page=50" for n in (2, 3)]


@pytest.mark.parametrize("address", ["ftp://127.0.0.1/x", "file:///etc/passwd", "kent", "http://"])
def test_only_addresses_of_the_web(address: str, tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="http"):
        fetch_feed(Client(), address, tmp_path)


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match=r"could not be reached .tried 3 times"):
        fetch_feed(Client(pause=0.01), "http://127.0.0.1:9", tmp_path)


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


EXAMPLES = ("service_list", "mock_service_list_128")


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_standards_own_examples(
    bring_in: Import, feed: FeedServer, shared_data: Path, name: str, session: Session
) -> None:
    folder = shared_data / "openreferral" / "oruk3_examples"
    if not (folder / f"{name}.json").is_file():
        pytest.skip(f"No example file {name}.json in the shared data.")
    page = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    whole = json.loads((folder / "service_full.json").read_text(encoding="utf-8"))
    page |= {"total_pages": 1, "last_page": True}
    feed.records = [whole]
    feed.misdeeds["/services?page=1"] = [says(json.dumps(page))]
    report = bring_in()
    assert report.read == len(page["contents"])
    assert (report.added, report.unlisted) == (1, 1)
    assert len(report.bad) == report.read - 1
    assert all("repeats the id" in bad.reason for bad in report.bad)
    data = next(iter(read_listings(session, [session.scalars(select(Service.id)).one()]).values()))
    assert data.organisation.name == "Example Organization Inc."
    assert (data.minimum_age, data.maximum_age) == (12, None)
    assert data.contacts[0].name == "Ann Persona"
    assert data.wheelchair_accessible is True
    assert data.location is not None
    assert data.location.latitude is None  # 100 degrees north is nowhere
