"""Headers that keep a browser from doing what our pages never ask for.

Who may show our pages in a frame, and whose scripts may read the interface, are lists in the
settings: by themselves only our own pages may do either.
"""

from __future__ import annotations

from flask import Flask, Response, request

from indexer.config import WebConfig

A_YEAR = 365 * 24 * 3600

HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}

CORS_HEADERS = {
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Expose-Headers": "ETag, Retry-After",
    "Access-Control-Max-Age": "86400",
}


def install(app: Flask, config: WebConfig) -> None:
    policy = content_policy(config.frame_ancestors)
    origins = frozenset(config.cors_origins)

    def add_headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Content-Security-Policy", policy)
        if request.is_secure:
            response.headers["Strict-Transport-Security"] = f"max-age={A_YEAR}"
        if origins and request.path.startswith(("/api/", "/oembed")):
            allow_origin(response, origins)
        return response

    app.after_request(add_headers)


def content_policy(frame_ancestors: tuple[str, ...]) -> str:
    """All from here, no script or style within the page, frames only where they are allowed."""
    return "; ".join(
        (
            "default-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            " ".join(("frame-ancestors 'self'", *frame_ancestors)),
            "object-src 'none'",
        )
    )


def allow_origin(response: Response, origins: frozenset[str]) -> None:
    """Let the asking site's scripts read the answer if it is one of ``origins``."""
    response.headers.add("Vary", "Origin")
    asking = request.headers.get("Origin")
    if asking in origins:
        response.headers["Access-Control-Allow-Origin"] = asking
        response.headers.update(CORS_HEADERS)
