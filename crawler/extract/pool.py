"""A pool of processes that read pages, on asyncio: a bad page costs its worker, nothing else.

Works in any running event loop (Scrapy's, uvloop): each worker is a socket on that loop.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import signal
import socket
import subprocess
import sys

from crawler.extract.tasks import HEADER, Function, Limits, Reading, Task

GRACE_SECONDS = 5.0
"""How long after a worker's own timer the pool waits before it kills the worker itself."""

START_SECONDS = 120.0
"""How long a worker may take until it is ready; the first one waits for the imports."""


ROOM = 1 << 21
"""Bytes that the kernel may hold for a worker: most pages are then sent at once."""

CLOSED = "the pool of reader processes is closed"


class PoolError(Exception):
    """No reader process can be started."""


class _Worker:
    """The pool's end of one worker's socket."""

    def __init__(
        self, pid: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self.pid = pid
        self.busy = False
        self._reader = reader
        self._writer = writer

    @property
    def ended(self) -> bool:
        return self._reader.at_eof() or self._writer.is_closing()

    async def ask(self, task: Task) -> tuple[Reading, bool]:
        """Send one page; return what came of it, and whether the worker ends with it."""
        request = pickle.dumps(task, protocol=5)
        self._writer.write(HEADER.pack(len(request)))
        self._writer.write(request)
        await self._writer.drain()
        (size,) = HEADER.unpack(await self._reader.readexactly(HEADER.size))
        reading, last = pickle.loads(await self._reader.readexactly(size))
        return reading, last

    def kill(self) -> None:
        # Only the worker holds the other end: before its end of file the pid is still its own.
        if not self.ended:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
        self._writer.close()

    async def dismiss(self) -> None:
        """Let an idle worker go, and wait until it has gone."""
        with contextlib.suppress(OSError, TimeoutError):
            self._writer.write_eof()
            async with asyncio.timeout(GRACE_SECONDS):
                await self._reader.read()
        self.kill()


class _Place:
    """Room for one worker, empty until there is work for it and after a page that ended it."""

    def __init__(self) -> None:
        self.worker: _Worker | None = None


class ReaderPool:
    """Processes that read pages under limits.

    ``workers`` is their number (default: the processors that this process may use), ``seconds``
    the elapsed time and ``memory`` the bytes beyond its own start that one page may take. Workers
    are forked when there is work for them, from a server that has everything imported, and are
    replaced after a page that was ended. ``function`` reads a page (None: as ``worker.read_page``
    does); another process must be able to import it by name.
    """

    def __init__(
        self,
        workers: int | None = None,
        seconds: float = 5.0,
        memory: int = 1 << 30,
        *,
        function: Function | None = None,
    ) -> None:
        self.workers = workers or available_processors()
        self._limits = Limits(seconds, memory)
        self._function = function
        self._places = [_Place() for _ in range(self.workers)]
        # Whoever waits is served in the order of asking. The place that was busy last is taken
        # first: its worker's caches are warm, and a pool that has little to do forks few.
        self._turns = asyncio.Semaphore(self.workers)
        self._free = list(self._places)
        self._hiring = asyncio.Lock()
        self._server: subprocess.Popen[bytes] | None = None
        self._calls: socket.socket | None = None
        self._closed = False

    async def __aenter__(self) -> ReaderPool:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def start(self) -> None:
        """Start the server; it imports the extraction while the caller goes on."""
        self._start_server()

    async def close(self) -> None:
        """End all processes. Pages still being read are given up: their readings say crashed."""
        self._closed = True
        idle = []
        for worker in [place.worker for place in self._places if place.worker]:
            if worker.busy:
                worker.kill()
            else:
                idle.append(worker)
        await asyncio.gather(*(worker.dismiss() for worker in idle))
        self._stop_server()

    async def read(self, task: Task) -> Reading:
        """Read one page in a worker; may be called many times at once.

        Raises PoolError where no worker can be started or the pool is closed.
        """
        async with self._turns:
            place = self._free.pop()
            try:
                return await self._read_at(place, task)
            finally:
                self._free.append(place)

    async def _read_at(self, place: _Place, task: Task) -> Reading:
        if self._closed:
            raise PoolError(CLOSED)  # close() may be saying goodbye to this very worker
        if place.worker is None or place.worker.ended:
            place.worker = await self._hire()
        worker = place.worker
        worker.busy, last = True, True
        loop = asyncio.get_running_loop()
        started = loop.time()
        try:
            async with asyncio.timeout(self._limits.seconds + GRACE_SECONDS):
                reading, last = await worker.ask(task)
        except (OSError, TimeoutError, asyncio.IncompleteReadError):
            seconds = loop.time() - started
            # The worker's timer runs within this time, so an earlier end is none of its doing.
            failure = "timeout" if seconds >= self._limits.seconds else "crashed"
            reading = Reading(failure=failure, seconds=seconds)
        finally:
            worker.busy = False
            if last:  # also where we were cancelled: its answer is not the next page's
                worker.kill()
                place.worker = None
        return reading

    async def _hire(self) -> _Worker:
        """Have a worker forked. Raises PoolError."""
        async with self._hiring:
            try:
                return await self._fork()
            except PoolError:
                if self._closed:
                    raise
                self._stop_server()  # somebody may have killed it: once more, with a new one
                return await self._fork()

    async def _fork(self) -> _Worker:
        if self._closed:
            raise PoolError(CLOSED)
        if self._calls is None:
            self._start_server()
        assert self._calls is not None
        ours, theirs = socket.socketpair()
        with theirs:
            ours.setblocking(False)
            with contextlib.suppress(OSError):
                ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, ROOM)
            try:
                socket.send_fds(self._calls, [b"w"], [theirs.fileno()])
            except OSError as error:
                ours.close()
                raise PoolError("the reader processes' server has ended") from error
        reader, writer = await asyncio.open_unix_connection(sock=ours)
        try:
            async with asyncio.timeout(START_SECONDS):
                (pid,) = HEADER.unpack(await reader.readexactly(HEADER.size))
        except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
            writer.close()
            raise PoolError("a reader process ended while it started") from error
        worker = _Worker(pid, reader, writer)
        if self._closed:  # meanwhile
            worker.kill()
            raise PoolError(CLOSED)
        return worker

    def _start_server(self) -> None:
        self._calls, theirs = socket.socketpair()
        with theirs:
            call = pickle.dumps((theirs.fileno(), self._function, self._limits))
            program = (
                f"import sys, pickle; sys.path[:] = {sys.path!r}; "
                "from crawler.extract.server import run_server; "
                f"run_server(*pickle.loads({call!r}))"
            )
            self._server = subprocess.Popen(
                [sys.executable, "-c", program],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C on the terminal is the crawl's to answer
            )

    def _stop_server(self) -> None:
        if self._calls is not None:
            self._calls.close()
            self._calls = None
        if self._server is not None:
            self._server.kill()  # it holds nothing: workers end by their own sockets
            self._server.wait()
            self._server = None


def available_processors() -> int:
    """Return how many processors this process may run on."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
