"""What outlets edited after printing, and what they withdrew."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from crawler.publish.web.access import look_up
from crawler.publish.web.formats import Entry, Listing
from crawler.publish.web.visit import Page, Visit


def edits(db: Database, limit: int, offset: int = 0) -> list[dict[str, Any]]:
    """Return the latest edits: the article, its revision, the headline before and after."""
    rows = db.query(
        "SELECT r.article, r.revision, r.seen, r.title, r.changed, b.title AS title_before,"
        " length(r.text) - length(b.text) AS characters, a.outlet, a.url, a.published,"
        " coalesce(o.title, o.name) AS outlet_title, o.timezone"
        " FROM revisions AS r JOIN articles AS a ON a.id = r.article"
        " JOIN outlets AS o ON o.name = a.outlet"
        " LEFT JOIN revisions AS b ON b.article = r.article AND b.revision = r.revision - 1"
        " WHERE r.revision > 1 AND r.kind = 'outlet'"
        " ORDER BY r.seen DESC, r.id DESC LIMIT ? OFFSET ?",
        [limit, offset],
    )
    return [row | {"changed": json.loads(row["changed"])} for row in rows]


def withdrawals(db: Database, limit: int, offset: int = 0) -> list[dict[str, Any]]:
    """Return the articles that vanished from their outlets, the latest first."""
    return list(
        db.query(
            "SELECT a.id AS article, a.title, a.url, a.published, a.gone_since, a.last_seen,"
            " a.outlet, coalesce(o.title, o.name) AS outlet_title, o.timezone"
            " FROM articles AS a JOIN outlets AS o ON o.name = a.outlet"
            " WHERE a.gone_since IS NOT NULL ORDER BY a.gone_since DESC, a.id DESC"
            " LIMIT ? OFFSET ?",
            [limit, offset],
        )
    )


async def edited(visit: Visit) -> Page:
    """Show the list of edits."""
    size, offset = visit.size, visit.offset
    rows = look_up(visit.datasette, lambda db: edits(db, size + 1, offset))
    title = visit.tools()["t"]("changes.title")
    listing = Listing("changes", title, rows[:size], _edit_entry, more=len(rows) > size)
    return Page("arsip/changes.html", listing=listing)


async def withdrawn(visit: Visit) -> Page:
    """Show the list of what was withdrawn."""
    size, offset = visit.size, visit.offset
    rows = look_up(visit.datasette, lambda db: withdrawals(db, size + 1, offset))
    title = visit.tools()["t"]("withdrawn.title")
    listing = Listing("withdrawn", title, rows[:size], _gone_entry, more=len(rows) > size)
    return Page("arsip/withdrawn.html", listing=listing)


def _edit_entry(row: Mapping[str, Any]) -> Entry:
    return Entry(
        id=f"urn:arsip:article:{row['article']}:revision:{row['revision']}",
        title=f"{row['title']} ({row['outlet_title']})",
        updated=row["seen"],
        path=f"/article/{row['article']}/revisions",
        summary=", ".join(row["changed"]),
        source=row["url"],
    )


def _gone_entry(row: Mapping[str, Any]) -> Entry:
    return Entry(
        id=f"urn:arsip:article:{row['article']}:gone:{row['gone_since']}",
        title=f"{row['title']} ({row['outlet_title']})",
        updated=row["gone_since"],
        path=f"/article/{row['article']}",
        source=row["url"],
    )
