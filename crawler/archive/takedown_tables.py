"""The tables of takedowns: what is to be finished, and by what their content is known again."""

from __future__ import annotations

TAKEDOWNS = """
CREATE TABLE takedowns (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL, reason TEXT NOT NULL,
  step TEXT NOT NULL CHECK (step IN ('records', 'bytes', 'done'))
) STRICT;
CREATE TABLE takedown_keys (
  key TEXT NOT NULL,
  takedown INTEGER NOT NULL REFERENCES takedowns(id),
  PRIMARY KEY (key, takedown)
) STRICT, WITHOUT ROWID;
CREATE TABLE takedown_marks (
  takedown INTEGER NOT NULL REFERENCES takedowns(id),
  words INTEGER NOT NULL, hash INTEGER NOT NULL,
  PRIMARY KEY (takedown, words, hash)
) STRICT, WITHOUT ROWID;
CREATE TABLE takedown_files (
  takedown INTEGER NOT NULL REFERENCES takedowns(id),
  warc TEXT NOT NULL REFERENCES warcs(name),
  records TEXT NOT NULL,
  written INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (takedown, warc)
) STRICT, WITHOUT ROWID;
"""
