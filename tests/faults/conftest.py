"""Servers of one test's own, so that a part can be stopped, hung and started again."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stack import NAMES, Stack, running

COUNT = itertools.count(1)


@pytest.fixture(scope="module")
def own_stack(test_var: Path) -> Iterator[Stack]:
    """For one file of tests, which leave every part running."""
    with running(test_var / f"faults-{next(COUNT)}") as stack:
        yield stack


@pytest.fixture
def whole(own_stack: Stack) -> Iterator[Stack]:
    """The same, ready before a test and put right after it."""
    own_stack.wait_ready()
    yield own_stack
    for name in NAMES:
        if name in own_stack.parts:
            own_stack.go_on(name)
        else:
            own_stack.start(name)
    own_stack.wait_ready()
