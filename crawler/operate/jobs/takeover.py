"""Jobs whose worker is gone go back to the queue."""

from __future__ import annotations

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


async def take_over(queue: Queue, attempts: Attempts, seconds: float, tell: Tell) -> None:
    """Put back the jobs of workers that were not heard of for so long.

    Raises ConnectorException, psycopg.Error.
    """
    if not await _stalled(queue, seconds):
        return
    async with queue.plain() as connection:
        cursor = await connection.execute("SELECT pg_try_advisory_lock(%s)", [_TAKING])
        row = await cursor.fetchone()
        if not (row and row[0]):
            return  # somebody else is at it
        for job in await _stalled(queue, seconds):
            try:
                await _put_back(queue, attempts, job, tell)
            except ConnectorException as error:
                if is_lost(error):
                    raise  # else its worker was alive after all, and has just ended it


async def _stalled(queue: Queue, seconds: float) -> list[Job]:
    manager = queue.app.job_manager
    return [
        job
        for name in (CRAWLS, INGESTS)
        for job in await manager.get_stalled_jobs(queue=name, seconds_since_heartbeat=seconds)
    ]


async def _put_back(queue: Queue, attempts: Attempts, job: Job, tell: Tell) -> None:
    assert job.id is not None
    name = str(job.task_kwargs.get("outlet"))
    await attempts.lose(job.id, "its worker was not heard of any more")
    if await attempts.count(job.id, "lost") > MOST_LOST:
        await queue.app.job_manager.finish_job(job, Status.FAILED, delete_job=False)
        tell.problem(name, f"given up after {MOST_LOST} lost workers")
    else:
        await queue.app.job_manager.retry_job(job, retry_at=datetime.now(UTC))
        tell.progress(name, "its worker is gone; back on the queue")
