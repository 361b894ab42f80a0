"""Reading the archive for a page: in Datasette's threads, within a time, all at one moment."""

# mypy: disable-error-code="import-untyped"

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlite_utils import Database

T = TypeVar("T")

DATABASE = "archive"
"""What the archive is called in addresses (``/archive/articles.json``), whatever its file."""
NAME = "arsip"
"""What the plugin is called in Datasette's configuration (``plugins: arsip: …``)."""
LONGEST_MS = 5_000
"""Milliseconds that the reading for one page may take."""
LOOK_UP_MS = 500
"""Milliseconds of the processor for rows that are found by their indexes; other readers wait
meanwhile. They take one; a machine that is busy with other things is not counted."""
RETRY_SECONDS = 10
"""When to ask again for a page that was not ready within its time."""
STEPS = 1000
"""Instructions of SQLite between two looks at the clock: some 0.1 ms."""
REMEMBERED = 60.0
"""Seconds for which sums over the whole archive are shown without counting again."""


def config(datasette: Any) -> dict[str, Any]:
    """Return the plugin's configuration: ``title``, ``robots``, ``warcs`` (folder of captures)."""
    return datasette.plugin_config(NAME) or {}


class TooLongError(Exception):
    """The page was not ready within its time."""


async def read(datasette: Any, what: Callable[[Database], T], limit: int = LONGEST_MS) -> T:
    """Return what ``what`` reads in a thread, all of it from one state of the archive.

    Raises TooLongError after ``limit`` milliseconds.
    """
    database = datasette.get_database(DATABASE)
    found: T = await getattr(database, "patient", database).execute_fn(
        lambda connection: _within(connection, what, limit)
    )
    return found


def look_up(datasette: Any, what: Callable[[Database], T]) -> T:
    """Return the few rows that ``what`` finds by their indexes, in the loop's own thread.

    That takes a millisecond, while a thread's turn takes tens in a crowd. Raises TooLongError
    after ``LOOK_UP_MS``.
    """
    return _within(_own(datasette), what, LOOK_UP_MS, time.thread_time)


def _own(datasette: Any) -> sqlite3.Connection:
    """Return the loop's own connection to the archive."""
    connection = getattr(datasette, "_arsip_connection", None)
    if connection is None:
        connection = datasette.get_database(DATABASE).connect()
        datasette._prepare_connection(connection, DATABASE)
        datasette._arsip_connection = connection
    found: sqlite3.Connection = connection
    return found


def _within(
    connection: sqlite3.Connection,
    what: Callable[[Database], T],
    limit: int,
    clock: Callable[[], float] = time.monotonic,
) -> T:
    db = Database(connection, recursive_triggers=False, execute_plugins=False)
    with _limited(connection, limit, clock):
        connection.execute("BEGIN")
        try:
            return what(db)
        except sqlite3.OperationalError as error:
            if "interrupted" in str(error):
                raise TooLongError from error
            raise
        finally:
            connection.rollback()


@contextmanager
def _limited(
    connection: sqlite3.Connection, limit: int, clock: Callable[[], float]
) -> Iterator[None]:
    """Interrupt what SQLite does within the block after ``limit`` milliseconds of ``clock``."""
    end = clock() + limit / 1000
    connection.set_progress_handler(lambda: clock() >= end, STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, STEPS)


class Memory:
    """Sums over the whole archive, counted once for all who ask within a minute.

    Whoever asks later is shown the last answer at once, while it is counted again.
    """

    def __init__(self, datasette: Any, seconds: float = REMEMBERED) -> None:
        self._datasette = datasette
        self._seconds = seconds
        self._held: dict[str, tuple[float, Any]] = {}
        self._running: dict[str, asyncio.Task[Any]] = {}

    async def get(self, name: str, what: Callable[[Database], T]) -> T:
        """Return the answer of this name, counted by ``what`` where none is held."""
        held = self._held.get(name)
        if held is not None and time.monotonic() - held[0] < self._seconds:
            found: T = held[1]
            return found
        task = self._running.get(name)
        if task is None:
            task = asyncio.create_task(self._count(name, what))
            self._running[name] = task
        if held is not None and self._seconds:
            task.add_done_callback(lambda done: done.cancelled() or done.exception())
            stale: T = held[1]
            return stale
        counted: T = await asyncio.shield(task)
        return counted

    async def _count(self, name: str, what: Callable[[Database], T]) -> T:
        try:
            found = await read(self._datasette, what, 4 * LONGEST_MS)
            self._held[name] = (time.monotonic(), found)
            return found
        finally:
            self._running.pop(name, None)


def memory(datasette: Any) -> Memory:
    """Return the sums that this server remembers."""
    held = getattr(datasette, "_arsip_memory", None)
    if held is None:
        held = Memory(datasette, float(config(datasette).get("remember", REMEMBERED)))
        datasette._arsip_memory = held
    found: Memory = held
    return found
