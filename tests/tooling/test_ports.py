"""The ports are chosen without a surprise."""

import socket
from collections.abc import Iterator

import pytest

from tooling import ports
from tooling.failure import Failed


@pytest.fixture
def busy() -> Iterator[int]:
    with socket.socket() as other:
        other.bind((ports.HOST, 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_busy_site_port_is_refused_with_what_to_do(busy: int) -> None:
    with pytest.raises(Failed) as refusal:
        ports.site_port({"PORT": str(busy)})
    assert str(refusal.value) == (
        f"Port {busy} is in use: stop the other program or choose another with PORT={busy + 1}."
    )


def test_a_free_site_port_is_taken_as_it_is() -> None:
    port = ports.any_free()
    assert ports.site_port({"PORT": str(port)}) == port


@pytest.mark.parametrize("text", ["80x", "0", "65536", "-1", "٣٤", "8000 "])
def test_a_port_that_is_no_port_is_refused(text: str) -> None:
    with pytest.raises(Failed, match="PORT must be a number from 1 to 65535"):
        ports.site_port({"PORT": text})


def test_a_busy_inner_port_gives_way_to_a_free_one(busy: int) -> None:
    chosen = ports.inner_port({}, "ASSISTANT_PORT", busy, set())
    assert chosen != busy
    assert ports.is_free(chosen)


def test_a_busy_inner_port_set_by_hand_is_refused(busy: int) -> None:
    with pytest.raises(Failed, match=f"Port {busy} is in use.*ASSISTANT_PORT"):
        ports.inner_port({"ASSISTANT_PORT": str(busy)}, "ASSISTANT_PORT", 5005, set())


def test_two_inner_ports_are_never_the_same() -> None:
    usual = ports.any_free()
    assert ports.inner_port({}, "ACTIONS_PORT", usual, {usual}) != usual
