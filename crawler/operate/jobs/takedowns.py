"""Takedowns reach the working archives, and imported web archives belong to the archive alone.

A web archive that was imported is the archive's, which may rewrite it (`arsip redact`): an
outlet's working archive lets go of it before the next crawl. The archive's tombstones lie in the
shared folder; before each crawl the outlet's working archive takes out what it still holds of
them, and refuses those addresses from then on.
"""

from __future__ import annotations

import json
import os
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sqlite_utils import Database

from crawler.archive.exclusive import exclusive
from crawler.archive.store import read_archive
from crawler.archive.takedown.carry import UnfinishedError, begin, finish
from crawler.archive.takedown.cleanse import Screen
from crawler.archive.takedown.finding import Marked
from crawler.archive.takedown.plan import Plan, Scope, UnknownError, make_plan
from crawler.archive.takedown.rewrite import forget_captures
from crawler.fetch.outlets import site_of
from crawler.operate.jobs.storage import Home
from crawler.urls import url_key

TOMBSTONES = "takedowns.json"


class Tombstone(NamedTuple):
    """As ``redactions`` has it."""

    url: str
    at: str
    reason: str


def publish(db: Path, folder: Path) -> None:
    """Write the archive's tombstones to the shared folder. Raises ArchiveError, OSError."""
    if not db.exists():
        return
    with closing(read_archive(db)) as archive:
        rows = archive.execute("SELECT url, at, reason FROM redactions ORDER BY at, url").fetchall()
    text = json.dumps(rows, ensure_ascii=False, indent=0)
    path = folder / TOMBSTONES
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    folder.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{TOMBSTONES}.{os.getpid()}")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


def honour(home: Home, sites: frozenset[str]) -> None:
    """Bring an outlet's working archive up to date with what became of its files and pages.

    ``sites`` are the outlet's own (`site_of`), whose addresses are refused also where they are
    not known yet. Raises ArchiveError, BusyError.
    """
    if not home.archive.is_file():
        return
    with exclusive(home.archive) as db:
        _let_go(db, home)
        known = {url for (url,) in db.execute("SELECT url FROM redactions")}
        for stone in _tombstones(home.folder):
            if stone.url not in known:
                _take_out(db, home.archive, stone, sites)


def _tombstones(folder: Path) -> list[Tombstone]:
    try:
        rows = json.loads((folder / TOMBSTONES).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    return [Tombstone(*row) for row in rows]


def _let_go(db: Database, home: Home) -> None:
    """Forget the web archives that were imported."""
    imported = {Path(name).name for name in home.imported_names()}
    names = [name for (name,) in db.execute("SELECT name FROM warcs WHERE closed = 1")]
    for name in names:
        if name in imported:
            with db.atomic():
                forget_captures(db, "warc = ?", [name])
                db.execute("DELETE FROM takedown_files WHERE warc = ?", [name])
                db.execute("DELETE FROM warcs WHERE name = ?", [name])


def _take_out(db: Database, path: Path, stone: Tombstone, sites: frozenset[str]) -> None:
    try:
        plan = make_plan(db, path, stone.url, Scope())
    except UnknownError:
        if site_of(stone.url) not in sites:
            return
        plan = Plan([], [stone.url], 0, Screen(frozenset({url_key(stone.url)}), Marked.of({})))
    plan.files.clear()  # an import may be reading them; what it finds of this it leaves out
    takedown = begin(db, plan, stone.reason, datetime.fromisoformat(stone.at))
    with suppress(UnfinishedError):  # the crawl finishes it
        finish(db, path, {takedown: plan.screen})
