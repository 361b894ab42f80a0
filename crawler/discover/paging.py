"""The next page of a list, by every common way of turning pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from urllib.parse import parse_qsl, urlsplit

from lxml.html import HtmlElement

from crawler.discover.pages import Anchor, base_of
from crawler.urls import clean_url, page_number, same_site
from crawler.urls.views import PAGE_PARAMS

_OLDER = re.compile(
    r"(?:halaman |laman |page )?(?:selanjutnya|berikutnya|lanjut|next|older)"
    r"(?: ?(?:page|halaman|laman|posts?|entries|articles?|berita|pos))?"
    r"|(?:pos|posting(?:an)?|tulisan|berita|artikel|entri)[ -](?:pos )?"
    r"(?:(?:yang )?lebih )?(?:lama|lawas|selanjutnya|berikutnya)"
    r"|(?:load|muat|lihat) (?:more|lebih banyak|lagi|lainnya)(?: berita| posts?)?",
    re.IGNORECASE,
)
_ARROW = re.compile(r"(?:»|›|→|>|>>|&gt;|&raquo;|❯|⟩)")
_OLDER_CLASS = re.compile(
    r"(?:^|[\s_-])(?:next|older|pager-older-link|nextpostslink)(?:$|[\s_-])", re.IGNORECASE
)
_CURRENT = re.compile(r"(?:^|[\s_-])(?:current|active|selected|aktif)(?:$|[\s_-])", re.IGNORECASE)
CALENDAR = re.compile(r"(?:[ck]alend[ae]r|agenda)\w*(?:/|=|%2f)+\d", re.IGNORECASE)
"""Months of a calendar: they lead on without end, and list no articles."""
_OFFSETS = ("start", "offset", "limitstart", "per_page", "from", "skip", "awal", "updated-max")


def next_listing(
    page: HtmlElement, url: str, anchors: Iterable[Anchor], articles: Iterable[str] = ()
) -> str | None:
    """Return the address of the page after a list's page at ``url``, None on the last one.

    Reads rel=next, "Selanjutnya", "Next", "Older posts", arrows, numbered pagers, and offsets
    (``?start=``); never one of ``articles``, never another site.
    """
    known = set(articles)
    candidates = [
        anchor
        for anchor in anchors
        if anchor.url != url and anchor.url not in known and same_site(url, anchor.url)
    ]
    current = page_number(url)
    for address in _related(page, url):
        if address not in known and page_number(address) == current + 1:
            return address
    numbered = _numbered(candidates, url, current)
    for anchor in candidates:
        counted = _counts_on(anchor.url, url, current)
        said = _says_older(anchor) and _goes_on(anchor.url, url, current)
        if (said and (counted or not _in_table(anchor))) or (_called_older(anchor) and counted):
            return anchor.url
    if numbered:
        return numbered
    offset = _next_offset(candidates, url)
    if offset:
        return offset
    for anchor in candidates:
        if _ARROW.fullmatch(anchor.text) and _counts_on(anchor.url, url, current):
            return anchor.url
    return None


def _related(page: HtmlElement, url: str) -> Iterable[str]:
    base = base_of(page, url)
    for element in page.iter("link", "a"):
        if "next" in (element.get("rel") or "").lower().split():
            address = clean_url(element.get("href") or "", base)
            if address and same_site(url, address):
                yield address


def _says_older(anchor: Anchor) -> bool:
    """Tell whether a link's words say that it leads on."""
    said = re.sub(r"[«»‹›←→<>…❯⟩]|\.\.\.", " ", anchor.text).strip()
    label = anchor.element.get("aria-label") or anchor.element.get("title") or ""
    return bool(_OLDER.fullmatch(" ".join(said.split())) or _OLDER.fullmatch(label.strip()))


def _called_older(anchor: Anchor) -> bool:
    """Tell whether a link's class says that it leads on."""
    classes = anchor.element.get("class") or ""
    parent = anchor.element.getparent()
    if parent is not None and len(parent) == 1:
        classes += " " + (parent.get("class") or "")
    return bool(_OLDER_CLASS.search(classes))


