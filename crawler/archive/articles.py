"""Articles and their revisions: one row an article, whatever addresses lead to it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from sqlite_utils import Database

from crawler.archive.compare import changed_fields
from crawler.archive.earlier import place_earlier
from crawler.archive.stories import group_waiting
from crawler.records import Article, Link
from crawler.stories.keys import Sample
from crawler.times import stamp
from crawler.urls import url_key

Outcome = Literal["new", "changed", "unchanged", "duplicate"]

DUPLICATE_WORDS = 25
"""A shorter text may be alike by chance ("Foto: …"), so it never makes a duplicate."""

MOST_RETURNS = 2
"""How often an article may return to an earlier version before that makes no revision any more;
``revisions.same_as`` names the version that it returned to."""


@dataclass(frozen=True, slots=True)
class Visit:
    """The visit at which an article was read."""

    page: str
    """The address that was asked for."""
    capture: int | None
    """Its preserved response."""
    moment: datetime
    """When the response arrived, aware UTC."""
    extractor: str
    """Name and version of the rules that read it."""
    article: int | None = None
    """Row that the address is known to lead to, where it was visited before."""
    via: str = "page"
    """What was read: the ``page`` itself, or the article as an ``api`` or ``feed`` carries it."""
    listed: Link | None = None
    """What the outlet's list said of the page, as the reading was given it."""
    sample: Sample | None = None
    """The keys of the article by which its copies are found, where its reader took them."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of an article that was read."""

    outcome: Outcome
    article: int
    """Row of ``articles`` that holds it; for a duplicate, the row that holds its text."""


def save_article(db: Database, article: Article, stems: str, visit: Visit) -> Saved:
    """Insert the article, or revise, confirm or recognise the one there is.

    To be called within a transaction.
    """
    known = _row(db, visit.article) if visit.article is not None else _known(db, article)
    if known is not None and visit.article is None and _borrowed_address(known, article, visit):
        # the page names another article's address as its own: keep both
        article = replace(article, url=visit.page)
        known = _known(db, article)
    if known is not None and stamp(visit.moment) < known["last_seen"]:
        return _earlier(db, known, article, visit)
    if known is not None:
        _follow(db, known, article)
        return _revise(db, known, article, stems, visit)
    if article.words >= DUPLICATE_WORDS:
        twin = db.execute(
            "SELECT id FROM articles WHERE outlet = ? AND content_hash = ?",
            [article.outlet, article.content_hash],
        ).fetchone()
        if twin:
            db.execute(
                "UPDATE articles SET last_seen = max(last_seen, ?) WHERE id = ?",
                [stamp(visit.moment), twin[0]],
            )
            return Saved("duplicate", twin[0])
    return Saved("new", _insert(db, article, stems, visit))


def _known(db: Database, article: Article) -> dict[str, Any] | None:
    rows = db.query(
        "SELECT * FROM articles WHERE url = ? OR (outlet = ? AND key = ?) LIMIT 1",
        [article.url, article.outlet, url_key(article.url)],
    )
    return next(iter(rows), None)


def _row(db: Database, number: int) -> dict[str, Any] | None:
    return next(iter(db.query("SELECT * FROM articles WHERE id = ?", [number])), None)


def _follow(db: Database, known: dict[str, Any], article: Article) -> None:
    """Give a row the address that its page has moved to, unless another article has it."""
    key = url_key(article.url)
    if key == known["key"]:
        return
    query = "SELECT 1 FROM articles WHERE (url = ? OR (outlet = ? AND key = ?)) AND id <> ?"
    if not db.execute(query, [article.url, known["outlet"], key, known["id"]]).fetchone():
        move_article(db, known["id"], article.url)


def move_article(db: Database, number: int, url: str) -> None:
    """Give an article another address; the ledger remembers the old ones."""
    db.execute("UPDATE articles SET url = ?, key = ? WHERE id = ?", [url, url_key(url), number])


def _borrowed_address(known: dict[str, Any], article: Article, visit: Visit) -> bool:
    """Tell a page whose canonical link points to a different article from one that was edited."""
    return (
        url_key(visit.page) != url_key(article.url)
        and known["content_hash"] != article.content_hash
        and known["title"] != article.title
        and known["text"][:200] != article.text[:200]
    )


def _insert(db: Database, article: Article, stems: str, visit: Visit) -> int:
    row = _columns(article, stems, visit)
    row |= {"outlet": article.outlet, "url": article.url, "key": url_key(article.url)}
    row |= {"first_seen": stamp(visit.moment)}
    names = ", ".join(row)
    marks = ", ".join("?" * len(row))
    cursor = db.execute(f"INSERT INTO articles({names}) VALUES ({marks})", list(row.values()))
    number = int(cursor.lastrowid or 0)
    write_contributors(db, number, article)
    _write_revision(db, number, 1, article, (), visit)
    _group(db, number, visit)
    return number


