"""A worker: takes jobs one after another, and those of workers that are gone."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic

import psycopg
from procrastinate.exceptions import ConnectorException
from procrastinate.worker import Worker

from crawler.archive.store import ArchiveError
from crawler.operate.jobs.attempts import Attempts
from crawler.operate.jobs.child import Child
from crawler.operate.jobs.queue import CRAWLS, INGESTS, Queue, QueueError, opened, said
from crawler.operate.jobs.steps import Steps
from crawler.operate.jobs.takedowns import publish
from crawler.operate.jobs.takeover import Takeover
from crawler.operate.jobs.tasks import Policy, Tasks, Tell

LOOK_SECONDS = 1.0
"""So often a worker looks for jobs, and whether there are any left."""
HEARTBEAT_SECONDS = 1.0
IDLE_SECONDS = 3.0
"""A worker that does not stay ends once nothing was waiting or under way for so long."""
KEEP_HOURS = 7 * 24
"""Jobs that ended longer ago are deleted."""
PATIENCE_SECONDS = 60.0
"""For so long a worker that does not stay tries to reach a server that it lost."""
LONGEST_PAUSE = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How a worker works."""

    crawl_only: bool
    stay: bool
    takeover: float
    """Seconds after which a worker that was not heard of is taken for gone."""
    policy: Policy

    @property
    def queues(self) -> list[str]:
        """The queues that it takes jobs from."""
        return [CRAWLS] if self.crawl_only else [CRAWLS, INGESTS]


@dataclass(slots=True)
class Done:
    """What a worker did."""

    tally: Counter[str] = field(default_factory=Counter)
    interrupted: bool = False


async def work(dsn: str, steps: Steps, habits: Habits, tell: Tell) -> Done:
    """Work until nothing is left to do, or until a signal ends it. Raises QueueError.

    A server that is lost meanwhile is waited for: its jobs are not lost, since whoever reaches it
    again, or another worker, takes them over.
    """
    done = Done()
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
    pause, since = 1.0, 0.0
    while True:
        shift = _Shift(steps, habits, tell, done)
        try:
            async with opened(dsn) as queue:
                await shift.run(queue)
        except QueueError as error:
            if not shift.began and not since:
                raise
            if shift.began:
                tell.problem("", f"{error}; it is tried again")
                pause, since = 1.0, monotonic()
            elif not habits.stay and monotonic() - since > PATIENCE_SECONDS:
                raise
        else:
            return done
        if done.interrupted:
            return done
        await _sleep(pause, shift)
        pause = min(2 * pause, LONGEST_PAUSE)


class _Shift:
    """The work between reaching the server and losing it, or the end."""

    def __init__(self, steps: Steps, habits: Habits, tell: Tell, done: Done) -> None:
        self._steps = steps
        self._habits = habits
        self._tell = tell
        self._done = done
        self._child = Child()
        self._worker: Worker | None = None
        self._lost: BaseException | None = None
        self._ended = False
        self.interrupted = asyncio.Event()
        self.began = False
        """Whether the server was reached."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._signalled)

    async def run(self, queue: Queue) -> None:
        """Work; raises what the database said when it was lost."""
        await queue.prepare()
        for name in (CRAWLS, INGESTS):
            await queue.app.job_manager.delete_old_jobs(
                KEEP_HOURS, name, include_failed=True, include_cancelled=True, include_aborted=True
            )
        if not self._habits.crawl_only:
            with suppress(ArchiveError, OSError):  # an import will say what is wrong
                publish(self._steps.db, self._steps.warcs)
        self.began = True
        attempts = Attempts(queue.app, f"{socket.gethostname()}:{os.getpid()}")
        tasks = Tasks(queue, self._steps, self._child, attempts, self._habits.policy, self._tell)
        takeover = Takeover(queue, attempts, self._habits.takeover, self._tell)
        await takeover.look()
        self._worker = worker = self._hired(queue)
        watch = asyncio.create_task(self._watch(queue, worker, takeover, tasks))
        try:
            if not self._done.interrupted:
                await worker.run()  # type: ignore[no-untyped-call]
                if not self._ended:  # procrastinate ends a worker that cannot send a heartbeat
                    self._lost = psycopg.OperationalError("the connection was lost")
        except ConnectorException as error:
            self._lost = self._lost or error
        finally:
            watch.cancel()
            self._done.tally += tasks.tally
        if self._lost is not None:
            raise self._lost

    def _hired(self, queue: Queue) -> Worker:
        return Worker(
            queue.app,
            queues=self._habits.queues,
            concurrency=1,
            fetch_job_polling_interval=LOOK_SECONDS,
            listen_notify=False,  # its connection would have to be waited for like the pool's
            install_signal_handlers=False,
            update_heartbeat_interval=HEARTBEAT_SECONDS,
            stalled_worker_timeout=self._habits.takeover,
        )

    async def _watch(self, queue: Queue, worker: Worker, takeover: Takeover, tasks: Tasks) -> None:
        """Take over from workers that are gone; end this one when nothing is left to do."""
        idle, looked = None, monotonic()
        try:
            while True:
                await asyncio.sleep(LOOK_SECONDS)
                if monotonic() - looked >= self._habits.takeover / 3:
                    await takeover.look()
                    if worker.worker_id is not None:
                        await takeover.look_at_own(worker.worker_id, tasks.running)
                    looked = monotonic()
                if await self._open_jobs(queue):
                    idle = None
                    continue
                idle = idle or monotonic()
                if not self._habits.stay and monotonic() - idle >= IDLE_SECONDS:
                    self._end()
        except (ConnectorException, psycopg.Error) as error:
            if self._child.running:
                self._tell.problem("", f"{said(error)}; what is on its way is finished")
            self._lost = error
            self._child.interrupt()
            self._end()

    async def _open_jobs(self, queue: Queue) -> int:
        row = await queue.app.connector.execute_query_one_async(
            "SELECT count(*) AS n FROM procrastinate_jobs"
            " WHERE status IN ('todo', 'doing') AND queue_name = ANY(%(queues)s)",
            queues=self._habits.queues,
        )
        return int(row["n"])

    def _signalled(self) -> None:
        if self._done.interrupted:
            self._child.kill()
            return
        self._done.interrupted = True
        if self._child.running:
            self._tell.progress("", "ending: what is on its way is finished; once more ends it now")
        self._child.interrupt()
        self.interrupted.set()
        self._end()

    def _end(self) -> None:
        self._ended = True
        if self._worker is not None:
            self._worker.stop()  # type: ignore[no-untyped-call]


async def _sleep(seconds: float, shift: _Shift) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(shift.interrupted.wait(), seconds)
