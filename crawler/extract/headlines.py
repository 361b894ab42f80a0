"""Where a page tells its headline: every candidate with its source."""

from __future__ import annotations

import html
import re
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.extract.blocks import Block, Blocks
from crawler.extract.marks import (
    ASIDE,
    COMMENTS,
    FOOTER,
    HIDDEN,
    NAV,
    NEWSLETTER,
    PAYWALL,
    RELATED,
    WIDGET,
)
from crawler.extract.page import Page, mend, squeeze
from crawler.extract.structured import Structured
from crawler.extract.title import (
    LONGEST,
    TOLD,
    TitleCandidate,
    compact,
    comparable,
    headline_of,
    is_site,
    site_names,
    strip_site,
)
from crawler.outlet import Outlet
from crawler.urls import is_front_page

ELSEWHERE = NAV | ASIDE | FOOTER | COMMENTS | RELATED | NEWSLETTER | PAYWALL | HIDDEN | WIDGET
"""Surroundings in which a heading is not the article's."""

MOST_PIECES = 12
"""Pieces of an h1 among which a kicker is looked for."""


def title_candidates(
    page: Page,
    structured: Structured,
    walked: Blocks,
    outlet: Outlet | None = None,
    listed: str | None = None,
) -> list[TitleCandidate]:
    """List everything on the page that may be its headline, in the order of belief."""
    raw: list[tuple[str, str]] = []
    if outlet is not None and outlet.headline:
        raw += [
            ("hint", squeeze(e.text_content())) for e in page.tree.cssselect(outlet.headline)[:1]
        ]
    if structured.article is not None:
        raw.append(("json-ld", headline_of(structured)))
    headings = _headings(page)
    raw += [("h1", "".join(pieces)) for pieces in headings]
    raw += [("og", text) for text in structured.all("og:title")[:1]]
    raw += [("twitter", text) for text in structured.all("twitter:title")[:1]]
    raw += [("microdata", text) for text in _marked(walked, structured)]
    raw += [("parse.ly", text) for text in structured.all("parsely-title", "sailthru.title")[:1]]
    raw.append(("title", squeeze(page.tree.findtext(".//title"))))
    if listed:
        raw.append(("feed", squeeze(listed)))
    raw += [("class", text) for text in _classed(walked.blocks)]
    names = site_names(page, structured, outlet) | _blog_names(raw)
    declared = _declared_sections(structured)
    sections = names | declared | _sections_of_path(page.url)
    told = {comparable(strip_site(text, sections, set())) for source, text in raw if source in TOLD}
    parts = {"".join(pieces): _without_kicker(pieces, told) for pieces in headings}
    others = {comparable(parts.get(text, text) if source == "h1" else text)
              for source, text in raw if source in ("h1", "json-ld", "og", "hint")}  # fmt: skip
    seen: list[TitleCandidate] = []
    for source, text in raw:
        text = parts.get(text, text) if source == "h1" else text
        text = squeeze(mend(html.unescape(text)))
        whole = source in ("h1", "class", "hint")
        cleaned = text if whole else squeeze(strip_site(text, sections, others))
        cleaned = cleaned if whole else _without_section(cleaned, declared)
        if not 2 < len(cleaned) < LONGEST or is_site(cleaned, names):
            continue
        seen.append(TitleCandidate(source, cleaned, text))
    return seen + _kicked(walked.blocks, {comparable(c.text) for c in seen if c.source in TOLD})


def _blog_names(raw: list[tuple[str, str]]) -> set[str]:
    """Names of a blog that prints its own name as ``h1`` and its posts' headlines below.

    Its ``title`` is that name at one end and, longer, another heading of the page at the other.
    """
    whole = comparable(next((text for source, text in raw if source == "title"), ""))
    below = {comparable(text) for source, text in raw if source == "class"}
    found = set()
    for name in {comparable(text) for source, text in raw if source == "h1"}:
        rest = whole.removeprefix(name) if whole.startswith(name) else whole.removesuffix(name)
        post = rest.strip(" -|:»«·•")
        headed = any(heading.endswith(post) for heading in below)
        if name and rest != whole and len(post) > len(name) and headed:
            found.add(compact(name))
    return found


def _kicked(blocks: list[Block], told: set[str]) -> list[TitleCandidate]:
    """Lines that are a kicker with a colon and what the metadata call the title."""
    found = []
    for block in blocks:
        kicker, colon, rest = block.text[:LONGEST].partition(": ")
        if colon and len(kicker) < 28 and not block.links and not block.flags & ELSEWHERE and (
            comparable(rest) in told
        ):  # fmt: skip
            found.append(TitleCandidate("line", block.text, block.text))
    return found[:1]


