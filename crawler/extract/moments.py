"""Where a page tells when it was published: every candidate with its source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import islice
from urllib.parse import urlsplit

from crawler.extract.blocks import Blocks
from crawler.extract.dates import Moment, read_relative, read_stamp
from crawler.extract.datewords import TOLD
from crawler.extract.marks import ASIDE, COMMENTS, EMBED, FOOTER, NAV, NEWSLETTER, RELATED
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
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "cxenseparse:recs:pubdate", "article_date_original", "article.published", "article.created",
    "citation_publication_date", "citation_date", "bt:pubdate", "originalpublicationdate",
    "content_publishdate", "content_publisheddate", "content_publish_date", "displaydate",
    "shareaholic:article_published_time", "rnews:datepublished", "og:publish_date", "ptime",
    "date_published", "lp.published", "vr:published_time", "pub_date",
)  # fmt: skip
"""``meta`` names of a publication time, best known first."""

_OTHER_WORKS = frozenset(
    ("webpage", "videoobject", "itempage", "recipe", "howto", "medicalwebpage", "podcastepisode",
     "audioobject", "imagegallery", "creativework")
)  # fmt: skip
"""schema.org types, in lower case, whose ``datePublished`` may be the page's."""

VAGUE_META = (
    "dc.date", "dcterms.date", "date", "dc:date", "timestamp", "creation_date",
    "creationdate", "dc.date.created", "dcterms.created", "dc.created", "datecreated", "created",
    "last-modified", "og:updated_time", "article:modified_time",
)  # fmt: skip
"""``meta`` names that may mean publication, change, rendering or the first draft."""

ELSEWHERE = NAV | ASIDE | FOOTER | COMMENTS | RELATED | NEWSLETTER | EMBED
"""Surroundings whose dates are not the article's: clocks, lists of other articles, comments,
posts of other sites."""


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
    hints: tuple[str, ...] = ()
    """Of `hinted_texts`."""


NEAR = 4
"""Blocks below the headline in which a footer or list of links can only be the byline's."""


def elsewhere(visit: Visit, flags: int, index: int, *, linked: bool = False) -> bool:
    """Tell whether what stands at a block belongs to something else than the article.

    Some themes wrap the whole page in an element called "related" or "aside": what surrounds the
    headline or most of the prose says nothing. Right below the headline a footer is the article's
    own.
    """
    head = visit.headline
    flags &= ELSEWHERE & ~(visit.blocks.common & ~COMMENTS)
    flags &= ~(visit.blocks.blocks[head].flags if head >= 0 else 0)
    if head >= 0 and 0 < index - head <= NEAR and not linked:
        flags &= ~(FOOTER | RELATED | NAV | ASIDE)
        flags &= ~COMMENTS if index == head + 1 else ~0  # a forum's first entry
    return flags != 0


def stamps(visit: Visit) -> list[TimeCandidate]:
    """List the moments that the page tells machines, and the list that led to it."""
    told: list[tuple[str, str]] = []
    node = visit.structured.article
    if node is not None:
        told += [
            ("json-ld", plain(node.get(k))) for k in ("datePublished", "dateCreated", "uploadDate")
        ]
    told += [("json-ld", plain(other.get("datePublished"))) for other in visit.structured.nodes
             if types_of(other) & _OTHER_WORKS]  # fmt: skip
    videos = [n for n in visit.structured.nodes if "videoobject" in types_of(n)]
    if node is None and len(videos) == 1:  # the page is that film's
        told.append(("json-ld", plain(videos[0].get("uploadDate"))))
    told += [("meta", text) for text in visit.structured.all(*PUBLISHED_META)]
    if visit.listed is not None and visit.listed.published:
        told.append(("feed", visit.listed.published))
    return [
        TimeCandidate(moment, source, text)
        for source, text in told
        if text and (moment := read_stamp(text)) is not None
    ]


def vague_stamps(visit: Visit) -> list[TimeCandidate]:
    """List the moments of ``meta`` that may mean publication, change or rendering."""
    return [
        TimeCandidate(moment, "vague", text)
        for text in visit.structured.all(*VAGUE_META)
        if (moment := read_stamp(text)) is not None
    ]


def hinted_texts(page: Page, outlet: Outlet | None) -> tuple[str, ...]:
    """Read what stands where the outlet's declaration says that the date is.

    To be asked before the body is read, which takes elements out of the page's tree.
    """
    if outlet is None or not outlet.date:
        return ()
    elements = page.tree.cssselect(outlet.date)[:1]
    return tuple(squeeze(e.get("datetime") or e.text_content()) for e in elements)


