"""One address as JSON, from a server that may be slow, busy, broken or hostile."""

import json
import re
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import DecodeError, HTTPError, ReadTimeoutError

SILENCE = 10.0
"""Seconds to wait for a connection, and for the next bytes."""
WHOLE = 60.0
"""Seconds that one answer may take."""
LARGEST = 20_000_000
"""Bytes of one answer, unpacked."""
TRIES = 3
LONGEST_PAUSE = 30.0
USER_AGENT = "CareFinder/1.0 (imports Open Referral UK feeds for a council's care directory)"
_BUSY = 429


class FeedError(Exception):
    """The feed cannot be read; the message says why."""


class NoAnswer(FeedError):
    """It did not answer in time, is down or is busy: another time it may be well."""


class Missing(FeedError):
    """There is nothing at that address."""


class Nonsense(FeedError):
    """What it sent is not JSON that can be used."""


@dataclass
class Client:
    """Reads JSON. Seconds are those of the names above; `pause` is waited after the first failed
    try, and twice as long after the second, unless the server says how long."""

    silence: float = SILENCE
    whole: float = WHOLE
    pause: float = 2.0
    largest: int = LARGEST
    session: requests.Session = field(default_factory=requests.Session)

    def get(self, address: str, tries: int = TRIES) -> dict[str, Any]:
        """The JSON object at `address`. Raises FeedError: NoAnswer after `tries`, Missing (404, 410
        and other refusals), Nonsense."""
        for number in range(1, tries + 1):
            try:
                return self._read(address)
            except _Again as problem:
                if number == tries:
                    raise NoAnswer(f"{problem} ({_times(tries)})") from problem
                time.sleep(min(problem.wait or self.pause * number, LONGEST_PAUSE))
        raise AssertionError("tries is at least 1")

    def _read(self, address: str) -> dict[str, Any]:
        headers = {"User-Agent": USER_AGENT, "Accept": "application/json"}
        try:
            with self.session.get(
                address, headers=headers, timeout=self.silence, stream=True
            ) as answer:
                _check_status(answer)
                return _as_object(self._body(answer))
        except (requests.Timeout, ReadTimeoutError) as error:
            raise _Again(f"it did not answer within {self.silence:g} seconds") from error
        except (requests.exceptions.InvalidSchema, requests.exceptions.InvalidURL) as error:
            raise Nonsense("it sends on to an address that is not http or https") from error
        except requests.TooManyRedirects as error:
            raise Nonsense("it sends on for ever") from error
        except DecodeError as error:
            raise Nonsense("it cannot be unpacked") from error
        except HTTPError as error:
            raise _Again("it broke off in the middle") from error
        except requests.RequestException as error:
            raise _Again(_in_words(error)) from error

    def _body(self, answer: requests.Response) -> bytes:
        """What there is, as it comes: a server that sends a byte now and then is given up too."""
        ends, body = time.monotonic() + self.whole, bytearray()
        while chunk := answer.raw.read1(65_536, decode_content=True):
            body += chunk
            if len(body) > self.largest:
                raise Nonsense(f"it is larger than {self.largest // 1_000_000} MB")
            if time.monotonic() > ends:
                raise _Again(f"it took longer than {self.whole:g} seconds")
        return bytes(body)


class _Again(Exception):
    """Worth another try, after `wait` seconds where the server said so."""

    def __init__(self, said: str, wait: float | None = None) -> None:
        super().__init__(said)
        self.wait = wait


def check_address(address: str) -> str:
    """`address` as it may be read from. Raises FeedError where it is no http(s) address."""
    parts = urlsplit(address.strip())
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise FeedError("the address must begin with http:// or https:// and name a server")
    return address.strip()


def _check_status(answer: requests.Response) -> None:
    code = answer.status_code
    if code == _BUSY or code >= 500:
        raise _Again(f"it answered {code}", _wait(answer.headers.get("Retry-After", "")))
    if code != 200:
        raise Missing(f"it answered {code}")


def _wait(said: str) -> float | None:
    return float(said) if re.fullmatch(r"\d{1,4}", said) else None


def _as_object(body: bytes) -> dict[str, Any]:
    try:
        read = json.loads(body)
    except (ValueError, RecursionError) as error:
        begins = body[:200].lstrip().lower()
        what = "a web page" if begins.startswith((b"<!doctype", b"<html")) else "not JSON"
        raise Nonsense(f"it sent {what}") from error
    if not isinstance(read, dict):
        raise Nonsense("it sent JSON that is no object")
    return read


def _in_words(error: requests.RequestException) -> str:
    if isinstance(error, requests.exceptions.SSLError):
        return "its certificate is not trusted"
    return "it could not be reached"


def _times(tries: int) -> str:
    return "tried once" if tries == 1 else f"tried {tries} times"
