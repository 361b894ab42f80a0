"""Reading many pages from a plain loop: on all processors, in bounded memory."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterable, Iterator
from queue import SimpleQueue
from typing import Generic, TypeVar

from crawler.extract.pool import ReaderPool, Reading, Task

K = TypeVar("K")

AHEAD = 3
"""Pages held for each worker: one being read, one waiting, one whose reading is being used."""


def read_all(
    tasks: Iterable[tuple[K, Task | Reading]], pool: ReaderPool
) -> Iterator[tuple[K, Reading]]:
    """Read many pages, each named by a key, and yield the readings as they come, in any order.

    ``tasks`` is drawn from in a thread of its own, a few pages ahead of what was yielded, so it
    may wait for its source (standard input) while readings come out. What it raises is raised
    here; for a page that it cannot get it may give the reading (a failure) itself. ``pool`` is a
    new one; it is started and closed here. Raises PoolError.
    """
    loop = asyncio.new_event_loop()
    runner = threading.Thread(target=loop.run_forever, daemon=True)
    runner.start()
    asyncio.run_coroutine_threadsafe(pool.start(), loop).result()
    feeder = _Feeder(tasks, pool, loop)
    feeder.start()
    try:
        yield from feeder.readings()
    finally:
        feeder.stop()
        asyncio.run_coroutine_threadsafe(_shut(pool), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        runner.join()
        loop.close()


class _Feeder(threading.Thread, Generic[K]):
    """Draws tasks, has them read on the loop, and hands the readings back."""

    def __init__(
        self,
        tasks: Iterable[tuple[K, Task | Reading]],
        pool: ReaderPool,
        loop: asyncio.AbstractEventLoop,
    ) -> None:
        # A daemon: it may be waiting for a source that never ends.
        super().__init__(daemon=True)
        self._tasks = tasks
        self._pool = pool
        self._loop = loop
        self._room = threading.Semaphore(AHEAD * pool.workers)
        self._stopped = False
        self._done: SimpleQueue[tuple[K, Reading] | Exception | int] = SimpleQueue()

    def run(self) -> None:
        drawn = 0
        try:
            for key, task in self._tasks:
                self._room.acquire()
                if self._stopped:
                    return
                if isinstance(task, Reading):
                    self._done.put((key, task))
                else:
                    asyncio.run_coroutine_threadsafe(self._read(key, task), self._loop)
                drawn += 1
        except Exception as error:  # noqa: BLE001 - raised again where the readings are used
            self._done.put(error)
        else:
            self._done.put(drawn)

    async def _read(self, key: K, task: Task) -> None:
        try:
            self._done.put((key, await self._pool.read(task)))
        except Exception as error:  # noqa: BLE001 - raised again where the readings are used
            self._done.put(error)

    def readings(self) -> Iterator[tuple[K, Reading]]:
        yielded, drawn = 0, -1
        while yielded != drawn:
            item = self._done.get()
            if isinstance(item, Exception):
                raise item
            if isinstance(item, int):
                drawn = item
                continue
            yield item
            yielded += 1
            self._room.release()

    def stop(self) -> None:
        self._stopped = True
        self._room.release()


async def _shut(pool: ReaderPool) -> None:
    await pool.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    await asyncio.gather(*others, return_exceptions=True)
