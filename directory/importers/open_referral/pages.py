"""The feed, page by page; each page is kept on disk with its services' full records.

A run that was cut off goes on with the page it stopped at. A page is written beside its name and
then renamed, so half a page is never read.
"""

import json
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from directory.importers.open_referral.client import Client, FeedError, Missing, Nonsense

PER_PAGE = 50
MOST_PAGES = 20_000
DAY = 24 * 3600.0
FORMAT = 1
"""Raise it when pages are kept otherwise than before: those on disk are then fetched anew."""
PARTS_OF_A_FULL_RECORD = frozenset(
    (
        "service_at_locations schedules regular_schedules contacts service_areas cost_options "
        "attributes languages eligibilitys eligibilities service_taxonomys link_taxonomies"
    ).split()
)
"""A record with none of them is a summary."""
VERSIONS = {1: "1.0", 3: "3.0"}


@dataclass(frozen=True)
class Page:
    """`records` are whole; a record that cannot be had is {"id": ..., "_problem": why}. `total`
    is how many services the feed says it has, and `pages` how many pages, where it says so."""

    number: int
    version: int
    records: list[dict[str, Any]]
    total: int | None
    pages: int | None
    is_last: bool


@dataclass
class Feed:
    """A feed at `address`, its pages kept in `folder`. `told` is called with each page done and
    the number of pages, where that is known."""

    client: Client
    address: str
    folder: Path
    told: Callable[[int, int | None], object] | None = None
    oldest: float = DAY

    def fetch(self) -> int:
        """Keep every page that is not kept yet; how many there are. Raises FeedError.

        Where the feed's size has changed since the pages on disk, all are fetched anew."""
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            return self._walk()
        except _Changed:
            forget_pages(self.folder)
            self.folder.mkdir(parents=True, exist_ok=True)
            return self._walk()

    def read(self, count: int) -> Iterator[Page]:
        """The pages kept, in their order, one in memory at a time. Raises FeedError."""
        for number in range(1, count + 1):
            page = self._kept(number)
            if page is None:
                raise FeedError(f"page {number} is no longer in {self.folder}")
            yield page

    def _walk(self) -> int:
        """How many pages there are. Raises _Changed where those kept are of another state."""
        version, before, resumed = self._version(), None, False
        for number in range(1, MOST_PAGES + 1):
            page = self._kept(number, self.oldest)
            resumed = resumed or page is not None
            if page is None:
                page = self._fetched(number, version)
                if before and page.records and _ids(before) == _ids(page):
                    raise Nonsense(f"page {number} is page {number - 1} again")
                if resumed and before and before.total != page.total:
                    raise _Changed
                self._keep(page)
            if self.told:
                self.told(number, page.pages)
            if page.is_last:
                return number
            before = page
        raise Nonsense(f"it has more than {MOST_PAGES} pages")

    def _version(self) -> int | None:
        """From the root document; None where there is none or it does not say."""
        try:
            said = str(self.client.get(self._at(""), tries=1).get("version", ""))
        except FeedError:
            return None
        digits = [c for c in said if c.isdigit()]
        return int(digits[0]) if digits and int(digits[0]) in VERSIONS else None

    def _fetched(self, number: int, version: int | None) -> Page:
        try:
            data = self.client.get(self._at("/services", page=number, per_page=PER_PAGE))
        except FeedError as error:
            raise type(error)(f"page {number}: {error}") from error
        page = _page(data, number, version)
        whole = [self._whole(record) for record in page.records]
        return Page(number, page.version, whole, page.total, page.pages, page.is_last)

    def _whole(self, record: dict[str, Any]) -> dict[str, Any]:
        key = record.get("id")
        if PARTS_OF_A_FULL_RECORD & record.keys() or not isinstance(key, (str, int)) or key == "":
            return record
        try:
            return {**record, **self.client.get(self._at(f"/services/{quote(str(key), safe='')}"))}
        except (Missing, Nonsense) as error:
            return {"id": str(key), "_problem": f"Its full record cannot be had: {error}."}
        except FeedError as error:
            raise type(error)(f"service {key}: {error}") from error

    def _at(self, path: str, **query: object) -> str:
        parts = urlsplit(self.address)
        base = parts.path.rstrip("/").removesuffix("/services")
        asked = parse_qsl(parts.query) + [(k, str(v)) for k, v in query.items()]
        return urlunsplit(parts._replace(path=(base + path) or "/", query=urlencode(asked)))

    def _file(self, number: int) -> Path:
        return self.folder / f"page-{number:05}.json"

    def _keep(self, page: Page) -> None:
        path = self._file(page.number)
        part = path.with_suffix(".part")
        said = {"format": FORMAT, "fetched_at": time.time(), "page": vars(page)}
        part.write_text(json.dumps(said), encoding="utf-8")
        part.replace(path)

    def _kept(self, number: int, oldest: float | None = None) -> Page | None:
        """The page on disk, unless it is older than `oldest` seconds."""
        try:
            said = json.loads(self._file(number).read_text(encoding="utf-8"))
            age = time.time() - said["fetched_at"]
            if said["format"] != FORMAT or (oldest is not None and not 0 <= age < oldest):
                return None
            return Page(**said["page"])
        except (OSError, ValueError, KeyError, TypeError):
            return None


class _Changed(Exception):
    """The feed is no longer what the pages on disk are of."""


def forget_pages(folder: Path) -> None:
    """Delete the pages kept there; the folder too."""
    shutil.rmtree(folder, ignore_errors=True)


def _page(data: dict[str, Any], number: int, version: int | None) -> Page:
    records = data.get("contents", data.get("content"))
    if not isinstance(records, list) or not all(isinstance(r, dict) for r in records):
        raise Nonsense(f"page {number} holds no list of services")
    if number == 1 and records and data.get("first_page", data.get("first")) is False:
        raise Nonsense("its page 1 says that it is not the first")
    pages = _number(data, "total_pages", "totalPages")
    says_last = data.get("last_page", data.get("last")) is True
    is_last = not records or (says_last if pages is None else number >= pages)
    total = _number(data, "total_items", "totalElements")
    return Page(number, _form(data) or version or 3, records, total, pages, is_last)


def _form(data: dict[str, Any]) -> int | None:
    """The version whose form a page has; None where it mixes both. It counts more than the root
    document, which may give the version of something else."""
    if "contents" in data and "totalPages" not in data:
        return 3
    return 1 if "content" in data and "total_pages" not in data else None


def _number(data: dict[str, Any], *names: str) -> int | None:
    for name in names:
        said = data.get(name)
        if isinstance(said, int) and not isinstance(said, bool) and said >= 0:
            return said
    return None


def _ids(page: Page) -> list[Any]:
    return [record.get("id") for record in page.records]
