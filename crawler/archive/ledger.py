"""The ledger: every address that an outlet listed, and what became of it.

It answers the one question that keeps a crawl from asking twice: which of these addresses are
new, which are due again, which are known. All functions are to be called within a transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlite_utils import Database

from crawler.archive import schedule
from crawler.records import Link, PageState
from crawler.times import stamp
from crawler.urls import url_key

RETRY_FIRST = timedelta(minutes=30)
RETRY_LONGEST = timedelta(days=30)
"""A failed page is due again after the first wait, then after four times as long each time."""
EDITS_AT_ONCE = 10
"""More edits in one list are believed only where they are less than half of it."""
GONE_AGAIN = timedelta(days=1)
"""An address that answered 404 or 410 is asked for once more after a day (a server may have had
a bad hour), then once a year where it is still listed."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What the ledger says of a list of addresses."""

    visit: tuple[Link, ...]
    """Those to be asked for: never seen, listed and not yet visited, or due again."""
    listed: int
    """How many different addresses were offered."""
    archived: tuple[str, ...]
    """Those that are archived already, under this or another spelling."""
    fresh: int
    """How many of them the ledger had never seen under any spelling."""
    edited: tuple[Link, ...] = ()
    """Archived ones that the list says were changed since they were last visited."""


def offer(db: Database, outlet: str, links: Iterable[Link], by: str, moment: datetime) -> Offer:
    """Enter the addresses that a list (named ``by``) holds, and say which are to be visited."""
    unique = {link.url: link for link in links}
    visit: list[Link] = []
    edited: list[Link] = []
    archived: list[str] = []
    fresh = 0
    for link in unique.values():
        row = _page(db, link.url)
        if row is None:
            state, is_fresh = _enter(db, outlet, link, by, moment)
            fresh += is_fresh
            due = state == "listed"
        else:
            state, due = row.state, row.due(moment)
            if row.edited(link):
                edited.append(link)
            _listed_again(db, link, moment)
        if state in ("archived", "duplicate"):
            archived.append(link.url)
        if due:
            visit.append(link)
    if len(edited) > max(EDITS_AT_ONCE, len(archived) // 2):
        edited = []  # the list says "changed" of everything, so it says nothing
    return Offer(tuple(visit), len(unique), tuple(archived), fresh, tuple(edited))


def backlog(db: Database, outlet: str, moment: datetime) -> list[Link]:
    """Return what was listed earlier and still waits or is due again, newest listing first."""
    rows = db.query(
        "SELECT url, title, published, modified FROM pages WHERE outlet = ? AND (state = 'listed'"
        " OR (state IN ('failed', 'gone') AND article IS NULL AND next_visit <= ?))"
        " ORDER BY first_listed DESC, published DESC",
        [outlet, stamp(moment)],
    )
    return [Link(**row) for row in rows]


def enter_unlisted(db: Database, outlet: str, url: str, by: str) -> None:
    """Enter an address that no list is known to hold, where the ledger does not have it."""
    if _page(db, url) is None:
        _enter(db, outlet, Link(url), by, None)


def settle(db: Database, url: str, state: PageState, reason: str | None, moment: datetime) -> None:
    """Write what a visit to ``url`` found, other than an article."""
    attempts = db.execute("SELECT attempts FROM pages WHERE url = ?", [url]).fetchone()
    tried = (attempts[0] if attempts else 0) + 1
    db.execute(
        "UPDATE pages SET state = ?, reason = ?, last_visited = ?, attempts = ?, next_visit = ?"
        " WHERE url = ?",
        [state, reason, stamp(moment), tried, _next_visit(state, tried, moment), url],
    )
    if state in ("failed", "gone"):
        _release_spellings(db, url)


def archived(
    db: Database,
    url: str,
    article: int,
    moment: datetime,
    *,
    duplicate: bool = False,
    validators: tuple[str | None, str | None] = (None, None),
    hours: Sequence[float] = schedule.HOURS,
) -> None:
    """Write that ``url`` led to an article; its other spellings lead there as well."""
    db.execute(
        "UPDATE pages SET state = ?, reason = NULL, article = ?, last_visited = ?, attempts = 0,"
        " missing_since = NULL, unchanged = 0, next_visit = ?, etag = ?, last_modified = ?"
        " WHERE url = ?",
        [
            "duplicate" if duplicate else "archived", article, stamp(moment),
            due_again(db, article, moment, hours), *validators, url,
        ],
    )  # fmt: skip
    db.execute(
        "UPDATE pages SET article = ?1 WHERE state = 'duplicate' AND article IS NULL AND"
        " (outlet, key) = (SELECT outlet, key FROM pages WHERE url = ?2)",
        [article, url],
    )


def due_again(
    db: Database, article: int, moment: datetime, hours: Sequence[float] = schedule.HOURS
) -> str | None:
    """Return when an article's page is due after a visit at ``moment``, None for no article."""
    row = db.execute(
        "SELECT published, first_seen FROM articles WHERE id = ?", [article]
    ).fetchone()
    if row is None:
        return None
    born = schedule.birth(row[0], datetime.fromisoformat(row[1]))
    return stamp(schedule.next_visit(born, moment, hours))


def redacted(db: Database, url: str) -> bool:
    """Tell whether an address, in whatever spelling, was taken down."""
    query = (
        "SELECT 1 FROM redactions WHERE url = ?"
        " UNION ALL SELECT 1 FROM takedown_keys WHERE key = ? LIMIT 1"
    )
    return db.execute(query, [url, url_key(url)]).fetchone() is not None


def exclude(db: Database, outlet: str, links: Iterable[Link], by: str, moment: datetime) -> None:
    """Enter addresses that the outlet's declaration says are no articles: never asked for."""
    for link in links:
        row = _page(db, link.url)
        if row is None:
            _enter(db, outlet, link, by, moment)
        else:
            _listed_again(db, link, moment)
        if row is None or row.state == "listed":
            blocked(db, link.url, "address_pattern")


def blocked(db: Database, url: str, reason: str) -> None:
    """Write that the rules forbid to ask for ``url``; no visit was made."""
    db.execute("UPDATE pages SET state = 'blocked', reason = ? WHERE url = ?", [reason, url])


def refuse(db: Database, url: str, taken_down: str, moment: datetime) -> None:
    """Write that ``url`` led to what was taken down under another address."""
    row = db.execute(
        "SELECT t.id, t.at, t.reason FROM takedowns AS t JOIN takedown_keys AS k"
        " ON k.takedown = t.id WHERE k.key = ? ORDER BY t.id DESC",
        [url_key(taken_down)],
    ).fetchone()
    if row is not None and not redacted(db, url):
        db.execute("INSERT INTO redactions(url, at, reason) VALUES (?, ?, ?)", [url, *row[1:]])
        db.execute("INSERT INTO takedown_keys VALUES (?, ?)", [url_key(url), row[0]])
    db.execute(
        "UPDATE pages SET state = 'redacted', reason = NULL, title = NULL, published = NULL,"
        " modified = NULL, article = NULL, last_visited = ?, next_visit = NULL WHERE url = ?",
        [stamp(moment), url],
    )


@dataclass(frozen=True, slots=True)
class _Row:
    state: PageState
    next_visit: str | None
    last_visited: str | None
    article: int | None

    def edited(self, link: Link) -> bool:
        """Tell whether the list gives a change (with its zone) later than the last visit."""
        if self.state != "archived" or not link.modified or not self.last_visited:
            return False
        try:
            modified = datetime.fromisoformat(link.modified)
        except ValueError:
            return False
        return modified.tzinfo is not None and stamp(modified) > self.last_visited

    def due(self, moment: datetime) -> bool:
        if self.state in ("listed", "blocked"):
            return True  # robots.txt is read anew by each run; forbidden ones cost no request
        # what was archived once is visited again by rechecks, which know what it was
        waits = self.state in ("failed", "gone") and self.article is None
        return waits and self.next_visit is not None and self.next_visit <= stamp(moment)


def _page(db: Database, url: str) -> _Row | None:
    row = db.execute(
        "SELECT state, next_visit, last_visited, article FROM pages WHERE url = ?", [url]
    ).fetchone()
    return _Row(*row) if row else None


def _enter(
    db: Database, outlet: str, link: Link, by: str, moment: datetime | None
) -> tuple[PageState, bool]:
    """Enter an address never seen in this spelling; return its state, and whether it is new."""
    key = url_key(link.url)
    state: PageState = "listed"
    reason: str | None = None
    article: int | None = None
    listed = stamp(moment) if moment is not None else None
    if redacted(db, link.url):
        state, link = "redacted", Link(link.url)  # its headline is part of what was taken down
    elif (known := _same_address(db, outlet, key)) is not None:
        article, own = known
        state, reason = ("archived", None) if own == link.url else ("duplicate", "same_address")
    db.execute(
        "INSERT INTO pages(url, outlet, article, state, reason, listed_by, first_listed,"
        " last_listed, key, title, published, modified)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            link.url, outlet, article, state, reason, by, listed, listed, key,
            link.title, link.published, link.modified,
        ],
    )  # fmt: skip
    return state, state == "listed"


