"""A page's links with what surrounds them: text, headings, menus."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from crawler.urls import clean_url

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)
_MENU = re.compile(
    r"(?:^|[\s_-])(?:menus?|submenu|nav|navbar|navigation|breadcrumbs?|footer|topbar|social|"
    r"sosmed|share|sharing|tagcloud|tags|sitelinks)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:^|[\s_-])(?:entry|post|article|item|card|loop|news)(?:$|[\s_-])", re.I)
_TITLE_CLASS = re.compile(r"title|judul|headline", re.IGNORECASE)
_MORE = re.compile(
    r"(?:baca|lihat|simak|read|view|continue)?\s*(?:selengkapnya|lengkap|more|reading|semua|all|"
    r"lainnya|juga)?\W*|\d+\s*(?:komentar|comments?|views?|kali)?|(?:tinggalkan|leave a|no|0)\s+"
    r"(?:komentar|comments?|reply|balasan)\W*|detail|komentar|comments?",
    re.IGNORECASE,
)
_PERMALINK = re.compile(r"^(?:perma(?:nent )?link|tautan permanen)(?: to| ke)?:? ", re.IGNORECASE)
MAX_TITLE_WORDS = 40
"""Longer anchor texts hold more than a headline: a whole card with its teaser."""


@dataclass(slots=True)
class Anchor:
    """A link of a page."""

    url: str
    """Cleaned address."""
    text: str
    """What it says, white space folded."""
    title: str | None
    """What of it can be a headline; None for "Baca selengkapnya", numbers, nothing."""
    heading: bool
    """Whether it stands in a heading, holds one, or is called a title."""
    menu: bool
    """Whether it stands in a menu, header, footer or breadcrumb."""
    rel: frozenset[str]
    element: HtmlElement
    signature: tuple[str, ...]
    """Tags and first classes of what it stands in: alike for links of one list."""


def parse_page(html: bytes) -> HtmlElement | None:
    """Parse a page's bytes: UTF-8 where they are, else what the page declares."""
    try:
        html.decode("utf-8")
        encoding = "utf-8"
    except UnicodeDecodeError:
        declared = _CHARSET.search(html[:4096])
        encoding = declared[1].decode("ascii").lower() if declared else "windows-1252"
        encoding = "windows-1252" if encoding in ("utf-8", "utf8", "iso-8859-1") else encoding
    try:
        return document_fromstring(html, parser=HTMLParser(encoding=encoding, huge_tree=True))
    except LookupError:
        return parse_page(html.decode("utf-8", "replace").encode())
    except (etree.ParserError, ValueError):
        return None


def base_of(page: HtmlElement, url: str) -> str:
    """Return the address that a page's relative links count from."""
    for base in page.iter("base"):
        return clean_url(base.get("href") or "", url) or url
    return url


def anchors_of(page: HtmlElement, url: str) -> Iterator[Anchor]:
    """Yield a page's links in order, also several to one address; no fragments of itself."""
    base = base_of(page, url)
    menus: dict[HtmlElement, bool] = {}
    for element in page.iter("a", "area"):
        href = (element.get("href") or "").strip()
        if not href or href.startswith("#"):
            continue
        address = clean_url(href, base)
        if address is None:
            continue
        text = " ".join(element.text_content().split())
        heading = _heading(element)
        yield Anchor(
            url=address,
            text=text,
            title=_title(element, text, heading),
            heading=heading is not None,
            menu=_in_menu(element, menus),
            rel=frozenset((element.get("rel") or "").lower().split()),
            element=element,
            signature=_signature(element),
        )


def says_more(text: str) -> bool:
    """Tell whether a link's text is no headline: "Baca selengkapnya", "3 komentar", "12"."""
    return _MORE.fullmatch(text) is not None


def _heading(element: HtmlElement) -> HtmlElement | None:
    """Return the heading that a link stands in or holds, or the element called a title."""
    for inner in element.iter():
        if inner.tag in HEADINGS:
            return inner
    if any(around.tag in HEADINGS for around in islice(element.iterancestors(), 3)):
        return element
    for inner in element.iter():
        if isinstance(inner.tag, str) and _TITLE_CLASS.search(inner.get("class") or ""):
            return inner
    parent = element.getparent()
    if parent is None or parent.tag == "body":
        return None
    return element if _TITLE_CLASS.search(parent.get("class") or "") else None


def _title(element: HtmlElement, text: str, heading: HtmlElement | None) -> str | None:
    candidates = [
        " ".join(heading.text_content().split()) if heading is not None else "",
        text,
        element.get("title") or "",
        *(image.get("alt") or "" for image in element.iter("img")),
    ]
    for candidate in candidates:
        folded = _PERMALINK.sub("", " ".join(candidate.split()))
        if folded and not says_more(folded) and len(folded.split()) <= MAX_TITLE_WORDS:
            return folded
    return None


def _in_menu(element: HtmlElement, known: dict[HtmlElement, bool]) -> bool:
    path: list[HtmlElement] = []
    found = False
    for around in element.iterancestors():
        if around.tag in ("body", "html"):
            break
        if around in known:
            found = known[around]
            break
        path.append(around)
        if _is_menu(around):
            found = True
            break
    known.update(dict.fromkeys(path, found))
    return found


def _is_menu(element: HtmlElement) -> bool:
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if element.tag == "nav" or element.get("role") == "navigation":
        return True
    if element.tag in ("header", "footer"):  # not the header of an article in a list
        parent = element.getparent()
        inside = parent is not None and parent.tag == "article"
        return not inside and not _ITEM.search(named)
    return element.tag != "a" and bool(_MENU.search(named)) and not _ITEM.search(named)


def _signature(element: HtmlElement) -> tuple[str, ...]:
    found: list[str] = []
    for around in (element, *islice(element.iterancestors(), 4)):
        classes = re.sub(r"\d+", "", around.get("class") or "").split()
        found.append(f"{around.tag!s}.{classes[0] if classes else ''}")
    return tuple(found)
