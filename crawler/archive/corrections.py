"""Corrections: what arsip itself reads differently, kept apart from what the outlet changed.

A correction comes from the same capture as the version that it corrects, read with other rules.
All functions are to be called within a transaction.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from crawler.archive.articles import reading_columns, write_contributors
from crawler.archive.compare import changed_fields
from crawler.archive.rows import JSON_FIELDS
from crawler.records import Article
from crawler.times import stamp
from crawler.urls import url_key

VISIBLE = (
    "title", "authors", "editors", "published", "modified", "section", "tags", "language",
    "image", "description", "dateline", "text",
)  # fmt: skip
"""Fields whose correction makes a row of ``revisions``."""

QUIET = (
    "published_raw", "published_source", "related", "contributors", "rights", "title_source",
    "authors_source", "text_source", "image_caption", "image_credit",
)  # fmt: skip
"""Fields that are corrected in the article's row alone: they say where others come from, or were
not read by earlier versions at all."""

FIELDS = VISIBLE + QUIET

_DATE = ("published", "published_raw", "published_source")


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that today's rules read differently; lists and objects as plain JSON types."""

    before: Any
    after: Any


def differences(known: Mapping[str, Any], article: Article) -> dict[str, Difference]:
    """Return what a reading says differently from a row, by field.

    ``known`` is the row of ``articles``, with ``contributors`` as a list of pairs of name and
    role. Its address is no reading: it names the article.
    """
    read: dict[str, Any] = reading_columns(article, "")
    read["contributors"] = [(person.name, person.role) for person in article.contributors]
    kept = _DATE if known["revision"] > 1 and read["published"] is None else ()
    found: dict[str, Difference] = {}
    for name in FIELDS:
        before, after = known[name], read[name]
        if name in JSON_FIELDS:
            before, after = json.loads(before), json.loads(after)
        # a later version that lost its date keeps the one that was known
        if before != after and name not in kept:
            found[name] = Difference(before, after)
    return found


def load_known(db: Database, number: int) -> dict[str, Any] | None:
    """Return a row of ``articles`` as `differences` takes it."""
    row = next(iter(db.query("SELECT * FROM articles WHERE id = ?", [number])), None)
    if row is not None:
        people = "SELECT name, role FROM contributors WHERE article = ? ORDER BY position"
        row["contributors"] = list(db.execute(people, [number]))
    return row


def read_otherwise(
    db: Database, article: Article, extractor: str, number: int | None = None
) -> dict[str, Any] | None:
    """Return the row that an article would revise, where other rules had read that row.

    ``number`` is the row, where it is known from an earlier visit.
    """
    if number is None:
        row = db.execute(
            "SELECT id FROM articles WHERE outlet = ?1 AND key = ?2 AND extractor <> ?3",
            [article.outlet, url_key(article.url), extractor],
        ).fetchone()
        number = row[0] if row else 0
    known = load_known(db, int(number))
    if known is None or known["extractor"] == extractor or known["outlet"] != article.outlet:
        return None
    return known if changed_fields(known, reading_columns(article, "")) else None


def correct(
    db: Database, number: int, article: Article, stems: str, extractor: str, moment: datetime
) -> tuple[str, ...]:
    """Give a row the reading of today's rules; return the names of the fields that changed.

    ``moment`` is the time of the correction. Where nothing changes, only the name of the rules
    is noted.
    """
    known = load_known(db, number)
    if known is None:
        return ()
    changed = tuple(differences(known, article))
    columns = {**reading_columns(article, stems), "extractor": extractor}
    if known["revision"] > 1 and article.published is None:
        columns |= {name: known[name] for name in _DATE}
    visible = [name for name in changed if name in VISIBLE]
    if visible:
        columns["revision"] = int(known["revision"]) + 1
        _write_correction(db, known, article, visible, extractor, moment)
    columns = {name: value for name, value in columns.items() if known[name] != value}
    if columns:
        sets = ", ".join(f"{name} = ?" for name in columns)
        db.execute(f"UPDATE articles SET {sets} WHERE id = ?", [*columns.values(), number])
    if "contributors" in changed:
        write_contributors(db, number, article)
    return changed


def mark_correction(db: Database, article: int, extractor: str, moment: datetime) -> None:
    """Say of an article's only version that arsip found it later, in a page known before."""
    db.execute(
        "UPDATE revisions SET kind = 'correction', extractor = ?, corrected = ? WHERE article = ?",
        [extractor, stamp(moment), article],
    )


def withdraw(db: Database, number: int, reason: str) -> bool:
    """Take out an article whose page is none by today's rules; return whether that was done.

    Its addresses say why from now on; the capture stays, and other rules may find the article
    again. One with several versions stays: its page may have been an article once.
    """
    own = "SELECT count(*) FROM revisions WHERE article = ? AND kind = 'outlet'"
    if db.execute(own, [number]).fetchone()[0] > 1:
        return False
    db.execute(
        "UPDATE pages SET state = 'not_article', reason = ?, article = NULL, next_visit = NULL"
        " WHERE article = ?",
        [reason, number],
    )
    db.execute("DELETE FROM articles WHERE id = ?", [number])
    return True


def _write_correction(
    db: Database,
    known: Mapping[str, Any],
    article: Article,
    changed: list[str],
    extractor: str,
    moment: datetime,
) -> None:
    """Write a version that was seen when the one that it corrects was."""
    number, revision = known["id"], int(known["revision"])
    seen = db.execute(
        "SELECT seen FROM revisions WHERE article = ? AND revision = ?", [number, revision]
    ).fetchone()
    db.execute(
        "INSERT INTO revisions(article, revision, seen, title, text, content_hash, changed,"
        " capture, kind, extractor, corrected)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'correction', ?, ?)",
        [
            number, revision + 1, seen[0] if seen else known["last_seen"], article.title,
            article.text, article.content_hash, json.dumps(changed), known["capture"], extractor,
            stamp(moment),
        ],
    )  # fmt: skip
