"""The migration for reading captures again: corrections, rights, what a reading was given.

``articles.listed`` is what the outlet's list had said of the page when it was read (JSON:
``title``, ``published``, ``modified``), since a reading falls back on it and must be repeatable.
``revisions.kind`` tells the outlet's own versions from arsip's corrections, ``revisions.extractor``
which rules made a correction, ``revisions.corrected`` when. ``rereadings`` holds how far each
``arsip reextract --apply`` came.
"""

from __future__ import annotations

REREADING = """
ALTER TABLE articles ADD COLUMN rights TEXT NOT NULL DEFAULT '{}';
ALTER TABLE articles ADD COLUMN listed TEXT;
ALTER TABLE revisions ADD COLUMN kind TEXT NOT NULL DEFAULT 'outlet'
  CHECK (kind IN ('outlet', 'correction'));
ALTER TABLE revisions ADD COLUMN extractor TEXT;
ALTER TABLE revisions ADD COLUMN corrected TEXT;
UPDATE articles SET listed = (
  SELECT json_object('title', p.title, 'published', p.published, 'modified', p.modified)
  FROM pages AS p WHERE p.article = articles.id AND p.state = 'archived'
  AND coalesce(p.title, p.published, p.modified) IS NOT NULL LIMIT 1
) WHERE via = 'page' AND revision = 1;
CREATE TABLE rereadings (
  id INTEGER PRIMARY KEY,
  started TEXT NOT NULL, finished TEXT,
  extractor TEXT NOT NULL,
  outlet TEXT, since TEXT,
  articles INTEGER NOT NULL DEFAULT 0,
  pages TEXT NOT NULL DEFAULT '',
  corrected INTEGER NOT NULL DEFAULT 0
) STRICT;
"""
