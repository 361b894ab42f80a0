"""Rows of the archive as the JSON that every command prints, and finding an article's row."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlite_utils import Database

from crawler.urls import clean_url, url_key

FIELDS = (
    "id", "outlet", "url", "title", "authors", "editors", "published", "modified",
    "published_raw", "published_source", "section", "tags", "language", "image", "description",
    "dateline", "text", "related", "words", "content_hash", "story", "first_seen", "last_seen",
    "gone_since", "revision", "rights", "title_source", "authors_source", "text_source",
    "image_caption", "image_credit",
)  # fmt: skip
"""An article's fields, in the order of INTERFACE."""

LISTS = frozenset({"authors", "editors", "tags", "related"})
"""Those that the archive keeps as JSON arrays."""

JSON_FIELDS = LISTS | {"rights"}
"""Those that the archive keeps as JSON; ``rights`` is an object."""


def load_articles(db: Database, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Return the articles of these ids that there are, as plain JSON types, by id.

    ``contributors`` is a list of ``{"name", "role"}`` in the order printed.
    """
    marks = ", ".join("?" * len(ids))
    columns = ", ".join(FIELDS)
    found: dict[int, dict[str, Any]] = {}
    for row in db.query(f"SELECT {columns} FROM articles WHERE id IN ({marks})", list(ids)):
        article = {k: json.loads(v) if k in JSON_FIELDS else v for k, v in row.items()}
        found[row["id"]] = article | {"contributors": []}
    people = db.query(
        f"SELECT article, name, role FROM contributors WHERE article IN ({marks})"
        " ORDER BY article, position",
        list(ids),
    )
    for person in people:
        if person["article"] in found:
            found[person["article"]]["contributors"].append(
                {"name": person["name"], "role": person["role"]}
            )
    return found


def load_revisions(db: Database, article: int) -> list[dict[str, Any]]:
    """Return an article's revisions, the first one first; ``changed`` is a list of fields.

    ``kind`` is ``outlet`` for what the outlet published, ``correction`` for what arsip read anew
    from the same capture, with the rules (``extractor``) that did.
    """
    rows = db.query(
        "SELECT revision, seen, title, text, content_hash, changed, kind, extractor FROM revisions"
        " WHERE article = ? ORDER BY revision",
        [article],
    )
    return [row | {"changed": json.loads(row["changed"])} for row in rows]


def load_capture(db: Database, article: int) -> dict[str, Any] | None:
    """Return where the response that an article was read from lies, None where it is unknown.

    Where it had the body of an earlier one (a revisit), the place is that one's.
    """
    rows = db.query(
        "SELECT c.url, c.fetched, c.status, c.content_type, c.digest, b.warc, b.offset, b.length"
        " FROM articles AS a JOIN captures AS c ON c.id = a.capture"
        " JOIN captures AS b ON b.id = coalesce(c.refers, c.id) WHERE a.id = ?",
        [article],
    )
    return next(iter(rows), None)


def find_article(db: Database, word: str) -> int | None:
    """Return the id of the article that an id or any known address names, None where none is."""
    if word.isascii() and word.isdigit():
        if len(word) > 18:  # no row of SQLite has so large a number
            return None
        rows = db.execute("SELECT id FROM articles WHERE id = ?", [int(word)])
    else:
        url, key = clean_url(word) or word, url_key(word)
        rows = db.execute(
            "SELECT id FROM articles WHERE url = ?"
            " UNION ALL SELECT article FROM pages WHERE url = ? AND article IS NOT NULL"
            " UNION ALL SELECT id FROM articles"
            " WHERE outlet IN (SELECT name FROM outlets) AND key = ?"
            " UNION ALL SELECT article FROM pages"
            " WHERE outlet IN (SELECT name FROM outlets) AND key = ? AND article IS NOT NULL",
            [url, url, key, key],
        )
    found = rows.fetchone()
    return int(found[0]) if found else None


def page_state(db: Database, url: str) -> tuple[str, str | None] | None:
    """Return state and reason of an address in the ledger, None where no outlet listed it."""
    found = db.execute(
        "SELECT state, reason FROM pages WHERE url = ?"
        " UNION ALL SELECT state, reason FROM pages"
        " WHERE outlet IN (SELECT name FROM outlets) AND key = ?",
        [clean_url(url) or url, url_key(url)],
    ).fetchone()
    return (str(found[0]), found[1]) if found else None
