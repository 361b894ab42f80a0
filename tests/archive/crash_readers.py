"""Reader processes that start at once: forked from one that has everything imported.

A case of the crash harness starts a pool a dozen times over, and each would import the extraction
anew. What serves the pages is the pool's own server, in a process of its own as ever.
"""

from __future__ import annotations

import os
import pickle
import signal
import socket

from crawler.extract import pool
from crawler.extract.worker import WARM_UP, read_page, run_server

_nursery: socket.socket | None = None


def _start(starting: pool.ReaderPool) -> None:
    """Have the server of a pool forked by the process behind ``_nursery``."""
    assert _nursery is not None
    starting._calls, theirs = socket.socketpair()
    with theirs:
        socket.send_fds(_nursery, [pickle.dumps(starting._limits)], [theirs.fileno()])


def ready_readers() -> None:
    """Let every pool of this process, and of those forked from it, start so.

    To be called while it has one thread.
    """
    global _nursery
    _nursery, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    if not os.fork():
        _nursery.close()
        _serve(theirs)
        os._exit(0)
    theirs.close()
    pool.available_processors = lambda: 1  # so that the pages come in the same order each time
    pool.ReaderPool._start_server = _start  # type: ignore[method-assign, assignment]


def _serve(calls: socket.socket) -> None:
    """Fork a server for each socket that arrives, until nobody is left to ask."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    warm = False
    while True:
        message, handles, _, _ = socket.recv_fds(calls, 1 << 12, 1)
        if not message:
            return
        if not warm:
            read_page(WARM_UP)
            warm = True
        if not os.fork():
            calls.close()
            run_server(handles[0], read_page, pickle.loads(message))
            os._exit(0)
        os.close(handles[0])
