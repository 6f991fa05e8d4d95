"""Feeds from a real server, into both databases: what comes in, is changed, and goes."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.commands import read_listings
from directory.ids import stable_id
from directory.importers import ImportRefused
from directory.models import ListingChange, Service
from tests.directory.importers.brought_in import Import, listings
from tests.directory.importers.feed_server import (
    FeedServer,
    a_service,
    a_web_page,
    an_old_service,
    says,
)


def test_a_feed_of_several_pages_comes_in_whole_and_twice_changes_nothing(
    bring_feed: Import, feed: FeedServer, session: Session
) -> None:
    report = bring_feed()
    assert (report.read, report.added, report.bad) == (5, 5, [])
    assert report.form == "Open Referral UK 3.0"
    assert [path for path in feed.asked if "page=" in path] == [
        f"/services?page={n}&per_page=50" for n in (1, 2, 3)
    ]
    assert sum(path.startswith("/services/") for path in feed.asked) == 5
    assert feed.agents == {next(a for a in feed.agents if a.startswith("CareFinder/"))}
    again = bring_feed()
    assert (again.added, again.changed, again.unchanged) == (0, 0, 5)
    whos = set(session.scalars(select(ListingChange.who)))
    assert whos == {"import oruk-kent"}


def test_what_a_service_says_is_kept(bring_feed: Import, session: Session) -> None:
    bring_feed()
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


def test_version_1_by_its_root_and_by_its_pages(bring_feed: Import, feed: FeedServer) -> None:
    feed.version, feed.records = 1, [an_old_service(n) for n in range(1, 4)]
    assert bring_feed().form == "Open Referral UK 1.0"
    feed.has_root = False
    report = bring_feed()
    assert (report.form, report.unchanged) == ("Open Referral UK 1.0", 3)


def test_version_3_without_a_root_document(bring_feed: Import, feed: FeedServer) -> None:
    feed.has_root = False
    assert bring_feed().form == "Open Referral UK 3.0"


@pytest.mark.parametrize("root", ['{"version": "1.0.0"}', '{"version": 7}', "[]", "<html>"])
def test_a_root_document_that_says_something_else(
    bring_feed: Import, feed: FeedServer, root: str
) -> None:
    feed.misdeeds = {"/": [says(root)]}
    assert bring_feed().form == "Open Referral UK 3.0"


def test_pages_that_mix_both_forms_are_of_the_version_that_the_root_says(
    bring_feed: Import, feed: FeedServer
) -> None:
    feed.version, feed.records = 1, [an_old_service(1)]
    page = feed.answer("/services", {})
    assert page is not None
    page["contents"] = page.pop("content")
    feed.misdeeds["/services?page=1"] = [says(json.dumps(page))]
    assert bring_feed().form == "Open Referral UK 1.0"


def test_records_that_are_whole_in_the_list_are_not_asked_for_again(
    bring_feed: Import, feed: FeedServer
) -> None:
    feed.gives_whole_records = True
    assert bring_feed().added == 5
    assert not any(path.startswith("/services/") for path in feed.asked)


def test_a_changed_service_is_changed(
    bring_feed: Import, feed: FeedServer, session: Session
) -> None:
    bring_feed()
    feed.records[0]["name"] = "Supper club"
    report = bring_feed()
    assert (report.changed, report.unchanged) == (1, 4)
    assert listings(session)["1"].name == "Supper club"


def test_what_is_offered_no_more_is_withdrawn_and_comes_back(
    bring_feed: Import, feed: FeedServer, session: Session
) -> None:
    bring_feed()
    feed.records[0]["status"] = "defunct"
    feed.records[1]["status"] = "temporarily closed"
    report = bring_feed()
    assert (report.read, report.unchanged, report.withdrawn) == (5, 3, 2)
    assert sum(report.skipped.values()) == 2
    assert listings(session)["1"].status == "withdrawn"
    feed.records[0]["status"] = "active"
    assert bring_feed().changed == 1
    assert listings(session)["1"].status == "published"


def test_what_a_person_has_paused_stays_paused(
    bring_feed: Import, feed: FeedServer, session: Session
) -> None:
    bring_feed()
    paused = listings(session)["1"]
    paused.status, paused.status_by = "paused", "person"
    session.flush()
    feed.records[0]["status"] = "inactive"
    assert bring_feed().withdrawn == 0
    session.expire_all()
    assert listings(session)["1"].status == "paused"


def test_complete_withdraws_what_is_missing_and_refuses_when_that_is_much(
    bring_feed: Import, feed: FeedServer, session: Session
) -> None:
    feed.records = [a_service(n) for n in range(1, 21)]
    bring_feed()
    feed.records = feed.records[:19]
    assert bring_feed().withdrawn == 0
    assert bring_feed(complete=True).withdrawn == 1
    feed.records = feed.records[:10]
    with pytest.raises(ImportRefused, match="more than a tenth"):
        bring_feed(complete=True)
    assert bring_feed(complete=True, force=True).withdrawn == 9


def test_complete_needs_as_many_services_as_the_feed_says_it_has(
    bring_feed: Import, feed: FeedServer
) -> None:
    bring_feed()
    page = feed.answer("/services", {})
    assert page is not None
    page |= {"total_pages": 1, "last_page": True}
    feed.misdeeds["/services?page=1"] = [says(json.dumps(page))]
    with pytest.raises(ImportRefused, match="5 services and gave 2"):
        bring_feed(complete=True)


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
    bring_feed: Import, feed: FeedServer, record: dict[str, Any], reason: str | None
) -> None:
    feed.records.append(record)
    report = bring_feed()
    assert report.read == 6
    if reason is None:  # a name that is too long is cut short
        assert report.added == 6
    else:
        assert report.added == 5
        assert [bad.line for bad in report.bad] == [6]
        assert reason in report.bad[0].reason


def test_a_record_that_cannot_be_had_whole_is_bad_and_is_not_withdrawn(
    bring_feed: Import, feed: FeedServer
) -> None:
    bring_feed()
    key = feed.records[0]["id"]
    feed.misdeeds[f"/services/{key}"] = [a_web_page]
    report = bring_feed(complete=True)
    assert [(bad.what, bad.line) for bad in report.bad] == [(key, 1)]
    assert "it sent a web page" in report.bad[0].reason
    assert (report.unchanged, report.withdrawn) == (4, 0)


def test_values_of_any_type_anywhere_do_no_harm(bring_feed: Import, feed: FeedServer) -> None:
    odd: list[Any] = [None, 7, "x", True, [], {}, [None], [7, "x"], {"id": {}}, "\ud800\u0000"]
    fields = [*a_service(1), "contacts", "cost_options", "attributes", "languages", "service_areas"]
    fields += ["minimum_age", "maximum_age", "assured_date", "url", "email", "alert", "fees"]
    feed.records = [
        {**a_service(n), field: value, "id": f"odd-{n}"}
        for n, (field, value) in enumerate((f, v) for f in fields for v in odd)
        if field != "id"
    ]
    feed.per_page, feed.gives_whole_records = 50, True
    report = bring_feed()
    assert report.read == len(feed.records)
    assert {bad.reason for bad in report.bad} <= {"It has no name."}
    assert report.added > 0.9 * len(feed.records)


EXAMPLES = ("service_list", "mock_service_list_128")


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_standards_own_examples(
    bring_feed: Import, feed: FeedServer, shared_data: Path, name: str, session: Session
) -> None:
    folder = shared_data / "openreferral" / "oruk3_examples"
    if not (folder / f"{name}.json").is_file():
        pytest.skip(f"No example file {name}.json in the shared data.")
    page = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    whole = json.loads((folder / "service_full.json").read_text(encoding="utf-8"))
    page |= {"total_pages": 1, "last_page": True}
    feed.records = [whole]
    feed.misdeeds["/services?page=1"] = [says(json.dumps(page))]
    report = bring_feed()
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
