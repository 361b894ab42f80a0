"""When an article was published and last changed: the candidates, and the choice among them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from crawler.extract.dates import ZONES, Moment, plausible, read_stamp
from crawler.extract.lastdate import last_resort
from crawler.extract.moments import (
    TimeCandidate,
    Visit,
    address,
    hinted,
    stamps,
    time_elements,
    vague_stamps,
)
from crawler.extract.printed import printed
from crawler.extract.structured import plain
from crawler.extract.zones import zone_of_host, zone_of_settings
from crawler.outlet import Outlet

MODIFIED_META = ("article:modified_time", "article:modified", "og:updated_time", "datemodified",
                 "dateupdated", "dcterms.modified", "dc.date.modified", "last-modified",
                 "og:article:modified_time", "lastmod", "revision_date")  # fmt: skip
"""``meta`` names of the time of the last change."""

RANK = {"hint": 0, "json-ld": 1, "meta": 2, "microdata": 3, "api": 4, "feed": 5, "byline": 6,
        "time": 7, "url": 8, "text": 9, "vague": 10}  # fmt: skip
"""Order of belief where sources contradict each other and nothing printed decides."""


@dataclass(frozen=True, slots=True)
class TimeChoice:
    """The publication time and how it was chosen."""

    published: TimeCandidate | None
    modified: Moment | None
    candidates: tuple[TimeCandidate, ...]
    why: str


def outlet_zone(outlet: Outlet | None) -> tzinfo | None:
    """Return the zone of the outlet's clock, None where it is not declared."""
    return ZoneInfo(outlet.timezone) if outlet is not None and outlet.timezone else None


def read_times(visit: Visit) -> TimeChoice:
    """Find when the article was published and last changed."""
    zone = outlet_zone(visit.outlet)
    found = [c for c in _candidates(visit, zone) if plausible(c.moment, visit.captured)]
    if not found:
        found = [c for c in last_resort(visit) if plausible(c.moment, visit.captured)]
    zone = zone or _zone_of(found, visit)
    found = [_placed(c, zone, found) for c in found]
    chosen, why = _choose(_of_address(_without_changes(found, visit, zone)))
    modified = _modified(visit, zone, chosen)
    return TimeChoice(chosen, modified, tuple(found), why)


def _candidates(visit: Visit, zone: tzinfo | None) -> list[TimeCandidate]:
    """List every moment that may be the publication; the better printed ones first."""
    found = stamps(visit) + hinted(visit, zone) + printed(visit, zone) + time_elements(visit)
    return found + address(visit.page.url) + vague_stamps(visit)


def _zone_of(found: list[TimeCandidate], visit: Visit) -> tzinfo | None:
    """Infer the outlet's zone from the page.

    A printed WIB, WITA or WIT; a stamp's own offset; a printed clock that stands whole
    quarters of an hour from a stamp in UTC: the difference is the offset, unless it is the clock
    of the last change in UTC; or, for stamps in UTC, the country that the host's name ends with.
    """
    clocks = [c for c in found if c.source in ("byline", "text") and c.moment.time is not None]
    change = read_stamp(plain((visit.structured.article or {}).get("dateModified")))
    changed = change.time if change is not None and change.aware else None
    for candidate in clocks:
        named = re.search(r"\b(WIB|WITA|WIT)\b", candidate.raw)
        if named:
            return timezone(timedelta(hours=ZONES[named[1]]))
    instants = [c.moment.time for c in found if c.moment.aware and c.source != "vague"]
    for time in instants:
        if time is not None and time.utcoffset():
            return time.tzinfo
    for candidate in clocks:
        clock = candidate.moment.time
        for time in instants:
            if clock is None or time is None or clock.tzinfo is not None:
                continue
            if changed is not None and changed != time and clock == _minute(changed):
                continue
            apart = clock - time.replace(tzinfo=None, second=0, microsecond=0)
            minutes = round(apart.total_seconds() / 60)
            if -12 * 60 <= minutes <= 14 * 60 and minutes % 30 == 0:
                return timezone(timedelta(minutes=minutes)) if minutes else UTC
    if not instants or instants[0] is None:
        return None
    host = urlsplit(visit.page.url).hostname or ""
    return zone_of_settings(visit.page.text) or zone_of_host(host, instants[0])


def _minute(time: datetime) -> datetime:
    """Return what a clock without a zone shows at a time."""
    return time.replace(tzinfo=None, second=0, microsecond=0)


def _placed(
    candidate: TimeCandidate, zone: tzinfo | None, others: list[TimeCandidate]
) -> TimeCandidate:
    """Move a candidate into the outlet's zone.

    A stamp of "+00:00" whose clock reads as the page prints it is local time with a wrong
    label: WordPress writes so where the site's zone was never set.
    """
    time = candidate.moment.time
    if zone is None or time is None:
        return candidate
    if time.tzinfo is not None and not time.utcoffset():
        clock = time.replace(tzinfo=None, second=0, microsecond=0)
        if any(
            o.source in ("byline", "text", "hint") and o.moment.time is not None
            and o.moment.time.replace(tzinfo=None, second=0, microsecond=0) == clock
            and (not o.moment.aware or o.moment.time.utcoffset())
            for o in others
        ):  # fmt: skip
            time = time.replace(tzinfo=None)
    moved = Moment(time.date(), time).in_zone(zone)
    return TimeCandidate(moved, candidate.source, candidate.raw, candidate.distance)


