"""Which captures belong to an outlet and a period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from crawler.archive.captures import warc_path
from crawler.archive.ledger import redacted
from crawler.urls import clean_url, url_key


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; empty: all."""

    outlet: str | None = None
    hosts: tuple[str, ...] = ()
    """The outlet's hosts, whose every capture is its."""
    since: date | None = None
    until: date | None = None
    """Days, both included: of publication where a capture shows an article that has one, else of
    the capture, UTC."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A capture and where it lies."""

    capture: int
    path: Path
    offset: int
    digest: str
    title: str | None
    """Of the article that it shows; None where it shows none."""


_QUERY = """
SELECT c.id, c.url, c.fetched, c.warc, c.offset, c.digest, c.refers, r.outlet
FROM captures AS c LEFT JOIN runs AS r ON r.id = c.run ORDER BY c.warc, c.offset"""


def choose(db: Database, db_path: Path, wanted: Wanted) -> Iterator[Chosen]:
    """Yield the captures that are wanted, in the order in which they lie in their files.

    What was taken down is left out. The bodies that revisits refer to come with them.
    """
    sites = {_site(f"https://{host}/") for host in wanted.hosts}
    asked: set[int] = set()
    found: set[int] = set()
    for row in db.query(_QUERY):
        chosen = _chosen(db, db_path, row, wanted, sites)
        if chosen is None:
            continue
        if row["refers"] is not None:
            asked.add(row["refers"])
        found.add(row["id"])
        yield chosen
    everything = Wanted()
    for number in sorted(asked - found):
        query = _QUERY.replace("ORDER BY", "WHERE c.id = ? ORDER BY")
        for row in db.query(query, [number]):
            chosen = _chosen(db, db_path, row, everything, set())
            if chosen is not None:
                yield chosen


def _chosen(
    db: Database, db_path: Path, row: dict[str, Any], wanted: Wanted, sites: set[str]
) -> Chosen | None:
    url = clean_url(row["url"]) or row["url"]
    if redacted(db, url):
        return None
    article = _article(db, row["id"], row["url"], url)
    if wanted.outlet is not None and wanted.outlet not in (
        row["outlet"],
        article["outlet"] if article else None,
        wanted.outlet if _site(url) in sites else None,
    ):
        return None
    day = (article["published"] if article else None) or row["fetched"]
    if wanted.since is not None and day[:10] < wanted.since.isoformat():
        return None
    if wanted.until is not None and day[:10] > wanted.until.isoformat():
        return None
    return Chosen(
        row["id"],
        warc_path(row["warc"], db_path),
        row["offset"],
        row["digest"],
        article["title"] if article and article["own"] else None,
    )


def _article(db: Database, capture: int, *urls: str) -> dict[str, Any] | None:
    """Return the article that a capture shows: by its address, or as it was read from it.

    ``own`` tells its page from other views and spellings of it.
    """
    marks = ", ".join("?" * len(urls))
    rows = db.query(
        "SELECT a.outlet, a.title, a.published, p.state = 'archived' AS own FROM pages AS p"
        f" JOIN articles AS a ON a.id = p.article WHERE p.url IN ({marks})"
        " UNION ALL SELECT outlet, title, published, via = 'page' FROM articles"
        " WHERE capture = ? LIMIT 1",
        [*urls, capture],
    )
    return next(iter(rows), None)


def _site(url: str) -> str:
    return url_key(url).partition("/")[0]
