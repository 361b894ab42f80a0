"""Visits that come back: what is due, what was confirmed, what has vanished and returned.

An article counts as gone only after two visits at least a day apart found it missing; then
``gone_since`` is the first of them. All functions are to be called within a transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlite_utils import Database

from crawler.archive import schedule
from crawler.archive.articles import move_article
from crawler.archive.ledger import due_again
from crawler.records import Link
from crawler.times import stamp

GONE_APART = timedelta(days=1)
"""How far apart the two visits must lie that make a disappearance."""
UNREADABLE_AGAIN = timedelta(days=1)
"""When a page whose visit failed is visited again at the latest."""
CONDITIONAL_MOST = 4
"""Times in a row that "not modified" is believed before a page is asked for whole again."""


@dataclass(frozen=True, slots=True)
class Due:
    """An archived page that is to be visited again."""

    link: Link
    article: int
    etag: str | None
    """Validators of the last visit; None where the page is to be asked for whole."""
    last_modified: str | None


def due(db: Database, outlet: str, moment: datetime) -> list[Due]:
    """Return an outlet's pages that are due, longest overdue first: one an article."""
    rows = db.query(
        "SELECT p.url, p.article, p.etag, p.last_modified, p.unchanged, min(p.next_visit)"
        " FROM pages AS p JOIN articles AS a ON a.id = p.article"
        " WHERE p.outlet = ? AND p.article IS NOT NULL AND p.next_visit <= ?"
        " AND (p.state = 'archived' OR (p.state = 'gone' AND a.gone_since IS NOT NULL))"
        " GROUP BY p.article ORDER BY min(p.next_visit)",
        [outlet, stamp(moment)],
    )
    return [_due(row) for row in rows]


def due_page(db: Database, url: str) -> Due | None:
    """Return the archived page at an address, for a visit out of turn."""
    rows = db.query(
        "SELECT url, article, etag, last_modified, unchanged FROM pages"
        " WHERE url = ? AND article IS NOT NULL",
        [url],
    )
    row = next(iter(rows), None)
    return _due(row) if row is not None else None


def _due(row: dict[str, object]) -> Due:
    believed = int(str(row["unchanged"])) < CONDITIONAL_MOST
    etag, last_modified = (row["etag"], row["last_modified"]) if believed else (None, None)
    return Due(
        Link(str(row["url"])),
        int(str(row["article"])),
        str(etag) if etag else None,
        str(last_modified) if last_modified else None,
    )


def confirmed(
    db: Database, url: str, moment: datetime, hours: Sequence[float] = schedule.HOURS
) -> None:
    """Write that the outlet said "not modified" (304): the article is as it was."""
    _plan(db, url, moment, hours)
    db.execute(
        "UPDATE pages SET unchanged = unchanged + 1, missing_since = NULL, state = 'archived',"
        " reason = NULL WHERE url = ?",
        [url],
    )
    db.execute(
        "UPDATE articles SET last_seen = max(last_seen, ?), gone_since = NULL"
        " WHERE id = (SELECT article FROM pages WHERE url = ?)",
        [stamp(moment), url],
    )


def unreadable(
    db: Database, url: str, reason: str, moment: datetime, hours: Sequence[float] = schedule.HOURS
) -> None:
    """Write that a visit came to nothing; what is archived stays as it is. Due again in a day."""
    _plan(db, url, moment, hours)
    db.execute(
        "UPDATE pages SET reason = ?, next_visit = min(next_visit, ?) WHERE url = ?",
        [reason, stamp(moment + UNREADABLE_AGAIN), url],
    )


def missing(
    db: Database, url: str, reason: str, moment: datetime, hours: Sequence[float] = schedule.HOURS
) -> bool:
    """Write that an archived page was not found; return whether it is gone for good now."""
    row = db.execute("SELECT missing_since, article FROM pages WHERE url = ?", [url]).fetchone()
    if row is None:
        return False
    since, article = row
    if since is None:
        db.execute(
            "UPDATE pages SET missing_since = ?, reason = ?, last_visited = ?, next_visit = ?"
            " WHERE url = ?",
            [stamp(moment), reason, stamp(moment), stamp(moment + GONE_APART), url],
        )
        return False
    if moment - datetime.fromisoformat(since) < GONE_APART:
        db.execute("UPDATE pages SET last_visited = ? WHERE url = ?", [stamp(moment), url])
        return False
    _plan(db, url, moment, hours)
    moved = _moves(db, url, article)
    reason = "moved" if moved else reason
    db.execute("UPDATE pages SET state = 'gone', reason = ? WHERE url = ?", [reason, url])
    if moved:
        return False
    already = db.execute("SELECT gone_since FROM articles WHERE id = ?", [article]).fetchone()[0]
    db.execute(
        "UPDATE articles SET gone_since = coalesce(gone_since, ?) WHERE id = ?", [since, article]
    )
    return already is None


def _moves(db: Database, url: str, article: int) -> bool:
    """Give the article another of its addresses, one that was seen alive with the same text."""
    row = db.execute(
        "SELECT url FROM pages WHERE article = ? AND url <> ? AND missing_since IS NULL AND"
        " (state = 'archived' OR (state = 'duplicate' AND reason IS NULL))"
        " ORDER BY last_visited DESC LIMIT 1",
        [article, url],
    ).fetchone()
    if row is None:
        return False
    taken = db.execute("SELECT id FROM articles WHERE url = ?", [row[0]]).fetchone()
    if taken is None:
        move_article(db, article, row[0])
    db.execute("UPDATE pages SET state = 'archived' WHERE url = ?", [row[0]])
    return True


def _plan(db: Database, url: str, moment: datetime, hours: Sequence[float]) -> None:
    """Note the visit and when the next one is due."""
    article = db.execute("SELECT article FROM pages WHERE url = ?", [url]).fetchone()[0]
    db.execute(
        "UPDATE pages SET last_visited = ?, next_visit = ? WHERE url = ?",
        [stamp(moment), due_again(db, article, moment, hours), url],
    )
