"""The queue: procrastinate's tables in a PostgreSQL database, and how it is reached."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass

import psycopg
from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.jobs import Job
from psycopg.conninfo import conninfo_to_dict
from psycopg_pool import PoolTimeout

from crawler.operate.jobs.attempts import TABLE
from crawler.operate.jobs.storage import News

CRAWLS = "arsip-crawl"
INGESTS = "arsip-ingest"
"""Names of procrastinate's queues; others in the same database are left alone."""
CRAWL = "arsip.crawl"
INGEST = "arsip.ingest"
"""Names of procrastinate's tasks."""
INGEST_LOCK = "arsip:ingest"
"""One process at a time writes the archive. No outlet is called so."""
CONNECT_SECONDS = 10
"""How long a server may take to answer at first."""
RECONNECT_SECONDS = 20.0
"""How long a server may be gone before its worker takes the connection for lost."""
_PREPARING = 0x61727369
"""Advisory lock of those who make the tables."""


class QueueError(Exception):
    """The queue cannot be reached or used; the message says why in one line, without password."""


class DsnError(QueueError):
    """What was given is no connection string."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlJob:
    """What a crawl job asks for."""

    outlet: str
    """Its name; also the job's lock, and what it is known by while it waits."""
    word: str
    """What ``arsip crawl`` is called with: the name of a declared outlet, else its address."""
    home: str
    """The outlet's address."""
    mode: str = "latest"
    since: str | None = None
    """ISO date."""
    limit: int | None = None


class Queue:
    """A connection to the queue; to be used within ``opened``."""

    def __init__(self, dsn: str, app: App) -> None:
        self.dsn = dsn
        self.app = app

    async def defer(self, job: CrawlJob) -> bool:
        """Put an outlet's crawl on the queue; False where it is waiting already."""
        task = self.app.configure_task(
            CRAWL, allow_unknown=True, queue=CRAWLS, lock=job.outlet, queueing_lock=job.outlet
        )
        try:
            await task.defer_async(**asdict(job))
        except AlreadyEnqueued:
            return False
        return True

    async def defer_ingest(self, job: CrawlJob, crawl: int, news: News) -> None:
        """Have what a crawl brought taken into the archive."""
        task = self.app.configure_task(
            INGEST, allow_unknown=True, queue=INGESTS, lock=INGEST_LOCK, priority=1
        )
        await task.defer_async(
            outlet=job.outlet,
            home=job.home,
            crawl=crawl,
            files=list(news.files),
            runs=list(news.runs),
        )

    async def make_room(self, job: Job) -> bool:
        """Let a job go back on the queue though another crawl of its outlet waits there by now.

        The one that asks for less goes. False: that is this one, and the other does its work.
        """
        if job.queueing_lock is None:
            return True
        manager = self.app.job_manager
        for other in await manager.list_jobs_async(
            status="todo", queue=CRAWLS, queueing_lock=job.queueing_lock
        ):
            if _thoroughness(other) > _thoroughness(job):
                return False
            await manager.cancel_job_by_id_async(other.id or 0, delete_job=True)
        return True

    async def prepare(self) -> None:
        """Make the tables where they are missing; several may begin at once."""
        async with self.plain() as connection:
            await connection.execute("SELECT pg_advisory_lock(%s)", [_PREPARING])
            if not await has_tables(connection):
                await self.app.schema_manager.apply_schema_async()
            for statement in TABLE:
                await connection.execute(statement)

    @asynccontextmanager
    async def plain(self) -> AsyncIterator[psycopg.AsyncConnection]:
        """Give a connection beside the pool's: a lock of its session ends with it."""
        connection = await _connect(self.dsn)
        try:
            yield connection
        finally:
            await connection.close()


@asynccontextmanager
async def opened(dsn: str) -> AsyncIterator[Queue]:
    """Open the queue. Raises QueueError; while it is used, too, what the database says."""
    hush()
    with_password = _parsed(dsn).get("password")
    try:
        await (await _connect(dsn)).close()  # says at once what a pool would say after a while
        connector = PsycopgConnector(
            conninfo=dsn,
            min_size=1,
            max_size=4,
            timeout=RECONNECT_SECONDS,
            kwargs={"connect_timeout": CONNECT_SECONDS, "application_name": "arsip jobs"},
        )
        queue = Queue(dsn, App(connector=connector))
        async with queue.app.open_async():
            yield queue
    except (ConnectorException, psycopg.Error) as error:
        raise QueueError(said(error, with_password)) from error


async def has_tables(connection: psycopg.AsyncConnection) -> bool:
    """Tell whether procrastinate's tables are there."""
    cursor = await connection.execute("SELECT to_regclass('procrastinate_jobs') IS NOT NULL")
    row = await cursor.fetchone()
    return bool(row and row[0])


def is_lost(error: BaseException) -> bool:
    """Tell whether an error means that the server cannot be reached (any more)."""
    cause = error.__cause__ if isinstance(error, ConnectorException) else error
    return isinstance(cause, psycopg.OperationalError | psycopg.InterfaceError)


def said(error: BaseException, password: str | None = None) -> str:
    """Return in one line what the database said."""
    cause = error.__cause__ if isinstance(error, ConnectorException) and error.__cause__ else error
    if isinstance(cause, psycopg.errors.UndefinedFunction | psycopg.errors.UndefinedColumn):
        return (
            "the queue's tables are of another procrastinate; `procrastinate schema"
            " --migrations-path` tells where the changes lie that bring them up to date"
        )
    if isinstance(cause, PoolTimeout):
        return "PostgreSQL: the connection is lost"
    lines = str(cause).strip().splitlines() or [type(cause).__name__]
    text = lines[0].removeprefix("connection failed: ").removeprefix("connection is bad: ")
    if password:
        text = text.replace(password, "***")
    return f"PostgreSQL: {text.strip()}"


def hush() -> None:
    """Keep the libraries' own log off standard error: what matters is told in our words."""
    if os.environ.get("ARSIP_DEBUG"):
        return
    for name in ("procrastinate", "psycopg", "asyncio"):
        logger = logging.getLogger(name)
        logger.propagate = False
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def _thoroughness(job: Job) -> int:
    return ("latest", "recheck", "full").index(str(job.task_kwargs["mode"]))


def _parsed(dsn: str) -> dict[str, str | None]:
    try:
        return {name: None if v is None else str(v) for name, v in conninfo_to_dict(dsn).items()}
    except psycopg.ProgrammingError:
        # libpq's own words may hold the password
        text = "--postgres: this is no connection string (postgresql://USER@HOST/DATABASE)"
        raise DsnError(text) from None


async def _connect(dsn: str) -> psycopg.AsyncConnection:
    try:
        async with asyncio.timeout(2 * CONNECT_SECONDS):
            return await psycopg.AsyncConnection.connect(
                dsn, autocommit=True, connect_timeout=CONNECT_SECONDS
            )
    except TimeoutError:
        raise psycopg.OperationalError("no answer") from None
