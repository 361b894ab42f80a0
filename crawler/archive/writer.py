"""The one place where the archive is written: a thread that batches jobs into transactions.

A batch holds what comes within a moment, so that a busy crawl waits for the disk a few times a
second and not once a page; a job that others wait for ends it at once. Preserved bytes are on
disk before the transaction that speaks of them commits, and a job's future resolves only when
its transaction has.
"""

from __future__ import annotations

import logging
import queue
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

from sqlite_utils import Database

from crawler.archive.captures import save_capture
from crawler.archive.crashpoints import crash_point
from crawler.archive.store import open_archive
from crawler.archive.takedown.screens import load_screen
from crawler.archive.warc import Exchange, WarcFile

T = TypeVar("T")
Job = Callable[[Database], Any]
log = logging.getLogger(__name__)

BATCH_JOBS = 500
BATCH_SECONDS = 0.25
"""A batch ends when it holds so many jobs, has been open so long, or one of them is urgent."""


class WriterError(Exception):
    """The archive can no longer be written (disk full, file gone); the crawl must end."""


@dataclass(slots=True)
class _Entry:
    job: Job
    done: Future[Any]
    at_once: bool = False
    """Resolve within the batch: the result is only used by later jobs of this thread."""
    urgent: bool = False
    """End the batch with this job."""


@dataclass(slots=True)
class _Warc:
    name: str
    """As in ``captures.warc``."""
    file: WarcFile
    dirty: bool = False


class Writer:
    """Owns the archive's one writing connection and the web archives of the running crawls."""

    def __init__(
        self, db: Path, before: Callable[[Database, Path], int] = lambda _db, _path: 0
    ) -> None:
        """Write the archive ``db``; ``before`` is done to it first.

        Raises ArchiveError where it cannot be opened, and what ``before`` raises.
        """
        self._queue: queue.SimpleQueue[_Entry | None] = queue.SimpleQueue()
        self._warcs: dict[int, _Warc] = {}
        self._paths: dict[int, tuple[str, Path]] = {}
        self._broken: BaseException | None = None
        self._gate = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="arsip-writer", daemon=True)
        self._db = open_archive(db)
        try:
            self.recovered = before(self._db, db)
            self._screen = load_screen(self._db)
        except BaseException:
            self._db.close()
            raise
        self._thread.start()

    def do(self, job: Callable[[Database], T], *, urgent: bool = True) -> Future[T]:
        """Run ``job`` within a transaction; the future resolves when that is committed."""
        return self._put(_Entry(job, Future(), urgent=urgent))

    def preserve(self, run: int, exchange: Exchange) -> Future[int]:
        """Append an exchange to the run's web archive; the future gives the capture's id.

        It resolves once the record is written, before the transaction commits: for jobs that
        follow, which commit together with it.
        """
        return self.do_at_once(lambda db: self._capture(db, run, exchange))

    def do_at_once(self, job: Callable[[Database], T]) -> Future[T]:
        """Like ``do``, but the future resolves before the transaction commits.

        For results that only later jobs use, which commit together with it or after it.
        """
        return self._put(_Entry(job, Future(), at_once=True))

    def open_warc(self, run: int, name: str, path: Path) -> None:
        """Say into which file the run's exchanges go; it is made at the first of them."""
        self.do(lambda _: self._open(run, name, path)).result()

    def close_warc(self, run: int) -> None:
        """Close the run's web archive for good."""
        self.do(lambda db: self._close(db, run)).result()

    def close(self) -> None:
        """Write what waits, and close the archive."""
        self._queue.put(None)
        self._thread.join()

    def _put(self, entry: _Entry) -> Future[Any]:
        # whoever waits may be cancelled (a crawl interrupted), the job is done all the same
        entry.done.set_running_or_notify_cancel()
        with self._gate:
            if self._broken is not None:
                raise WriterError(str(self._broken)) from self._broken
            self._queue.put(entry)
        return entry.done

    def _run(self) -> None:
        going = True
        while going:
            entry = self._queue.get()
            going = entry is not None and self._batch(entry)
        for warc in self._warcs.values():
            warc.file.close()
        self._db.close()

    def _batch(self, first: _Entry) -> bool:
        """Commit what waits, beginning with ``first``; return whether more may come."""
        done: list[tuple[_Entry, Any]] = []
        try:
            with self._db.atomic():
                more = self._fill(first, done)
                self._sync()
                crash_point("writer.commit")
            crash_point("writer.committed")
        except (sqlite3.Error, OSError) as error:
            self._fail(error, [entry for entry, _ in done])
            return False
        for entry, result in done:
            if not entry.at_once:
                entry.done.set_result(result)
        return more

    def _fill(self, first: _Entry, done: list[tuple[_Entry, Any]]) -> bool:
        deadline = monotonic() + BATCH_SECONDS
        entry: _Entry | None = first
        while entry is not None:
            self._one(entry, done)
            left = deadline - monotonic()
            if entry.urgent or len(done) >= BATCH_JOBS or left <= 0:
                return True
            try:
                entry = self._queue.get(timeout=left)
            except queue.Empty:
                return True
        return False

    def _one(self, entry: _Entry, done: list[tuple[_Entry, Any]]) -> None:
        try:
            with self._db.atomic():
                result = entry.job(self._db)
        except (sqlite3.OperationalError, OSError):
            done.append((entry, None))
            raise
        except Exception as error:  # noqa: BLE001 - one job's fault costs nobody else anything
            entry.done.set_exception(error)
            return
        done.append((entry, result))
        if entry.at_once:
            entry.done.set_result(result)

    def _sync(self) -> None:
        for warc in self._warcs.values():
            if warc.dirty:
                warc.file.sync()
                warc.dirty = False

    def _fail(self, error: BaseException, entries: list[_Entry]) -> None:
        """Refuse everything from here on: nothing may seem written that is not."""
        log.critical("the archive cannot be written: %s", error)
        with self._gate:  # what is not refused from now on is in the queue already
            self._broken = error
        entry: _Entry | None
        while not self._queue.empty():
            if (entry := self._queue.get()) is not None:
                entries.append(entry)
        for entry in entries:
            if not entry.done.done():
                entry.done.set_exception(WriterError(str(error)))

    def _open(self, run: int, name: str, path: Path) -> None:
        self._paths[run] = (name, path)

    def _capture(self, db: Database, run: int, exchange: Exchange) -> int:
        warc = self._warcs.get(run)
        if warc is None:
            name, path = self._paths[run]
            warc = self._warcs[run] = _Warc(name, WarcFile(path))
        if self._screen.keys:
            exchange = self._screen.screened(exchange)
        place = warc.file.write(exchange)
        crash_point("writer.preserved")
        warc.dirty = True
        return save_capture(db, run, warc.name, exchange, place)

    def _close(self, db: Database, run: int) -> None:
        self._paths.pop(run, None)
        warc = self._warcs.pop(run, None)
        if warc is None:
            return
        warc.file.sync()
        warc.file.close()
        crash_point("writer.warc_closed")
        db.execute(
            "UPDATE warcs SET size = ?, closed = 1 WHERE name = ?", [warc.file.size, warc.name]
        )
