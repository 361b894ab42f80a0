"""Where an outlet lists its articles, as found by looking at its site: remembered, so that the
next crawl need not look again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlite_utils import Database

from crawler.outlet import Feed, Listing, Sitemap, Source, WordPress
from crawler.times import stamp

_KINDS: dict[str, type[Feed] | type[Listing] | type[Sitemap] | type[WordPress]] = {
    "feed": Feed,
    "listing": Listing,
    "sitemap": Sitemap,
    "wordpress": WordPress,
}


def known_sources(db: Database, outlet: str, mode: str) -> tuple[Source, ...]:
    """Return the sources that worked when a crawl of that mode last looked, in order of use."""
    rows = db.query(
        "SELECT kind, path FROM sources WHERE outlet = ? AND mode = ? ORDER BY rowid",
        [outlet, mode],
    )
    return tuple(_KINDS[row["kind"]](row["path"]) for row in rows)


def save_sources(
    db: Database, outlet: str, mode: str, sources: Iterable[Source], moment: datetime
) -> None:
    """Remember what worked in place of what was remembered. Within a transaction."""
    db.execute("DELETE FROM sources WHERE outlet = ? AND mode = ?", [outlet, mode])
    for source in sources:
        db.execute(
            "INSERT OR IGNORE INTO sources(outlet, mode, kind, path, found) VALUES (?, ?, ?, ?, ?)",
            [outlet, mode, kind_name(source), source.path, stamp(moment)],
        )


def kind_name(source: Source) -> str:
    """Return the short name of a source's kind ("feed")."""
    return next(name for name, kind in _KINDS.items() if isinstance(source, kind))
