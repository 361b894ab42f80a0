"""Opening the archive: one file of SQLite, WAL, one writer, any number of readers."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from crawler.archive.schema import migrations

BUSY_SECONDS = 30.0
"""How long a connection waits for another's lock (SQLite, ``busy_timeout``)."""


class ArchiveError(Exception):
    """The archive cannot be used; the message says why in one line."""


def open_archive(path: Path) -> Database:
    """Open the archive at ``path`` for writing, making or migrating it where needed.

    Raises ArchiveError where the file is no archive or cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, check_same_thread=False)
        db = Database(connection)
        db.execute("PRAGMA foreign_keys = ON")
        db.enable_wal()
        db.execute("PRAGMA synchronous = NORMAL")
        migrations.apply(db)
    except (sqlite3.DatabaseError, OSError) as error:
        raise ArchiveError(f"{path}: cannot be opened as an archive ({error})") from error
    return db


def read_archive(path: Path) -> Database:
    """Open the archive at ``path`` for reading; a crawl may write meanwhile.

    Raises ArchiveError where there is none, or where the file is something else.
    """
    if not path.is_file():
        raise ArchiveError(
            f"{path}: there is no archive yet; `arsip crawl` or `arsip demo` makes one"
        )
    try:
        uri = f"{path.resolve().as_uri()}?mode=ro"
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, check_same_thread=False)
        db = Database(connection)
        if not db["articles"].exists() or not db["pages"].exists():
            raise ArchiveError(f"{path}: is not an archive of arsip")
        if migrations.pending(db):
            raise ArchiveError(f"{path}: was made by an older arsip; the next crawl brings it up")
    except (sqlite3.DatabaseError, OSError) as error:
        raise ArchiveError(f"{path}: cannot be read as an archive ({error})") from error
    return db
