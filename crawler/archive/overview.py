"""What the archive holds of each outlet."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database


def overview(db: Database) -> dict[str, dict[str, Any]]:
    """Return each outlet's row by name, with what the archive holds of it.

    Added are ``articles`` (how many), ``newest`` (its latest time of publication, None where
    there is none), ``sources`` (the lists found by looking at its site) and ``last_crawl`` (its
    last row of ``runs``, None where it was never crawled).
    """
    outlets = {row["name"]: row for row in db.query("SELECT * FROM outlets ORDER BY name")}
    for row in outlets.values():
        row |= {"articles": 0, "newest": None, "last_crawl": None, "sources": []}
    counts = "SELECT outlet, count(*) AS articles, max(published) AS newest FROM articles"
    for row in db.query(f"{counts} GROUP BY outlet"):
        outlets[row.pop("outlet")].update(row)
    for row in db.query("SELECT DISTINCT outlet, kind, path FROM sources ORDER BY rowid"):
        outlets[row["outlet"]]["sources"].append(f"{row['kind']} {row['path']}")
    last = "SELECT * FROM runs WHERE id IN (SELECT max(id) FROM runs GROUP BY outlet)"
    for row in db.query(last):
        outlets[row["outlet"]]["last_crawl"] = row
    return outlets


def lately(db: Database, until: int, span: int, number: int) -> dict[str, list[int]]:
    """Return how many articles each outlet published in the last ``number`` spans of time.

    By the outlet's name, the earliest span first; ``until`` (in Unix time) ends the last one, and
    each is ``span`` seconds long. Outlets without any are left out.
    """
    rows = db.query(
        "SELECT outlet, (:until - moment) / :span AS ago, count(*) AS articles FROM timeline"
        " WHERE moment > :until - :span * :number AND moment <= :until GROUP BY 1, 2",
        {"until": until, "span": span, "number": number},
    )
    found: dict[str, list[int]] = {}
    for row in rows:
        counts = found.setdefault(row["outlet"], [0] * number)
        counts[number - 1 - row["ago"]] = row["articles"]
    return found


def newest_moment(db: Database) -> int | None:
    """Return when the newest article was published, in Unix time; None where none is dated."""
    (moment,) = db.execute("SELECT max(moment) FROM timeline").fetchone()
    return int(moment) if moment is not None else None
