"""From a response to a row: read in the reader processes, written by the writing thread."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, Self

from scrapy.crawler import Crawler

from crawler.archive import ledger, rechecks
from crawler.archive.articles import Saved, Visit, save_article
from crawler.archive.corrections import correct
from crawler.archive.schedule import HOURS
from crawler.extract.tasks import Reading
from crawler.extract.version import extractor
from crawler.fetch.anew import read_anew
from crawler.fetch.continuation import Continuation
from crawler.fetch.page import Page, task_of
from crawler.fetch.posts import told_by

if TYPE_CHECKING:
    from sqlite_utils import Database

    from crawler.fetch.spider import OutletSpider


VANISHED = ("front_page", "soft_404", "error_page")
"""What a page that answers 200 may turn out to be when its article is no longer there."""


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
        """Fill in ``item.reading``: of all pages where the article is cut into several."""
        spider = self._spider
        item.extractor = extractor(spider.outlet)
        item.reading = await self._read(item)
        if item.reading.following is not None:
            rest = Continuation(spider, partial(self._read, part=True))
            item.reading = await rest.whole(item, item.reading)
        item.anew = await read_anew(item, spider.session, self._read)
        return item

    async def _read(self, page: Page, *, part: bool = False) -> Reading:
        spider = self._spider
        word = await spider.site_word(page.url)
        return await spider.session.pool.read(task_of(page, spider.outlet, word, part=part))


class ArchivePipeline(_Pipeline):
    """Article to row: article, revision, ledger and index in one transaction."""

    async def process_item(self, item: Page) -> Page:
        """Write what the reading found, and count it once it is committed."""
        spider = self._spider
        try:
            done = spider.session.writer.do(
                lambda db: settle_page(db, item, spider.session.hours), urgent=False
            )
            saved = await asyncio.wrap_future(done)
        finally:
            spider.settled()
        spider.count(item, saved)
        return item


def settle_page(db: Database, page: Page, hours: Sequence[float] = HOURS) -> Saved | None:
    """Write an article and its page; None where the page is none. Within a transaction."""
    reading = page.reading
    assert reading is not None, "ArchivePipeline comes after ReadPipeline"
    url = page.link.url
    if reading.article is None:
        _settle_none(db, page, reading)
        return None
    article = reading.article
    for address in (article.url, page.url):
        if ledger.redacted(db, address):
            ledger.refuse(db, url, address, page.fetched)
            return None
    article = told_by(article, page.via)
    if (anew := page.anew) is not None:
        correct(db, anew.number, anew.article, anew.stems, page.extractor, page.fetched)
    visit = Visit(
        page=page.url,
        capture=page.capture.result() if isinstance(page.capture, Future) else page.capture,
        moment=page.fetched,
        extractor=page.extractor or extractor(),
        article=page.article,
        via=page.via,
        listed=page.link,
        sample=reading.sample,
    )
    saved = save_article(db, article, reading.stems, visit)
    ledger.archived(
        db,
        url,
        saved.article,
        page.fetched,
        duplicate=saved.outcome == "duplicate",
        validators=(page.etag, page.last_modified),
        hours=hours,
    )
    return saved


def _settle_none(db: Database, page: Page, reading: Reading) -> None:
    """Write that a page gave no article; what is archived of it stays as it is."""
    url, moment = page.link.url, page.fetched
    reason = reading.reason or reading.failure or "unread"
    if page.article is None:
        ledger.settle(db, url, "not_article" if reading.reason else "failed", reason, moment)
    elif reading.reason in VANISHED:
        rechecks.missing(db, url, reason, moment)
    else:
        rechecks.unreadable(db, url, reason, moment)
