"""Reader processes for the crash harness: forked at once, one at a time.

A case of the crash harness starts a pool a dozen times over, in processes that it forks.
"""

from __future__ import annotations

import os
from functools import partial

from crawler.extract import pool
from tests.readers import ask, pair, serve


def ready_readers() -> None:
    """Let every pool of this process, and of those forked from it, start so.

    To be called while it has one thread.
    """
    nursery, theirs = pair()
    if not os.fork():
        nursery.close()
        serve(theirs)
        os._exit(0)
    theirs.close()
    pool.available_processors = lambda: 1  # so that the pages come in the same order each time
    started = partial(ask, nursery)
    pool.ReaderPool._start_server = lambda self: started(self)  # type: ignore[method-assign]
