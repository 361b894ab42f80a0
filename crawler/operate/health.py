"""Health: each outlet against its own rhythm, its own fields and its last crawls.

Four things are wrong with an outlet: its last crawl said so (``broken``), it is silent for
longer than its rhythm explains (``silent``), its newest articles lack what those before had
(``lost a field``), or nobody crawls it any more (``not crawled``). An outlet of which too little
is known is ``unknown``, which is not ill.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from itertools import pairwise, takewhile
from statistics import quantiles
from typing import Any

from sqlite_utils import Database

from crawler.operate.fields import Loss, Share, field_shares
from crawler.operate.history import (
    INTERRUPTED,
    NEWS,
    Run,
    dated_share,
    events_of,
    harvests,
    runs_of,
    samples_of,
    unread_since,
    zone_of,
)
from crawler.operate.problems import Code, Problem, State
from crawler.operate.rhythm import LEAST_HISTORY, Event, Rhythm, rhythm_of
from crawler.times import stamp

FAILED_LEAST = 5
"""Addresses that failed since the last article, without one that did not: the outlet is broken."""
UNREAD_LEAST = 10
"""The same with those that were read to be no articles, which every outlet lists now and then."""
PAUSE_LEAST = timedelta(hours=6)
"""A shorter pause between crawls is never remarked on."""
PAUSE_TIMES = 3
"""How many times its usual pause (the 90th percentile) an outlet may go without a crawl."""
PAUSES_LEAST = 4
"""Pauses from which a habit can be told."""
UNDER_WAY = timedelta(days=3)
"""A crawl without an end is under way for so long; then it was killed."""
_NAMED = 3
_LOSSES: dict[str, Code] = {"any": "lost_any", "reliable": "lost_reliable", "own": "lost_own"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an outlet is, and why."""

    state: State
    """The first thing that is wrong, else ``well`` or ``unknown``."""
    problems: tuple[Problem, ...]
    """Everything that is wrong; empty: nothing."""
    note: Problem | None
    """Why it is ``unknown``."""
    last_article: str | None
    """When its newest article came, in the outlet's zone; None where none did."""
    last_crawl: str | None
    """When it was last crawled, UTC; None: never."""
    expected_by: str | None
    """When its silence since the newest article becomes odd, in the outlet's zone; None where
    its rhythm is not known."""
    per_week: float | None
    """Articles a week, None where its rhythm is not known."""
    fields: tuple[Share, ...]
    """What share of its articles has each field; empty where too few are known."""

    @property
    def healthy(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    @property
    def problem(self) -> str | None:
        """Everything that is wrong in one line, None where nothing is."""
        return "; ".join(map(str, self.problems)) or None

    def as_dict(self) -> dict[str, Any]:
        """Return the outlet's object of ``arsip health --json``."""
        return {
            "healthy": self.healthy,
            "state": self.state,
            "problem": self.problem,
            "note": str(self.note) if self.note else None,
            "last_article": self.last_article,
            "last_crawl": self.last_crawl,
            "expected_by": self.expected_by,
            "per_week": self.per_week,
            "fields": {
                share.field: {
                    "before": share.before,
                    "recent": share.recent,
                    "lost": share.lost is not None,
                }
                for share in self.fields
            },
        }


def health_of(db: Database, now: datetime) -> dict[str, Verdict]:
    """Return the verdict on every outlet that the archive knows, by name.

    ``now`` is the time of the question, aware. Reads only.
    """
    rows = db.query("SELECT name, timezone FROM outlets ORDER BY name")
    return {row["name"]: _verdict(db, row["name"], row["timezone"], now) for row in rows}


def rhythms(db: Database, now: datetime) -> dict[str, Rhythm]:
    """Return the rhythm of every outlet that has articles, by name."""
    found = {}
    for row in list(db.query("SELECT name, timezone FROM outlets ORDER BY name")):
        name = row["name"]
        zone = zone_of(db, name, row["timezone"])
        rhythm = rhythm_of(events_of(db, name, zone, now, harvests(db, name)), zone)
        if rhythm is not None:
            found[name] = rhythm
    return found


def _verdict(db: Database, name: str, declared_zone: str | None, now: datetime) -> Verdict:
    runs = {mode: runs_of(db, name, mode) for mode in (*NEWS, "recheck")}
    news = sorted((r for m in NEWS for r in runs[m]), key=lambda r: r.started, reverse=True)
    zone, gathered = zone_of(db, name, declared_zone), harvests(db, name)
    events = events_of(db, name, zone, now, gathered)
    rhythm = rhythm_of(events, zone)
    samples = samples_of(db, name, zone, now, gathered)
    undated = sum(not sample.date for sample in samples)
    shares = field_shares(samples, now, dated_share(db, name, undated))
    expected = rhythm.expected_by() if rhythm else None
    wrong = (
        *_broken(db, name, runs, news),
        *_silent(rhythm, expected, news),
        *(_lost(share.field, share.lost) for share in shares if share.lost),
        *_not_crawled(news, now),
    )
    note = _unknown(rhythm, news) if not wrong else None
    started = [run.started for of_mode in runs.values() for run in of_mode[:1]]
    return Verdict(
        state=wrong[0].state if wrong else "unknown" if note else "well",
        problems=wrong,
        note=note,
        last_article=_newest(events, zone),
        last_crawl=max(started, default=None),
        expected_by=expected.astimezone(zone).isoformat("T", "seconds") if expected else None,
        per_week=round(rhythm.per_week, 1) if rhythm and rhythm.known else None,
        fields=shares,
    )


def _newest(events: Sequence[Event], zone: tzinfo) -> str | None:
    """Return when the newest article came: only the day where its time is not known."""
    if not events:
        return None
    event = max(events)
    return event.at.astimezone(zone).isoformat("T", "seconds")[: None if event.timed else 10]


def _broken(db: Database, name: str, runs: dict[str, list[Run]], news: list[Run]) -> list[Problem]:
    """Say what the last crawls of each mode complained about, or that nothing could be read."""
    found: dict[str, Problem] = {}
    for mode, of_mode in runs.items():
        ended = [run for run in of_mode if run.finished and run.problem != INTERRUPTED]
        bad = list(takewhile(lambda run: run.problem is not None, ended))
        if bad and bad[0].problem:
            values = {"said": bad[0].problem, "mode": mode, "since": _time(bad[-1].started)}
            told = Problem("complaint", values)
            if len(bad) > 1:
                told = Problem("complaints", {**values, "n": len(bad)})
            found.setdefault(bad[0].problem, told)
    if found:
        return list(found.values())
    last = next((run.started for run in news if run.read), "")
    unread = unread_since(db, name, last) if last else []
    failed = sum(n for state, _, n in unread if state != "not_article")
    total = sum(n for _, _, n in unread)
    if failed >= FAILED_LEAST or total >= UNREAD_LEAST:
        why = {f"{s}: {r}" if r else s: n for s, r, n in unread[:_NAMED]}
        return [Problem("unread", {"n": total, "since": _time(last), "why": why})]
    return []


def _silent(rhythm: Rhythm | None, expected: datetime | None, news: Sequence[Run]) -> list[Problem]:
    """Say whether the outlet brought nothing for too long, up to the last crawl that could see."""
    looked = next((run.started for run in news if run.well), None)
    if rhythm is None or expected is None or looked is None or looked <= stamp(expected):
        return []
    since, due = (at.astimezone(rhythm.zone) for at in (rhythm.newest, expected))
    usual = f"{rhythm.per_week:.0f}" if rhythm.per_week >= 10 else f"{rhythm.per_week:.1f}"
    return [Problem("silent", {"since": since, "due": due, "usual": usual})]


def _lost(name: str, loss: Loss) -> Problem:
    values = {"field": name, "have": loss.have, "size": loss.size, "before": loss.before}
    return Problem(_LOSSES[loss.what], values)


def _not_crawled(news: Sequence[Run], now: datetime) -> list[Problem]:
    """Say whether nobody crawled the outlet to the end for longer than usual."""
    ended = sorted({run.started for run in news if run.done}, reverse=True)
    pauses = [_seconds(older, newer) for newer, older in pairwise(ended)]
    if len(pauses) < PAUSES_LEAST:
        return []
    usual = timedelta(seconds=quantiles(pauses, n=10, method="inclusive")[-1])
    since = _time(ended[0])
    under_way = any(run.finished is None and now - _time(run.started) < UNDER_WAY for run in news)
    if under_way or now - since <= max(PAUSE_LEAST, PAUSE_TIMES * usual):
        return []
    return [Problem("paused", {"since": since, "every": usual})]


def _unknown(rhythm: Rhythm | None, news: Sequence[Run]) -> Problem | None:
    """Say why too little is known of the outlet to judge its silence, None where enough is."""
    if not any(run.well for run in news):
        return Problem("never_ended")
    if rhythm is None:
        return Problem("no_articles")
    if not rhythm.known:
        days = {"days": rhythm.history.days, "needed": LEAST_HISTORY.days}
        return Problem("short_history", days)
    return None


def _seconds(older: str, newer: str) -> float:
    return (_time(newer) - _time(older)).total_seconds()


def _time(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp)
