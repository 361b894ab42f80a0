"""Working on the archive alone: its lock, and what a killed command left to be finished."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlite_utils import Database

from crawler.archive.captures import mend
from crawler.archive.store import ArchiveError, must_exist, open_archive
from crawler.archive.takedown.carry import UnfinishedError, finish

log = logging.getLogger(__name__)


class BusyError(Exception):
    """Another crawl, or another command that writes, holds the archive; exit code 75."""


def lock_archive(path: Path) -> FileLock:
    """Take the archive's lock; the caller releases it.

    Raises BusyError where it is held, ArchiveError where nobody can write beside the archive.
    """
    lock = FileLock(f"{path.resolve()}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise BusyError(f"another crawl of {path} is running") from None
    except OSError as error:
        reason = f"its folder cannot be written: {error.strerror}"
        raise ArchiveError(f"{path}: cannot be opened as an archive ({reason})") from error
    return lock


def recover(db: Database, path: Path) -> int:
    """Finish what a killed command began; return how many responses were recovered.

    To be called under the archive's lock and outside of a transaction, before anything else is
    written. A takedown that somebody's reading holds up does not keep a crawl from starting.
    """
    with db.atomic():
        recovered = mend(db, path)
    try:
        finish(db, path)
    except UnfinishedError as error:
        log.warning("a takedown is unfinished: %s", error)
    return recovered


@contextmanager
def exclusive(path: Path, *, make: bool = False) -> Iterator[Database]:
    """Open the archive at ``path`` for writing, alone, with everything unfinished finished.

    ``make`` makes one where there is none. Raises BusyError while another command writes,
    ArchiveError where it is no archive.
    """
    if not make:
        must_exist(path)
    lock = lock_archive(path)
    try:
        db = open_archive(path)
        try:
            recover(db, path)
            yield db
        finally:
            db.close()
    finally:
        lock.release()
