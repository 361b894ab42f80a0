"""Articles cut into pages: finding the next one, the whole one, and joining them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import parse_qsl, urlsplit

from crawler.discover.pages import base_of, parse_page
from crawler.discover.paging import without_page
from crawler.urls import clean_url, first_page, page_number, same_site, url_key
from crawler.urls.views import PAGE_PARAMS

MIN_REPEATED_WORDS = 4
"""Shorter paragraphs may be said twice ("Ya, betul.")."""


def next_page(html: bytes, url: str) -> str | None:
    """Return the address of an article's page after the one at ``url``; None on its last.

    Takes links to the same article with the next number: ``?page=2``, ``/slug/2/``, whether
    they say "2", "Selanjutnya" or rel=next. Another article is never a next page.
    """
    number = page_number(url) + 1
    path = urlsplit(first_page(url)).path.rstrip("/")
    tail = re.fullmatch(r"(.+)/([1-9]\d?)", urlsplit(url).path.rstrip("/"))
    signs = [str(number), *([str(int(tail[2]) + 1)] if tail else [])]
    for address, text in _links(html, url, signs):
        there = urlsplit(address).path.rstrip("/")
        if page_number(address) == number and _is_same(address, url):
            return address
        if number == 2 and path and there == f"{path}/2":
            return address
        # /banjir/2/: too short a slug to be sure of alone, the link must say "3"
        if number == 2 and tail and text == str(int(tail[2]) + 1) and there == f"{tail[1]}/{text}":
            return address
    return None


def whole_page(html: bytes, url: str) -> str | None:
    """Return the address of all pages of an article in one (``?page=all``), where there is one."""
    for address, _ in _links(html, url, ("all", "full", "semua")):
        for name, value in parse_qsl(urlsplit(address).query, keep_blank_values=True):
            paged = name.lower() in PAGE_PARAMS or name.lower() == "showpage"
            whole = (
                paged and value.lower() in ("all", "full", "semua")
            ) or name.lower() == "showall"
            if whole and _is_same(address, url):
                return address
    return None


def join_pages(pages: Sequence[Sequence[str]], title: str | None = None) -> tuple[str, ...]:
    """Join the paragraphs of an article's pages in order, without what a page repeats.

    Drops the headline and every paragraph that an earlier page holds (many systems print the
    lead on every page); closes a sentence that was cut between two pages.
    """
    joined: list[str] = []
    known: set[str] = {_folded(title)} if title else set()
    for place, page in enumerate(pages):
        fresh = [p for p in page if not place or not _is_known(p, known)]
        known.update(_folded(paragraph) for paragraph in page)
        if joined and fresh and re.search(r"[\w,]$", joined[-1]) and fresh[0][:1].islower():
            joined[-1] = f"{joined[-1]} {fresh.pop(0)}"
        joined += fresh
    return tuple(joined)


def _is_same(address: str, url: str) -> bool:
    """Tell whether two addresses are one article's, whatever their pages."""
    return url_key(address) == url_key(url) or without_page(address) == without_page(url)


def _links(html: bytes, url: str, signs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield address and text of a page's links within its site that hold one of ``signs``."""
    page = parse_page(html) if html.strip() else None
    if page is None:
        return
    base = base_of(page, url)
    for element in page.iter("a", "link"):
        if element.tag == "link" and "next" not in (element.get("rel") or "").lower().split():
            continue
        href = element.get("href") or ""
        small = href.lower()
        address = clean_url(href, base) if any(sign in small for sign in signs) else None
        if address and address != url and same_site(url, address):
            yield address, element.text_content().strip()


def _is_known(paragraph: str, known: set[str]) -> bool:
    folded = _folded(paragraph)
    return folded in known and len(folded.split()) >= MIN_REPEATED_WORDS


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
