"""Answers of the open feed: public, cached by what they say, readable from any page."""

import json
from collections.abc import Sequence
from datetime import datetime
from hashlib import blake2b
from typing import Any

from flask import Response, request

from directory.queries.paging import Paging

SECONDS = 300
TO_ALL = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag"}


def answer(document: Any, modified: datetime | None = None) -> Response:
    """`document` as JSON; 304 where the asker has the same already. `modified`: when it last
    changed, where that is known."""
    body = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    response = Response(body, content_type="application/json; charset=utf-8")
    response.set_etag(blake2b(body, digest_size=16).hexdigest())
    response.headers["Cache-Control"] = f"public, max-age={SECONDS}"
    if modified is not None:
        response.last_modified = modified
    if request.if_none_match:
        response.make_conditional(request)
    return response


def page_answer(total: int, paging: Paging, contents: Sequence[dict[str, Any]]) -> Response:
    """One page of a list, with the standard's paging."""
    pages = -(-total // paging.per_page)
    return answer(
        {
            "total_items": total,
            "total_pages": pages,
            "page_number": paging.page,
            "size": len(contents),
            "first_page": paging.page == 1,
            "last_page": paging.page >= pages,
            "empty": not contents,
            "contents": list(contents),
        }
    )


def part_of(documents: Sequence[dict[str, Any]], paging: Paging) -> Response:
    """The page of a list that is all in memory."""
    some = documents[paging.start : paging.start + paging.per_page]
    return page_answer(len(documents), paging, some)
