"""Captures that come to the archive after later ones: their versions go to where they belong.

Web archives are imported in any order, and what becomes of an article must not depend on it:
revisions stand in the order in which their versions were seen, and the row of ``articles``
always is the newest.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from crawler.archive.compare import folded
from crawler.records import Article
from crawler.times import stamp

if TYPE_CHECKING:
    from crawler.archive.articles import Visit

READ = ("title", "text")
"""What a row of ``revisions`` holds of a version, and earlier versions are compared by."""


@dataclass(frozen=True, slots=True)
class _Version:
    id: int | None
    """Row of ``revisions``, None where it is to be made."""
    seen: str
    title: str
    text: str
    content_hash: str
    capture: int | None
    changed: tuple[str, ...] = field(default=())

    def differences(self, other: _Version) -> tuple[str, ...]:
        return tuple(n for n in READ if folded(getattr(self, n)) != folded(getattr(other, n)))


def place_earlier(
    db: Database, known: dict[str, Any], article: Article, visit: Visit, most_returns: int
) -> bool:
    """Enter an article as it was before the archive last saw it; return whether that was new.

    ``known`` is its row of ``articles``, which stays as it is, but for ``first_seen``,
    ``revision`` and whatever else counts the past. Within a transaction.
    """
    number, moment = int(known["id"]), stamp(visit.moment)
    versions = _versions(db, number)
    read = _Version(None, moment, article.title, article.text, article.content_hash, visit.capture)
    placed = _placed(db, versions, read, known, most_returns)
    if placed is not None:
        _write(db, number, placed)
    db.execute(
        "UPDATE articles SET first_seen = min(first_seen, ?), revision ="
        " (SELECT max(revision) FROM revisions WHERE article = ?) WHERE id = ?",
        [moment, number, number],
    )
    return placed is not None and len(placed) > len(versions)


def _versions(db: Database, article: int) -> list[_Version]:
    rows = db.query(
        "SELECT id, seen, title, text, content_hash, capture, changed FROM revisions"
        " WHERE article = ? ORDER BY revision",
        [article],
    )
    return [_Version(**{**row, "changed": tuple(json.loads(row["changed"]))}) for row in rows]


def _placed(
    db: Database, versions: list[_Version], read: _Version, known: dict[str, Any], most: int
) -> list[_Version] | None:
    """Return the versions with the one that was read among them, None where all stays as it is."""
    at = sum(version.seen <= read.seen for version in versions)
    before = versions[at - 1] if at else None
    after = versions[at] if at < len(versions) else None
    if before is not None and not read.differences(before):
        return None
    if after is not None and not read.differences(after):
        older = replace(after, seen=read.seen, capture=read.capture)
        return [*versions[:at], older, *versions[at + 1 :]]
    if _returns(versions) >= most and any(not read.differences(v) for v in versions):
        return None
    follows = versions[at:]
    if before is not None and after is None:
        # the last version was seen again after this one: the article returned to it
        seen, capture = _seen_again(db, known, read.seen)
        follows = [replace(before, id=None, seen=seen, capture=capture, changed=())]
    if follows:
        others = tuple(name for name in follows[0].changed if name not in READ)
        follows[0] = replace(follows[0], changed=follows[0].differences(read) + others)
    changed = read.differences(before) if before is not None else ()
    return [*versions[:at], replace(read, changed=changed), *follows]


def _returns(versions: list[_Version]) -> int:
    return sum(number is not None for number in _same_as(versions))


def _same_as(versions: list[_Version]) -> list[int | None]:
    """Return for each version the number of the last one before that reads the same."""
    last: dict[tuple[str, str], int] = {}
    found = []
    for number, version in enumerate(versions, start=1):
        key = (version.content_hash, version.title)
        found.append(last.get(key))
        last[key] = number
    return found


def _seen_again(db: Database, known: dict[str, Any], moment: str) -> tuple[str, int | None]:
    """Return when the present version was seen first after ``moment``, and the capture."""
    row = db.execute(
        "SELECT fetched, id FROM captures WHERE fetched > ?1 AND fetched <= ?2 AND status = 200"
        " AND url IN (SELECT url FROM pages WHERE article = ?3 UNION SELECT ?4)"
        " ORDER BY fetched LIMIT 1",
        [moment, known["last_seen"], known["id"], known["url"]],
    ).fetchone()
    return (row[0], row[1]) if row else (known["last_seen"], known["capture"])


def _write(db: Database, article: int, versions: list[_Version]) -> None:
    """Write the versions in their order; rows that there are keep their ids."""
    # out of the way first: no two may have the same number meanwhile
    db.execute("UPDATE revisions SET revision = -revision WHERE article = ?", [article])
    for number, (version, same) in enumerate(
        zip(versions, _same_as(versions), strict=True), start=1
    ):
        values = [number, version.seen, json.dumps(version.changed), version.capture, same]
        if version.id is not None:
            db.execute(
                "UPDATE revisions SET revision = ?, seen = ?, changed = ?, capture = ?,"
                " same_as = ? WHERE id = ?",
                [*values, version.id],
            )
        else:
            db.execute(
                "INSERT INTO revisions(revision, seen, changed, capture, same_as, article, title,"
                " text, content_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [*values, article, version.title, version.text, version.content_hash],
            )
