"""The slim rows that search orders and counts by, held against the articles."""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database

from crawler.archive.fixity.faults import Fault, Findings

CHUNK = 500
"""Articles compared at once."""
_SAID = """SELECT id AS article, CAST(strftime('%s', published) AS INTEGER) AS moment,
  substr(published, 1, 10) AS day, outlet, story FROM articles"""
"""What the triggers of ``timeline`` write."""


def check_timeline(db: Database, findings: Findings, ids: Sequence[int]) -> None:
    """Hold the ids of timeline and articles against each other, and the rows of some."""
    for query, what in (
        ("SELECT id FROM articles EXCEPT SELECT article FROM timeline", "is missing"),
        ("SELECT article FROM timeline EXCEPT SELECT id FROM articles", "has no article"),
    ):
        for (number,) in db.execute(query):
            findings.add(_fault(number, what))
    for start in range(0, len(ids), CHUNK):
        part = ids[start : start + CHUNK]
        marks = ", ".join("?" * len(part))
        stale = (
            f"SELECT article FROM ({_SAID} WHERE id IN ({marks})) AS said JOIN timeline AS held"
            " USING (article) WHERE held.moment IS NOT said.moment OR held.day IS NOT said.day"
            " OR held.outlet IS NOT said.outlet OR held.story IS NOT said.story"
        )
        for (number,) in db.execute(stale, part):
            findings.add(_fault(number, "says something else than its article"))


def rebuild_timeline(db: Database) -> None:
    """Make the rows anew from the articles. Within a transaction."""
    db.execute("DELETE FROM timeline")
    db.execute(f"INSERT INTO timeline(article, moment, day, outlet, story) {_SAID}")


def _fault(number: int, what: str) -> Fault:
    return Fault("derived", f"timeline {number}", what, mendable=True)
