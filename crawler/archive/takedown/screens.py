"""Screens of the takedowns that the archive remembers."""

from __future__ import annotations

from sqlite_utils import Database

from crawler.archive.takedown.cleanse import Screen
from crawler.archive.takedown.finding import Marked


def load_screen(db: Database, takedown: int | None = None) -> Screen:
    """Return what is known of one takedown, None: of all."""
    where, values = ("WHERE takedown = ?", [takedown]) if takedown is not None else ("", [])
    keys = db.execute(f"SELECT key FROM takedown_keys {where}", values)
    marks = db.execute(f"SELECT words, hash FROM takedown_marks {where}", values)
    return Screen(frozenset(row[0] for row in keys), Marked(frozenset(map(tuple, marks))))
