"""A takedown from its first look to its last byte."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from crawler.archive.exclusive import exclusive
from crawler.archive.store import read_archive
from crawler.archive.takedown.carry import begin, finish
from crawler.archive.takedown.plan import Plan, make_plan


def look(
    path: Path,
    word: str,
    *,
    story: bool = False,
    imported: bool = False,
    processes: int = 1,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Plan:
    """Return what ``redact`` would take away; nothing is written, a crawl may run.

    Raises ArchiveError, UnknownError.
    """
    db = read_archive(path)
    try:
        return make_plan(
            db, path, word, story=story, imported=imported, processes=processes, progress=progress
        )
    finally:
        db.close()


def redact(
    path: Path,
    word: str,
    reason: str,
    moment: datetime,
    *,
    story: bool = False,
    imported: bool = False,
    processes: int = 1,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Plan:
    """Take an article, named by its id or an address, out of every file of the archive.

    Returns what went. Raises ArchiveError, UnknownError, BusyError while a crawl is running, and
    UnfinishedError where it was begun and the next command that writes has to finish it.
    """
    with exclusive(path) as db:
        plan = make_plan(
            db, path, word, story=story, imported=imported, processes=processes, progress=progress
        )
        begin(db, plan, reason, moment)
        finish(db, path)
    return plan
