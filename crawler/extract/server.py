"""The process from which reader processes are forked.

It imports the extraction once and forks a worker for each socket that the pool hands it.
``multiprocessing``'s fork server would serve as well, but it imports the program's main module
into every worker (half a second of Scrapy), blocks the caller's event loop while it forks, and
outlives the pool.
"""

from __future__ import annotations

import contextlib
import gc
import io
import logging
import os
import signal
import socket
from importlib import import_module
from threading import Thread
from typing import Any

from crawler.extract.packed import unpack
from crawler.extract.tasks import RARELY, Function, Limits


def run_server(control: int, function: Function | None, limits: Limits) -> None:
    """Fork a worker for each socket that arrives over ``control``, until the pool closes it."""
    # Whoever stops the pool closes its sockets; signals meant for the crawl end no page half read.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel buries the workers
    logging.disable(logging.CRITICAL)  # what goes wrong with a page is told by its Reading
    worker = _warm_up()
    function = function or worker.read_page
    with contextlib.suppress(Exception):  # what is wrong is told by every page's own reading
        function(worker.WARM_UP)
    gc.collect()
    gc.freeze()  # workers share these pages of memory until somebody writes to them
    gc.set_threshold(*RARELY)
    with socket.socket(fileno=control) as calls:
        while True:
            message, handles, _, _ = socket.recv_fds(calls, 1, 1)
            if not message:
                return
            if os.fork() == 0:
                calls.close()
                worker.run_worker(handles[0], function, limits)
            os.close(handles[0])


def _warm_up() -> Any:
    """Load everything before the workers are forked; return the module of their work.

    The model of languages takes longest: it is begun with, before anything else is loaded.
    """
    unpacked: list[io.BytesIO] = []
    unpacking = Thread(target=_unpack_into, args=[unpacked])
    unpacking.start()
    worker = import_module("crawler.extract.worker")
    import_module("crawler.extract.article")
    import_module("crawler.extract.first_use").use_libraries()
    language = import_module("crawler.extract.language")
    unpacking.join()
    with contextlib.suppress(Exception):  # what is wrong is told by every page's own reading
        language.load_model(*unpacked)
    return worker


def _unpack_into(found: list[io.BytesIO]) -> None:
    with contextlib.suppress(Exception):
        found.append(unpack())
