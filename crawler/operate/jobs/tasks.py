"""Jobs as tasks of procrastinate: what is noted of each attempt, and whether there is another."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from procrastinate import BaseRetryStrategy, JobContext, RetryDecision
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job

from crawler.operate.jobs.attempts import Attempts
from crawler.operate.jobs.child import Child
from crawler.operate.jobs.queue import CRAWL, CRAWLS, INGEST, INGESTS, CrawlJob, Queue
from crawler.operate.jobs.steps import (
    AttemptError,
    Brought,
    BusyError,
    FailedError,
    InterruptedJobError,
    Steps,
)
from crawler.operate.jobs.storage import Home, News

PAUSE_GROWTH = 4
"""Each pause between two attempts is so many times the one before."""
MOST_BROKEN_OFF = 20
"""An attempt that the database's faults broke off is followed by so many others at most."""


class Tell(Protocol):
    """Takes what a person may want to know."""

    def progress(self, name: str, text: str) -> None:
        """Tell how far an outlet is."""

    def problem(self, name: str, text: str) -> None:
        """Tell what is wrong, with an outlet or (no name) at all."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How often a job is tried."""

    retries: int
    pause: float
    """Seconds before the second attempt."""

    def again(self, failures: int) -> float | None:
        """Return the seconds until the next attempt after so many failed; None: there is none."""
        return self.pause * PAUSE_GROWTH ** (failures - 1) if failures <= self.retries else None


class Again(BaseRetryStrategy):
    """Puts a job back as the exception of its attempt says."""

    def __init__(self, pause: float) -> None:
        self._pause = pause

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """Return when the job is tried again."""
        if isinstance(exception, AttemptError):
            seconds = exception.again
        else:
            seconds = self._pause if job.attempts < MOST_BROKEN_OFF else None
        if seconds is None:
            return None
        return RetryDecision(retry_at=datetime.now(UTC) + timedelta(seconds=seconds))


class Tasks:
    """The two tasks, made known to a queue's app."""

    def __init__(
        self,
        queue: Queue,
        steps: Steps,
        child: Child,
        attempts: Attempts,
        policy: Policy,
        tell: Tell,
    ) -> None:
        self._queue = queue
        self._steps = steps
        self._child = child
        self._attempts = attempts
        self._policy = policy
        self._tell = tell
        self.tally: Counter[str] = Counter()
        """``crawls``, ``imports``, ``new``, ``failed``."""
        self.running: set[int] = set()
        """Numbers of the jobs under way."""
        again = Again(policy.pause)
        task = queue.app.task
        task(name=CRAWL, queue=CRAWLS, pass_context=True, retry=again)(self._crawl_task)
        task(name=INGEST, queue=INGESTS, pass_context=True, retry=again)(self._ingest_task)

    async def _crawl_task(self, context: JobContext, /, **asked: Any) -> None:
        job = CrawlJob(**asked)
        self._tell.progress(job.outlet, "crawling")

        async def step() -> Brought:
            try:
                return await self._steps.crawl(job, self._child)
            finally:
                news = await asyncio.to_thread(Home(self._steps.warcs, job.outlet).news)
                if news.files or news.runs:
                    await self._queue.defer_ingest(job, context.job.id or 0, news)

        if await self._attempt(context.job, step):
            self.tally["crawls"] += 1

    async def _ingest_task(
        self,
        context: JobContext,
        /,
        outlet: str,
        home: str,
        files: list[str],
        runs: list[dict[str, Any]],
        crawl: int,
    ) -> None:
        async def step() -> Brought:
            news = News(tuple(files), tuple(runs))
            return await self._steps.ingest(outlet, home, news, self._child)

        brought = await self._attempt(context.job, step)
        if brought:
            self.tally["imports"] += 1
            self.tally["new"] += brought.new

    async def _attempt(self, job: Job, step: Callable[[], Awaitable[Brought]]) -> Brought | None:
        """Do a job; None where it is left to another one of its outlet. Raises AttemptError."""
        number = job.id or 0
        self.running.add(number)
        try:
            return await self._noted(job, step)
        except AttemptError as error:
            if error.again is None or await self._queue.make_room(job):
                raise
            self._tell.progress(_name(job), "left to the crawl that is waiting")
            return None
        finally:
            self.running.discard(number)

    async def _noted(self, job: Job, step: Callable[[], Awaitable[Brought]]) -> Brought:
        name = _name(job)
        attempt = await self._attempts.begin(job.id or 0)
        try:
            brought = await step()
        except ConnectorException:
            raise
        except InterruptedJobError:
            await self._attempts.end(attempt, "interrupted", None)
            self._tell.progress(name, "interrupted; back on the queue")
            raise
        except BusyError as error:
            await self._attempts.end(attempt, "busy", str(error))
            self._tell.progress(name, f"{error}; tried again in {error.again:.0f} s")
            raise
        except FailedError as error:
            raise await self._failed(job, attempt, error) from error
        except Exception as error:
            unexpected = FailedError(f"unexpected {type(error).__name__}: {error}")
            raise await self._failed(job, attempt, unexpected) from error
        await self._attempts.end(attempt, "unwell" if brought.problem else "done", brought.problem)
        self._tell.progress(name, brought.words)
        if brought.problem:
            self._tell.problem(name, brought.problem.removeprefix(f"{name}: "))
        return brought

    async def _failed(self, job: Job, attempt: int, error: FailedError) -> FailedError:
        await self._attempts.end(attempt, "failed", str(error))
        error.again = self._policy.again(await self._attempts.count(job.id or 0, "failed"))
        self.tally["failed"] += error.again is None
        more = f"; tried again in {error.again:.0f} s" if error.again is not None else "; given up"
        self._tell.problem(_name(job), f"{error}{more}")
        return error


def _name(job: Job) -> str:
    return str(job.task_kwargs.get("outlet"))
