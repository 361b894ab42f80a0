"""How far each web archive from elsewhere has been read: in the archive, with the rows.

All functions are to be called within a transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from crawler.archive.captures import known_warc
from crawler.archive.copies import fingerprint
from crawler.archive.stretches import Stretch
from crawler.times import stamp


class OtherFileError(Exception):
    """A file has the name of one that was imported before, and is another."""


@dataclass(frozen=True, slots=True)
class ImportKey:
    """What an import is known by."""

    warc: str
    """As in ``captures.warc``."""
    begins: int
    """Where the web archive begins in the file: not 0 in a WACZ."""
    filters: str
    """What was asked for of it; another question reads it again."""


WHOLE: tuple[tuple[int, int | None], ...] = ((0, None),)
"""Where the records of a file lie that is nothing but a web archive."""


def spans_of(db: Database, name: str) -> tuple[tuple[int, int | None], ...]:
    """Return from where to where records lie in a file: all of it, or what a ZIP holds.

    A WACZ is told by where its web archives begin, since its name may be any.
    """
    rows = db.execute(
        "SELECT begins, max(size) FROM imports WHERE warc = ? GROUP BY begins ORDER BY begins",
        [name],
    ).fetchall()
    if not any(begins for begins, _ in rows):
        return WHOLE
    return tuple((begins, begins + size) for begins, size in rows)


def begin_import(
    db: Database, key: ImportKey, stretch: Stretch, source: str, moment: datetime
) -> int | None:
    """Note that a web archive is being imported; return from where on, None where it is done.

    Raises OtherFileError, OSError.
    """
    known_warc(db, key.warc, None, size=stretch.path.stat().st_size, closed=True)
    row = db.execute(
        "SELECT head, offset, size, finished FROM imports"
        " WHERE warc = ? AND begins = ? AND filters = ?",
        [key.warc, key.begins, key.filters],
    ).fetchone()
    if row is None:
        db.execute(
            "INSERT INTO imports(warc, begins, filters, head, source, offset, size, started)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                key.warc, key.begins, key.filters, fingerprint(stretch), source, stretch.begins,
                stretch.size, stamp(moment),
            ],
        )  # fmt: skip
        return stretch.begins
    head, offset, size, finished = row
    if fingerprint(stretch, int(head.partition(":")[0])) != head:
        raise OtherFileError("another file of this name was imported before; give it a new name")
    if finished is not None and size == stretch.size:
        return None
    # one that has lost bytes was rewritten: what is known of it is passed over one by one
    return int(offset) if size <= stretch.size else stretch.begins


def reached(db: Database, key: ImportKey, offset: int, counts: str) -> None:
    """Note up to which offset a web archive is done with; ``counts`` as JSON."""
    db.execute(
        "UPDATE imports SET offset = ?, counts = ? WHERE warc = ? AND begins = ? AND filters = ?",
        [offset, counts, key.warc, key.begins, key.filters],
    )


def end_import(db: Database, key: ImportKey, stretch: Stretch, moment: datetime) -> None:
    """Note that a web archive was read to its end."""
    db.execute(
        "UPDATE imports SET finished = ?, size = ? WHERE warc = ? AND begins = ? AND filters = ?",
        [stamp(moment), stretch.size, key.warc, key.begins, key.filters],
    )
    db.execute("UPDATE warcs SET size = ? WHERE name = ?", [stretch.path.stat().st_size, key.warc])
