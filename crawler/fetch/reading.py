"""From a response to a row: read in the reader processes, written by the writing thread."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Self

from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.archive import ledger
from crawler.archive.articles import Saved, Visit, save_article
from crawler.archive.warc import Exchange
from crawler.extract import EXTRACTOR
from crawler.extract.pool import Reading, Task
from crawler.records import Link

if TYPE_CHECKING:
    from sqlite_utils import Database

    from crawler.fetch.spider import OutletSpider


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
    reading: Reading | None = None
    """Filled in by the first pipeline."""


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
    )


class _Pipeline:
    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a component."""
        return cls(crawler)

    @property
    def _spider(self) -> OutletSpider:
        return self._crawler.spider  # type: ignore[return-value]


class ReadPipeline(_Pipeline):
    """Bytes to article, in a reader process that can be ended alone."""

    async def process_item(self, item: Page) -> Page:
        """Fill in ``item.reading``."""
        spider = self._spider
        task = Task(
            html=item.body,
            url=item.url,
            coding=item.coding,
            outlet=spider.outlet,
            captured=item.fetched,
            content_type=item.content_type,
            listed=item.link,
        )
        item.reading = await spider.session.pool.read(task)
        return item


class ArchivePipeline(_Pipeline):
    """Article to row: article, revision, ledger and index in one transaction."""

    async def process_item(self, item: Page) -> Page:
        """Write what the reading found, and count it once it is committed."""
        spider = self._spider
        try:
            done = spider.session.writer.do(lambda db: settle_page(db, item), urgent=False)
            saved = await asyncio.wrap_future(done)
        finally:
            spider.settled()
        spider.count(item, saved)
        return item


def settle_page(db: Database, page: Page) -> Saved | None:
    """Write an article and its page; None where the page is none. Within a transaction."""
    reading = page.reading
    assert reading is not None, "ArchivePipeline comes after ReadPipeline"
    url = page.link.url
    if reading.article is None:
        if reading.reason is not None:
            ledger.settle(db, url, "not_article", reading.reason, page.fetched)
        else:
            ledger.settle(db, url, "failed", reading.failure, page.fetched)
        return None
    visit = Visit(
        page=page.url,
        capture=page.capture.result() if isinstance(page.capture, Future) else page.capture,
        moment=page.fetched,
        extractor=EXTRACTOR,
    )
    saved = save_article(db, reading.article, reading.stems, visit)
    ledger.archived(
        db,
        url,
        saved.article,
        page.fetched,
        duplicate=saved.outcome == "duplicate",
        validators=(page.etag, page.last_modified),
    )
    return saved
