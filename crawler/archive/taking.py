"""Taking a capture from elsewhere into the archive: its place, its page, its article.

A web archive tells what an address answered at a time, and nothing else: that a page is missing
from it, or answered 404 then, never makes an article gone. All functions are to be called within
a transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from sqlite_utils import Database

from crawler.archive import ledger
from crawler.archive.articles import Saved, Visit, save_article
from crawler.archive.captures import save_capture
from crawler.archive.schedule import HOURS
from crawler.archive.warc import Exchange, Place
from crawler.extract.tasks import Reading
from crawler.extract.version import extractor
from crawler.outlet import Outlet
from crawler.times import stamp

BY = "import"
"""``pages.listed_by`` of an address that no list is known to hold."""


@dataclass(frozen=True, slots=True)
class Capture:
    """A preserved response in a web archive, without its body."""

    exchange: Exchange
    warc: str
    """As in ``captures.warc``."""
    place: Place
    refers: tuple[str, int] | None = None
    """Web archive and offset of the capture that holds the body, where this one is a revisit."""


def is_known(
    db: Database, url: str, fetched: datetime, digest: str, place: tuple[str, int] | None = None
) -> bool:
    """Tell whether the archive has this very capture, wherever it lies but at ``place``."""
    rows = db.execute(
        "SELECT warc, offset FROM captures WHERE url = ? AND fetched = ? AND digest = ?",
        [url, stamp(fetched), digest],
    )
    return any((warc, offset) != place for warc, offset in rows)


@dataclass(frozen=True, slots=True)
class Original:
    """Where a body lies that other captures refer to."""

    warc: str
    offset: int
    digest: str


def find_original(
    db: Database, digest: str, url: str, fetched: datetime | None = None
) -> Original | None:
    """Return where the body of a revisit lies: by its digest, else by its address and time."""
    if digest:
        where, values = "digest = ? AND refers IS NULL ORDER BY url = ? DESC", [digest, url]
    else:
        moment = stamp(fetched) if fetched else "9"
        where, values = "url = ? AND refers IS NULL AND fetched <= ?", [url, moment]
    row = db.execute(
        f"SELECT warc, offset, digest FROM captures WHERE {where}"
        f"{',' if digest else ' ORDER BY'} fetched DESC LIMIT 1",
        values,
    ).fetchone()
    return Original(*row) if row else None


def take_capture(db: Database, capture: Capture) -> int | None:
    """Record where a response lies; return its id, None for a revisit of what is not there."""
    original = None
    if capture.refers is not None:
        row = db.execute(
            "SELECT id FROM captures WHERE warc = ? AND offset = ?", list(capture.refers)
        ).fetchone()
        if row is None:
            return None
        original = row[0]
    number = save_capture(db, None, capture.warc, capture.exchange, capture.place)
    if original is not None:
        db.execute("UPDATE captures SET refers = ? WHERE id = ?", [original, number])
    return number


def wait_for_pages(db: Database, capture: int) -> None:
    """Note that a capture shows one of an article's pages, whose others may come later."""
    db.execute("INSERT OR IGNORE INTO first_pages(capture) VALUES (?)", [capture])


def waiting_pages(db: Database) -> list[tuple[int, str]]:
    """Return the captures that wait for other pages, with their addresses, as they came."""
    rows = db.execute(
        "SELECT id, url FROM captures WHERE id IN (SELECT capture FROM first_pages) ORDER BY id"
    )
    return [(int(number), str(url)) for number, url in rows]


def waits_no_longer(db: Database, capture: int) -> None:
    """Note that a capture of `waiting_pages` is done with."""
    db.execute("DELETE FROM first_pages WHERE capture = ?", [capture])


def answered(db: Database, *urls: str) -> bool:
    """Tell whether the archive has a page that one of these addresses answered."""
    places = ", ".join("?" * len(urls))
    query = f"SELECT 1 FROM captures WHERE url IN ({places}) AND status = 200 LIMIT 1"
    return db.execute(query, list(urls)).fetchone() is not None


def take_page(
    db: Database,
    outlet: Outlet,
    url: str,
    capture: int,
    exchange: Exchange,
    reading: Reading,
    hours: Sequence[float] = HOURS,
    via: str = "page",
) -> Saved | None:
    """Write what the page of a capture says; None where it is no article.

    ``url`` is its address as the ledger writes it, ``via`` what carried the article. What a later
    visit found out stays.
    """
    ledger.enter_unlisted(db, outlet.name, url, BY)
    state, article, last_visited = db.execute(
        "SELECT state, article, last_visited FROM pages WHERE url = ?", [url]
    ).fetchone()
    moment = exchange.fetched
    latest = last_visited is None or last_visited <= stamp(moment)
    if reading.article is None:
        if latest and article is None and state != "duplicate":
            reason = reading.reason or reading.failure or "unread"
            ledger.settle(db, url, "not_article" if reading.reason else "failed", reason, moment)
        return None
    if state == "duplicate" and article is not None and _is_view(db, url, article):
        return Saved("duplicate", article)
    known = article if state in ("archived", "gone") else None
    visit = Visit(
        url, capture, moment, extractor(outlet), article=known, via=via, sample=reading.sample
    )
    saved = save_article(db, reading.article, reading.stems, visit)
    if state == "duplicate" and article == saved.article:
        return saved  # another spelling of its address
    if latest:
        ledger.archived(
            db,
            url,
            saved.article,
            moment,
            duplicate=saved.outcome == "duplicate",
            validators=(exchange.header("etag"), exchange.header("last-modified")),
            hours=hours,
        )
    elif article is None:
        state = "duplicate" if saved.outcome == "duplicate" else "archived"
        due = ledger.due_again(db, saved.article, datetime.fromisoformat(last_visited), hours)
        db.execute(
            "UPDATE pages SET state = ?, reason = NULL, article = ?, attempts = 0, next_visit = ?"
            " WHERE url = ?",
            [state, saved.article, due, url],
        )
    return saved


def _is_view(db: Database, url: str, article: int) -> bool:
    """Tell another view of an article (AMP, print) from its page at another spelling.

    Views say the same a little differently, which is no edit.
    """
    row = db.execute("SELECT url FROM articles WHERE id = ?", [article]).fetchone()
    return row is not None and _place(url) != _place(row[0])


def _place(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    return parts.netloc.removeprefix("www."), parts.path.rstrip("/"), parts.query
