"""What all tests share: one running stack, the shared data, and no quiet skips in CI."""

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from tests.stack import PROJECT, Stack, running
from tests.talking import Site

NOT_SKIPPED = "Skipped, which CARE_FINDER_FAIL_ON_SKIP does not allow: {}"


@pytest.fixture(scope="session")
def test_var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run's own for databases and logs."""
    named = os.environ.get("CARE_FINDER_TEST_VAR")
    return Path(named) if named else tmp_path_factory.mktemp("var")


@pytest.fixture(scope="session")
def stack(test_var: Path) -> Iterator[Stack]:
    """The real servers, started once for all tests that only talk to them."""
    with running(test_var / "stack") as servers:
        yield servers


@pytest.fixture(scope="session")
def site(stack: Stack) -> Iterator[Site]:
    """A client of the shared stack."""
    with Site(stack.url) as client:
        yield client


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Public data too large for the repository: ../shared/data, or where CARE_FINDER_SHARED_DATA says."""
    named = os.environ.get("CARE_FINDER_SHARED_DATA")
    folder = Path(named) if named else PROJECT.root.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("No shared data: set CARE_FINDER_SHARED_DATA to its folder.")
    return folder


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a skipped test fails, and says why it was skipped."""
    report = yield
    if _may_not_skip() and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = NOT_SKIPPED.format(_reason(report.longrepr))
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole file."""
    report = yield
    if _may_not_skip() and report.skipped:
        report.outcome = "failed"
        report.longrepr = NOT_SKIPPED.format(_reason(report.longrepr))
    return report


def _may_not_skip() -> bool:
    return os.environ.get("CARE_FINDER_FAIL_ON_SKIP") == "1"


def _reason(longrepr: object) -> str:
    """`Skipped: no database` of (file, line, reason), without the first word."""
    words = longrepr[2] if isinstance(longrepr, tuple) else longrepr
    return str(words).removeprefix("Skipped: ")