def _same_address(db: Database, outlet: str, key: str) -> tuple[int | None, str | None] | None:
    """Find the article (None while unvisited) of another spelling, with its own address."""
    row = db.execute(
        "SELECT id, url FROM articles WHERE outlet = ? AND key = ?", [outlet, key]
    ).fetchone()
    row = (
        row
        or db.execute(
            "SELECT article, NULL FROM pages"
            " WHERE outlet = ? AND key = ? AND state NOT IN ('failed', 'gone')",
            [outlet, key],
        ).fetchone()
    )
    return (row[0], row[1]) if row else None


def _listed_again(db: Database, link: Link, moment: datetime) -> None:
    db.execute(
        "UPDATE pages SET first_listed = min(?1, coalesce(first_listed, ?1)),"
        " last_listed = max(?1, coalesce(last_listed, ?1)) WHERE url = ?2",
        [stamp(moment), link.url],
    )
    db.execute(
        "UPDATE pages SET title = coalesce(?, title), published = coalesce(?, published),"
        " modified = coalesce(?, modified) WHERE url = ? AND state <> 'redacted'",
        [link.title, link.published, link.modified, link.url],
    )


def _release_spellings(db: Database, url: str) -> None:
    """Let other spellings be visited themselves, since this one led nowhere."""
    db.execute(
        "UPDATE pages SET state = 'listed', reason = NULL WHERE state = 'duplicate'"
        " AND article IS NULL AND (outlet, key) = (SELECT outlet, key FROM pages WHERE url = ?)",
        [url],
    )


def _next_visit(state: PageState, tried: int, moment: datetime) -> str | None:
    if state == "gone":
        return stamp(moment + (GONE_AGAIN if tried == 1 else schedule.LATER))
    if state != "failed":
        return None
    return stamp(moment + min(RETRY_FIRST * 4 ** min(tried - 1, 10), RETRY_LONGEST))
