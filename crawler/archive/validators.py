"""Lists as they were last seen: so that one that has not changed is not read again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from crawler.times import stamp


@dataclass(frozen=True, slots=True)
class Seen:
    """What a list's server said of it, and what it held."""

    etag: str | None
    last_modified: str | None
    digest: str | None
    """SHA-256 (hex) of the decoded body."""


def seen_list(db: Database, url: str) -> Seen | None:
    """Return how a list was last seen, None where it never was."""
    row = db.execute(
        "SELECT etag, last_modified, digest FROM lists WHERE url = ?", [url]
    ).fetchone()
    return Seen(*row) if row else None


def save_list(db: Database, outlet: str, url: str, seen: Seen, moment: datetime) -> None:
    """Remember a list whose links have been entered. Within the same transaction as those."""
    db.execute(
        "INSERT OR REPLACE INTO lists(url, outlet, etag, last_modified, digest, fetched)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [url, outlet, seen.etag, seen.last_modified, seen.digest, stamp(moment)],
    )


def digest(body: bytes) -> str:
    """Return the digest by which a list's body is compared."""
    return hashlib.sha256(body).hexdigest()
