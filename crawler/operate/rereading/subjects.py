"""What is to be read again, in an order in which it can be gone on with: articles, then pages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from sqlite_utils import Database

from crawler.archive.corrections import load_known
from crawler.extract.version import extractor
from crawler.fetch.outlets import declared_spiders
from crawler.fetch.recapture import Captures, Source, source_of
from crawler.outlet import Outlet
from crawler.records import REASONS

CHUNK = 500
"""Rows asked for at once."""

REDACTED = "SELECT url FROM redactions"


@dataclass(frozen=True, slots=True)
class Filters:
    """What of the archive is to be read again; empty: all."""

    outlet: str | None = None
    since: date | None = None
    """Articles published since then, undated ones first seen; pages visited since then."""


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """An article, or a page that was found to be none."""

    url: str
    outlet: str
    source: Source | None
    """None where nothing is preserved of it."""
    known: dict[str, Any] | None = None
    """The article's row (`crawler.archive.corrections.load_known`), None for a page."""
    reason: str | None = None
    """Why a page was found to be no article."""


class Outlets:
    """Finds the outlet that a row's pages are read for, as a crawl and an import do."""

    def __init__(self, db: Database, others: Iterable[Outlet] = ()) -> None:
        """Know what ``spiders/`` declares, ``others`` beside, and what the archive knows."""
        declared = [spider.outlet for spider in declared_spiders().values()]
        self._known = {outlet.name: outlet for outlet in (*others, *declared)}
        rows = db.query("SELECT name, title, home, region, timezone, language FROM outlets")
        for row in rows:
            outlet = Outlet(**{**row, "title": row["title"] or "", "home": row["home"] or ""})
            self._known.setdefault(outlet.name, outlet)

    def named(self, name: str) -> Outlet:
        """Return an outlet of the archive. Raises KeyError."""
        return self._known[name]

    def rules(self) -> str:
        """Return one name for today's rules for all outlets together."""
        names = "\n".join(f"{name} {extractor(o)}" for name, o in sorted(self._known.items()))
        return f"{extractor()}/outlets-{sha256(names.encode()).hexdigest()[:8]}"


def count(db: Database, filters: Filters, after: int = 0, after_page: str = "") -> int:
    """Return how many articles and pages there are to be read after these."""
    where, values = _articles_where(filters)
    first = f"SELECT count(*) FROM articles WHERE id > ? AND {where}"
    (found,) = db.execute(first, [after, *values]).fetchone()
    where, values = _pages_where(filters)
    second = f"SELECT count(*) FROM pages WHERE url > ? AND {where}"
    return int(found + db.execute(second, [after_page, *values]).fetchone()[0])


def articles(db: Database, filters: Filters, after: int = 0) -> Iterator[Subject]:
    """Yield the articles with an id above ``after``, in the order of ids; no redacted ones."""
    where, values = _articles_where(filters)
    while True:
        query = f"SELECT id FROM articles WHERE id > ? AND {where} ORDER BY id LIMIT {CHUNK}"
        found = [int(row[0]) for row in db.execute(query, [after, *values])]
        for number in found:
            known = load_known(db, number)
            if known is not None:
                yield Subject(known["url"], known["outlet"], source_of(db, known), known)
        if not found:
            return
        after = found[-1]


def pages(db: Database, captures: Captures, filters: Filters, after: str = "") -> Iterator[Subject]:
    """Yield the pages that were read and found to be no articles, in the order of addresses."""
    where, values = _pages_where(filters)
    while True:
        query = (
            "SELECT url, outlet, reason, title, published, modified FROM pages"
            f" WHERE url > ? AND {where} ORDER BY url LIMIT {CHUNK}"
        )
        found = list(db.query(query, [after, *values]))
        for row in found:
            capture = captures.newest(row["url"])
            listed = {k: row[k] for k in ("title", "published", "modified") if row[k]}
            source = None
            if capture is not None:
                source = Source(capture, listed=json.dumps(listed) if listed else None)
            yield Subject(row["url"], row["outlet"], source, reason=row["reason"])
        if not found:
            return
        after = found[-1]["url"]


def _articles_where(filters: Filters) -> tuple[str, list[str]]:
    where, values = [f"url NOT IN ({REDACTED})"], []
    if filters.outlet is not None:
        where.append("outlet = ?")
        values.append(filters.outlet)
    if filters.since is not None:
        where.append("substr(coalesce(published, first_seen), 1, 10) >= ?")
        values.append(filters.since.isoformat())
    return " AND ".join(where), values


def _pages_where(filters: Filters) -> tuple[str, list[str]]:
    names = ", ".join(f"'{reason}'" for reason in REASONS)
    where = ["state = 'not_article'", f"reason IN ({names})", f"url NOT IN ({REDACTED})"]
    values = []
    if filters.outlet is not None:
        where.append("outlet = ?")
        values.append(filters.outlet)
    if filters.since is not None:
        where.append("last_visited >= ?")
        values.append(filters.since.isoformat())
    return " AND ".join(where), values
