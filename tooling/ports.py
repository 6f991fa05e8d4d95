"""Chooses the ports. Imports the standard library and `failure` only."""

import socket
from collections.abc import Collection, Mapping

from tooling.failure import Failed

HOST = "127.0.0.1"


def number(name: str, text: str) -> int:
    """A port that somebody set by hand."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise Failed(
            f"{name} must be a number from 1 to 65535, and it is “{text}”: choose another."
        )
    return int(text)


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            raise Failed(
                f"Port {port} needs more rights than you have: choose another with PORT=8000."
            ) from None
        except OSError:
            return False
    return True


def any_free(besides: Collection[int] = ()) -> int:
    while True:
        with socket.socket() as probe:
            probe.bind((HOST, 0))
            port: int = probe.getsockname()[1]
        if port not in besides:
            return port


def site_port(environ: Mapping[str, str]) -> int:
    """The port that people use: never changed behind their back."""
    port = number("PORT", environ.get("PORT") or "8000")
    if not is_free(port):
        other = port + 1 if port < 65535 else 8000
        raise Failed(
            f"Port {port} is in use: stop the other program or choose another with PORT={other}."
        )
    return port


def inner_port(environ: Mapping[str, str], name: str, usual: int, besides: Collection[int]) -> int:
    """A port that only our own processes use: the usual one, or any free one when that is busy."""
    by_hand = environ.get(name)
    if by_hand:
        port = number(name, by_hand)
        if port in besides or not is_free(port):
            raise Failed(f"Port {port} is in use: stop the other program or set {name} to another.")
        return port
    return usual if usual not in besides and is_free(usual) else any_free(besides)
