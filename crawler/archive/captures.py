"""Captures: where each preserved response lies, and what a killed crawl left behind.

A run's web archive is named in ``warcs`` before its first byte is written, and marked closed
when it is done. One that is not closed belongs to a crawl that was killed: its torn tail is cut
back to the last whole record, and the responses that no transaction spoke of yet are recorded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from crawler.archive.exchange import Exchange, parse_warc_date, seen_again
from crawler.archive.warc import Place, read_response, responses, whole_until
from crawler.times import stamp


def save_capture(db: Database, run: int | None, warc: str, exchange: Exchange, place: Place) -> int:
    """Record where a response lies; return the capture's id."""
    cursor = db.execute(
        "INSERT INTO captures(url, fetched, status, content_type, digest, warc, offset, length,"
        " run) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT(warc, offset) DO UPDATE SET url = excluded.url RETURNING id",
        [
            exchange.url, stamp(exchange.fetched), exchange.status,
            exchange.header("content-type"), place.digest, warc, place.offset, place.length, run,
        ],
    )  # fmt: skip
    return int(cursor.fetchone()[0])


def warc_name(path: Path, db: Path) -> str:
    """Return how the archive at ``db`` names a web archive: relative to its own folder if below."""
    path, folder = path.resolve(), db.resolve().parent
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)


def warc_path(name: str, db: Path) -> Path:
    """Return the file that ``captures.warc`` of the archive at ``db`` names."""
    return db.resolve().parent / name


def read_capture(db: Database, db_path: Path, capture: int) -> Exchange:
    """Return what a capture preserved, with its body, wherever that lies.

    ``captures.offset`` counts in the file that ``captures.warc`` names, as it lies on the disk:
    a web archive (gzip, zstd or plain), or a WACZ, in which web archives are stored as they are.
    A capture that found what an earlier one had found (WARC's ``revisit``) has no body of its
    own; ``captures.refers`` names the one that has it. Raises LookupError for an unknown capture,
    OSError where the file cannot be read, ValueError where no record can be read there.
    """
    row = db.execute(
        "SELECT c.warc, c.offset, o.warc, o.offset FROM captures AS c"
        " LEFT JOIN captures AS o ON o.id = c.refers WHERE c.id = ?",
        [capture],
    ).fetchone()
    if row is None:
        raise LookupError(f"no capture {capture}")
    warc, offset, original, where = row
    exchange = read_response(warc_path(warc, db_path), offset)
    if original is None:
        return exchange
    return seen_again(exchange, read_response(warc_path(original, db_path), where))


def is_ours(name: str, run: int | None) -> bool:
    """Tell whether a web archive, as the archive names it, is the archive's own to write to.

    A crawl wrote it, or it lies in the archive's folder ``warcs``; what was imported where it
    lay is somebody else's.
    """
    return run is not None or name.startswith("warcs/")


def known_warc(
    db: Database, name: str, run: int | None, *, size: int = 0, closed: bool = False
) -> None:
    """Name a web archive in the archive, before a capture refers to it."""
    db.execute(
        "INSERT OR IGNORE INTO warcs(name, run, size, closed) VALUES (?, ?, ?, ?)",
        [name, run, size, int(closed)],
    )


@dataclass(frozen=True, slots=True)
class Unread:
    """A preserved page that was fetched, and not read before its crawl was killed."""

    page: str
    capture: int
    warc: str
    offset: int
    fetched: datetime


def unread(db: Database, outlet: str) -> list[Unread]:
    """Return the outlet's pages still ``listed`` whose whole response is already preserved."""
    rows = db.query(
        "SELECT p.url, max(c.id) AS capture, c.warc, c.offset, c.fetched"
        " FROM pages AS p JOIN captures AS c ON c.url = p.url"
        " WHERE p.outlet = ? AND p.state = 'listed' AND c.status = 200 GROUP BY p.url",
        [outlet],
    )
    return [
        Unread(
            row["url"], row["capture"], row["warc"], row["offset"], parse_warc_date(row["fetched"])
        )
        for row in rows
    ]


def mend(db: Database, db_path: Path) -> int:
    """Close what killed crawls left open; return how many responses were recovered.

    To be called within a transaction and under the archive's lock.
    """
    recovered = 0
    for row in list(db.query("SELECT name, run FROM warcs WHERE closed = 0")):
        path = warc_path(row["name"], db_path)
        if path.is_file():
            recovered += _mend_one(db, row["name"], row["run"], path)
        size = path.stat().st_size if path.is_file() else 0
        if size or _referred(db, row["name"]):  # a file that somebody took away is missed by name
            db.execute("UPDATE warcs SET size = ?, closed = 1 WHERE name = ?", [size, row["name"]])
        else:
            db.execute("DELETE FROM warcs WHERE name = ?", [row["name"]])
            path.unlink(missing_ok=True)
    db.execute(
        "UPDATE runs SET problem = 'killed before its end', finished ="
        " coalesce((SELECT max(fetched) FROM captures WHERE run = runs.id), started)"
        " WHERE finished IS NULL"
    )
    return recovered


def _referred(db: Database, name: str) -> bool:
    row = db.execute("SELECT 1 FROM captures WHERE warc = ? LIMIT 1", [name]).fetchone()
    return row is not None


def _mend_one(db: Database, name: str, run: int | None, path: Path) -> int:
    last = db.execute("SELECT max(offset) FROM captures WHERE warc = ?", [name]).fetchone()[0]
    start = int(last) if last is not None else 0
    end = whole_until(path, start)
    if end < path.stat().st_size:
        with path.open("r+b") as file:
            file.truncate(end)
    found = 0
    if end > start:
        for response in responses(path, start):
            if response.place.offset != last:
                save_capture(db, run, name, response.exchange, response.place)
                found += 1
    return found
