"""``arsip`` as a worker calls it: standard input is its tie to the worker, and it ends with it."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Sequence

GRACE_SECONDS = 25.0
"""How long it may take to end in order: a little longer than a crawl takes at most."""


def tied(*words: str) -> list[str]:
    """Return the command line that calls the command so, with this process's modules."""
    program = (
        f"import sys; sys.path[:] = {sys.path!r}; sys.argv[1:] = {list(words)!r};"
        " from crawler.cli.tied import main; main()"
    )
    return [sys.executable, "-c", program]


def main() -> None:
    """Run the command; end in order once standard input ends."""
    threading.Thread(target=_watch, daemon=True).start()
    from crawler.cli import main as command

    command()


def _watch() -> None:
    while os.read(0, 1):
        pass
    for number, seconds in _STEPS:
        os.kill(os.getpid(), number)
        time.sleep(seconds)


_STEPS: Sequence[tuple[signal.Signals, float]] = (
    (signal.SIGTERM, GRACE_SECONDS),
    (signal.SIGKILL, 0.0),
)
