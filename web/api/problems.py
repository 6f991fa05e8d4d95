"""Problem details (RFC 9457) for programs."""

import json
from collections.abc import Mapping
from typing import Any

from flask import Response, request

TITLES: Mapping[int, str] = {
    400: "The request is not what this address takes",
    404: "There is nothing here",
    405: "This address does not take that method",
    410: "This has gone",
    413: "The message is too long",
    415: "The body must be JSON",
    429: "Too many messages",
    500: "Something went wrong on this site",
    503: "A part of this site is away",
}


def problem_for(
    status: int,
    detail: str | None = None,
    blocks: list[dict[str, Any]] | None = None,
    retry_after: int | None = None,
) -> Response:
    """An `application/problem+json` answer; `blocks` are what a person should see all the same."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": TITLES.get(status, "The request could not be answered"),
        "status": status,
        "instance": request.path if "/conversations/" not in request.path else None,
        "detail": detail,
    }
    body = {key: value for key, value in body.items() if value is not None}
    if blocks is not None:
        body["blocks"] = blocks
    answer = Response(json.dumps(body), status=status, content_type="application/problem+json")
    if retry_after is not None:
        answer.headers["Retry-After"] = str(retry_after)
    return answer
