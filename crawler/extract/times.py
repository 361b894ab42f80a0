"""When an article was published and last changed: the candidates, and the choice among them."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from htmldate import find_date

from crawler.extract.blocks import Blocks
from crawler.extract.dates import (
    ZONES,
    Moment,
    find_printed,
    names_weekday,
    plausible,
    read_relative,
    read_stamp,
)  # fmt: skip
from crawler.extract.marks import (
    ASIDE,
    BYLINE,
    COMMENTS,
    DATE,
    FIGURE,
    FOOTER,
    HEADER,
    META,
    NAV,
    NEWSLETTER,
    RELATED,
)
from crawler.extract.page import Page, squeeze
from crawler.extract.structured import Structured, plain, types_of
from crawler.outlet import Outlet
from crawler.records import Link

PUBLISHED_META = (
    "article:published_time", "article:published", "og:article:published_time",
    "og:published_time", "og:pubdate", "datepublished", "date.published", "publishdate",
    "publish-date", "publish_date", "publish_time", "publication_date", "publication-date",
    "publicationdate", "published_time", "published-date", "published_at", "pubdate",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date.created",
    "dcterms.created", "dc.created", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "cxenseparse:recs:pubdate", "article_date_original", "article.published", "article.created",
    "citation_publication_date", "citation_date", "bt:pubdate", "originalpublicationdate",
    "content_publishdate", "content_publisheddate", "content_publish_date", "displaydate",
    "shareaholic:article_published_time", "rnews:datepublished", "og:publish_date", "ptime",
    "datecreated", "created", "date_published", "lp.published", "vr:published_time", "pub_date",
)  # fmt: skip
"""``meta`` names of a publication time, best known first."""

VAGUE_META = ("dc.date", "dcterms.date", "date", "dc:date", "timestamp", "creation_date",
              "creationdate", "last-modified", "og:updated_time", "article:modified_time")  # fmt: skip
"""``meta`` names that may mean publication, change or rendering."""

MODIFIED_META = ("article:modified_time", "article:modified", "og:updated_time", "datemodified",
                 "dateupdated", "dcterms.modified", "dc.date.modified", "last-modified",
                 "og:article:modified_time", "lastmod", "revision_date")  # fmt: skip
"""``meta`` names of the time of the last change."""

ELSEWHERE = NAV | ASIDE | FOOTER | COMMENTS | RELATED | NEWSLETTER
"""Surroundings whose dates are not the article's: clocks, lists of other articles, comments."""

RANK = {"hint": 0, "json-ld": 1, "meta": 2, "microdata": 3, "api": 4, "feed": 5, "byline": 6,
        "time": 7, "text": 8, "url": 9, "vague": 10}  # fmt: skip
"""Order of belief where sources contradict each other and nothing printed decides."""


@dataclass(frozen=True, slots=True)
class TimeCandidate:
    """One moment that may be the publication."""

    moment: Moment
    source: str
    """As `Article.published_source`; ``vague`` for ``meta`` of unclear meaning."""
    raw: str
    distance: int = 0
    """Blocks between the headline and it; negative before the headline."""


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


@dataclass(frozen=True, slots=True)
class Visit:
    """What is known around the page when its times are read."""

    page: Page
    structured: Structured
    blocks: Blocks
    headline: int
    """Index of the headline's block, -1 where none was found."""
    outlet: Outlet | None = None
    captured: datetime | None = None
    listed: Link | None = None


def read_times(visit: Visit) -> TimeChoice:
    """Find when the article was published and last changed."""
    zone = outlet_zone(visit.outlet)
    found = [c for c in _candidates(visit, zone) if plausible(c.moment, visit.captured)]
    if not found:
        found = [c for c in _last_resort(visit) if plausible(c.moment, visit.captured)]
    zone = zone or _zone_of(found)
    found = [_placed(c, zone, found) for c in found]
    chosen, why = _choose(found)
    modified = _modified(visit, zone, chosen)
    return TimeChoice(chosen, modified, tuple(found), why)


