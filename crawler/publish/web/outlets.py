"""Outlets: who they are, how they print, what is held of them, how they are."""

# mypy: disable-error-code="import-untyped"

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from datasette.utils.asgi import NotFound
from sqlite_utils import Database

from crawler.archive.overview import overview
from crawler.operate.coverage import UNDATED, Coverage, coverage
from crawler.operate.health import Verdict, health_of
from crawler.publish.web.access import look_up, memory
from crawler.publish.web.charts import heat
from crawler.publish.web.formats import Entry, Listing
from crawler.publish.web.sums import sums
from crawler.publish.web.teasers import entry, teasers
from crawler.publish.web.visit import Page, Visit
from crawler.times import now

WEEKDAYS = 7


async def index(visit: Visit) -> Page:
    """Show all outlets."""
    whole = await memory(visit.datasette).get("sums", sums)
    known = await memory(visit.datasette).get("overview", overview)
    rows = [
        {
            "name": name,
            "title": row["title"] or name,
            "home": row["home"],
            "region": row["region"],
            "language": row["language"],
            "articles": row["articles"],
            "newest": row["newest"],
            "last_crawl": (row["last_crawl"] or {}).get("started"),
        }
        for name, row in known.items()
    ]
    rows.sort(key=lambda row: (-row["articles"], row["name"]))
    months: dict[str, Mapping[str, int]] = {
        row["name"]: whole.months.get(row["name"], {}) for row in rows
    }
    values: dict[str, Any] = {"heat": heat(months, 24), "sums": whole}
    if visit.format == "html":
        values["health"] = await memory(visit.datasette).get("health", health)
    title = visit.tools()["t"]("outlets.title")
    listing = Listing("outlets", title, rows, _entry)
    return Page("arsip/outlets.html", values, listing)


async def one(visit: Visit) -> Page:
    """Show an outlet: about it, its rhythm, its coverage by month, its health, its newest."""
    name = unquote(str(visit.request.url_vars["name"]))
    size, offset = visit.size, visit.offset

    def about(db: Database) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        row = next(iter(db.query("SELECT * FROM outlets WHERE name = ?", [name])), None)
        if row is None:
            raise NotFound("no such outlet")
        ids = db.execute(
            "SELECT article FROM timeline WHERE outlet = ? ORDER BY moment DESC, article DESC"
            " LIMIT ? OFFSET ?",
            [name, size + 1, offset],
        )
        return row, teasers(db, [found[0] for found in ids])

    outlet, rows = look_up(visit.datasette, about)
    outlet["title"] = outlet["title"] or name
    values: dict[str, Any] = {"outlet": outlet}
    if visit.format == "html":
        held = memory(visit.datasette)
        verdicts = await held.get("health", health)
        values |= await held.get(f"outlet {name}", lambda db: _state(db, name))
        values |= {"verdict": verdicts.get(name), "fields": _fields(verdicts.get(name))}
    listing = Listing("outlet", outlet["title"], rows[:size], entry, more=len(rows) > size)
    return Page("arsip/outlet.html", values, listing)


def health(db: Database) -> dict[str, Verdict]:
    """Return how every outlet is now."""
    return health_of(db, now())


def _state(db: Database, name: str) -> dict[str, Any]:
    found = coverage(db, name).get(name, Coverage())
    return {
        "coverage": found.sum,
        "total": found.total,
        "years": _years(found),
        "rhythm": _rhythm(db, name),
    }


def _years(found: Coverage) -> list[tuple[str, list[dict[str, Any] | None]]]:
    """Return the calendar of coverage, the newest year first: twelve months each."""
    years: dict[str, list[dict[str, Any] | None]] = {}
    for month, count in found.months.items():
        if month == UNDATED:
            continue
        year, _, of_year = month.partition("-")
        months = years.setdefault(year, [None] * 12)
        share = count.share
        months[int(of_year) - 1] = {
            "month": month,
            "archived": count.archived,
            "missing": count.missing,
            "share": share,
            "shade": 0 if share is None else 1 + round(share * 6),
        }
    return sorted(years.items(), reverse=True)


def _rhythm(db: Database, name: str) -> list[int]:
    """Return how many of the newest articles came on Mondays … Sundays."""
    counts = [0] * WEEKDAYS
    rows = db.execute(
        "SELECT (strftime('%w', day) + 6) % 7, count(*) FROM"
        " (SELECT day FROM timeline WHERE outlet = ? AND moment IS NOT NULL"
        "  ORDER BY moment DESC LIMIT 2000) GROUP BY 1",
        [name],
    )
    for weekday, count in rows:
        if weekday is not None:
            counts[int(weekday)] = count
    return counts


def _fields(verdict: Verdict | None) -> list[tuple[str, float]]:
    """Return the share of newest articles that have each field, where it is known."""
    if verdict is None:
        return []
    return [(s.field, s.recent) for s in verdict.fields if s.recent is not None]


def _entry(row: Mapping[str, Any]) -> Entry:
    return Entry(
        id=f"urn:arsip:outlet:{row['name']}",
        title=row["title"],
        updated=row["newest"],
        path=f"/outlet/{row['name']}",
        summary=str(row["articles"]),
        source=row["home"],
    )