def _in_table(anchor: Anchor) -> bool:
    """Tell whether a link may be a calendar's: its next month is no page of the list."""
    return any(around.tag == "table" for around in islice(anchor.element.iterancestors(), 5))


def _counts_on(address: str, url: str, current: int) -> bool:
    """Tell whether an address is the list's with the next number in it."""
    if page_number(address) == current + 1 or _offset(address) is not None:
        return True
    return page_number(address) == 1 == current and _kin(address, url)


def _goes_on(address: str, url: str, current: int) -> bool:
    """Tell whether an address may be the page after: its number says so, or has none."""
    if CALENDAR.search(address):
        return False
    number = page_number(address)
    if number > 1 or current > 1:
        return number == current + 1 or (number == 1 == current and _offset(address) is not None)
    return True


def _numbered(candidates: list[Anchor], url: str, current: int) -> str | None:
    here = without_page(url)
    for anchor in candidates:
        if page_number(anchor.url) == current + 1 and without_page(anchor.url) == here:
            return anchor.url
    # /berita/20, /berita/40: the number in the address counts articles, the text pages
    counted = (a for a in candidates if re.fullmatch(r"[0-9]{1,5}", a.text) and _kin(a.url, url))
    for anchor in islice(counted, 50):
        marked = _marked(anchor.element)
        if marked is not None and int(anchor.text) == marked + 1:
            return anchor.url
    return None


def _marked(element: HtmlElement) -> int | None:
    """Return the page that a link's pager marks as the present one."""
    pager = element.getparent()
    while pager is not None and len(pager.xpath(".//a")) < 2 and pager.tag != "body":
        pager = pager.getparent()
    if pager is not None and pager.tag in ("li", "span"):
        pager = pager.getparent()
    if pager is None or pager.tag == "body":
        return None
    for part in pager.iter("span", "strong", "b", "li", "a", "em"):
        text = " ".join(part.text_content().split())
        if not re.fullmatch(r"[0-9]{1,5}", text):
            continue
        linked = part.tag == "a" and (part.get("href") or "#") != "#"
        held = part.find(".//a[@href]") is not None
        if _CURRENT.search(part.get("class") or "") or not (linked or held):
            inside = any(around.tag == "a" for around in part.iterancestors())
            if not inside or _CURRENT.search(part.get("class") or ""):
                return int(text)
    return None


def _kin(address: str, url: str) -> bool:
    """Tell whether an address is another's with a number put in, added or taken away."""
    return re.sub(r"/?\d+/?", "/", urlsplit(address).path).rstrip("/") == re.sub(
        r"/?\d+/?", "/", urlsplit(url).path
    ).rstrip("/")


def without_page(url: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return path and parameters of a list without its page."""
    parts = urlsplit(url)
    path = re.sub(r"/(?:page|halaman)/\d+/?$|/index\.(?:php|html?)$", "/", parts.path).rstrip("/")
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = tuple(sorted(pair for pair in pairs if pair[0].lower() not in PAGE_PARAMS))
    return path, kept


def _offset(url: str) -> tuple[str, int] | None:
    for name, value in parse_qsl(urlsplit(url).query):
        if name.lower() in _OFFSETS and (value.isdecimal() or name.lower() == "updated-max"):
            return name, int(value) if value.isdecimal() else 0
    return None


def _next_offset(candidates: list[Anchor], url: str) -> str | None:
    """Return the list with the smallest offset beyond the present one's."""
    own = _offset(url)
    found = []
    for anchor in candidates:
        theirs = _offset(anchor.url)
        if theirs is None or urlsplit(anchor.url).path != urlsplit(url).path:
            continue
        if theirs[1] > (own[1] if own and own[0] == theirs[0] else 0):
            found.append((theirs[1], anchor.url))
    return min(found)[1] if found else None
