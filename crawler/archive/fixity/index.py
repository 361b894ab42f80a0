"""The search index held against the articles.

FTS5's own check says only that something is wrong; which articles it concerns is found out by
indexing them again beside it.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from sqlite_utils import Database

from crawler.archive.fixity.faults import Fault, Findings

CHUNK = 2_000
"""Articles indexed again at once."""
TOKENIZE = "unicode61 remove_diacritics 2"
"""As in the archive's schema."""


def check_entries(db: Database, findings: Findings, ids: Sequence[int]) -> None:
    """Hold the ids of index and articles against each other, and the lengths of some entries.

    Every article in ``ids`` is split into words again: an entry of other lengths is stale.
    """
    told: set[int] = set()
    for number, what in _strays(db):
        told.add(number)
        findings.add(what)
    for start in range(0, len(ids), CHUNK):
        for number in _other_lengths(db, ids[start : start + CHUNK]):
            if number not in told:
                told.add(number)
                findings.add(_stale(number))


def check_index(db: Database, findings: Findings) -> None:
    """Hold the whole index against the whole of the articles. It keeps writers waiting."""
    if _agrees(db):
        return
    known = {fault.where for fault in findings.faults if fault.kind.startswith("index_")}
    named = [number for number in _contradictions(db) if f"articles {number}" not in known]
    for number in named:
        findings.add(_stale(number))
    if not named and not known:
        what = "does not agree with the articles (FTS5, integrity-check)"
        findings.add(Fault("index_damaged", "articles_fts", what, mendable=True))


def rebuild_index(db: Database) -> None:
    """Make the index anew from the articles. Within a transaction."""
    db.execute("INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')")


def _agrees(db: Database) -> bool:
    try:
        with db.atomic():
            db.execute("INSERT INTO articles_fts(articles_fts, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if "locked" in str(error):
            raise
        return False
    return True


def _strays(db: Database) -> list[tuple[int, Fault]]:
    found = []
    missing = "SELECT id FROM articles EXCEPT SELECT id FROM articles_fts_docsize"
    for (number,) in db.execute(missing):
        what = "is not in the search index"
        found.append((number, Fault("index_missing", f"articles {number}", what, mendable=True)))
    orphan = "SELECT id FROM articles_fts_docsize EXCEPT SELECT id FROM articles"
    for (number,) in db.execute(orphan):
        what = "is in the search index, and there is no such article"
        found.append((number, Fault("index_orphan", f"articles {number}", what, mendable=True)))
    return found


def _stale(number: int) -> Fault:
    what = "the search index holds other words than the article"
    return Fault("index_stale", f"articles {number}", what, mendable=True)


def _beside(db: Database, ids: Sequence[int], detail: str) -> sqlite3.Connection:
    """Return a database in memory with an index of its own over some articles."""
    made = sqlite3.connect(":memory:")
    made.execute(
        f"CREATE VIRTUAL TABLE fresh USING fts5(title, text, stems, content='',"
        f" tokenize='{TOKENIZE}', detail={detail})"
    )
    marks = ", ".join("?" * len(ids))
    rows = db.execute(f"SELECT id, title, text, stems FROM articles WHERE id IN ({marks})", ids)
    made.executemany("INSERT INTO fresh(rowid, title, text, stems) VALUES (?, ?, ?, ?)", rows)
    return made


def _other_lengths(db: Database, ids: Sequence[int]) -> list[int]:
    """Return those whose entry counts other numbers of words than the article has."""
    made = _beside(db, ids, "none")
    fresh = dict(made.execute("SELECT id, sz FROM fresh_docsize"))
    made.close()
    marks = ", ".join("?" * len(ids))
    held = db.execute(f"SELECT id, sz FROM articles_fts_docsize WHERE id IN ({marks})", ids)
    return [number for number, size in held if fresh.get(number, size) != size]


def _contradictions(db: Database) -> list[int]:
    """Return the articles whose words in the index are others than in their row: slow."""
    try:
        held = _sums(db.conn, "temp.held", "main, articles_fts")
    except sqlite3.DatabaseError:  # so broken that it cannot be read
        return []
    wrong = []
    ids = [number for (number,) in db.execute("SELECT id FROM articles ORDER BY id")]
    for start in range(0, len(ids), CHUNK):
        part = ids[start : start + CHUNK]
        made = _beside(db, part, "full")
        fresh = _sums(made, "temp.seen", "main, fresh")
        made.close()
        wrong += [number for number in part if fresh.get(number) != held.get(number)]
    return wrong


def _sums(connection: sqlite3.Connection, name: str, table: str) -> dict[int, int]:
    """Return a sum over each entry's words and their places, by id."""
    connection.execute(f"CREATE VIRTUAL TABLE {name} USING fts5vocab({table}, instance)")
    sums: dict[int, int] = defaultdict(int)
    for number, *place in connection.execute(f"SELECT doc, term, col, offset FROM {name}"):
        sums[number] ^= hash(tuple(place))
    connection.execute(f"DROP TABLE {name}")
    return sums
