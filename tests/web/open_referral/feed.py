"""Asks the open feed as a program would."""

from collections.abc import Iterator
from typing import Any

from flask.testing import FlaskClient

BASE = "/open-referral/v3"


class Feed:
    """Every answer must be 200 and JSON."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def get(self, path: str, **query: Any) -> dict[str, Any]:
        """The document at `path` under the base address."""
        answer = self.client.get(BASE + path, query_string=query)
        assert answer.status_code == 200, (path, query, answer.get_data(as_text=True)[:300])
        assert answer.mimetype == "application/json"
        document = answer.get_json()
        assert isinstance(document, dict)
        return document

    def pages(self, path: str, **query: Any) -> Iterator[dict[str, Any]]:
        """Every page of a list."""
        number, last = 1, False
        while not last:
            page = self.get(path, page=number, **query)
            yield page
            number, last = number + 1, page["last_page"]

    def everything(self, path: str, **query: Any) -> list[dict[str, Any]]:
        """Every record of a list, in order, from pages of 100 or what `per_page` says."""
        found = []
        for page in self.pages(path, **{"per_page": 100, **query}):
            found += page["contents"]
        return found

    def refusal(self, path: str, **query: Any) -> str:
        """The words of a 400."""
        answer = self.client.get(BASE + path, query_string=query)
        assert answer.status_code == 400, (path, query, answer.status_code)
        assert answer.mimetype == "application/problem+json"
        return str(answer.get_json()["detail"])