def _without_changes(
    found: list[TimeCandidate], visit: Visit, zone: tzinfo | None
) -> list[TimeCandidate]:
    """Leave out what is the last change to the minute, where a stamp of an earlier day is left.

    Live reports print the time of their last line, and tell it to machines as publication too.
    """
    node = visit.structured.article or {}
    change = read_stamp(plain(node.get("dateModified")))
    change = change.in_zone(zone) if change is not None else None
    if change is None or change.time is None:
        return found
    when = change.time.replace(second=0, microsecond=0)
    first = read_stamp(plain(node.get("datePublished")))
    first = first.in_zone(zone) if first is not None else None
    if first is None or first.day >= change.day:
        return found
    rest = [
        c for c in found
        if c.moment.time is None or c.moment.time.replace(second=0, microsecond=0) != when
    ]  # fmt: skip
    return rest or found


_SEEN = frozenset(("byline", "time", "text"))
"""Sources that may be the date of another article on the page."""


def _of_address(found: list[TimeCandidate]) -> list[TimeCandidate]:
    """Leave out what is printed of other days, where something printed is of the address's day."""
    day = next((c.moment.day for c in found if c.source == "url"), None)
    if not any(c.moment.day == day for c in found if c.source in _SEEN):
        return found
    return [c for c in found if c.source not in _SEEN or c.moment.day == day]


def _choose(found: list[TimeCandidate]) -> tuple[TimeCandidate | None, str]:
    """Choose the publication time.

    Sources that contradict each other by a day are settled by what the page prints beside its
    headline; where that decides nothing, by the order of belief.
    """
    ranked = sorted(found, key=lambda c: RANK[c.source])
    if not ranked:
        return None, "nothing on the page names a day"
    best, why = ranked[0], f"first in the order of belief: {ranked[0].source}"
    shown = [c for c in ranked if c.source in ("byline", "hint") and c.distance >= -4]
    stamps = [c for c in ranked if RANK[c.source] < RANK["byline"]]
    days = {c.moment.day for c in stamps}
    if shown and len(days) > 1:
        agreeing = [c for c in stamps if c.moment.day == shown[0].moment.day]
        if agreeing and agreeing[0] is not best:
            best, why = agreeing[0], "contradictory stamps: it agrees with the printed date"
    local = _local_day(best, ranked)
    if local is not None:
        return local, "a stamp in UTC, and the address names the local day beside it"
    if best.moment.time is None:
        timed = [c for c in ranked if c.moment.time is not None and c.moment.day == best.moment.day]
        if timed:
            best, why = timed[0], f"{why}; the hour from {timed[0].source}"
    elif best.moment.time.hour == best.moment.time.minute == best.moment.time.second == 0:
        # midnight sharp is a day written as a time; the printed hour is better
        timed = [
            c for c in ranked
            if c.moment.time is not None and c.moment.day == best.moment.day
            and (c.moment.time.hour, c.moment.time.minute) != (0, 0)
            and c.source in ("byline", "time", "meta", "json-ld", "feed", "api")
        ]  # fmt: skip
        if timed:
            best, why = timed[0], f"{why}; the hour from {timed[0].source}"
    return _finer(best, ranked), why


def _finer(best: TimeCandidate, others: list[TimeCandidate]) -> TimeCandidate:
    """Return the stamp that gives the seconds of a printed time, where one does."""
    time = best.moment.time
    if best.source not in ("hint", "byline", "text") or time is None or time.second:
        return best
    for other in others:
        finer = other.moment.time
        if finer is not None and finer.second and _same_minute(finer, time):
            return other
    return best


def _same_minute(one: datetime, other: datetime) -> bool:
    return (one.tzinfo is None) == (other.tzinfo is None) and one.replace(
        second=0, microsecond=0
    ) == other


def _local_day(best: TimeCandidate, others: list[TimeCandidate]) -> TimeCandidate | None:
    """Return the address's day where a stamp in UTC is only another day for want of a zone.

    With the outlet's zone known stamps have been moved already, and none is in UTC.
    """
    time = best.moment.time
    if time is None or time.tzinfo is None or time.utcoffset():
        return None
    for other in others:
        apart = (other.moment.day - best.moment.day).days
        west, east = apart == -1 and time.hour < 12, apart == 1 and time.hour >= 10
        if other.source == "url" and (west or east):
            return other
    return None


def _modified(visit: Visit, zone: tzinfo | None, chosen: TimeCandidate | None) -> Moment | None:
    node = visit.structured.article or {}
    texts = [plain(node.get("dateModified")), *visit.structured.all(*MODIFIED_META)]
    for text in texts:
        found = read_stamp(text) if text else None
        if found is None or not plausible(found, visit.captured):
            continue
        found = found.in_zone(zone)
        if chosen is None:
            return found
        before = chosen.moment
        if found.aware and before.aware and found.time is not None and before.time is not None:
            if found.time < before.time:
                continue
        elif found.day < before.day:
            continue
        return found
    return None