def _zone_of(found: list[TimeCandidate]) -> tzinfo | None:
    """Infer the outlet's zone from the page.

    A printed WIB, WITA or WIT; a stamp's own offset; or a printed clock that stands whole
    quarters of an hour from a stamp in UTC: the difference is the offset.
    """
    printed = [c for c in found if c.source in ("byline", "text") and c.moment.time is not None]
    for candidate in printed:
        named = re.search(r"\b(WIB|WITA|WIT)\b", candidate.raw)
        if named:
            return timezone(timedelta(hours=ZONES[named[1]]))
    instants = [c.moment.time for c in found if c.moment.aware and c.source != "vague"]
    for time in instants:
        if time is not None and time.utcoffset():
            return time.tzinfo
    for candidate in printed:
        clock = candidate.moment.time
        for time in instants:
            if clock is None or time is None or clock.tzinfo is not None:
                continue
            apart = clock - time.replace(tzinfo=None, second=0, microsecond=0)
            minutes = round(apart.total_seconds() / 60)
            if -12 * 60 <= minutes <= 14 * 60 and minutes % 30 == 0:
                return timezone(timedelta(minutes=minutes)) if minutes else UTC
    return None


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


def _choose(found: list[TimeCandidate]) -> tuple[TimeCandidate | None, str]:
    """Choose the publication time.

    Sources that contradict each other by a day are settled by what the page prints beside its
    headline; where that decides nothing, by the order of belief.
    """
    ranked = sorted(found, key=lambda c: RANK[c.source])
    if not ranked:
        return None, "nothing on the page names a day"
    best, why = ranked[0], f"first in the order of belief: {ranked[0].source}"
    printed = [c for c in ranked if c.source in ("byline", "hint") and c.distance >= -4]
    stamps = [c for c in ranked if RANK[c.source] < RANK["byline"]]
    days = {c.moment.day for c in stamps}
    if printed and len(days) > 1:
        agreeing = [c for c in stamps if c.moment.day == printed[0].moment.day]
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
    return best, why


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


def _candidates(visit: Visit, zone: tzinfo | None) -> list[TimeCandidate]:
    stamps: list[tuple[str, str]] = []
    node = visit.structured.article
    if node is not None:
        stamps += [
            ("json-ld", plain(node.get(k))) for k in ("datePublished", "dateCreated", "uploadDate")
        ]
    stamps += [("json-ld", plain(other.get("datePublished"))) for other in visit.structured.nodes
               if types_of(other) & {"webpage", "videoobject", "itempage"}]  # fmt: skip
    stamps += [("meta", text) for text in visit.structured.all(*PUBLISHED_META)]
    if visit.listed is not None and visit.listed.published:
        stamps.append(("feed", visit.listed.published))
    found = [
        TimeCandidate(moment, source, text)
        for source, text in stamps
        if text and (moment := read_stamp(text)) is not None
    ]
    if visit.outlet is not None and visit.outlet.date:
        for element in visit.page.tree.cssselect(visit.outlet.date)[:1]:
            found += _hinted(
                squeeze(element.get("datetime") or element.text_content()), visit, zone
            )
    found += _printed(visit, zone)
    found += _time_elements(visit)
    found += _address(visit.page.url)
    found += [
        TimeCandidate(moment, "vague", text)
        for text in visit.structured.all(*VAGUE_META)
        if (moment := read_stamp(text)) is not None
    ]
    return found


def _last_resort(visit: Visit) -> list[TimeCandidate]:
    """Read the first date of any short line outside lists and menus, then ask htmldate.

    htmldate looks in more places than these readers, but prefers a clock in the page's header to
    the byline: it is asked where there is nothing else.
    """
    for block in visit.blocks.blocks:
        if block.flags & ELSEWHERE or len(block.text) > 120 or block.linked:
            continue
        dated = find_printed(block.text)
        if dated is not None:
            return [TimeCandidate(dated[0], "text", dated[1])]
    text = find_date(
        deepcopy(visit.page.tree), extensive_search=True, original_date=True, url=visit.page.url
    )
    moment = read_stamp(text) if text else None
    return [TimeCandidate(moment, "text", text)] if moment is not None and text else []


def _hinted(text: str, visit: Visit, zone: tzinfo | None) -> list[TimeCandidate]:
    found = read_stamp(text)
    if found is None and visit.captured is not None:
        relative = read_relative(text, visit.captured, zone)
        found = relative[0] if relative else None
    return [TimeCandidate(found, "hint", text)] if found else []


_LABEL = re.compile(
    r"\b(?:publi\w*|diterbitkan|terbit|dimuat|tayang|diunggah|posted|date|tanggal|created|"
    r"veröffentlicht|erstellt|stand|datum|pubblicato|opublikowano|fecha|publicad\w)\b|发布|公開|掲載|입력|등록",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:update[ds]?|diperbarui|diubah|aktualisiert|mis à jour|modified|last|actualizado|"
    r"aggiornato|zuletzt|geändert|uppdaterad|oppdatert|editado|atualizad\w)\b|更新|수정",
    re.IGNORECASE,
)


