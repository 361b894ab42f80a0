"""The migrations that make room for web archives from elsewhere."""

from __future__ import annotations

IMPORTS = """
ALTER TABLE captures ADD COLUMN refers INTEGER REFERENCES captures(id);
CREATE INDEX captures_digest ON captures(digest);
CREATE TABLE imports (
  warc TEXT NOT NULL REFERENCES warcs(name),
  begins INTEGER NOT NULL,
  filters TEXT NOT NULL,
  head TEXT NOT NULL,
  source TEXT NOT NULL,
  offset INTEGER NOT NULL, size INTEGER NOT NULL,
  started TEXT NOT NULL, finished TEXT,
  counts TEXT NOT NULL DEFAULT '{}',
  PRIMARY KEY (warc, begins, filters)
) STRICT, WITHOUT ROWID;
"""
"""How far each was read, and what a capture refers to that saw the same again."""

FIRST_PAGES = """
CREATE TABLE first_pages (
  capture INTEGER PRIMARY KEY REFERENCES captures(id) ON DELETE CASCADE
) STRICT;
"""
"""Imported captures that show the first of several pages, and are yet to be joined with them."""
