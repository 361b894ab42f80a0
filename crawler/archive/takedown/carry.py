"""Carrying a takedown out, step by step; each can be done again after a crash.

1. In one transaction the articles go, their addresses are refused, and what is left to do is
   written down: from here on nobody finds the text by a command, and the rest is certain.
2. ``records``: the web archives concerned are written anew.
3. ``bytes``: what SQLite deleted is wiped from its files: index segments, free pages, WAL.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from crawler.archive.crashpoints import crash_point
from crawler.archive.stories import group_waiting
from crawler.archive.takedown.cleanse import Screen
from crawler.archive.takedown.plan import Plan
from crawler.archive.takedown.rewrite import forget_captures, rewrite_file
from crawler.archive.takedown.screens import load_screen
from crawler.times import stamp
from crawler.urls import url_key

MOST_WAITING = 1_000
"""Articles that wait to be grouped into stories up to which a takedown groups them."""


class UnfinishedError(Exception):
    """A takedown could not be carried out to its end; the message says what is in the way."""


def begin(db: Database, plan: Plan, reason: str, moment: datetime) -> int:
    """Take the articles out of the tables and write down the rest; return the takedown's id.

    Outside of a transaction, under the archive's lock.
    """
    db.execute("PRAGMA secure_delete = ON")
    with db.atomic():
        takedown = int(
            db.execute(
                "INSERT INTO takedowns(at, reason, step) VALUES (?, ?, 'records')",
                [stamp(moment), reason],
            ).lastrowid
            or 0
        )
        _tombstones(db, takedown, plan, reason, moment)
        for item in plan.files:
            db.execute(
                "INSERT INTO takedown_files(takedown, warc, records) VALUES (?, ?, ?)",
                [takedown, item.shelf.name, json.dumps(item.records)],
            )
        for article in plan.articles:
            _delete(db, article["id"])
        _regroup(db)
        concerned = {item.shelf.name for item in plan.files}
        for url in plan.urls:  # in files that are not rewritten: no longer referred to
            marks = ", ".join("?" * len(concerned)) or "''"
            forget_captures(db, f"url = ? AND warc NOT IN ({marks})", [url, *sorted(concerned)])
        crash_point("redact.begin")
    crash_point("redact.begun")
    return takedown


def _tombstones(db: Database, takedown: int, plan: Plan, reason: str, moment: datetime) -> None:
    known = {row[0] for row in db.execute("SELECT url FROM redactions")}
    for url in plan.urls:
        if url not in known:
            db.execute("INSERT INTO redactions VALUES (?, ?, ?)", [url, stamp(moment), reason])
    for key in {url_key(url) for url in plan.urls}:
        db.execute("INSERT OR IGNORE INTO takedown_keys VALUES (?, ?)", [key, takedown])
    db.conn.executemany(
        "INSERT OR IGNORE INTO takedown_marks VALUES (?, ?, ?)",
        [(takedown, length, value) for length, value in plan.screen.marked.marks],
    )
    for url in plan.urls:
        db.execute(
            "UPDATE pages SET state = 'redacted', article = NULL, reason = NULL, title = NULL,"
            " published = NULL, modified = NULL, etag = NULL, last_modified = NULL,"
            " next_visit = NULL, missing_since = NULL WHERE url = ?",
            [url],
        )


def _delete(db: Database, article: int) -> None:
    """Delete an article with all that hangs on it; what its story says is the others' again."""
    row = db.execute("SELECT story FROM articles WHERE id = ?", [article]).fetchone()
    db.execute("UPDATE pages SET article = NULL WHERE article = ?", [article])
    db.execute("DELETE FROM articles WHERE id = ?", [article])
    if row and row[0] is not None:
        db.execute(
            "UPDATE stories SET title = (SELECT title FROM articles WHERE story = stories.id"
            " ORDER BY published IS NULL, published, id LIMIT 1),"
            " articles = (SELECT count(*) FROM articles WHERE story = stories.id),"
            " outlets = (SELECT count(DISTINCT outlet) FROM articles WHERE story = stories.id),"
            " first_published = (SELECT min(published) FROM articles WHERE story = stories.id)"
            " WHERE id = ?",
            [row[0]],
        )
        db.execute("DELETE FROM stories WHERE id = ? AND articles = 0", [row[0]])


def _regroup(db: Database) -> None:
    """Group what is left of the stories, unless the archive has yet to catch up with grouping."""
    waiting = db.execute("SELECT count(*) FROM story_waiting").fetchone()[0]
    if waiting <= MOST_WAITING:
        while group_waiting(db, MOST_WAITING):
            pass


def unfinished(db: Database) -> list[int]:
    """Return the takedowns that are not carried out to their end, in their order."""
    rows = db.execute("SELECT id FROM takedowns WHERE step <> 'done' ORDER BY id")
    return [number for (number,) in rows]


def finish(db: Database, db_path: Path, screens: Mapping[int, Screen] | None = None) -> int:
    """Carry out to the end what was begun; return how many takedowns that were.

    ``screens`` are those of takedowns just begun, whose words are still known; what the archive
    remembers of the others does as well, more slowly. Outside of a transaction, under the
    archive's lock. Raises UnfinishedError.
    """
    waiting = unfinished(db)
    if not waiting:
        return 0
    db.execute("PRAGMA synchronous = FULL")  # a file must not be newer than what points into it
    db.execute("PRAGMA secure_delete = ON")
    try:
        for takedown in waiting:
            screen = (screens or {}).get(takedown) or load_screen(db, takedown)
            _records(db, db_path, takedown, screen)
        _bytes(db)
    except OSError as error:
        name = error.filename or db_path
        raise UnfinishedError(f"{name}: {error.strerror or error}") from error
    finally:
        db.execute("PRAGMA synchronous = NORMAL")
    return len(waiting)


def _records(db: Database, db_path: Path, takedown: int, screen: Screen) -> None:
    files = db.execute("SELECT warc FROM takedown_files WHERE takedown = ?", [takedown]).fetchall()
    for (name,) in files:
        rewrite_file(db, db_path, takedown, name, screen)
    with db.atomic():
        db.execute("UPDATE takedowns SET step = 'bytes' WHERE id = ?", [takedown])
    crash_point("redact.records")


def _bytes(db: Database) -> None:
    """Leave no byte of what was deleted: in index segments, free pages, the WAL."""
    tables = db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%USING fts5%'"
    ).fetchall()
    for (table,) in tables:
        with db.atomic():
            db.execute(f'INSERT INTO "{table}"("{table}") VALUES (\'optimize\')')
        crash_point("redact.optimized")
    db.execute("VACUUM")
    crash_point("redact.vacuumed")
    busy, _, _ = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise UnfinishedError(
            "somebody reads the archive, so its WAL cannot be emptied; end that (datasette, arsip"
            " serve, a notebook), then any crawl or `arsip verify --repair` finishes the takedown"
        )
    crash_point("redact.emptied")
    with db.atomic():
        db.execute("UPDATE takedowns SET step = 'done'")
