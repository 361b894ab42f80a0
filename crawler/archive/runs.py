"""Runs: when an outlet was crawled, and what came of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime

from sqlite_utils import Database

from crawler.outlet import Outlet
from crawler.times import stamp


@dataclass(slots=True)
class Tally:
    """What a run counts. INTERFACE: ``arsip crawl --json``, per outlet."""

    listed: int = 0
    """Different addresses that the outlet's lists held."""
    skipped: int = 0
    """Listed articles that were archived already and not asked for again."""
    requests: int = 0
    """HTTP requests sent."""
    fetched: int = 0
    """Pages that were asked for as articles and came whole."""
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    duplicate: int = 0
    gone: int = 0
    not_article: int = 0
    failed: int = 0
    bytes: int = 0
    """Bytes of response bodies as they came over the wire."""


def save_outlet(db: Database, outlet: Outlet) -> None:
    """Write what is declared of the outlet; what a declaration leaves open stays as it was."""
    db.execute(
        "INSERT INTO outlets(name, title, home, region, timezone, language)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT(name) DO UPDATE SET"
        " title = coalesce(nullif(excluded.title, ''), title), home = excluded.home,"
        " region = coalesce(excluded.region, region),"
        " timezone = coalesce(excluded.timezone, timezone),"
        " language = coalesce(excluded.language, language)",
        [outlet.name, outlet.title, outlet.home, outlet.region, outlet.timezone, outlet.language],
    )


def completed(db: Database, outlet: Outlet) -> Outlet:
    """Return an outlet that nobody declared with what was found out about it before.

    Its pages are then read alike by every crawl, whether or not that looks at the site again.
    """
    row = db.execute(
        "SELECT title, region, timezone, language FROM outlets WHERE name = ?", [outlet.name]
    ).fetchone()
    if outlet.sources or row is None:
        return outlet
    title, region, timezone, language = row
    return replace(
        outlet,
        title=outlet.title or title or "",
        region=outlet.region or region,
        timezone=outlet.timezone or timezone,
        language=outlet.language or language,
    )


def start_run(db: Database, outlet: Outlet, mode: str, moment: datetime) -> int:
    """Enter a run and its outlet; return the run's id."""
    save_outlet(db, outlet)
    cursor = db.execute(
        "INSERT INTO runs(started, outlet, mode) VALUES (?, ?, ?)",
        [stamp(moment), outlet.name, mode],
    )
    return int(cursor.lastrowid or 0)


def finish_run(db: Database, run: int, tally: Tally, problem: str | None, moment: datetime) -> None:
    """Write a run's end and its counts."""
    counts = asdict(tally)
    sets = ", ".join(f"{name} = ?" for name in counts)
    db.execute(
        f"UPDATE runs SET finished = ?, problem = ?, {sets} WHERE id = ?",
        [stamp(moment), problem, *counts.values(), run],
    )


def last_run(db: Database, outlet: str) -> str | None:
    """Return when the outlet's last crawl for news that ended well began, None without one."""
    row = db.execute(
        "SELECT max(started) FROM runs WHERE outlet = ? AND finished IS NOT NULL"
        " AND problem IS NULL AND mode IN ('latest', 'full')",
        [outlet],
    ).fetchone()
    return row[0] if row else None


def save_total(db: Database, outlet: str, total: int, moment: datetime) -> None:
    """Write how many articles the outlet itself says it has."""
    db.execute(
        "UPDATE outlets SET total = ?, total_at = ? WHERE name = ?", [total, stamp(moment), outlet]
    )


def count_articles(db: Database, outlet: str) -> int:
    """Return how many articles of the outlet the archive holds."""
    query = "SELECT count(*) FROM articles WHERE outlet = ?"
    return int(db.execute(query, [outlet]).fetchone()[0])
