"""The archive's tables, as migrations from the first version on.

Everything here opens in plain ``sqlite3``: no function, tokenizer or extension of ours stands
behind a trigger, view or index. Times are UTC, ISO 8601 with ``Z``-less offset ``+00:00``
(``2024-05-31T06:05:00+00:00``) unless a column says otherwise.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from crawler.archive.browsing import BROWSING
from crawler.archive.import_tables import FIRST_PAGES, IMPORTS
from crawler.archive.rereading_tables import REREADING
from crawler.archive.statements import statements
from crawler.archive.story_tables import STORIES
from crawler.archive.takedown_tables import TAKEDOWNS
from crawler.archive.timeline import TIMELINE

migrations = Migrations("arsip")

_FIRST = """
CREATE TABLE outlets (
  name TEXT PRIMARY KEY,
  title TEXT, home TEXT, region TEXT, timezone TEXT, language TEXT
) STRICT;

CREATE TABLE sources (
  outlet TEXT NOT NULL REFERENCES outlets(name),
  mode TEXT NOT NULL,
  kind TEXT NOT NULL, path TEXT NOT NULL,
  found TEXT NOT NULL,
  PRIMARY KEY (outlet, mode, kind, path)
) STRICT;

CREATE TABLE stories (
  id INTEGER PRIMARY KEY,
  articles INTEGER NOT NULL, outlets INTEGER NOT NULL, first_published TEXT, title TEXT
) STRICT;

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  started TEXT NOT NULL, finished TEXT,
  outlet TEXT NOT NULL REFERENCES outlets(name),
  mode TEXT NOT NULL,
  listed INTEGER NOT NULL DEFAULT 0, skipped INTEGER NOT NULL DEFAULT 0,
  requests INTEGER NOT NULL DEFAULT 0, fetched INTEGER NOT NULL DEFAULT 0,
  new INTEGER NOT NULL DEFAULT 0, changed INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0, duplicate INTEGER NOT NULL DEFAULT 0,
  gone INTEGER NOT NULL DEFAULT 0, not_article INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0,
  problem TEXT
) STRICT;