def _revise(
    db: Database, known: dict[str, Any], article: Article, stems: str, visit: Visit
) -> Saved:
    number = int(known["id"])
    row = _columns(article, stems, visit)
    changed = changed_fields(known, row)
    if not changed or _other_view(known, article, visit) or _flips(db, number, article):
        db.execute(
            "UPDATE articles SET last_seen = max(last_seen, ?), gone_since = NULL WHERE id = ?",
            [stamp(visit.moment), number],
        )
        return Saved("unchanged", number)
    revision = int(known["revision"]) + 1
    row |= {"revision": revision, "gone_since": None}
    if row["published"] is None:  # a page that lost its date was published all the same
        row |= {name: known[name] for name in ("published", "published_raw", "published_source")}
    sets = ", ".join(f"{name} = ?" for name in row)
    db.execute(f"UPDATE articles SET {sets} WHERE id = ?", [*row.values(), number])
    write_contributors(db, number, article)
    _write_revision(db, number, revision, article, changed, visit)
    _group(db, number, visit)
    return Saved("changed", number)


def _group(db: Database, number: int, visit: Visit) -> None:
    group_waiting(db, samples={number: visit.sample} if visit.sample is not None else None)


def _earlier(db: Database, known: dict[str, Any], article: Article, visit: Visit) -> Saved:
    """Enter a capture that is older than what the archive knows: the past, not the present."""
    # another view of the article tells too little to be compared with versions long past
    added = visit.via == known["via"] and place_earlier(db, known, article, visit, MOST_RETURNS)
    return Saved("changed" if added else "unchanged", int(known["id"]))


def _flips(db: Database, number: int, article: Article) -> bool:
    """Tell a text that goes back and forth: after it came back twice, it makes no revision."""
    query = (
        "SELECT count(*) FILTER (WHERE same_as IS NOT NULL),"
        " count(*) FILTER (WHERE content_hash = ?) FROM revisions WHERE article = ?"
    )
    returns, alike = db.execute(query, [article.content_hash, number]).fetchone()
    return bool(returns >= MOST_RETURNS and alike)


def _other_view(known: dict[str, Any], article: Article, visit: Visit) -> bool:
    """Tell a difference that is no edit: another view of the same state.

    What an API carries and what the page shows are read a little differently; only where the
    outlet itself says that it changed the article does a switch between them make a revision.
    """
    if visit.via == known["via"]:
        return False
    said = (article.modified or "")[:19]
    return not said or said <= (known["modified"] or known["published"] or "")[:19]


def _columns(article: Article, stems: str, visit: Visit) -> dict[str, Any]:
    """Return the columns that a visit decides."""
    return reading_columns(article, stems) | {
        "last_seen": stamp(visit.moment),
        "capture": visit.capture,
        "extractor": visit.extractor,
        "via": visit.via,
        "listed": listed_json(visit.listed),
    }


def reading_columns(article: Article, stems: str) -> dict[str, Any]:
    """Return the columns that the bytes of a page and the rules decide."""
    return {
        "title": article.title,
        "title_source": article.title_source,
        "authors": _json(article.authors),
        "authors_source": article.authors_source,
        "editors": _json(article.editors),
        "published": article.published,
        "modified": article.modified,
        "published_raw": article.published_raw,
        "published_source": article.published_source,
        "section": article.section,
        "tags": _json(article.tags),
        "language": article.language,
        "image": article.image,
        "image_caption": article.image_caption,
        "image_credit": article.image_credit,
        "description": article.description,
        "dateline": article.dateline,
        "text": article.text,
        "text_source": article.text_source,
        "related": _json(article.related),
        "words": article.words,
        "content_hash": article.content_hash,
        "rights": json.dumps(article.rights.as_dict(), ensure_ascii=False),
        "stems": stems,
    }


def listed_json(link: Link | None) -> str | None:
    """Return what a list said of a page as ``articles.listed`` keeps it, None for nothing."""
    if link is None:
        return None
    told = {"title": link.title, "published": link.published, "modified": link.modified}
    told = {name: value for name, value in told.items() if value}
    return json.dumps(told, ensure_ascii=False) if told else None


def _json(values: Sequence[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def write_contributors(db: Database, number: int, article: Article) -> None:
    """Write the people of an article in place of those that were known."""
    db.execute("DELETE FROM contributors WHERE article = ?", [number])
    for position, person in enumerate(article.contributors):
        db.execute(
            "INSERT INTO contributors(article, position, name, role) VALUES (?, ?, ?, ?)",
            [number, position, person.name, person.role],
        )


def _write_revision(
    db: Database, number: int, revision: int, article: Article, changed: Sequence[str], visit: Visit
) -> None:
    earlier = db.execute(
        "SELECT max(revision) FROM revisions WHERE article = ? AND content_hash = ? AND title = ?",
        [number, article.content_hash, article.title],
    ).fetchone()[0]
    db.execute(
        "INSERT INTO revisions(article, revision, seen, title, text, content_hash, changed,"
        " capture, same_as) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            number, revision, stamp(visit.moment), article.title, article.text,
            article.content_hash, _json(changed), visit.capture, earlier,
        ],
    )  # fmt: skip
