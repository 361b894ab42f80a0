"""A takedown from its first look to its last byte."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

from crawler.archive.exclusive import exclusive
from crawler.archive.store import read_archive
from crawler.archive.takedown.carry import begin, finish
from crawler.archive.takedown.plan import Plan, Progress, Scope, make_plan, nothing


def look(path: Path, word: str, scope: Scope | None = None, progress: Progress = nothing) -> Plan:
    """Return what ``redact`` would take away; nothing is written, a crawl may run.

    Raises ArchiveError, UnknownError.
    """
    with closing(read_archive(path)) as db:
        return make_plan(db, path, word, scope or Scope(), progress)


def redact(
    path: Path,
    word: str,
    reason: str,
    moment: datetime,
    scope: Scope | None = None,
    progress: Progress = nothing,
) -> Plan:
    """Take an article, named by its id or an address, out of every file of the archive.

    Returns what went. Raises ArchiveError, UnknownError, BusyError while a crawl is running, and
    UnfinishedError where it was begun and the next command that writes has to finish it.
    """
    with exclusive(path) as db:
        plan = make_plan(db, path, word, scope or Scope(), progress)
        takedown = begin(db, plan, reason, moment)
        finish(db, path, {takedown: plan.screen})
    return plan
