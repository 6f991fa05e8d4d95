"""The steps are counted, and a long one is never silent."""

import io
import time

import pytest

from tooling import console


def test_steps_are_numbered_and_timed() -> None:
    stream = io.StringIO()
    steps = console.Steps(total=2, stream=stream)
    with steps.step("the site"):
        steps.detail("installing")
        steps.detail("installing")
    with steps.step("the database"):
        pass
    lines = stream.getvalue().splitlines()
    assert [line for line in lines if line.startswith("Step")] == [
        "Step 1 of 2: the site",
        "Step 2 of 2: the database",
    ]
    assert sum("installing" in line for line in lines) == 1
    assert sum("done in 0.0 s" in line for line in lines) == 2


def test_a_long_step_says_that_it_is_still_going(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "STILL_GOING", 0.02)
    stream = io.StringIO()
    with console.Steps(total=1, stream=stream).step("training"):
        time.sleep(0.1)
    assert "still going" in stream.getvalue()


def test_a_failed_step_is_not_called_done() -> None:
    stream = io.StringIO()
    with pytest.raises(ValueError, match="no"), console.Steps(1, stream).step("one"):
        raise ValueError("no")
    assert "done" not in stream.getvalue()
