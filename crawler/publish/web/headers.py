"""What every answer says to browsers: nothing but our own files, no scripts in the page.

Content Security Policy Level 3; a response that brings a policy of its own keeps it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Any, Any, Send], Awaitable[None]]


OWN_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self';"
    " frame-ancestors 'self'; base-uri 'none'"
)
"""For every page: nothing within a page is a script or a style."""
PRESERVED_POLICY = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:;"
    " form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
"""For what outlets wrote: no scripts, no forms, no address asked, an origin of its own."""

_ALWAYS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"x-frame-options": b"SAMEORIGIN",
    b"x-dns-prefetch-control": b"off",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=(), payment=()",
    b"x-robots-tag": b"noindex, nofollow, noarchive",
}


def with_headers(app: App, robots: bool) -> App:
    """Wrap an ASGI application so that every answer carries the policies.

    ``robots`` lets search engines in.
    """
    always = {k: v for k, v in _ALWAYS.items() if not (robots and k == b"x-robots-tag")}

    async def wrapped(scope: Any, receive: Any, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", []))
                given = {name.lower() for name, _ in headers}
                wanted = {b"content-security-policy": OWN_POLICY.encode(), **always}
                headers += [(k, v) for k, v in wanted.items() if k not in given]
                message = {**message, "headers": headers}
            await send(message)

        await app(scope, receive, sending)

    return wrapped
