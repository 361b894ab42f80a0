"""How far a rereading of the captures has come, so that a killed one is gone on with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from crawler.times import stamp


@dataclass(slots=True)
class Rereading:
    """One ``arsip reextract --apply``."""

    id: int
    article: int = 0
    """The last article that is done with; 0: none."""
    page: str = ""
    """The last page that is done with."""
    resumed: bool = False


def begin(
    db: Database, rules: str, outlet: str | None, since: str | None, moment: datetime
) -> Rereading:
    """Return the unfinished rereading with the same rules and filters, else a new one.

    Others that were left unfinished are forgotten. Within a transaction.
    """
    row = db.execute(
        "SELECT id, articles, pages FROM rereadings WHERE finished IS NULL AND extractor = ?"
        " AND outlet IS ? AND since IS ? ORDER BY id DESC LIMIT 1",
        [rules, outlet, since],
    ).fetchone()
    if row is not None:
        number, article, page = row
        return Rereading(number, article, page, resumed=bool(article or page))
    db.execute("DELETE FROM rereadings WHERE finished IS NULL")
    cursor = db.execute(
        "INSERT INTO rereadings(started, extractor, outlet, since) VALUES (?, ?, ?, ?)",
        [stamp(moment), rules, outlet, since],
    )
    return Rereading(int(cursor.lastrowid or 0))


def reached(db: Database, rereading: Rereading, article: int, page: str, corrected: int) -> None:
    """Note how far it has come, in the transaction that wrote so far.

    ``corrected`` is how many articles were corrected since it was noted last.
    """
    db.execute(
        "UPDATE rereadings SET articles = ?, pages = ?, corrected = corrected + ? WHERE id = ?",
        [article, page, corrected, rereading.id],
    )
    rereading.article, rereading.page = article, page


def end(db: Database, rereading: Rereading, moment: datetime) -> None:
    """Note that it has read everything."""
    db.execute("UPDATE rereadings SET finished = ? WHERE id = ?", [stamp(moment), rereading.id])
