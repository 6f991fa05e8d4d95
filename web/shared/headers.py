"""Security headers on every answer."""

import secrets

from flask import Flask, Response, g, request

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
STATIC_SECONDS = 3_600


def script_nonce() -> str:
    """What marks this page's own inline scripts; the policy lets run, or stand, only those."""
    if "script_nonce" not in g:
        g.script_nonce = secrets.token_urlsafe(16)
    return str(g.script_nonce)


def register(app: Flask) -> None:
    """Adds the headers to every answer of `app`."""

    @app.after_request
    def add(response: Response) -> Response:
        nonce = g.get("script_nonce")
        policy = f"{POLICY}; script-src 'self' 'nonce-{nonce}'" if nonce else POLICY
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Permissions-Policy"] = "geolocation=(), camera=(), microphone=()"
        if request.endpoint == "static":
            response.headers["Cache-Control"] = f"public, max-age={STATIC_SECONDS}"
        else:
            # what people write is theirs: no copy of a page stays behind on a shared computer
            response.headers.setdefault("Cache-Control", "no-store")
        return response
