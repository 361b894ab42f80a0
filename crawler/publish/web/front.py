"""The front page: what the archive holds, its newest stories, its outlets."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from sqlite_utils import Database

from crawler.publish.web.access import look_up, memory
from crawler.publish.web.changes import edits, withdrawals
from crawler.publish.web.charts import heat
from crawler.publish.web.formats import Listing
from crawler.publish.web.sums import sums
from crawler.publish.web.teasers import collapsed, entry, teasers
from crawler.publish.web.visit import Page, Visit

STORIES = 16
_LOOKED_AT = 60


def newest(db: Database, limit: int = STORIES) -> list[dict[str, Any]]:
    """Return the newest stories: one article each, the latest."""
    found = db.execute(
        "SELECT article FROM timeline WHERE moment IS NOT NULL"
        " ORDER BY moment DESC, article DESC LIMIT ?",
        [_LOOKED_AT],
    )
    rows = collapsed(db, teasers(db, [row[0] for row in found]))[:limit]
    if rows:
        return rows
    undated = db.execute("SELECT id FROM articles ORDER BY id DESC LIMIT ?", [limit])
    return collapsed(db, teasers(db, [row[0] for row in undated]))


async def front(visit: Visit) -> Page:
    """Show the front page; as a feed it is the newest stories."""
    size = visit.whole("size", STORIES, _LOOKED_AT)
    whole = await memory(visit.datasette).get("sums", sums)
    rows, edited, gone = look_up(
        visit.datasette, lambda db: (newest(db, size), edits(db, 5), withdrawals(db, 5))
    )
    rest = groupby(rows[1:], lambda row: (row["published"] or "")[:10])
    values = {
        "sums": whole,
        "top": rows[0] if rows else None,
        "days": [(day, list(of_day)) for day, of_day in rest],
        "edited": edited,
        "withdrawn": gone,
        "heat": heat({name: whole.months.get(name, {}) for name in list(whole.by_outlet)[:12]}, 12),
    }
    listing = Listing("newest", visit.tools()["t"]("front.newest"), rows, entry)
    return Page("arsip/front.html", values, listing)