def hinted(visit: Visit, zone: tzinfo | None) -> list[TimeCandidate]:
    """Read the date where the outlet's declaration says that it stands."""
    return [found for text in visit.hints for found in _hinted(text, visit, zone)]


def _hinted(text: str, visit: Visit, zone: tzinfo | None) -> list[TimeCandidate]:
    found = read_stamp(text)
    if found is None and visit.captured is not None:
        relative = read_relative(text, visit.captured, zone)
        found = relative[0] if relative else None
    if found is None:
        visible = read_visible(text, visit.captured, zone)
        found = visible[0] if visible else None
    return [TimeCandidate(found, "hint", text)] if found else []


def time_elements(visit: Visit) -> list[TimeCandidate]:
    """Read ``time`` elements, hAtom's ``abbr`` and ``itemprop=datePublished``, nearest first."""
    found: list[tuple[int, TimeCandidate]] = []
    for element, index, flags in visit.blocks.times:
        # hAtom: <abbr class="published" title="…">, which Blogger prints below the post
        hatom = element.tag == "abbr" and "published" in (element.get("class") or "")
        if element.tag == "abbr" and not hatom:
            continue
        told = hatom or element.get("itemprop") == "datePublished" or "pubdate" in element.attrib
        if elsewhere(visit, flags, index) and not _own(visit, flags, index, told=told):
            continue
        text = element.get("datetime") or element.get("content") or element.get("title")
        text = text or squeeze(element.text_content())
        moment = read_stamp(text) if text else None
        if moment is None:
            continue
        names = " ".join((element.get("itemprop") or "", element.get("class") or "")).lower()
        distance = index - visit.headline if visit.headline >= 0 else index
        weight = (-40 if "modif" in names or "update" in names else 0) + (
            20 if "publish" in names else 0
        )
        weight -= abs(distance) + (30 if distance < -6 else 0)
        source = "microdata" if told else "time"
        found.append((weight + 50 * told, TimeCandidate(moment, source, text, distance)))
    found.sort(key=lambda item: -item[0])
    found = [item for item in found if item[0] > -60]
    named = (n.element for n in visit.blocks.itemprop("datePublished") if n.element.tag != "time")
    for element in islice(named, 1):
        text = element.get("content") or element.get("datetime") or squeeze(element.text_content())
        moment = read_stamp(text)
        if moment is not None:
            found.insert(0, (0, TimeCandidate(moment, "microdata", text)))
    return [candidate for _, candidate in found[:3]]


def _own(visit: Visit, flags: int, index: int, *, told: bool) -> bool:
    """Tell whether a time in a footer or list is the article's after all.

    It is where it says so itself and stands beside the headline, or in the footer of an article;
    or where its line says "published on".
    """
    if told and (abs(index - visit.headline) <= NEAR or not flags & (ELSEWHERE & ~FOOTER)):
        return True
    blocks = visit.blocks.blocks
    line = blocks[index].text if index < len(blocks) else ""
    return len(line) < 80 and TOLD.search(line) is not None and not flags & COMMENTS


_IN_PATH = re.compile(
    r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)|/((?:19|20)\d{2})(\d{2})(\d{2})(?=[/_-]|$)"
)
_DAY_FIRST = re.compile(r"/(\d{2})-(\d{2})-((?:19|20)\d{2})/?$")


def address(url: str) -> list[TimeCandidate]:
    """Read the day that an address names (``/2024/05/31/``)."""
    path = urlsplit(url).path
    match = _IN_PATH.search(path) or _DAY_FIRST.search(path)
    if not match:
        return []
    year, month, day = (part for part in match.groups() if part)
    if len(day) == 4:
        year, day = day, year
    moment = read_stamp(f"{year}-{int(month):02d}-{int(day):02d}")
    return [TimeCandidate(moment, "url", match[0].strip("/-"))] if moment else []


_NUMBER = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])"
    r"(?:(?!\d)|(?:[01]\d|2[0-3])[0-5]\d)"
)


def number_in_address(url: str) -> list[TimeCandidate]:
    """Read the day that an article's number in its address begins with ("B2024053108150001").

    Only for pages that name no day otherwise: other numbers may look so.
    """
    match = _NUMBER.search(urlsplit(url).path)
    moment = read_stamp("-".join(match.groups())) if match else None
    return [TimeCandidate(moment, "url", match[0])] if match and moment else []
