"""Opening the archive: one file of SQLite, WAL, one writer, any number of readers."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from shutil import disk_usage

from sqlite_utils import Database

from crawler.archive.schema import migrations

BUSY_SECONDS = 30.0
"""How long a connection waits for another's lock (SQLite, ``busy_timeout``)."""

LOG_INDEX = 32_768
"""Bytes of the least index of a write-ahead log (SQLite, WAL-mode File Format)."""
NO_ARCHIVE = "is not an archive of arsip"


class ArchiveError(Exception):
    """The archive cannot be used; the message says why in one line."""


def open_archive(path: Path) -> Database:
    """Open the archive at ``path`` for writing, making or migrating it where needed.

    Raises ArchiveError where the file is no archive (other programs' databases are left as they
    are) or cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, check_same_thread=False)
        db = Database(connection)
        if _is_foreign(db):
            raise ArchiveError(f"{path}: {NO_ARCHIVE}")
        db.execute("PRAGMA foreign_keys = ON")
        db.enable_wal()
        db.execute("PRAGMA synchronous = NORMAL")
        migrations.apply(db)
    except (sqlite3.DatabaseError, OSError) as error:
        raise ArchiveError(
            f"{path}: cannot be opened as an archive ({_reason(error, path)})"
        ) from error
    return db


def read_archive(path: Path) -> Database:
    """Open the archive at ``path`` for reading; a crawl may write meanwhile.

    Raises ArchiveError where there is none, or where the file is something else.
    """
    must_exist(path)
    try:
        mode = "immutable=1" if untouched(path) else "mode=ro"
        uri = f"{path.resolve().as_uri()}?{mode}"
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, check_same_thread=False)
        db = Database(connection)
        if not db["articles"].exists() or not db["pages"].exists():
            raise ArchiveError(f"{path}: {NO_ARCHIVE}")
        if migrations.pending(db):
            raise ArchiveError(f"{path}: was made by an older arsip; the next crawl brings it up")
    except (sqlite3.DatabaseError, OSError) as error:
        raise ArchiveError(
            f"{path}: cannot be read as an archive ({_reason(error, path)})"
        ) from error
    return db


def must_exist(path: Path) -> None:
    """Raise ArchiveError where nothing is at ``path`` yet: what only writes to an archive that is
    there makes none."""
    try:
        size = path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        raise ArchiveError(
            f"{path}: there is no archive yet; `arsip crawl` or `arsip demo` makes one"
        ) from None
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be read ({error.strerror})") from error
    if not size or not path.is_file():
        raise ArchiveError(f"{path}: {NO_ARCHIVE}")


def untouched(path: Path) -> bool:
    """Tell whether nobody can write the archive from here, so that SQLite need not lock it.

    A file in WAL mode that lies in a folder without write access cannot be opened otherwise
    (SQLite, Write-Ahead Logging, Read-Only Databases).
    """
    log = path.with_name(path.name + "-wal")
    return not os.access(path.parent, os.W_OK) and not (log.exists() and log.stat().st_size)


def _reason(error: Exception, path: Path) -> str:
    """Say what is behind SQLite's message: readers too need room for the index of its log."""
    if str(error) == "disk I/O error" and disk_usage(path.parent).free < LOG_INDEX:
        return "no space left on the disk"
    return str(error)


def _is_foreign(db: Database) -> bool:
    """Tell whether a database holds tables, and none of them is ours."""
    others = set(db.table_names()) - {migrations.migrations_table}
    return bool(others) and not migrations.applied(db)
