"""Which responses of a web archive hold articles: pages, and answers that carry them whole."""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.archive.exchange import Exchange
from crawler.discover import DiscoverError, read_full_posts
from crawler.discover.addresses import may_be_article
from crawler.fetch.page import Page
from crawler.fetch.posts import page_of_post
from crawler.outlet import Outlet
from crawler.wire import BodyError, decoded

LARGEST_PAGE = 16 << 20
"""Bytes of a page's body as preserved; what is larger is no page that people read."""
_NUMBERED = re.compile(r"(https?://[^?]*/[^/?]+-[^/?]+)/(?:[2-9]|[1-3]\d|40)/?")
_PAGE_TYPES = ("text/html", "application/xhtml+xml")


def first_page_of(url: str) -> str | None:
    """Return what would be an article's address if this were a further page of it (``/slug/2/``).

    WordPress numbers pages so; but a number may as well be an id, so whether there is such an
    article decides.
    """
    match = _NUMBERED.fullmatch(url)
    return match[1] if match is not None else None


def holds_posts(exchange: Exchange) -> bool:
    """Tell whether a response is WordPress's answer to a question for posts."""
    kind = (exchange.header("content-type") or "").partition(";")[0].strip().lower()
    named = "wp/v2/posts" in exchange.url or "wp%2Fv2%2Fposts" in exchange.url
    return named and exchange.status == 200 and kind.endswith("json") and bool(exchange.body)


def posts_of(exchange: Exchange) -> list[Page]:
    """Return the articles that an API's answer carries whole, as pages; none where it is broken."""
    try:
        body = decoded(exchange.body, exchange.header("content-encoding"))
        posts = read_full_posts(body, exchange.url)
    except (BodyError, DiscoverError):
        return []
    return [
        page_of_post(post, "api", exchange.fetched, 0, exchange.headers)
        for post in posts
        if post.whole
    ]


def is_page(exchange: Exchange) -> bool:
    """Tell whether a response is a page that came whole."""
    if exchange.status != 200 or exchange.truncated or not exchange.body:
        return False
    kind = (exchange.header("content-type") or "").partition(";")[0].strip().lower()
    if kind:
        return kind in _PAGE_TYPES
    return exchange.body[:1024].lstrip().startswith(b"<")


def could_be_article(url: str, outlet: Outlet) -> bool:
    """Tell whether an address may be an article's, today or at some time.

    Captures may be older than the outlet's present addresses: what its pattern for them does not
    know is judged as at an outlet that nobody declared.
    """
    if may_be_article(url, outlet):
        return True
    return outlet.article is not None and may_be_article(url, replace(outlet, article=None))
