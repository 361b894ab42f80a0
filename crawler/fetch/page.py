"""A page on its way to the archive."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime

from scrapy.http import Headers, Response

from crawler.archive.tdmrep import SiteWord
from crawler.archive.warc import Exchange
from crawler.extract.rights import response_rights
from crawler.extract.tasks import Reading, Task
from crawler.outlet import Outlet
from crawler.records import Article, Link, Rights


@dataclass(frozen=True, slots=True)
class Anew:
    """A version that is archived, as today's rules read its capture."""

    number: int
    """Row of ``articles``."""
    article: Article
    stems: str


@dataclass(slots=True)
class Page:
    """A response to a request for an article, on its way to the archive."""

    link: Link
    """What was asked for, and what the list had said of it."""
    url: str
    """Where redirects led."""
    body: bytes
    """As it came over the wire."""
    coding: str | None
    """Content-Encoding of ``body``."""
    content_type: str | None
    fetched: datetime
    capture: Future[int] | int | None
    """Id of the preserved response, or a future of it; None where it is not preserved."""
    etag: str | None = None
    last_modified: str | None = None
    article: int | None = None
    """Row that the page is known to lead to, where it was archived before."""
    via: str = "page"
    """What carried the article: the ``page`` itself, an ``api`` or a ``feed``."""
    headers: tuple[tuple[str, str], ...] = ()
    """Of the response, as they came."""
    reading: Reading | None = None
    """Filled in by the first pipeline."""
    extractor: str = ""
    """Name of the rules that made the reading (`crawler.extract.version`)."""
    anew: Anew | None = None
    """The archived version, where other rules had read it and the reading differs from it."""

    def beside(self, word: SiteWord) -> Rights:
        """Return what was said of the article's reuse beside its page; ``word`` by its site."""
        carried = self.via != "page"
        return response_rights(self.headers, self.url, word.at(self.fetched), carried=carried)


def task_of(page: Page, outlet: Outlet, word: SiteWord, *, part: bool = False) -> Task:
    """Return what the readers are given of a page; ``word`` is what its site says of mining.

    ``part``: it is a further page of an article whose first one is read already.
    """
    return Task(
        html=page.body,
        url=page.url,
        coding=page.coding,
        outlet=outlet,
        captured=page.fetched,
        content_type=page.content_type,
        listed=page.link,
        beside=page.beside(word),
        part=part,
    )


def page_of_response(link: Link, response: Response) -> Page:
    """Return the page of a response that has just arrived."""

    def header(name: str) -> str | None:
        value = response.headers.get(name)
        return value.decode("latin-1") if value is not None else None

    return Page(
        link=link,
        url=response.url,
        body=response.body,
        coding=header("Content-Encoding"),
        content_type=header("Content-Type"),
        fetched=response.meta["fetched"],
        capture=response.meta["capture"],
        etag=header("ETag"),
        last_modified=header("Last-Modified"),
        headers=header_pairs(response.headers),
    )


def header_pairs(headers: Headers) -> tuple[tuple[str, str], ...]:
    """Return Scrapy's headers as pairs of name and value, bytes as latin-1."""
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in headers.items()
        for value in values
    )


def page_of_exchange(link: Link, exchange: Exchange, capture: int) -> Page:
    """Return the page of a response that was preserved earlier."""
    return Page(
        link=link,
        url=exchange.url,
        body=exchange.body,
        coding=exchange.header("Content-Encoding"),
        content_type=exchange.header("Content-Type"),
        fetched=exchange.fetched,
        capture=capture,
        etag=exchange.header("ETag"),
        last_modified=exchange.header("Last-Modified"),
        headers=exchange.headers,
    )
