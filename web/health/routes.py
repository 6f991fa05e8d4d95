"""GET /health/live and /health/ready."""

import requests
from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from web.extensions import database, settings

health = Blueprint("health", __name__)
PROBE_SECONDS = 2.0


@health.get("/health/live")
def live() -> ResponseReturnValue:
    """200 while this process answers."""
    return jsonify(status="live")


@health.get("/health/ready")
def ready() -> ResponseReturnValue:
    """200 when every part answers, 503 otherwise; each part by name."""
    parts = {
        "database": _database_answers(),
        "assistant": _answers(f"{settings().assistant_url}/webhooks/site/"),
        "actions": _answers(f"{settings().actions_url}/health"),
    }
    is_ready = all(parts.values())
    words = {name: "ready" if ok else "away" for name, ok in parts.items()}
    status = "ready" if is_ready else "not ready"
    return jsonify(status=status, parts=words), 200 if is_ready else 503


def _database_answers() -> bool:
    try:
        database().execute(text("SELECT 1 FROM service LIMIT 1"))
    except SQLAlchemyError:
        return False
    return True


def _answers(address: str) -> bool:
    try:
        return requests.get(address, timeout=PROBE_SECONDS).status_code == 200
    except requests.RequestException:
        return False
