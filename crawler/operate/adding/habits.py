"""What the articles of an outlet have in common: zone, language, datelines, bylines, hosts. Pure.

Every habit is read off several articles: what one page prints proves nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.discover import Look, SiteFacts
from crawler.extract.bylines import ELSEWHERE
from crawler.extract.ready import prepare
from crawler.extract.roles import LABELLED
from crawler.extract.title import compact
from crawler.operate.adding.findings import Habits, Sample, Zone
from crawler.records import Article
from crawler.urls import clean_url

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
"""Indonesia's zones as printed after a time (IANA, zone1970.tab)."""
OFFSETS = {"+07:00": "Asia/Jakarta", "+08:00": "Asia/Makassar", "+09:00": "Asia/Jayapura"}
"""What an offset means at an outlet that writes Indonesian."""
SEVERAL = 2
"""Articles in which a habit must be seen."""
MOST_NAMES = 3
"""Names of one outlet, the most frequent; a declaration stays short."""
MOST = 0.8
"""Share of the articles that print what belongs to the site."""
SHORT = 160
"""Characters of the longest line that is a byline or a printed time, and no paragraph."""

_PRINTED_ZONE = re.compile(r"\b\d{1,2}[.:]\d{2}(?:[.:]\d{2})?\s*\(?(WIB|WITA|WIT)\b")
_OPENING = re.compile(r"(.{2,90}?)(?:\s*[-–—]{1,2}(?=\s|[A-Z\"“])|\s*:\s|\s\|\s)")
_PIECES = re.compile(r"[,/|()\[\]]|\s[-–—]\s")
_SUFFIX = re.compile(r"(?:\.[a-z]{2,8}){1,2}$", re.IGNORECASE)
_PARTS = re.compile(r"\s+[-–—:·•»]\s+|\s*\|\s*")
_TWIN = re.compile(r"(?:m|amp|mobile)\.")


@dataclass(frozen=True, slots=True)
class Printed:
    """What one article's page prints around its text."""

    article: Article
    zone: str | None
    """Printed after times: WIB, WITA, WIT."""
    labels: frozenset[str]
    """Labels of bylines."""
    names: frozenset[str]
    """Parts of its ``<title>``, the site's name among them."""
    links: frozenset[str]
    """Addresses that it links, also those in its head."""


def habits_of(samples: Iterable[Sample], home: str, look: Look, facts: SiteFacts | None) -> Habits:
    """Return the habits that articles show; ``facts`` are what WordPress's API says."""
    pages = [printed_by(sample) for sample in samples if sample.article is not None]
    articles = [page.article for page in pages]
    host = urlsplit(home).hostname or ""
    title = site_title(pages, look.title or (facts.name if facts else None), host)
    languages = Counter(article.language for article in articles if article.language)
    main = max(languages, key=lambda name: (languages[name], name)) if languages else None
    if main is None or 2 * languages[main] < len(pages):
        main = look.language  # articles in many languages: what the front page declares
    labels = Counter(label for page in pages for label in page.labels)
    return Habits(
        title=title,
        language=main,
        zone=zone_of(pages, facts, main),
        aliases=own_names(articles, host, title or ""),
        labels=tuple(
            (label, count)
            for label, count in sorted(labels.items(), key=lambda item: (-item[1], item[0]))
            if count >= SEVERAL
        ),
        hosts=twin_hosts(home, (link for page in pages for link in page.links)),
    )


def printed_by(sample: Sample) -> Printed:
    """Return what an article's page prints."""
    assert sample.article is not None
    ready = prepare(sample.html, sample.url, None, sample.content_type)
    blocks = ready.walked.blocks
    short = [block for block in blocks if len(block.text) <= SHORT]
    lines = [sample.article.published_raw or "", *(block.text for block in short)]
    zones = Counter(name for line in lines for name in _PRINTED_ZONE.findall(line))
    labels = (
        mark[1].strip().capitalize()
        for block in short
        if not block.flags & ELSEWHERE
        for mark in LABELLED.finditer(block.text)
    )
    links = (clean_url(str(href), sample.url) for href in ready.page.tree.xpath("//@href"))
    return Printed(
        sample.article,
        max(zones, key=lambda name: (zones[name], name)) if zones else None,
        frozenset(labels),
        frozenset(part for part in _PARTS.split(_document_title(ready.page.tree)) if part),
        frozenset(link for link in links if link),
    )


