"""A line a request, with nothing of the person in it: method, kind of address, status, time."""

import logging
import sys
import time

from flask import Flask, Response, g, request

logger = logging.getLogger("care_finder.access")


def register(app: Flask) -> None:
    """Logs every answer of `app` by its route ("/listings/<uuid:listing_id>"), never its address."""
    if not logger.handlers:
        handler = logging.StreamHandler(sys.stdout)
        handler.setFormatter(logging.Formatter("web %(message)s"))
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
        logger.propagate = False

    @app.before_request
    def start() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def log(response: Response) -> Response:
        if request.endpoint not in ("static", "health.live", "health.ready"):
            route = request.url_rule.rule if request.url_rule else "(no such address)"
            took = (time.perf_counter() - g.get("started", time.perf_counter())) * 1000
            logger.info("%s %s %s %.0f ms", request.method, route, response.status_code, took)
        return response
