"""Serving an archive on this machine, in a thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from crawler.publish.web.server import make_server


@contextmanager
def serving(path: Path, **options: Any) -> Iterator[str]:
    """Serve the archive at ``path``; yield the address, without a slash at its end."""
    app = make_server(path, remember=0.0, **options).app()
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", lifespan="on")
    listening = config.bind_socket()
    listening.listen()
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)
        listening.close()
