"""Sums over the whole archive, as front page, outlets and dashboard show them. Reads only."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

RECENT = 20_000
"""Newest articles whose tags and places are counted: a count of all would read every row."""
FLOWS = 200
"""Pairs of outlets in the reprint network, the most frequent first."""


_PERIOD = "SELECT min(day), max(day) FROM timeline WHERE moment IS NOT NULL"
_EDITED = "SELECT count(DISTINCT article) FROM revisions WHERE revision > 1 AND kind = 'outlet'"


@dataclass(slots=True)
class Sums:
    """What the archive holds."""

    articles: int = 0
    outlets: int = 0
    oldest: str | None = None
    newest: str | None = None
    edited: int = 0
    gone: int = 0
    captures: int = 0
    shared: int = 0
    """Stories that more than one outlet printed."""
    titles: dict[str, str] = field(default_factory=dict)
    """What the outlets are called, by name."""
    by_outlet: dict[str, int] = field(default_factory=dict)
    """Articles by outlet, the most first."""
    months: dict[str, Counter[str]] = field(default_factory=dict)
    """Articles by outlet and month (``2024-05``), dated ones."""


def sums(db: Database) -> Sums:
    """Count what the archive holds."""
    found = Sums()
    for row in db.query("SELECT name, coalesce(title, name) AS title FROM outlets ORDER BY name"):
        found.titles[row["name"]] = row["title"]
    months = db.query(
        "SELECT outlet, CASE WHEN moment IS NOT NULL THEN substr(day, 1, 7) END AS month,"
        " count(*) AS articles FROM timeline GROUP BY 1, 2 ORDER BY 2"
    )
    total: Counter[str] = Counter()
    for row in months:
        total[row["outlet"]] += row["articles"]
        if row["month"]:
            of_outlet = found.months.setdefault(row["outlet"], Counter())
            of_outlet[row["month"]] += row["articles"]
    found.by_outlet = dict(total.most_common())
    found.articles, found.outlets = total.total(), len(found.titles)
    found.oldest, found.newest = _one(db, _PERIOD)
    (found.edited,) = _one(db, _EDITED)
    (found.gone,) = _one(db, "SELECT count(*) FROM pages WHERE state = 'gone'")
    (found.captures,) = _one(db, "SELECT count(*) FROM captures")
    (found.shared,) = _one(db, "SELECT count(*) FROM stories WHERE articles > 1 AND outlets > 1")
    return found


def _one(db: Database, sql: str) -> tuple[Any, ...]:
    return tuple(db.execute(sql).fetchone())


def days(db: Database, newest: str | None, most: int = 60) -> list[tuple[str, Counter[str]]]:
    """Return articles by day and outlet, of the last ``most`` days up to the newest one."""
    if not newest:
        return []
    rows = db.query(
        "SELECT day, outlet, count(*) AS articles FROM timeline"
        " WHERE moment >= CAST(strftime('%s', ?, ?) AS INTEGER) GROUP BY 1, 2 ORDER BY 1",
        [newest[:10], f"-{most - 1} days"],
    )
    found: dict[str, Counter[str]] = {}
    for row in rows:
        found.setdefault(row["day"], Counter())[row["outlet"]] += row["articles"]
    return list(found.items())


def flows(db: Database) -> list[dict[str, Any]]:
    """Return who printed first and who followed: ``first``, ``later``, ``articles``, ``lag``.

    ``lag`` is the mean in hours.
    """
    return list(
        db.query(
            "SELECT f.outlet AS first, a.outlet AS later, count(*) AS articles,"
            " avg(r.lag_hours) AS lag FROM reprints AS r"
            " JOIN articles AS a ON a.id = r.article"
            " JOIN (SELECT a.story, a.outlet, min(r.lag_hours) FROM reprints AS r"
            "   JOIN articles AS a ON a.id = r.article WHERE r.lag_hours IS NOT NULL"
            "   GROUP BY r.story) AS f ON f.story = r.story"
            " WHERE a.outlet <> f.outlet GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT ?",
            [FLOWS],
        )
    )


def words_of(db: Database, most: int = 15) -> dict[str, list[tuple[str, int]]]:
    """Return the most frequent tags, places and sections of the newest articles, with counts."""
    rows = db.query(
        "SELECT a.tags, a.dateline, a.section FROM timeline AS t"
        " JOIN articles AS a ON a.id = t.article ORDER BY t.moment DESC LIMIT ?",
        [RECENT],
    )
    tags: Counter[str] = Counter()
    places: Counter[str] = Counter()
    sections: Counter[str] = Counter()
    for row in rows:
        tags.update(dict.fromkeys(map(str, json.loads(row["tags"])), 1))
        places.update([row["dateline"]] if row["dateline"] else [])
        sections.update([row["section"]] if row["section"] else [])
    return {
        "tags": tags.most_common(most),
        "places": places.most_common(most),
        "sections": sections.most_common(most),
    }