def _declared_sections(structured: Structured) -> set[str]:
    """Names of the page's section, as titles carry them at their end: what it tells machines."""
    node = structured.article or {}
    found = node.get("articleSection") or ()
    values = [found] if isinstance(found, str) else [str(item) for item in found]
    values += structured.all("article:section", "content_category", "section", "category")
    return {name for name in map(compact, values) if 1 < len(name) < 30}


def _sections_of_path(url: str) -> set[str]:
    """Names of sections in an address: the parts of its path before the last."""
    parts = map(compact, urlsplit(url).path.rstrip("/").split("/")[1:-1])
    return {name for name in parts if 2 < len(name) < 30}


_TAIL = re.compile(r"(?<=\S)[-–—](\S{2,20})$")


def _without_section(text: str, sections: set[str]) -> str:
    """Take a section off that follows the headline without a space: "Jembatan dibangun-Kota"."""
    tail = _TAIL.search(text)
    return text[: tail.start()] if tail and compact(tail[1]) in sections else text


_TITLE_CLASS = re.compile(r"title|headline|judul|heading", re.IGNORECASE)
_KICKER_CLASS = re.compile(
    r"kicker|overline|dachzeile|spitzmarke|eyebrow|topline|oberzeile|roofline|pre-?title|supertitle"
    r"|overtitle|surtitle",
    re.IGNORECASE,
)
"""Class names of the short line above a headline that some themes print inside its element."""


def _headings(page: Page) -> list[list[str]]:
    """Return the pieces of text of each h1, in order; none of a link to the front page."""
    found = []
    for heading in page.tree.iter("h1"):
        kickers = [e for e in heading.iter("span", "small", "div", "em", "strong", "p")
                   if _KICKER_CLASS.search(e.get("class") or "")]  # fmt: skip
        kicker = squeeze(kickers[0].text_content()) if kickers else ""
        pieces = [f"{piece} " for piece in map(squeeze, heading.itertext()) if piece]
        if kicker and len(pieces) > 1 and pieces[0].strip() == kicker:
            rest = "".join(pieces[1:]).lstrip(" :-–—|/•·")
            pieces = [f"{rest.strip()} "] if len(rest) > 10 else pieces
        if pieces and not _leads_home(heading, page.url):
            found.append(pieces)
    return found[:4]


def _leads_home(heading: HtmlElement, url: str) -> bool:
    """Tell whether a heading is nothing but a link to the front page: the site's name."""
    links = list(heading.iter("a"))
    if len(links) != 1 or squeeze(links[0].text_content()) != squeeze(heading.text_content()):
        return False
    if links[0].get("rel") == "home":
        return True
    try:
        target = urljoin(url, links[0].get("href") or "#")
        return is_front_page(target) and urlsplit(target).path != urlsplit(url).path
    except ValueError:
        return False


def _without_kicker(pieces: list[str], told: set[str]) -> str:
    """Leave out a kicker or standfirst that stands inside the h1 as an element of its own.

    It is one where the rest is what the page's metadata call the title. A heading of very many
    pieces is broken markup, where trying every stretch of them would take seconds.
    """
    if len(pieces) > MOST_PIECES:
        return "".join(pieces)
    for first in range(len(pieces)):
        for last in range(len(pieces), first, -1):
            part = "".join(pieces[first:last])
            if comparable(part) in told:
                return part
    return "".join(pieces)


def _marked(walked: Blocks, structured: Structured) -> list[str]:
    """Return what ``itemprop=headline`` marks: a ``meta``, else the first elements in the page."""
    told = structured.all("headline")[:1]
    if told:
        return told
    return [squeeze(n.element.text_content()) for n in islice(walked.itemprop("headline"), 2)]


def _classed(blocks: list[Block]) -> list[str]:
    """Headings other than h1, and blocks whose class says that they are the title."""
    found = []
    for block in blocks:
        if (
            block.flags & ELSEWHERE
            or not 12 < len(block.text) < 250
            or block.linked > len(block.text) / 2
        ):
            continue
        called = _TITLE_CLASS.search(block.element.get("class") or "") or _called_inside(block)
        if block.tag in ("h2", "h3") or called:
            found.append(block.text)
            if len(found) == 6:
                break
    return found


def _called_inside(block: Block) -> bool:
    """Tell whether an element of the line that holds all of it is called a title, as old pages
    set their headlines: ``<span class="judul">…</span><br>``.
    """
    if block.tag not in ("div", "td", "body"):
        return False
    return any(
        _TITLE_CLASS.search(element.get("class") or "")
        and squeeze(element.text_content()) == block.text
        for element in islice(block.element, 4)
        if element.tag in ("span", "font", "b", "strong")
    )
