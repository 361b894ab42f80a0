"""What the archive remembers of an outlet: its crawls, and when its articles came.

Reads only, newest first, and only as far back as is needed, so that an archive of a million
articles answers at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from sqlite_utils import Database

from crawler.operate.fields import DateFrom, Sample
from crawler.operate.rhythm import HISTORY, Event
from crawler.times import stamp

NEWS = ("latest", "full")
"""Modes that look for new articles."""
INTERRUPTED = "interrupted"
"""``runs.problem`` of a crawl that somebody ended."""
SAMPLES = 600
"""Newest articles whose fields are compared."""
_UNDATED = 5000
"""Newest undated articles that are looked at."""
_RUNS = 60
"""Newest runs of each mode that are looked at."""

Spans = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Run:
    """A crawl of one outlet, as ``runs`` holds it."""

    mode: str
    started: str
    """UTC stamp."""
    finished: str | None
    """UTC stamp; None: killed, or under way."""
    problem: str | None
    read: int
    """Articles that it archived or found archived: new, changed, unchanged, duplicate."""

    @property
    def done(self) -> bool:
        """Whether it came to its own end."""
        return self.finished is not None and self.problem != INTERRUPTED

    @property
    def well(self) -> bool:
        """Whether it could see all that the outlet lists."""
        return self.done and self.problem is None


def runs_of(db: Database, outlet: str, mode: str, *, first: bool = False) -> list[Run]:
    """Return an outlet's runs of a mode: the newest ones first, or its first ones."""
    order = "ASC" if first else "DESC"
    rows = db.query(
        "SELECT mode, started, finished, problem, new + changed + unchanged + duplicate AS read"
        f" FROM runs WHERE outlet = ? AND mode = ? ORDER BY started {order}, id {order} LIMIT ?",
        [outlet, mode, _RUNS],
    )
    return [Run(**row) for row in rows]


def harvests(db: Database, outlet: str) -> Spans:
    """Return when the outlet's past was gathered: spans of UTC stamps.

    What has no date of its own and was first seen within them may be of any age. They are the
    time until the first crawl came to its end, the first full one, and from each full one that
    was cut short until the next that was not.
    """
    runs = [run for mode in NEWS for run in runs_of(db, outlet, mode, first=True)]
    runs.sort(key=lambda run: run.started)
    spans: list[tuple[str, str]] = []
    since: str | None = ""
    full_before = False
    for run in runs:
        if run.mode == "full" and since is None and not (full_before and run.done):
            since = run.started
        full_before |= run.mode == "full"
        if since is not None and run.done and run.finished is not None:
            spans.append((since, run.finished))
            since = None
    if since is not None:
        spans.append((since, "~"))
    return spans


def zone_of(db: Database, outlet: str, declared: str | None) -> tzinfo:
    """Return the zone of an outlet's clock: declared, else its newest article's, else UTC."""
    if declared:
        try:
            return ZoneInfo(declared)
        except (ValueError, OSError):  # no such zone, or no zone's name at all
            pass
    newest = db.execute(
        "SELECT max(published) FROM articles WHERE outlet = ?", [outlet]
    ).fetchone()[0]
    moment = _moment(newest, UTC)
    return (moment and moment.tzinfo) or UTC


def events_of(
    db: Database, outlet: str, zone: tzinfo, now: datetime, gathered: Spans
) -> list[Event]:
    """Return when the outlet's newest articles came, a little over twelve weeks of them.

    One that is dated after ``now`` came when it was first seen, like one without a date; those
    of the outlet's past (``gathered``) without a date are left out.
    """
    found = [
        Event(datetime.fromisoformat(seen), timed=False)
        for seen, published in _unplaced(db, outlet, now)
        if published is not None or not _within(seen, gathered)
    ]
    rows = db.execute(
        "SELECT published FROM articles WHERE outlet = ? AND published <= ?"
        " ORDER BY published DESC",
        [outlet, _ceiling(now)],
    )
    oldest = None
    for (published,) in rows:
        event = _event(published, zone, now)
        if event is None or event.at > now:
            continue
        oldest = oldest or event.at - HISTORY
        found.append(event)
        if event.at < oldest:
            break
    return found


