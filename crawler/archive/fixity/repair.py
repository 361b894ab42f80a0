"""Mending what can be mended: the index, derived columns, orphans, torn tails.

What may only be away for a while (a web archive that is not there) is left as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from crawler.archive.captures import read_capture, save_capture, warc_path
from crawler.archive.copies import clear_abandoned
from crawler.archive.exclusive import exclusive
from crawler.archive.fixity.articles import CHUNK, derived_columns
from crawler.archive.fixity.faults import Findings
from crawler.archive.fixity.index import check_entries, check_index, rebuild_index
from crawler.archive.fixity.shelf import folders
from crawler.archive.fixity.slim import rebuild_timeline
from crawler.archive.fixity.stories import regroup
from crawler.archive.fixity.tables import mend_tables
from crawler.archive.warc import responses, whole_until
from crawler.extract.article import content_hash, extract_article
from crawler.records import NotAnArticle
from crawler.wire import BodyError, decoded


def repair(path: Path, findings: Findings) -> list[str]:
    """Mend what ``findings`` of the archive at ``path`` name; return a line for each mending.

    Raises BusyError while a crawl is running.
    """
    kinds = {fault.kind for fault in findings.faults}
    files = {
        fault.where.rpartition(" at byte ")[0] or fault.where
        for fault in findings.faults
        if fault.kind in ("file_cut", "file_size", "record_unrecorded") and fault.mendable
    }
    with exclusive(path) as db:
        done = [
            f"{left}: removed, a killed import had left it"
            for folder in sorted(folders(db, path))
            for left in clear_abandoned(folder)
        ]
        with db.atomic():
            done += mend_tables(db)
        for name in sorted(files):
            with db.atomic():
                done += _mend_file(db, path, name)
        if kinds & {"derived", "revision"}:
            done += _mend_articles(db, path)
        if "story" in kinds:
            with db.atomic():
                done.append(regroup(db))
        if any(fault.where.startswith("timeline ") for fault in findings.faults):
            with db.atomic():
                rebuild_timeline(db)
            done.append("timeline: rebuilt from the articles")
        if _index_is_wrong(db):
            with db.atomic():
                rebuild_index(db)
            done.append("articles_fts: rebuilt from the articles")
    return done


def _index_is_wrong(db: Database) -> bool:
    found = Findings()
    check_entries(db, found, [])
    check_index(db, found)
    return bool(found.faults)


def _mend_file(db: Database, path: Path, name: str) -> list[str]:
    """Cut a torn tail, and record what the archive does not know of the file."""
    file = warc_path(name, path)
    done = []
    size, end = file.stat().st_size, whole_until(file)
    if end < size:
        lost = db.execute(
            "SELECT id, url FROM captures WHERE warc = ? AND offset >= ?", [name, end]
        ).fetchall()
        for capture, url in lost:
            _forget(db, capture)
            done.append(f"captures {capture}: its record is lost, so it is forgotten ({url})")
        with file.open("r+b") as opened:
            opened.truncate(end)
        done.append(f"{name}: torn tail of {size - end} bytes cut at byte {end}")
    known = {
        offset for (offset,) in db.execute("SELECT offset FROM captures WHERE warc = ?", [name])
    }
    run = db.execute("SELECT run FROM warcs WHERE name = ?", [name]).fetchone()[0]
    for response in responses(file):
        if response.place.offset not in known:
            capture = save_capture(db, run, name, response.exchange, response.place)
            done.append(f"captures {capture}: recorded again ({response.exchange.url})")
    db.execute("UPDATE warcs SET size = ?, checked = NULL WHERE name = ?", [end, name])
    return done


def _forget(db: Database, capture: int) -> None:
    for table in ("articles", "revisions"):
        db.execute(f"UPDATE {table} SET capture = NULL WHERE capture = ?", [capture])
    db.execute("UPDATE captures SET refers = NULL WHERE refers = ?", [capture])
    db.execute("DELETE FROM captures WHERE id = ?", [capture])


def _mend_articles(db: Database, path: Path) -> list[str]:
    done: list[str] = []
    ids = [number for (number,) in db.execute("SELECT id FROM articles ORDER BY id")]
    for start in range(0, len(ids), CHUNK):
        with db.atomic():
            for number in ids[start : start + CHUNK]:
                row = next(iter(db.query("SELECT * FROM articles WHERE id = ?", [number])))
                done += _mend_article(db, path, row)
    return done


def _mend_article(db: Database, path: Path, row: dict[str, Any]) -> Iterator[str]:
    number, where = row["id"], f"articles {row['id']}"
    revisions = list(
        db.query("SELECT * FROM revisions WHERE article = ? ORDER BY revision", [number])
    )
    if content_hash(row["text"]) != row["content_hash"]:
        found = _text_of(db, path, row, revisions)
        if found is not None:
            text, source = found
            db.execute("UPDATE articles SET text = ? WHERE id = ?", [text, number])
            row["text"] = text
            yield f"{where}: text restored from {source}"
    for name, value in derived_columns(row).items():
        if row[name] != value:
            db.execute(f"UPDATE articles SET {name} = ? WHERE id = ?", [value, number])
            row[name] = value
            yield f"{where}: {name} computed again"
    yield from _mend_revisions(db, row, revisions)


def _text_of(
    db: Database, path: Path, row: dict[str, Any], revisions: list[dict[str, Any]]
) -> tuple[str, str] | None:
    """Find the text that has the article's digest: in its revisions, else in its capture."""
    for revision in reversed(revisions):
        if content_hash(revision["text"]) == row["content_hash"]:
            return revision["text"], f"revision {revision['revision']}"
    if row["capture"] is None or row["via"] != "page":
        return None
    try:
        kept = read_capture(db, path, row["capture"])
        body = decoded(kept.body, kept.header("content-encoding"))
        read = extract_article(
            body, row["url"], captured=kept.fetched, content_type=kept.header("content-type")
        )
    except (OSError, ValueError, BodyError, NotAnArticle):
        return None
    same = read.content_hash == row["content_hash"]
    return (read.text, f"captures {row['capture']}") if same else None


