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