def site_title(pages: Sequence[Printed], told: str | None, host: str) -> str | None:
    """Return the outlet's name: what its front page tells, unless most pages name another.

    A front page's title is often a slogan; the name is what the titles of articles share.
    """
    shared = Counter(name for page in pages for name in page.names)
    common = [n for n, count in shared.items() if count > SEVERAL and count >= MOST * len(pages)]
    if not common or told in common or (told and compact(told) in compact(host)):
        return told
    return max(common, key=lambda name: (shared[name], name))


def _document_title(tree: HtmlElement) -> str:
    return " ".join(str(tree.xpath("string(//head/title)")).split())


def zone_of(pages: Sequence[Printed], facts: SiteFacts | None, language: str | None) -> Zone:
    """Return the zone of an outlet's clock.

    WordPress's API says it outright; else the zone that most pages print after their times;
    else the offset of all articles' times, which names a zone only for an Indonesian outlet.
    """
    printed = Counter(page.zone for page in pages if page.zone)
    name = max(printed, key=lambda zone: (printed[zone], zone)) if printed else None
    prints = f"{printed[name]} of {len(pages)} pages print {name}" if name else ""
    told = facts.timezone if facts else None
    if told and "/" in told and not told.startswith("Etc/"):
        differs = f", though {prints}" if name and ZONES[name] != told else ""
        return Zone(told, f"WordPress's API says so{differs}")
    if name and printed[name] >= max(SEVERAL, len(pages) // 2):
        return Zone(ZONES[name], prints)
    times = [page.article.published or "" for page in pages]
    offsets = Counter(time[19:] for time in times if len(time) > 19)
    if len(offsets) == 1 and offsets.total() >= SEVERAL:
        offset = next(iter(offsets))
        if language == "id" and offset in OFFSETS:
            return Zone(OFFSETS[offset], f"{offsets[offset]} articles' times carry {offset}")
        return Zone(None, f"the articles' times carry {offset}, which names no zone")
    return Zone(None, "no page names one, and their times carry no common offset")


def own_names(articles: Sequence[Article], host: str, title: str) -> tuple[str, ...]:
    """Return the names that an outlet prints for itself in datelines, most frequent first.

    A piece of several datelines ("SUARA PESISIR, Bontang –") is such a name where it is the
    host's or the title, or where it is no place and its words are theirs, or where half of all
    datelines print it in brackets ("Samarinda (ANTARA Kaltim) -").
    """
    places = {compact(article.dateline) for article in articles if article.dateline}
    openings = [match[1] for article in articles if (match := _OPENING.match(article.text))]
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    bracketed: Counter[str] = Counter()
    for opening in openings:
        bracketed.update({compact(text) for text in re.findall(r"\(([^()\d]+)\)", opening)})
        pieces = {_own_part(piece.strip(" .:-–—"), host) for piece in _PIECES.split(opening)}
        for piece in pieces:
            spelled[compact(piece)][piece] += 1
    often = max(SEVERAL, len(openings) / 2)
    found = []
    for key, spellings in spelled.items():
        name = max(spellings, key=lambda text: (spellings[text], text))
        own = _is_name(name, host, title) or (
            key not in places and (bracketed[key] >= often or _resembles(name, host, title))
        )
        if own and spellings.total() >= SEVERAL and len(key) > 2:
            found.append((-spellings.total(), name))
    return tuple(name for _, name in sorted(found)[:MOST_NAMES])


def twin_hosts(home: str, links: Iterable[str]) -> tuple[str, ...]:
    """Return the hosts among ``links`` that are twins of the home's: ``m.``, ``amp.``."""
    host = urlsplit(home).netloc.lower()
    base = host.removeprefix("www.")
    found = {urlsplit(link).netloc for link in links}
    twins = {other for other in found if _TWIN.sub("", other, count=1) == base}
    return tuple(sorted(twins - {host, base}))


def _own_part(piece: str, host: str) -> str:
    """Return the host's name of "SAMARINDA.NIAGA.ASIA", any other piece as it is."""
    own = host.removeprefix("www.")
    if "." in own and piece.lower().endswith(f".{own}"):
        return piece[-len(own) :]
    return piece


def _is_name(name: str, host: str, title: str) -> bool:
    """Tell whether a piece is the outlet's host, or its title with or without a domain."""
    bare = compact(_SUFFIX.sub("", name))
    own = {compact(title), compact(_SUFFIX.sub("", title)), compact(host.removeprefix("www."))}
    return bool(bare) and bool({bare, compact(name)} & own)


def _resembles(name: str, host: str, title: str) -> bool:
    """Tell whether all words of a name are words of the outlet's host or title."""
    own = f"{compact(host)} {compact(title)}"
    words = re.findall(r"[^\W_]{3,}", _SUFFIX.sub("", name).casefold())
    return bool(words) and all(word in own for word in words)