CREATE TABLE warcs (
  name TEXT PRIMARY KEY,
  run INTEGER REFERENCES runs(id),
  size INTEGER NOT NULL DEFAULT 0,
  closed INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE captures (
  id INTEGER PRIMARY KEY,
  url TEXT NOT NULL, fetched TEXT NOT NULL, status INTEGER NOT NULL, content_type TEXT,
  digest TEXT NOT NULL,
  warc TEXT NOT NULL REFERENCES warcs(name), offset INTEGER NOT NULL, length INTEGER NOT NULL,
  run INTEGER REFERENCES runs(id),
  UNIQUE (warc, offset)
) STRICT;
CREATE INDEX captures_url ON captures(url, fetched);

CREATE TABLE articles (
  id INTEGER PRIMARY KEY,
  outlet TEXT NOT NULL REFERENCES outlets(name),
  url TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  authors TEXT NOT NULL DEFAULT '[]', editors TEXT NOT NULL DEFAULT '[]',
  published TEXT, modified TEXT, published_raw TEXT, published_source TEXT,
  section TEXT, tags TEXT NOT NULL DEFAULT '[]', language TEXT, image TEXT,
  description TEXT, dateline TEXT,
  text TEXT NOT NULL,
  related TEXT NOT NULL DEFAULT '[]',
  words INTEGER NOT NULL, content_hash TEXT NOT NULL,
  story INTEGER REFERENCES stories(id),
  first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, gone_since TEXT,
  revision INTEGER NOT NULL DEFAULT 1,
  key TEXT NOT NULL,
  stems TEXT NOT NULL DEFAULT '',
  capture INTEGER REFERENCES captures(id),
  extractor TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX articles_key ON articles(outlet, key);
CREATE INDEX articles_content_hash ON articles(outlet, content_hash);
CREATE INDEX articles_published ON articles(published);
CREATE INDEX articles_outlet_published ON articles(outlet, published);
CREATE INDEX articles_story ON articles(story);

CREATE TABLE contributors (
  article INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL, role TEXT NOT NULL,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX contributors_name ON contributors(name);

CREATE TABLE revisions (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  revision INTEGER NOT NULL, seen TEXT NOT NULL,
  title TEXT NOT NULL, text TEXT NOT NULL, content_hash TEXT NOT NULL,
  changed TEXT NOT NULL DEFAULT '[]',
  capture INTEGER REFERENCES captures(id),
  UNIQUE (article, revision)
) STRICT;

CREATE TABLE reprints (
  article INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
  story INTEGER NOT NULL REFERENCES stories(id),
  similarity REAL NOT NULL, lag_hours REAL
) STRICT;
CREATE INDEX reprints_story ON reprints(story);

CREATE TABLE pages (
  url TEXT PRIMARY KEY,
  outlet TEXT NOT NULL REFERENCES outlets(name),
  article INTEGER REFERENCES articles(id) ON DELETE SET NULL,
  state TEXT NOT NULL CHECK (state IN ('listed', 'archived', 'duplicate', 'not_article',
                                       'failed', 'gone', 'blocked', 'redacted')),
  reason TEXT,
  listed_by TEXT, first_listed TEXT, last_listed TEXT,
  last_visited TEXT, next_visit TEXT,
  etag TEXT, last_modified TEXT,
  key TEXT NOT NULL,
  title TEXT, published TEXT, modified TEXT,
  attempts INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX pages_key ON pages(outlet, key);
CREATE INDEX pages_state ON pages(outlet, state);
CREATE INDEX pages_article ON pages(article);

CREATE TABLE redactions (url TEXT NOT NULL, at TEXT NOT NULL, reason TEXT NOT NULL) STRICT;
CREATE INDEX redactions_url ON redactions(url);

CREATE VIRTUAL TABLE articles_fts USING fts5(
  title, text, stems,
  content='articles', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER articles_fts_insert AFTER INSERT ON articles BEGIN
  INSERT INTO articles_fts(rowid, title, text, stems)
  VALUES (new.id, new.title, new.text, new.stems);
END;
CREATE TRIGGER articles_fts_delete AFTER DELETE ON articles BEGIN
  INSERT INTO articles_fts(articles_fts, rowid, title, text, stems)
  VALUES ('delete', old.id, old.title, old.text, old.stems);
END;
CREATE TRIGGER articles_fts_update AFTER UPDATE OF title, text, stems ON articles BEGIN
  INSERT INTO articles_fts(articles_fts, rowid, title, text, stems)
  VALUES ('delete', old.id, old.title, old.text, old.stems);
  INSERT INTO articles_fts(rowid, title, text, stems)
  VALUES (new.id, new.title, new.text, new.stems);
END;
"""


@migrations()
def first(db: Database) -> None:
    """Make the tables of the first version."""
    for statement in statements(_FIRST):
        db.execute(statement)


_RECHECKS = """
CREATE TABLE lists (
  url TEXT PRIMARY KEY,
  outlet TEXT NOT NULL REFERENCES outlets(name),
  etag TEXT, last_modified TEXT, digest TEXT, fetched TEXT NOT NULL
) STRICT, WITHOUT ROWID;
ALTER TABLE pages ADD COLUMN missing_since TEXT;
ALTER TABLE pages ADD COLUMN unchanged INTEGER NOT NULL DEFAULT 0;
ALTER TABLE articles ADD COLUMN via TEXT NOT NULL DEFAULT 'page';
ALTER TABLE revisions ADD COLUMN same_as INTEGER;
ALTER TABLE outlets ADD COLUMN total INTEGER;
ALTER TABLE outlets ADD COLUMN total_at TEXT;
CREATE INDEX pages_next_visit ON pages(outlet, next_visit) WHERE article IS NOT NULL;
"""


@migrations()
def rechecks(db: Database) -> None:
    """Make room for visits that come back: validators, disappearances, texts that flip."""
    for statement in statements(_RECHECKS):
        db.execute(statement)


@migrations()
def operating(db: Database) -> None:
    """Find an outlet's last runs of a mode without reading those of years."""
    db.execute("CREATE INDEX runs_outlet ON runs(outlet, mode, started)")


@migrations()
def imports(db: Database) -> None:
    """Remember how far each web archive from elsewhere has been read, and what it refers to."""
    for statement in statements(IMPORTS):
        db.execute(statement)


_FIXITY = """
ALTER TABLE warcs ADD COLUMN checked TEXT;
ALTER TABLE warcs ADD COLUMN touched INTEGER;
CREATE TABLE checks (part TEXT PRIMARY KEY, checked TEXT NOT NULL, upto INTEGER) STRICT;
"""


@migrations()
def fixity(db: Database) -> None:
    """Remember when each web archive and part of the archive was checked.

    ``warcs.touched`` is the file's modification time (ns) then.
    """
    for statement in statements(_FIXITY):
        db.execute(statement)


@migrations()
def takedowns(db: Database) -> None:
    """Keep what takedowns have to finish, and by what they know the content again.

    ``takedown_marks`` holds digests of runs of words, no words; ``takedown_files`` the web
    archives that are yet to be rewritten, with the offsets of the records concerned.
    """
    for statement in statements(TAKEDOWNS):
        db.execute(statement)


@migrations()
def timeline(db: Database) -> None:
    """Keep what search orders and counts by in slim rows beside the articles."""
    for statement in statements(TIMELINE):
        db.execute(statement)


@migrations()
def rereading(db: Database) -> None:
    """Tell corrections from the outlet's revisions; keep rights, and what a reading was given."""
    for statement in statements(REREADING):
        db.execute(statement)


@migrations()
def stories(db: Database) -> None:
    """Make room for finding near-identical articles; those there are wait to be grouped."""
    for statement in statements(STORIES):
        db.execute(statement)


@migrations()
def capture_references(db: Database) -> None:
    """Find what refers to a capture, so that deleting one reads no whole table."""
    db.execute("CREATE INDEX articles_capture ON articles(capture) WHERE capture IS NOT NULL")
    db.execute("CREATE INDEX revisions_capture ON revisions(capture) WHERE capture IS NOT NULL")
    db.execute("CREATE INDEX captures_refers ON captures(refers) WHERE refers IS NOT NULL")


@migrations()
def provenance(db: Database) -> None:
    """Keep where title, authors and text were read, and the lead image's caption and credit."""
    for name in ("title_source", "authors_source", "text_source", "image_caption", "image_credit"):
        db.execute(f"ALTER TABLE articles ADD COLUMN {name} TEXT")


@migrations()
def first_pages(db: Database) -> None:
    """Remember imported articles cut into pages until all their pages are looked for."""
    for statement in statements(FIRST_PAGES):
        db.execute(statement)


@migrations()
def browsing(db: Database) -> None:
    """List the latest edits and withdrawals without reading whole tables."""
    for statement in statements(BROWSING):
        db.execute(statement)