def samples_of(
    db: Database, outlet: str, zone: tzinfo, now: datetime, gathered: Spans
) -> list[Sample]:
    """Return the outlet's newest articles, with what is to be known of their fields."""
    columns = "published, published_source, via, first_seen, title, authors <> '[]', words"
    dated = db.execute(
        f"SELECT {columns} FROM articles WHERE outlet = ? AND published <= ?"
        " ORDER BY published DESC LIMIT ?",
        [outlet, _ceiling(now), SAMPLES],
    )
    undated = db.execute(
        f"SELECT {columns} FROM articles WHERE outlet = ? AND published IS NULL"
        " ORDER BY id DESC LIMIT ?",
        [outlet, SAMPLES],
    )
    found = []
    for published, source, via, seen, title, named, words in (*dated, *undated):
        event = _event(published, zone, now)
        if event is None and _within(seen, gathered):
            continue
        at = event.at if event else datetime.fromisoformat(seen)
        timed = event is not None and event.timed
        date = _date_from(source, via) if event else DateFrom.NOWHERE
        found.append(Sample(at, title, date, timed, bool(named), words))
    found.sort(key=lambda sample: sample.at, reverse=True)
    return found[:SAMPLES]


def dated_share(db: Database, outlet: str, undated: int) -> float:
    """Return the share of dated articles; ``undated`` ones are left out of the count."""
    everything, dated = db.execute(
        "SELECT count(*), count(published) FROM articles WHERE outlet = ?", [outlet]
    ).fetchone()
    return float(dated / max(everything - undated, 1))


def unread_since(db: Database, outlet: str, since: str) -> list[tuple[str, str | None, int]]:
    """Count the addresses listed since a UTC stamp that could not be read as articles.

    Returns states, reasons and numbers, the most frequent first; what is yet to be visited,
    what had vanished and what the declaration excludes are left out.
    """
    return list(
        db.execute(
            "SELECT state, reason, count(*) FROM pages WHERE outlet = ?"
            " AND state IN ('failed', 'not_article', 'blocked') AND article IS NULL"
            " AND reason IS NOT 'address_pattern' AND first_listed > ?"
            " GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2",
            [outlet, since],
        ).fetchall()
    )


def _unplaced(db: Database, outlet: str, now: datetime) -> Iterator[tuple[str, str | None]]:
    """Yield ``first_seen`` and ``published`` of articles without a date, or with a future one."""
    yield from db.execute(
        "SELECT first_seen, published FROM articles WHERE outlet = ? AND published IS NULL"
        " ORDER BY id DESC LIMIT ?",
        [outlet, _UNDATED],
    )
    rows = db.execute(
        "SELECT first_seen, published FROM articles WHERE outlet = ? AND published >= ?"
        " ORDER BY published DESC LIMIT ?",
        [outlet, stamp(now - timedelta(days=1))[:10], _UNDATED],
    )
    for seen, published in rows:
        moment = _moment(published, UTC)
        if moment is not None and moment > now:
            yield seen, published


def _event(published: str | None, zone: tzinfo, now: datetime) -> Event | None:
    """Return when an article came; with a bare date, at the day's end, but not after ``now``."""
    at = _moment(published, zone)
    if at is None or published is None:
        return None
    if len(published) > len("2024-05-31"):
        return Event(at, timed=True)
    last = datetime.combine(at.date(), time(23, 59, 59), zone)
    return Event(min(last, now) if at <= now else last, timed=False)


def _date_from(source: str | None, via: str) -> DateFrom:
    """Say how dependable a source of ``published`` is (RANK in ``crawler.extract.times``)."""
    if via != "page" or source in ("hint", "json-ld", "meta", "microdata"):
        return DateFrom.OWN
    told = source in ("api", "feed", "byline", "time", None)
    return DateFrom.TOLD if told else DateFrom.LOOSE


def _moment(published: str | None, zone: tzinfo) -> datetime | None:
    """Read ``articles.published``; a time without offset is the outlet's."""
    try:
        at = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=zone)


def _within(seen: str, spans: Spans) -> bool:
    return any(since <= seen <= until for since, until in spans)


def _ceiling(now: datetime) -> str:
    """Return a text after every ``published`` up to ``now``, whatever its offset."""
    return f"{now + timedelta(days=1):%Y-%m-%d}~"
