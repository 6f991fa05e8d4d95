"""Security headers on every answer."""

from flask import Flask, Response, request

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
STATIC_SECONDS = 3_600


def register(app: Flask) -> None:
    """Adds the headers to every answer of `app`."""

    @app.after_request
    def add(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Permissions-Policy"] = "geolocation=(), camera=(), microphone=()"
        if request.endpoint == "static":
            response.headers["Cache-Control"] = f"public, max-age={STATIC_SECONDS}"
        else:
            # what people write is theirs: no copy of a page stays behind on a shared computer
            response.headers.setdefault("Cache-Control", "no-store")
        return response
