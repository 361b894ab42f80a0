"""The migration for stories: the index by which near-identical articles are found.

``story_keys`` holds a sample of each article's runs of words (``crawler.stories.keys``) by
fortnight of publication, so that looking for copies reads what was printed about the same time,
however large the archive is. ``story_samples`` has the same by article, packed; ``story_pairs``
every verified pair, in both directions. Triggers of plain SQL note in ``story_waiting`` what has
been stored, revised or deleted and is not grouped yet: whoever writes articles cannot forget it.
"""

from __future__ import annotations

STORIES = """
CREATE TABLE story_keys (
  fortnight INTEGER NOT NULL, key INTEGER NOT NULL, article INTEGER NOT NULL,
  PRIMARY KEY (fortnight, key, article)
) STRICT, WITHOUT ROWID;
CREATE TABLE story_samples (
  article INTEGER PRIMARY KEY,
  fortnight INTEGER NOT NULL, keys BLOB NOT NULL, runs INTEGER NOT NULL, figures BLOB
) STRICT;
CREATE TABLE story_pairs (
  article INTEGER NOT NULL, other INTEGER NOT NULL, similarity REAL NOT NULL,
  PRIMARY KEY (article, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX stories_shared ON stories(first_published) WHERE articles > 1;
CREATE TABLE story_waiting (article INTEGER PRIMARY KEY, story INTEGER) STRICT;
INSERT INTO story_waiting(article, story) SELECT id, story FROM articles;
CREATE TRIGGER story_insert AFTER INSERT ON articles BEGIN
  INSERT OR IGNORE INTO story_waiting(article, story) VALUES (new.id, new.story);
END;
CREATE TRIGGER story_update AFTER UPDATE OF outlet, title, text, published, content_hash
ON articles BEGIN
  INSERT OR IGNORE INTO story_waiting(article, story) VALUES (new.id, old.story);
END;
CREATE TRIGGER story_delete AFTER DELETE ON articles BEGIN
  INSERT OR IGNORE INTO story_waiting(article, story) VALUES (old.id, old.story);
END;
"""
