"""What sites said of text and data mining, in ``tdmrep.json``, at the time of each capture."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from sqlite_utils import Database

from crawler.archive.captures import read_capture
from crawler.extract.reservations import WELL_KNOWN
from crawler.times import stamp
from crawler.wire import BodyError, decoded

LARGEST = 1 << 20
"""Bytes of a ``tdmrep.json`` that are read; a longer one says nothing."""


def tdmrep_url(url: str) -> str:
    """Return the address at which the site of a page says what holds for all its pages."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{WELL_KNOWN}"


@dataclass(frozen=True, slots=True)
class SiteWord:
    """What one site's ``tdmrep.json`` said over time."""

    moments: Sequence[str] = ()
    """When it began to say so, as the archive writes times, ascending."""
    bodies: Sequence[bytes | None] = ()
    """What it said from then on; None where there was no such file."""

    def at(self, moment: datetime) -> bytes | None:
        """Return the file's body (decoded) at a time, None where there was none."""
        place = bisect_right(self.moments, stamp(moment))
        return self.bodies[place - 1] if place else None


def load_site_word(db: Database, db_path: Path, url: str) -> SiteWord:
    """Return what the site of the page at ``url`` said, as preserved in the archive."""
    rows = db.query(
        "SELECT id, fetched, status, digest FROM captures WHERE url = ? ORDER BY fetched, id",
        [tdmrep_url(url)],
    )
    moments: list[str] = []
    bodies: list[bytes | None] = []
    last: str | None = None
    for row in list(rows):
        digest = row["digest"] if row["status"] == 200 else ""
        if digest == last:
            continue
        last = digest
        moments.append(row["fetched"])
        bodies.append(_body(db, db_path, row["id"]) if digest else None)
    return SiteWord(moments, bodies)


def _body(db: Database, db_path: Path, capture: int) -> bytes | None:
    try:
        exchange = read_capture(db, db_path, capture)
        return decoded(exchange.body, exchange.header("content-encoding"), LARGEST)
    except (LookupError, OSError, ValueError, BodyError):
        return None  # taken away or damaged: nothing can be said of it any more
