"""A small fast HTTP server for benchmarks, so that the server is not what is measured.

``python -m bench.server COUNT`` serves COUNT real pages on a free port and prints its address.
"""

from __future__ import annotations

import asyncio
import sys
from typing import cast

import uvloop

from bench.pages import Site, data_folder, real_pages, site_of


class _Connection(asyncio.Protocol):
    def __init__(self, site: Site) -> None:
        self._site = site
        self._held = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self._held += data
        while b"\r\n\r\n" in self._held:
            head, self._held = self._held.split(b"\r\n\r\n", 1)
            path = head.split(b" ", 2)[1].decode("ascii", "replace")
            kind, body = self._site.get(path, ("text/plain", b"nothing here"))
            status = "200 OK" if path in self._site else "404 Not Found"
            self._transport.write(
                f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n"
                f"Content-Length: {len(body)}\r\n\r\n".encode()
                + body
            )


async def serve(count: int) -> None:
    """Serve until killed."""
    folder = data_folder()
    if folder is None:
        sys.exit("bench: the real pages are absent (ARSIP_TEST_DATA names their folder)")
    site: Site = {}
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Connection(site), "127.0.0.1", 0)
    base = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    site.update(site_of(real_pages(folder, count), base))
    print(base, flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1])))
