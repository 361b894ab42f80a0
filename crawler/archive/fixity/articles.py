"""Articles one by one: what follows from their columns, their revisions, their dates."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlite_utils import Database

from crawler.archive.fixity.faults import Fault, Findings
from crawler.archive.rows import LISTS
from crawler.extract.article import content_hash
from crawler.extract.stems import stems
from crawler.extract.version import extractor
from crawler.extract.worker import STEMMED
from crawler.times import stamp
from crawler.urls import url_key

CHUNK = 500
"""Articles held in memory at once."""
OLDEST = "1900"
"""No article of the press archives that are crawled is older; an earlier year is a misreading."""
AHEAD = timedelta(days=2)
"""How far ahead of our clock an outlet's may be."""


def check_articles(
    db: Database,
    findings: Findings,
    *,
    most: int | None,
    progress: Callable[[int, int], None],
) -> list[int]:
    """Check articles that are new or changed, and ``most`` others, None: all; return which.

    The others are those whose turn it is: each run goes on where the last one ended.
    """
    chosen = _chosen(db, most)
    for start in range(0, len(chosen), CHUNK):
        progress(start, len(chosen))
        part = chosen[start : start + CHUNK]
        revisions = _revisions(db, part)
        for row in _rows(db, part):
            findings.articles += 1
            for fault in check_article(row, revisions[row["id"]]):
                findings.add(fault)
    return chosen


def remember_articles(db: Database, chosen: list[int], most: int | None, moment: datetime) -> None:
    """Note which articles were checked, so that the next run goes on behind them."""
    upto = chosen[-1] if chosen and most is not None else None
    with db.atomic():
        db.execute(
            "INSERT OR REPLACE INTO checks(part, checked, upto) VALUES ('articles', ?, ?)",
            [stamp(moment), upto],
        )


def _chosen(db: Database, most: int | None) -> list[int]:
    """Return ids; the last of them is the one after which the next run goes on."""
    if most is None:
        return [number for (number,) in db.execute("SELECT id FROM articles ORDER BY id")]
    row = db.execute("SELECT checked, upto FROM checks WHERE part = 'articles'").fetchone()
    since, upto = row if row else ("", None)
    turn = "SELECT id FROM articles WHERE id > ? ORDER BY id LIMIT ?"
    ids = [number for (number,) in db.execute(turn, [upto or 0, most])]
    if upto and len(ids) < most:  # round the end, back to the beginning
        ids += [n for (n,) in db.execute(turn, [0, most - len(ids)]) if n <= upto]
    if since:
        fresh = db.execute("SELECT DISTINCT article FROM revisions WHERE seen >= ?", [since])
        ids = [*({number for (number,) in fresh} - set(ids)), *ids]
    return ids


def _rows(db: Database, ids: list[int]) -> Iterator[dict[str, Any]]:
    marks = ", ".join("?" * len(ids))
    return db.query(f"SELECT * FROM articles WHERE id IN ({marks})", ids)


def _revisions(db: Database, ids: list[int]) -> dict[int, list[dict[str, Any]]]:
    marks = ", ".join("?" * len(ids))
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    query = f"SELECT * FROM revisions WHERE article IN ({marks}) ORDER BY article, revision"
    for row in db.query(query, ids):
        found[row["article"]].append(row)
    return found


def check_article(row: dict[str, Any], revisions: list[dict[str, Any]]) -> Iterator[Fault]:
    """Yield what is wrong with one article's row and its rows of ``revisions``, in order."""
    where = f"articles {row['id']}"
    derived = derived_columns(row)
    yield from _derived(where, row, derived)
    yield from _history(where, row, revisions, derived["content_hash"])
    yield from _dates(where, row)
    for name in sorted(LISTS):
        if not _is_list(row[name]):
            yield Fault("json", where, f"{name} is no JSON array")


def derived_columns(row: dict[str, Any]) -> dict[str, Any]:
    """Return the columns that follow from others of an article, as they should be."""
    text = row["text"]
    values: dict[str, Any] = {
        "words": len(text.split()),
        "content_hash": content_hash(text),
        "key": url_key(row["url"]),
    }
    if row["language"] in STEMMED and row["extractor"].startswith(extractor()):  # today's
        values["stems"] = stems(f"{row['title']}\n{text}")
    return values


def _derived(where: str, row: dict[str, Any], derived: dict[str, Any]) -> Iterator[Fault]:
    for name, value in derived.items():
        if row[name] != value:
            was, now = (_short(value), _short(row[name]))
            yield Fault("derived", where, f"{name} is {now}, should be {was}", mendable=True)


def _history(
    where: str, row: dict[str, Any], revisions: list[dict[str, Any]], digest: str
) -> Iterator[Fault]:
    """Yield what is wrong with the revisions; ``digest`` is that of the article's text."""
    if not revisions:
        what = f"has no row in revisions for its revision {row['revision']}"
        yield Fault("revision", where, what, mendable=True)
        return
    numbers = [revision["revision"] for revision in revisions]
    if numbers != list(range(1, len(numbers) + 1)):
        yield Fault("revision", where, f"its revisions are numbered {_short(numbers)}")
    newest = revisions[-1]
    if newest["revision"] != row["revision"]:
        what = f"is at revision {row['revision']}, the newest row is {newest['revision']}"
        yield Fault("revision", where, what, mendable=True)
    else:
        for name in ("title", "text", "content_hash"):
            if newest[name] != row[name]:
                what = f"{name} is another than in its revision {row['revision']}"
                yield Fault("revision", where, what, mendable=True)
    for revision in revisions:
        same = revision["text"] == row["text"]  # nearly always, and a digest is dear
        if (digest if same else content_hash(revision["text"])) != revision["content_hash"]:
            what = f"content_hash of revision {revision['revision']} is not its text's"
            yield Fault("derived", f"revisions {revision['id']}", what, mendable=True)
        if not _is_list(revision["changed"]):
            yield Fault("json", f"revisions {revision['id']}", "changed is no JSON array")
    seen = [revision["seen"] for revision in revisions]
    if seen != sorted(seen):
        yield Fault("date", where, "its revisions were not seen in their order")


def _dates(where: str, row: dict[str, Any]) -> Iterator[Fault]:
    ours = {name: _moment(row[name]) for name in ("first_seen", "last_seen", "gone_since")}
    for name, moment in ours.items():
        if row[name] is not None and moment is None:
            yield Fault("date", where, f"{name} is no time: {_short(row[name])}")
    first, last = ours["first_seen"], ours["last_seen"]
    if first is not None and last is not None and last < first:
        yield Fault("date", where, "was last seen before it was first seen")
    for name in ("published", "modified"):
        if row[name] is None:
            continue
        moment = _moment(row[name])
        if moment is None:
            yield Fault("date", where, f"{name} is no time: {_short(row[name])}")
        elif row[name] < OLDEST:
            yield Fault("date", where, f"{name} lies before {OLDEST}: {row[name]}")
        elif name == "published" and last is not None and moment > last + AHEAD:
            what = f"was published {row[name]}, after it was last seen ({row['last_seen']})"
            yield Fault("date", where, what)


def _moment(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _is_list(text: str) -> bool:
    try:
        return isinstance(json.loads(text), list)
    except ValueError:
        return False


def _short(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 70 else f"{text[:67]}..."
