"""Serving a test site over real HTTP/1.1, and keeping a log of what was asked."""

from __future__ import annotations

import gzip
import itertools
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Generic, NamedTuple, TypeVar

from tests.sites.base import Reply, Site
from tests.sites.dates import http_date

COMPRESS_FROM = 500
"""Bytes from which a textual body is gzipped for clients that accept it."""

_hosts = itertools.cycle(range(2, 250))

AnySite = TypeVar("AnySite", bound=Site)


class Request(NamedTuple):
    """One line of a served site's log."""

    method: str
    path: str
    """With its query."""
    status: int
    time: float
    """Seconds, ``time.monotonic()`` when the request had been read."""
    headers: dict[str, str]
    """Names in lower case."""


@dataclass(slots=True)
class Served(Generic[AnySite]):
    """A site that is being served."""

    site: AnySite
    url: str
    """Address of the server, without a slash at the end."""
    log: list[Request] = field(default_factory=list)

    def asked(self, prefix: str = "/") -> list[str]:
        """Return the asked paths that begin with ``prefix``, in order."""
        return [request.path for request in self.log if request.path.startswith(prefix)]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, host: str, served: Served[Site]) -> None:
        self.served = served
        super().__init__((host, 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def _answer(self) -> None:
        served = self.server.served
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = time.monotonic()
        reply = served.site.respond(self.command, self.path, headers)
        served.log.append(Request(self.command, self.path, reply.status, asked, headers))
        reply = compressed(reply, headers.get("accept-encoding", ""))
        self.send_response_only(reply.status)
        self.send_header("Server", "nginx")
        self.send_header("Date", http_date(served.site.now))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.status != 304:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        if self.command != "HEAD" and reply.status != 304:
            self.wfile.write(reply.body)

    do_GET = do_HEAD = do_POST = _answer  # noqa: N815 - names of http.server

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet: ``Served.log`` is the log."""


def compressed(reply: Reply, accepted: str) -> Reply:
    """Gzip a textual body where the client accepts it."""
    kind = reply.headers.get("Content-Type", "")
    textual = any(word in kind for word in ("text/", "xml", "json"))
    if "gzip" not in accepted or not textual or len(reply.body) < COMPRESS_FROM:
        return reply
    headers = reply.headers | {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    return Reply(reply.status, gzip.compress(reply.body, mtime=0), headers, reply.changed)


@contextmanager
def serve(
    site: AnySite, host: str | None = None, base: str | None = None
) -> Iterator[Served[AnySite]]:
    """Serve ``site`` on an own loopback address (127.0.0.x, a free port) while the context lasts.

    The site's pages then name that address as their own; ``base`` lets them name another.
    """
    served = Served(site, "")
    server = _bind(host, served)
    address, port = server.server_address[:2]
    served.url = f"http://{address!s}:{port}"
    site.base = base or served.url
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _bind(host: str | None, served: Served[AnySite]) -> _Server:
    """Listen on ``host``, else on the next of 127.0.0.2 to .249, else (macOS) on 127.0.0.1."""
    for candidate in [host] if host else [f"127.0.0.{next(_hosts)}", "127.0.0.1"]:
        try:
            return _Server(candidate, served)  # type: ignore[arg-type]
        except OSError:
            if candidate in (host, "127.0.0.1"):
                raise
    raise AssertionError("unreachable")
