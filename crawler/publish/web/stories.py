"""Stories: the same news at several outlets, who printed it first and who followed."""

# mypy: disable-error-code="import-untyped"

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from datasette.utils.asgi import NotFound
from sqlite_utils import Database

from crawler.publish.web.access import look_up
from crawler.publish.web.formats import Entry, Listing
from crawler.publish.web.visit import Page, Visit

MOST_COPIES = 200


def telling(db: Database, story: int) -> dict[str, Any] | None:
    """Return a story with its articles, the first published first; None where it is told once.

    Each of ``copies`` has ``similarity`` (0 to 1) and ``lag_hours`` behind the first, and
    ``place``: where it stands between first and last, 0 to 1.
    """
    found = next(iter(db.query("SELECT * FROM stories WHERE id = ?", [story])), None)
    if found is None:
        return None
    copies = list(
        db.query(
            "SELECT a.id, a.title, a.url, a.published, a.outlet, a.words, a.gone_since,"
            " coalesce(o.title, o.name) AS outlet_title, r.similarity, r.lag_hours"
            " FROM articles AS a JOIN outlets AS o ON o.name = a.outlet"
            " LEFT JOIN reprints AS r ON r.article = a.id"
            " WHERE a.story = ? ORDER BY r.lag_hours IS NULL, r.lag_hours, a.published, a.id"
            " LIMIT ?",
            [story, MOST_COPIES],
        )
    )
    if len(copies) < 2:
        return None
    latest = max((copy["lag_hours"] or 0 for copy in copies), default=0)
    for copy in copies:
        copy["place"] = round((copy["lag_hours"] or 0) / latest, 4) if latest else 0
    return {**found, "title": found["title"] or copies[0]["title"], "copies": copies}


async def index(visit: Visit) -> Page:
    """Show the stories of more than one outlet."""
    order = "widest" if visit.word("order") == "widest" else "newest"
    size, offset = visit.size, visit.offset

    def shared(db: Database) -> list[dict[str, Any]]:
        by = "first_published DESC" if order == "newest" else "outlets DESC, first_published DESC"
        return list(
            db.query(
                "SELECT id, title, articles, outlets, first_published FROM stories"
                f" WHERE articles > 1 AND outlets > 1 ORDER BY {by}, id DESC LIMIT ? OFFSET ?",
                [size + 1, offset],
            )
        )

    rows = look_up(visit.datasette, shared)
    title = visit.tools()["t"]("stories.title")
    listing = Listing("stories", title, rows[:size], _entry, more=len(rows) > size)
    return Page("arsip/stories.html", {"order": order}, listing)


async def one(visit: Visit) -> Page:
    """Show a story with the timeline of its reprints."""
    number = visit.number("story")
    story = look_up(visit.datasette, lambda db: telling(db, number))
    if story is None:
        raise NotFound("no such story")
    rows = [{k: v for k, v in copy.items() if k != "place"} for copy in story["copies"]]
    listing = Listing(f"story-{number}", story["title"], rows, _copy_entry)
    return Page("arsip/story.html", {"story": story, "span": _span(story)}, listing)


def _span(story: Mapping[str, Any]) -> float | None:
    """Return hours between the first and the last article, None where times are unknown."""
    lags = [copy["lag_hours"] for copy in story["copies"] if copy["lag_hours"] is not None]
    if lags:
        return float(max(lags))
    times = sorted(c["published"] for c in story["copies"] if "T" in (c["published"] or ""))
    if len(times) < 2:
        return None
    first, last = (datetime.fromisoformat(stamp) for stamp in (times[0], times[-1]))
    if (first.tzinfo is None) != (last.tzinfo is None):
        return None
    return (last - first).total_seconds() / 3600


def _entry(row: Mapping[str, Any]) -> Entry:
    return Entry(
        id=f"urn:arsip:story:{row['id']}",
        title=row["title"] or "",
        updated=row["first_published"],
        path=f"/story/{row['id']}",
        summary=f"{row['articles']} / {row['outlets']}",
    )


def _copy_entry(row: Mapping[str, Any]) -> Entry:
    return Entry(
        id=f"urn:arsip:article:{row['id']}",
        title=f"{row['title']} ({row['outlet_title']})",
        updated=row["published"],
        path=f"/article/{row['id']}",
        source=row["url"],
    )
