"""Jobs whose worker is gone go back to the queue."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job, Status

from crawler.operate.jobs.attempts import Attempts
from crawler.operate.jobs.queue import CRAWLS, INGESTS, Queue, is_lost
from crawler.operate.jobs.tasks import Tell

MOST_LOST = 10
"""A job that has lost so many workers is the likely cause, and is given up."""
_TAKING = 0x61727370
"""Advisory lock of those who take jobs back: one that two took back might be begun in between."""


class Takeover:
    """Finds jobs that nobody does any more, and puts them back."""

    def __init__(self, queue: Queue, attempts: Attempts, seconds: float, tell: Tell) -> None:
        """Take workers for gone that were not heard of for so many ``seconds``."""
        self._queue = queue
        self._attempts = attempts
        self._seconds = seconds
        self._tell = tell
        self._dropped: set[int] = set()

    async def look(self) -> None:
        """Put back the jobs of workers that are gone.

        Raises ConnectorException, psycopg.Error.
        """
        if not await self._stalled():
            return
        async with self._queue.plain() as connection:
            cursor = await connection.execute("SELECT pg_try_advisory_lock(%s)", [_TAKING])
            row = await cursor.fetchone()
            if not (row and row[0]):
                return  # somebody else is at it
            for job in await self._stalled():
                await self._put_back(job, "its worker is gone")

    async def look_at_own(self, worker: int, running: Collection[int]) -> None:
        """Put back jobs that this worker has, and does not do: it could not say how they ended.

        Twice in a row they must be seen so: one that was just taken, or just ends, is none.
        """
        own = await self._queue.app.job_manager.list_jobs_async(status="doing", worker_id=worker)
        dropped = [job for job in own if job.id not in running]
        for job in dropped:
            if job.id in self._dropped:
                await self._put_back(job, "its end was not noted")
        self._dropped = {job.id for job in dropped if job.id is not None}

    async def _stalled(self) -> list[Job]:
        manager = self._queue.app.job_manager
        return [
            job
            for name in (CRAWLS, INGESTS)
            for job in await manager.get_stalled_jobs(
                queue=name, seconds_since_heartbeat=self._seconds
            )
        ]

    async def _put_back(self, job: Job, reason: str) -> None:
        try:
            assert job.id is not None
            manager = self._queue.app.job_manager
            name = str(job.task_kwargs.get("outlet"))
            await self._attempts.lose(job.id, reason)
            if await self._attempts.count(job.id, "lost") > MOST_LOST:
                await manager.finish_job(job, Status.FAILED, delete_job=False)
                self._tell.problem(name, f"given up after {MOST_LOST} lost workers")
            elif await self._queue.make_room(job):
                await manager.retry_job(job, retry_at=datetime.now(UTC))
                self._tell.progress(name, f"{reason}; back on the queue")
            else:
                await manager.finish_job(job, Status.SUCCEEDED, delete_job=False)
                self._tell.progress(name, f"{reason}; left to the crawl that is waiting")
        except ConnectorException as error:
            if is_lost(error):
                raise  # else its worker was alive after all, and has just ended it
