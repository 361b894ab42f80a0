"""Where a page tells when it was published: every candidate with its source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo
from urllib.parse import urlsplit

from crawler.extract.blocks import Blocks
from crawler.extract.dates import (
    Moment,
    find_printed,
    names_weekday,
    read_relative,
    read_stamp,
)  # fmt: skip
from crawler.extract.lastdate import last_date
from crawler.extract.marks import (
    ASIDE,
    BYLINE,
    COMMENTS,
    DATE,
    FIGURE,
    FOOTER,
    HEADER,
    LIST,
    META,
    NAV,
    NEWSLETTER,
    RELATED,
)  # fmt: skip
from crawler.extract.page import Page, squeeze
from crawler.extract.structured import Structured, plain, types_of
from crawler.extract.visible import read_visible
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

VAGUE_META = (
    "dc.date", "dcterms.date", "date", "dc:date", "timestamp", "creation_date",
    "creationdate", "last-modified", "og:updated_time", "article:modified_time",
)  # fmt: skip
"""``meta`` names that may mean publication, change or rendering."""

ELSEWHERE = NAV | ASIDE | FOOTER | COMMENTS | RELATED | NEWSLETTER
"""Surroundings whose dates are not the article's: clocks, lists of other articles, comments."""


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


def time_candidates(visit: Visit, zone: tzinfo | None) -> list[TimeCandidate]:
    """List every moment that may be the publication; the better printed ones first."""
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


def last_resort(visit: Visit) -> list[TimeCandidate]:
    """Read the first date of any short line outside lists and menus, then ask htmldate.

    htmldate looks in more places than these readers, but prefers a clock in the page's header to
    the byline: it is asked where there is nothing else, and not believed where the day that it
    finds stands in a clock or beside a link to another article.
    """
    others = set()
    for index, block in enumerate(visit.blocks.blocks):
        if len(block.text) > 160:
            continue
        dated = find_printed(block.text)
        if dated is None:
            continue
        teaser = block.linked > 25 and index > visit.headline >= 0
        if teaser or _is_clock(visit, index):
            others.add(dated[0].day)
        elif block.flags & ELSEWHERE or block.linked:
            continue
        elif len(block.text) <= 120:
            return [TimeCandidate(dated[0], "text", dated[1])]
    text = last_date(visit.page.tree, visit.page.url)
    moment = read_stamp(text) if text else None
    if moment is None or text is None or moment.day in others:
        return []
    return [TimeCandidate(moment, "text", text)]


def _is_clock(visit: Visit, index: int) -> bool:
    """Tell whether a date above the headline is the site's clock: it stands above the menu."""
    blocks, head = visit.blocks.blocks, visit.headline
    if index >= head:
        return False
    if blocks[index].flags & ~blocks[head].flags & HEADER:
        return True
    between = blocks[index + 1 : head]
    return sum(b.linked > 0.9 * len(b.text) and b.flags & (NAV | LIST) > 0 for b in between) > 1


def _hinted(text: str, visit: Visit, zone: tzinfo | None) -> list[TimeCandidate]:
    found = read_stamp(text)
    if found is None and visit.captured is not None:
        relative = read_relative(text, visit.captured, zone)
        found = relative[0] if relative else None
    if found is None:
        visible = read_visible(text, visit.captured, zone)
        found = visible[0] if visible else None
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
    # some themes wrap the whole page in an element called "related" or "aside"
    elsewhere = ELSEWHERE & ~(blocks[head].flags if head >= 0 else 0)
    found: list[tuple[int, TimeCandidate]] = []
    prose = 0
    for index in range(start, min(stop, len(blocks))):
        block = blocks[index]
        text = block.text
        if len(text) > 200 and not block.flags & (FIGURE | RELATED):
            prose += 1
            if prose > 3:
                break
        if block.flags & elsewhere or block.linked > len(text) * 0.7 or _is_clock(visit, index):
            continue
        short = text if len(text) < 160 else text[:110] if prose <= 1 else ""
        dated = find_printed(short, month_first=month_first) if short else None
        if dated is None and visit.captured is not None and len(text) < 80:
            dated = read_relative(text, visit.captured, zone)
        if dated is None and block.flags & DATE and not found:
            dated = read_visible(text, visit.captured, zone)
        if dated is None:
            continue
        moment, raw = dated
        if f"({raw}" in text and len(text) > 40 and text.endswith("."):
            continue  # "… di halaman puskesmas, Senin (13/5/2024).": when it happened
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
        # hAtom: <abbr class="published" title="…">, which Blogger prints below the post
        hatom = element.tag == "abbr" and "published" in (element.get("class") or "")
        if flags & (ELSEWHERE & ~FOOTER if hatom else ELSEWHERE):
            continue
        if element.tag == "abbr" and not hatom:
            continue
        text = element.get("datetime") or element.get("content") or element.get("title")
        text = text or squeeze(element.text_content())
        moment = read_stamp(text) if text else None
        if moment is None:
            continue
        names = " ".join((element.get("itemprop") or "", element.get("class") or "")).lower()
        told = (
            hatom
            or element.get("itemprop") == "datePublished"
            or (element.get("pubdate") is not None)
        )
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
