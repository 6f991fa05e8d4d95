"""A real HTTP server on loopback that serves feeds, and can be told to misbehave."""

import gzip
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Json = dict[str, Any]
Misdeed = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class FeedServer:
    """`records` are whole services; lists give summaries of them. `misdeeds` maps the start of a
    path with its query to what is done instead of answering, one after the other and then no more.
    `asked` are the paths asked for."""

    version: int = 3
    records: list[Json] = field(default_factory=list)
    per_page: int = 2
    has_root: bool = True
    gives_whole_records: bool = False
    is_deaf_to_pages: bool = False
    misdeeds: dict[str, list[Misdeed]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    address: str = ""

    def answer(self, path: str, query: dict[str, list[str]]) -> Json | None:
        """The JSON at a path, or None where there is nothing."""
        if path == "/":
            return {"version": f"{self.version}.0"} if self.has_root else None
        if path == "/services":
            return self._page(1 if self.is_deaf_to_pages else int(query.get("page", ["1"])[0]))
        found = [r for r in self.records if path == f"/services/{r.get('id')}"]
        return found[0] if found else None

    def _page(self, number: int) -> Json:
        start = (number - 1) * self.per_page
        some = self.records[start : start + self.per_page]
        count = -(-len(self.records) // self.per_page)
        shown = some if self.gives_whole_records else [_summary(record) for record in some]
        if self.version == 1:
            return {
                "totalElements": len(self.records),
                "totalPages": count,
                "number": number,
                "size": len(some),
                "first": number == 1,
                "last": number >= count,
                "empty": not some,
                "content": shown,
            }
        return {
            "total_items": len(self.records),
            "total_pages": count,
            "page_number": number,
            "size": len(some),
            "first_page": number == 1,
            "last_page": number >= count,
            "empty": not some,
            "contents": shown,
        }


def _summary(record: Json) -> Json:
    return {k: v for k, v in record.items() if not isinstance(v, list)}


@contextmanager
def serving(feed: FeedServer) -> Iterator[FeedServer]:
    """Serve `feed` on a free port of loopback."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = 65_536  # the answer in one piece, or the other side waits for the second

        def do_GET(self) -> None:
            feed.asked.append(self.path)
            feed.agents.add(self.headers.get("User-Agent", ""))
            for begins, misdeeds in feed.misdeeds.items():
                if self.path.startswith(begins) and misdeeds:
                    misdeeds.pop(0)(self)
                    return
            parts = urlsplit(self.path)
            said = feed.answer(parts.path, parse_qs(parts.query))
            send(
                self, json.dumps(said) if said else '{"message": "not found"}', 200 if said else 404
            )

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    feed.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield feed
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def send(
    handler: BaseHTTPRequestHandler, body: str | bytes, status: int = 200, **headers: str
) -> None:
    data = body.encode() if isinstance(body, str) else body
    handler.send_response(status)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(len(data)))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(data)


def says(body: str, status: int = 200, **headers: str) -> Misdeed:
    return lambda handler: send(handler, body, status, **headers)


def packed(body: str) -> Misdeed:
    data = gzip.compress(body.encode())
    return lambda handler: send(handler, data, Content_Encoding="gzip")


def a_web_page(handler: BaseHTTPRequestHandler) -> None:
    send(handler, "<!DOCTYPE html><html><title>Sign in</title></html>")


def half_a_page(handler: BaseHTTPRequestHandler) -> None:
    """JSON that stops in the middle, and says that this is all."""
    send(handler, '{"total_pages": 3, "contents": [{"id": "1", "na')


def broken_off(handler: BaseHTTPRequestHandler) -> None:
    """Fewer bytes than were promised."""
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b'{"contents": [')
    handler.close_connection = True


def silence(seconds: float) -> Misdeed:
    return lambda handler: time.sleep(seconds)


def not_unpacked(handler: BaseHTTPRequestHandler) -> None:
    """Said to be gzip, and is not."""
    send(handler, '{"contents": []}', Content_Encoding="gzip")


def drip(handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then, without end."""
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(200):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        pass
    handler.close_connection = True


def a_service(number: int, **said: Any) -> Json:
    """A whole service of version 3 in Witham."""
    return {
        "id": f"00000000-0000-4000-8000-{number:012}",
        "name": f"Lunch club {number}",
        "description": "<p>Come and <b>eat</b> with us.</p>",
        "status": "active",
        "organization": {
            "id": f"10000000-0000-4000-8000-{number:012}",
            "name": f"Good Neighbours {number}",
            "description": "A charity",
        },
        "service_at_locations": [
            {
                "id": f"20000000-0000-4000-8000-{number:012}",
                "location": {
                    "id": f"30000000-0000-4000-8000-{number:012}",
                    "location_type": "physical",
                    "name": "The Old Hall",
                    "latitude": 51.8,
                    "longitude": 0.64,
                    "addresses": [
                        {"address_1": "1 High Street", "city": "Witham", "postal_code": "cm8 1aa"}
                    ],
                    "accessibility": [{"description": "Step-free, with a hearing loop"}],
                },
            }
        ],
        "schedules": [{"byday": "TU,TH", "opens_at": "10:00:00", "closes_at": "14:00:00"}],
        **said,
    }


def an_old_service(number: int, **said: Any) -> Json:
    """A whole service of version 1 in Witham."""
    return {
        "id": f"old-{number}",
        "name": f"Lunch club {number}",
        "description": "Come and eat with us.",
        "status": "active",
        "attending_type": "venue",
        "attending_access": "drop-in",
        "organization": {"id": f"owner-{number}", "name": f"Good Neighbours {number}"},
        "service_at_locations": [
            {
                "location": {
                    "name": "The Old Hall",
                    "latitude": 51.8,
                    "longitude": 0.64,
                    "physical_addresses": [
                        {"address_1": "1 High Street", "city": "Witham", "postal_code": "CM8 1AA"}
                    ],
                    "accessibility_for_disabilities": [{"accessibility": "wheelchair"}],
                }
            }
        ],
        **said,
    }
