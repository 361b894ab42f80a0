"""Reader processes that start at once: forked from one that has everything imported.

Each crawl of a test starts a pool, whose server would import the extraction anew: a second and a
half of the processor, a hundred times over. What serves the pages is the pool's own server, in a
process of its own as ever.
"""

from __future__ import annotations

import pickle
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from os import _exit as leave
from os import close, fork
from pathlib import Path

from crawler.extract import pool
from crawler.extract.server import run_server
from crawler.extract.worker import WARM_UP, read_page


def ask(nursery: socket.socket, starting: pool.ReaderPool) -> None:
    """Have the server of a pool forked by the process at the other end of ``nursery``."""
    starting._calls, theirs = socket.socketpair()
    with theirs:
        function = starting._function or read_page
        call = pickle.dumps((function, starting._limits))
        socket.send_fds(nursery, [call], [theirs.fileno()])


def serve(calls: socket.socket) -> None:
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
        function, limits = pickle.loads(message)  # here, so that a test's module is loaded once
        if not fork():
            calls.close()
            run_server(handles[0], function, limits)
            leave(0)
        close(handles[0])


def pair() -> tuple[socket.socket, socket.socket]:
    """Return the two ends of a nursery's socket."""
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)


PLAIN = pool.ReaderPool._start_server
"""How pools start outside the tests, for tests of just that."""


@contextmanager
def ready_readers() -> Iterator[None]:
    """Let the pools of this process start so."""
    ours, theirs = pair()
    program = f"import socket, tests.readers as r; r.serve(socket.socket(fileno={theirs.fileno()}))"
    nursery = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[1],
        pass_fds=[theirs.fileno()],
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    theirs.close()

    def start(starting: pool.ReaderPool) -> None:
        ask(ours, starting)

    pool.ReaderPool._start_server = start  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        pool.ReaderPool._start_server = PLAIN  # type: ignore[method-assign]
        ours.close()
        nursery.kill()  # its servers end by their own sockets
        nursery.wait()