def _mend_revisions(
    db: Database, row: dict[str, Any], revisions: list[dict[str, Any]]
) -> Iterator[str]:
    number, where = row["id"], f"articles {row['id']}"
    for revision in revisions:
        value = content_hash(revision["text"])
        if value != revision["content_hash"]:
            db.execute(
                "UPDATE revisions SET content_hash = ? WHERE id = ?", [value, revision["id"]]
            )
            revision["content_hash"] = value
            yield f"revisions {revision['id']}: content_hash computed again"
    newest = revisions[-1] if revisions else None
    if newest is not None and newest["revision"] >= row["revision"]:
        if newest["revision"] != row["revision"]:
            db.execute(
                "UPDATE articles SET revision = ? WHERE id = ?", [newest["revision"], number]
            )
            yield f"{where}: revision set to {newest['revision']}"
        if any(newest[name] != row[name] for name in ("title", "text", "content_hash")):
            db.execute(
                "UPDATE revisions SET title = ?, text = ?, content_hash = ? WHERE id = ?",
                [row["title"], row["text"], row["content_hash"], newest["id"]],
            )
            yield f"revisions {newest['id']}: set to what its article says"
        return
    last = newest["revision"] if newest is not None else 0
    db.execute(
        "INSERT INTO revisions(article, revision, seen, title, text, content_hash, changed,"
        " capture) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            number, last + 1, row["last_seen"], row["title"], row["text"], row["content_hash"],
            json.dumps([]), row["capture"],
        ],
    )  # fmt: skip
    db.execute("UPDATE articles SET revision = ? WHERE id = ?", [last + 1, number])
    yield f"{where}: its revision {last + 1} written again"
