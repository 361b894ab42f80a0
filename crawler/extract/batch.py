"""Reading many pages from a plain loop: on all processors, in bounded memory."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import Iterable, Iterator
from queue import SimpleQueue
from types import TracebackType
from typing import Generic, Self, TypeVar

from crawler.extract.pool import ReaderPool
from crawler.extract.tasks import RARELY, Reading, Task

K = TypeVar("K")

AHEAD = 32
"""Pages held for each worker: the readings of some are being used while others are read."""
AHEAD_BYTES = 16 << 20
"""Together they may be so large; one that is larger by itself is held alone."""


class Readers:
    """A new pool of reader processes and the event loop in which it runs, in a thread of its own.

    A context manager: the pool is started and closed with it. Raises PoolError.
    """

    def __init__(self, pool: ReaderPool) -> None:
        self._pool = pool
        self._usual = gc.get_threshold()
        self._loop = asyncio.new_event_loop()
        self._runner = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        gc.set_threshold(*RARELY)
        self._runner.start()
        asyncio.run_coroutine_threadsafe(self._pool.start(), self._loop).result()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        asyncio.run_coroutine_threadsafe(_shut(self._pool), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._runner.join()
        self._loop.close()
        gc.set_threshold(*self._usual)

    def read_all(self, tasks: Iterable[tuple[K, Task | Reading]]) -> Iterator[tuple[K, Reading]]:
        """Read many pages, each named by a key, and yield the readings as they come, in any order.

        ``tasks`` is drawn from in a thread of its own, some pages ahead of what was yielded, so it
        may wait for its source (standard input) while readings come out. What it raises is raised
        here; for a page that it cannot get it may give the reading (a failure) itself. Raises
        PoolError.
        """
        feeder = _Feeder(tasks, self._pool, self._loop)
        feeder.start()
        try:
            yield from feeder.readings()
        finally:
            feeder.stop()


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
        self._room = _Room(AHEAD * pool.workers, AHEAD_BYTES)
        self._stopped = False
        self._done: SimpleQueue[tuple[K, Reading, int] | Exception | int] = SimpleQueue()

    def run(self) -> None:
        drawn = 0
        try:
            for key, task in self._tasks:
                size = 0 if isinstance(task, Reading) else len(task.html)
                self._room.enter(size)
                if self._stopped:
                    return
                if isinstance(task, Reading):
                    self._done.put((key, task, size))
                else:
                    asyncio.run_coroutine_threadsafe(self._read(key, task), self._loop)
                drawn += 1
        except Exception as error:  # noqa: BLE001 - raised again where the readings are used
            self._done.put(error)
        else:
            self._done.put(drawn)

    async def _read(self, key: K, task: Task) -> None:
        try:
            self._done.put((key, await self._pool.read(task), len(task.html)))
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
            key, reading, size = item
            yield key, reading
            yielded += 1
            self._room.leave(size)

    def stop(self) -> None:
        self._stopped = True
        self._room.open()


class _Room:
    """Room for some pages, of some bytes together."""

    def __init__(self, pages: int, size: int) -> None:
        self._most, self._largest = pages, size
        self._pages = self._bytes = 0
        self._opened = False
        self._changed = threading.Condition()

    def enter(self, size: int) -> None:
        """Wait until there is room for a page of so many bytes."""
        with self._changed:
            self._changed.wait_for(lambda: self._opened or self._holds(size))
            self._pages += 1
            self._bytes += size

    def leave(self, size: int) -> None:
        """Give a page's room free."""
        with self._changed:
            self._pages -= 1
            self._bytes -= size
            self._changed.notify()

    def open(self) -> None:
        """Let everybody in."""
        with self._changed:
            self._opened = True
            self._changed.notify()

    def _holds(self, size: int) -> bool:
        if self._pages >= self._most:
            return False
        return not self._pages or self._bytes + size <= self._largest


async def _shut(pool: ReaderPool) -> None:
    await pool.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    await asyncio.gather(*others, return_exceptions=True)