def _printed(visit: Visit, zone: tzinfo | None) -> list[TimeCandidate]:
    """Read the dates that stand around the headline as short lines of their own."""
    blocks, head = visit.blocks.blocks, visit.headline
    month_first = (visit.page.tree.get("lang") or "").lower().startswith("en-us")
    start, stop = (max(0, head - 8), head + 40) if head >= 0 else (0, 80)
    found: list[tuple[int, TimeCandidate]] = []
    prose = 0
    for index in range(start, min(stop, len(blocks))):
        block = blocks[index]
        text = block.text
        if len(text) > 200 and not block.flags & (FIGURE | RELATED):
            prose += 1
            if prose > 3:
                break
        if block.flags & ELSEWHERE or block.linked > len(text) * 0.7:
            continue
        short = text if len(text) < 160 else text[:110] if prose <= 1 else ""
        dated = find_printed(short, month_first=month_first) if short else None
        if dated is None and visit.captured is not None and len(text) < 80:
            dated = read_relative(text, visit.captured, zone)
        if dated is None:
            continue
        moment, raw = dated
        weight = _weight(text, block.flags, index - head, len(text) < 160)
        source = "byline" if len(text) < 160 else "text"
        found.append((weight, TimeCandidate(moment, source, raw, index - head)))
    found.sort(key=lambda item: -item[0])
    return [candidate for weight, candidate in found if weight > 0]


def _weight(text: str, flags: int, distance: int, short: bool) -> int:
    """Weigh how much a printed date looks like the publication line."""
    weight = 6 if short else 2
    weight += 4 if flags & DATE else 0
    weight += 2 if flags & (BYLINE | META) else 0
    weight += 3 if _LABEL.search(text) else 0
    weight += 2 if names_weekday(text) else 0
    weight -= 4 if _CHANGED.search(text) and not _LABEL.search(text) else 0
    weight -= 3 if flags & FIGURE else 0
    # a clock stands in the page's header, above the headline
    if distance < 0:
        weight -= 5 if flags & HEADER and not flags & (DATE | BYLINE | META) else 2
    return weight - min(abs(distance), 30) // 5


def _time_elements(visit: Visit) -> list[TimeCandidate]:
    found: list[tuple[int, TimeCandidate]] = []
    for element, index, flags in visit.blocks.times:
        if flags & ELSEWHERE:
            continue
        text = element.get("datetime") or element.get("content") or squeeze(element.text_content())
        moment = read_stamp(text) if text else None
        if moment is None:
            continue
        names = " ".join((element.get("itemprop") or "", element.get("class") or "")).lower()
        told = element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
        distance = index - visit.headline if visit.headline >= 0 else index
        weight = (-40 if "modif" in names or "update" in names else 0) + (
            20 if "publish" in names else 0
        )
        weight -= abs(distance) + (30 if distance < -6 else 0)
        source = "microdata" if told else "time"
        found.append((weight + 50 * told, TimeCandidate(moment, source, text, distance)))
    found.sort(key=lambda item: -item[0])
    found = [item for item in found if item[0] > -60]
    for element in visit.page.tree.xpath(
        "//*[@itemprop='datePublished'][not(self::meta)][not(self::time)]"
    )[:1]:
        text = element.get("content") or element.get("datetime") or squeeze(element.text_content())
        moment = read_stamp(text)
        if moment is not None:
            found.insert(0, (0, TimeCandidate(moment, "microdata", text)))
    return [candidate for _, candidate in found[:3]]


_IN_PATH = re.compile(
    r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)|/((?:19|20)\d{2})(\d{2})(\d{2})(?=[/_-]|$)"
)


def _address(url: str) -> list[TimeCandidate]:
    """Read the day that an address names (``/2024/05/31/``)."""
    match = _IN_PATH.search(urlsplit(url).path)
    if not match:
        return []
    year, month, day = (part for part in match.groups() if part)
    moment = read_stamp(f"{year}-{int(month):02d}-{int(day):02d}")
    return [TimeCandidate(moment, "url", match[0].strip("/-"))] if moment else []


__all__ = ["UTC", "TimeCandidate", "TimeChoice", "Visit", "outlet_zone", "read_times"]
