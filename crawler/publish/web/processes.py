"""Serving from several processes: Python computes on one core in each.

Every process listens at a socket of its own on the same port, and the system spreads the
connections over them (Linux and BSD, ``SO_REUSEPORT``).
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import uvicorn

WAITING = 2048
"""Connections that the system holds for a process that is busy."""
ENDING = frozenset({signal.SIGINT, signal.SIGTERM})
"""Signals by which a server is told to end."""


class _Server(uvicorn.Server):
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Hear the signals, now that uvicorn's handlers stand."""
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
        await super().startup(sockets)


def listen(host: str, port: int, processes: int) -> list[socket.socket]:
    """Return a listening socket for each process, all at one port. Raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    first = socket.create_server((host, port), family=family, backlog=WAITING)
    if processes == 1 or not hasattr(socket, "SO_REUSEPORT"):
        return [first]
    # The first one, alone, has shown that nobody else listens there; shared ports would not.
    port = first.getsockname()[1]
    first.close()
    return [
        socket.create_server((host, port), family=family, backlog=WAITING, reuse_port=True)
        for _ in range(processes)
    ]


def serve(app: Any, sockets: Sequence[socket.socket]) -> None:
    """Serve an ASGI application, a process a socket, until this process is told to end.

    To be called before any thread is started. The other processes end with this one, however it
    ends; should one of them die, the rest go on.
    """
    # A KeyboardInterrupt in a fork's callbacks (logging's lock) is swallowed by the interpreter:
    # the signals wait until there is a server that can end in order.
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    ours, theirs = os.pipe()
    children = []
    for own in sockets[1:]:
        child = os.fork()
        if child == 0:
            os.close(theirs)
            for other in sockets:
                if other is not own:
                    other.close()
            with suppress(BaseException):
                _serve(app, own, until=ours)
            os._exit(0)
        children.append(child)
        own.close()
    os.close(ours)
    try:
        _serve(app, sockets[0])
    finally:
        os.close(theirs)
        for child in children:
            with suppress(ChildProcessError):
                os.waitpid(child, 0)


def _serve(app: Any, listening: socket.socket, until: int | None = None) -> None:
    """Serve at one socket; with ``until`` until that pipe is closed at its other end."""
    # A page goes to and fro between the loop and a thread that reads: with the interpreter's usual
    # 5 ms a crowd of readers would mostly wait for turns.
    sys.setswitchinterval(0.0005)
    config = uvicorn.Config(app, log_level="warning", lifespan="on", server_header=False)
    server = _Server(config)

    def end() -> None:
        if until is not None:
            os.read(until, 1)
            server.should_exit = True

    threading.Thread(target=end, daemon=True).start()
    server.run(sockets=[listening])
