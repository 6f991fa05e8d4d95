"""Paging in words: which results these are, and where the next ones are."""

from typing import Any

from directory.search import Criteria
from web.find.address import search_address


def pages_of(criteria: Criteria, total: int) -> dict[str, Any]:
    """`first` and `last` result on this page, and the addresses of the pages before and after."""
    last_page = max(1, -(-total // criteria.per_page))
    page = min(criteria.page, last_page)
    first = (page - 1) * criteria.per_page + 1
    return {
        "page": page,
        "of": last_page,
        "first": first if total else 0,
        "last": min(page * criteria.per_page, total),
        "previous": search_address(criteria, page - 1) if page > 1 else None,
        "next": search_address(criteria, page + 1) if page < last_page else None,
    }
