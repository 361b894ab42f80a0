"""All checks in their order, and which of them a nightly run can afford."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from crawler.archive.exclusive import BusyError, lock_archive
from crawler.archive.fixity.articles import check_articles, remember_articles
from crawler.archive.fixity.faults import Findings
from crawler.archive.fixity.index import check_entries, check_index
from crawler.archive.fixity.shelf import check_files
from crawler.archive.fixity.slim import check_timeline
from crawler.archive.fixity.stories import check_grouping, check_stories
from crawler.archive.fixity.tables import check_database, check_tables
from crawler.archive.store import ArchiveError, must_exist, open_archive, read_archive
from crawler.times import stamp

Check = Callable[[Database, Findings], None]

CHECKS: tuple[Check, ...] = (check_tables, check_stories)
"""Checks of the tables against each other, that every run affords. One line adds one."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much a run looks at."""

    days: float = 30
    """Web archives, and the index as a whole, are checked again after so many days."""
    articles: int | None = 20_000
    """Articles looked at beside the new and changed ones; None: all."""
    whole: bool = False
    """Everything, whenever it was last checked."""
    processes: int = os.cpu_count() or 1


def nothing(part: str, done: int, total: int) -> None:
    """Show no progress."""


def verify(
    path: Path,
    moment: datetime,
    extent: Extent | None = None,
    progress: Callable[[str, int, int], None] = nothing,
) -> Findings:
    """Check the archive at ``path`` against itself and its web archives.

    ``progress`` is told the part, what is done of it, and how much there is. Nothing is written
    but when things were checked; a crawl may run meanwhile, or begin. Raises ArchiveError for no
    archive.
    """
    extent = extent or Extent()
    findings = Findings()
    with _opened(path) as (db, writable):
        if not writable:
            findings.notes.append("the archive cannot be written: no run remembers this one")
        everything = extent.whole or _few(db, extent.articles)
        most = None if everything else extent.articles
        with db.atomic():  # one moment of the archive, whatever a crawl writes meanwhile
            ids = _check_rows(db, findings, extent.whole, most, progress)
        if writable:
            remember_articles(db, ids, most, moment)
        with _alone(path) as alone:
            if writable and not alone:
                findings.notes.append("a crawl is running: what it writes now is checked next time")
            if everything or _due(db, moment, extent.days):
                _check_index(db, findings, moment, alone and writable)
        check_files(
            db,
            path,
            findings,
            moment,
            days=0 if extent.whole else extent.days,
            processes=extent.processes,
            progress=lambda done, total: progress("web archives", done, total),
            record=writable,
        )
    return findings


def _check_rows(
    db: Database,
    findings: Findings,
    whole: bool,
    most: int | None,
    progress: Callable[[str, int, int], None],
) -> list[int]:
    """Hold the rows against each other; return which articles were looked at one by one."""
    progress("database", 0, 1)
    check_database(db, findings)
    for check in CHECKS:
        check(db, findings)
    if whole:
        check_grouping(db, findings, lambda done, total: progress("stories", done, total))
    ids = check_articles(
        db, findings, most=most, progress=lambda done, total: progress("articles", done, total)
    )
    progress("index", 0, 1)
    check_entries(db, findings, ids)
    check_timeline(db, findings, ids)
    return ids


@contextmanager
def _opened(path: Path) -> Iterator[tuple[Database, bool]]:
    """Open for writing down when things were checked, where that is possible."""
    must_exist(path)
    try:
        db, writable = open_archive(path), os.access(path, os.W_OK)
    except ArchiveError:
        db, writable = read_archive(path), False
    try:
        yield db, writable
    finally:
        db.close()


@contextmanager
def _alone(path: Path) -> Iterator[bool]:
    """Hold the archive's lock where nobody else does; tell whether that is so."""
    try:
        lock = lock_archive(path)
    except (BusyError, ArchiveError):
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


def _few(db: Database, most: int | None) -> bool:
    """Tell whether all articles are no more than a run looks at anyway."""
    return most is None or db.execute("SELECT count(*) FROM articles").fetchone()[0] <= most


def _due(db: Database, moment: datetime, days: float) -> bool:
    row = db.execute("SELECT checked FROM checks WHERE part = 'index'").fetchone()
    return row is None or datetime.fromisoformat(row[0]) <= moment - timedelta(days=days)


def _check_index(db: Database, findings: Findings, moment: datetime, alone: bool) -> None:
    """Check the index as a whole; a crawl would have to wait for that, so not while one runs."""
    if not alone:
        findings.notes.append("the search index as a whole is checked when no crawl is running")
        return
    check_index(db, findings)
    with db.atomic():
        db.execute(
            "INSERT OR REPLACE INTO checks(part, checked) VALUES ('index', ?)", [stamp(moment)]
        )
