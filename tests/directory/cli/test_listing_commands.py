"""`listing` and `age` as an operator types them."""

import re
import uuid
from datetime import date, timedelta

import pytest
from click.testing import CliRunner, Result

from directory.cli import main
from directory.commands import lifecycle, publish_listings, read_listings
from directory.commands.listing_data import ListingData
from directory.database import make_engine, make_sessions
from directory.migrate import upgrade
from directory.models import Service
from tests.builders import a_listing


class Typed:
    """A database on disk, and commands typed at it."""

    def __init__(self, url: str) -> None:
        self.engine = make_engine(url)
        self.sessions = make_sessions(self.engine)

    def write(self, *listings: ListingData) -> None:
        with self.sessions() as session:
            publish_listings(session, listings, "import test")
            session.commit()

    def status(self, key: uuid.UUID) -> str:
        with self.sessions() as session:
            return session.get_one(Service, key).status

    def read(self, key: uuid.UUID) -> ListingData:
        with self.sessions() as session:
            return read_listings(session, [key])[key]

    def __call__(self, *words: object) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words])

    def says(self, *words: object) -> str:
        result = self(*words)
        assert result.exit_code == 0, result.output
        return result.output

    def refuses(self, *words: object) -> str:
        """The error, having checked that it is one sentence or two, and no traceback."""
        result = self(*words)
        assert result.exit_code == 1
        assert re.fullmatch(r"Error: [A-Z'][^\n]*\.\n", result.output), result.output
        return result.output


@pytest.fixture
def typed(empty_database_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: object):  # type: ignore[no-untyped-def]
    monkeypatch.setenv("DATABASE_URL", empty_database_url)
    monkeypatch.setenv("VAR_DIR", f"{tmp_path}/var")
    upgrade(empty_database_url)
    made = Typed(empty_database_url)
    yield made
    made.engine.dispose()


def test_a_listing_is_shown_by_either_of_its_ids(typed: Typed) -> None:
    data = a_listing(source="cqc", source_id="1-123", name="Walnut House", needs=("dementia",))
    typed.write(data)
    said = typed.says("listing", "show", "cqc:1-123")
    assert said == typed.says("listing", "show", data.id)
    assert said.startswith("Walnut House\n")
    assert "status: published (by source)" in said
    assert 'needs: ["dementia"]' in said


def test_moves_are_made_all_or_none_and_stand_in_the_history(typed: Typed) -> None:
    one, other = a_listing(name="Walnut House"), a_listing(name="Quince House")
    typed.write(one, other)
    who = ("--who", "Sam")
    assert "Walnut House: paused." in typed.says(
        "listing", "pause", one.id, *who, "--reason", "Flood"
    )
    assert "paused already" in typed.refuses("listing", "pause", other.id, one.id, *who)
    assert typed.status(other.id) == "published"
    typed.says("listing", "publish", one.id, *who)
    typed.says("listing", "withdraw", one.id, other.id, *who)
    assert [typed.status(d.id) for d in (one, other)] == ["withdrawn", "withdrawn"]
    assert "cannot become a draft" in typed.refuses("listing", "return", one.id, *who)
    said = typed.says("listing", "history", one.id).splitlines()
    assert [line.split("UTC  ")[1] for line in said if "UTC" in line] == [
        "withdrawn by Sam",
        "published by Sam",
        "paused by Sam",
        "added by import test",
    ]
    assert "    reason: Flood" in said
    assert "    status: published -> paused" in said


def test_who_must_be_said(typed: Typed) -> None:
    data = a_listing()
    typed.write(data)
    assert typed("listing", "pause", data.id).exit_code == 2
    assert typed.status(data.id) == "published"


def test_a_draft_goes_to_be_checked(typed: Typed) -> None:
    data = a_listing(source=lifecycle.WRITTEN_HERE)
    with typed.sessions() as session:
        lifecycle.save_draft(session, data, "Ann")
        session.commit()
    assert "submitted" in typed.says("listing", "submit", data.id, "--who", "Sam")
    assert "a draft again" in typed.says("listing", "return", data.id, "--who", "Sam")
    assert typed.status(data.id) == "draft"


def test_versions_are_compared_and_restored(typed: Typed) -> None:
    data = a_listing(source="cqc", source_id="1-5", name="Walnut House")
    typed.write(data)
    typed.write(
        a_listing(source="cqc", source_id="1-5", name="????", organisation=data.organisation)
    )
    changes = re.findall(r"^(\d+)  ", typed.says("listing", "history", "cqc:1-5"), re.M)
    newest, first = changes
    assert "name: Walnut House -> ????" in typed.says("listing", "diff", data.id, first, newest)
    assert "Nothing differs." in typed.says("listing", "diff", data.id, first, first)
    said = typed.says("listing", "restore", data.id, first, "--who", "Sam")
    assert "Restored." in said
    assert "comes from cqc" in said
    assert typed.read(data.id).name == "Walnut House"
    assert "nothing was written" in typed.says(
        "listing", "restore", data.id, newest, "--before", "--who", "Sam"
    )
    assert "no change 999" in typed.refuses("listing", "restore", data.id, 999, "--who", "Sam")


def test_confirming_and_places(typed: Typed) -> None:
    one, other = a_listing(confirmed_on=date.today()), a_listing()
    typed.write(one, other)
    said = typed.says("listing", "confirm", one.id, other.id, "--who", "Sam")
    assert said == "Listings: 1 confirmed, 1 as they were.\n"
    assert typed.read(other.id).confirmed_on == date.today()
    assert "Kept." in typed.says(
        "listing", "capacity", one.id, "soon", "--who", "Sam", "--on", "2026-03-04"
    )
    again = typed.read(one.id)
    assert (again.capacity, again.capacity_said_on) == ("soon", date(2026, 3, 4))
    typed.says("listing", "capacity", one.id, "unknown", "--who", "Sam")
    assert typed.read(one.id).capacity is None


def test_the_daily_job_says_what_it_would_do_and_does_it(typed: Typed) -> None:
    long_ago = date.today() - timedelta(days=400)
    old = a_listing(name="Walnut House", needs_confirming=True, confirmed_on=long_ago)
    typed.write(old, a_listing())
    said = typed.says("age", "--dry-run")
    assert "Nothing was written" in said
    assert "paused: Walnut House" in said
    assert typed.status(old.id) == "published"
    assert typed.says("age") == "Listings: 1 paused, 0 published again.\n"
    assert typed.status(old.id) == "paused"
    typed.says("listing", "confirm", old.id, "--who", "Sam")
    assert typed.status(old.id) == "published"
    assert typed.says("age") == "Listings: 0 paused, 0 published again.\n"


def test_ids_that_are_none_are_refused_in_words(typed: Typed) -> None:
    assert "'nonsense' is not a listing's ID" in typed.refuses("listing", "show", "nonsense")
    assert "There is no listing cqc:1-9" in typed.refuses("listing", "show", "cqc:1-9")
    assert "There is no listing" in typed.refuses("listing", "history", uuid.uuid4())
    data = a_listing()
    typed.write(data)
    typed.says("listing", "withdraw", data.id, "--who", "Sam")
    assert "withdrawn" in typed.refuses("listing", "confirm", data.id, "--who", "Sam")
