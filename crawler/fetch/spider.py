"""The spider that all outlets share: it asks for what the ledger does not know yet."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from crawler.archive import rechecks
from crawler.archive.articles import Saved
from crawler.archive.rechecks import Due
from crawler.archive.runs import Tally
from crawler.archive.tdmrep import SiteWord
from crawler.archive.warc import read_response
from crawler.archive.writer import WriterError
from crawler.fetch.addresses import AddressRules, RefusedError
from crawler.fetch.answers import Answer, judge, note_answer
from crawler.fetch.discovery import Discovery
from crawler.fetch.faults import describe
from crawler.fetch.lists import conditions
from crawler.fetch.page import Page, page_of_exchange, page_of_response
from crawler.fetch.robots import RobotsMiddleware
from crawler.fetch.session import Session
from crawler.fetch.stopping import stop
from crawler.fetch.visit import OutletRun
from crawler.outlet import Outlet, Source
from crawler.records import Link, PageState

T = TypeVar("T")
log = logging.getLogger(__name__)

WINDOW = 3
"""Pages asked for ahead, in multiples of the concurrency: enough to keep the connections busy,
few enough that a kill loses little and memory stays flat."""

ITEM_SECONDS = 0.05
"""How often the end of the last items is looked for."""


class OutletSpider(Spider):
    """Crawls one outlet into the archive. A subclass declares ``name`` and ``outlet``."""

    outlet: Outlet
    session: Session
    rules: AddressRules
    visit: OutletRun

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Let file, class and outlet carry one name."""
        super().__init_subclass__(**kwargs)
        declared = cls.__dict__.get("outlet")
        if declared is not None and not declared.name:
            cls.outlet = replace(declared, name=cls.name)

    def __init__(self, session: Session | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._given = session
        self.tally = Tally()
        self.robots: dict[str, bytes] = {}
        self.sources: list[Source] = []
        self.problems: list[str] = []
        self.reasons: Counter[str] = Counter()
        self.unchanged_lists = 0
        """Lists that were as they had been, so that they were not read again."""
        self._ending: asyncio.Future[None] | None = None
        self._in_flight = 0
        self._changed = asyncio.Event()

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Ask for pages in the outlet's own language."""
        super().update_settings(settings)
        language = cls.outlet.language or "id"
        headers = {**settings.getdict("DEFAULT_REQUEST_HEADERS")}
        headers["Accept-Language"] = f"{language},en;q=0.3" if language != "en" else "en"
        settings.set("DEFAULT_REQUEST_HEADERS", headers, priority="spider")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Make the spider; without a session (``scrapy crawl``) it opens one of its own."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.session = spider._given or Session.from_settings(crawler.settings)
        options = spider.session.options
        spider.rules = AddressRules.for_outlet(
            [spider.outlet.home], options.allow_private, contact=bool(crawler.settings["CONTACT"])
        )
        spider.visit = OutletRun(spider)
        crawler.signals.connect(spider._closed, signals.spider_closed)
        crawler.signals.connect(spider._spider_error, signals.spider_error)
        crawler.signals.connect(spider._item_error, signals.item_error)
        return spider

    @property
    def run(self) -> int:
        """Id of this run in the archive."""
        return self.visit.number

    async def start(self) -> AsyncIterator[Any]:
        """Read what an earlier crawl fetched and left unread, then ask for what is new."""
        await self.session.start()
        await self.visit.open()
        discovery = Discovery(self)
        for page in await self.visit.unread():
            try:
                exchange = read_response(self.session.find_warc(page.warc), page.offset)
            except (OSError, ValueError):
                continue  # its web archive was taken away: the page is asked for again
            self._in_flight += 1
            discovery.offered.add(page.page)
            yield page_of_exchange(Link(page.page), exchange, page.capture)
        recheck = self.session.options.mode == "recheck"
        async for found in self._due() if recheck else discovery.visits():
            if not await self._room():
                break
            self._in_flight += 1
            if isinstance(found, Page):
                self.tally.fetched += 1
                yield found
            else:
                yield self._request(found)
        await self._items_done()

    async def _items_done(self) -> None:
        """Wait for the pages that no request of their own brought.

        Nothing tells Scrapy that such an item was the last: it would look every five seconds.
        """
        slot = self.crawler.engine.scraper.slot
        while slot is not None and not slot.is_idle():
            await asyncio.sleep(ITEM_SECONDS)

    async def _due(self) -> AsyncIterator[Due]:
        """Yield the archived pages that are to be visited again."""
        name, moment = self.name, self.visit.moment()
        found = await self.write(lambda db: rechecks.due(db, name, moment))
        self.tally.listed = len(found)
        for page in found:
            yield page

    def _request(self, found: Link | Due) -> Request:
        link, headers = (found, {}) if isinstance(found, Link) else (found.link, {})
        if isinstance(found, Due):
            headers = conditions(found.etag, found.last_modified)
        known = found.article if isinstance(found, Due) else None
        return Request(
            link.url,
            self.parse,
            errback=self.failed,
            headers=headers,
            cb_kwargs={"link": link, "known": known},
            meta={"link": link, "known": known},
        )

    async def parse(self, response: Response, link: Link, known: int | None) -> AsyncIterator[Page]:
        """Hand a page on to be read, or note why there is none."""
        answer = judge(response, link, self.outlet)
        fetched = response.meta["fetched"]
        if answer is not None:
            await self._note(answer, link, known, fetched)
            return
        self.tally.fetched += 1
        page = page_of_response(link, response)
        page.article = known
        yield page

    async def failed(self, failure: Failure) -> None:
        """Note why a request came to nothing."""
        meta = failure.request.meta  # type: ignore[attr-defined]
        error = failure.value or RuntimeError("no reason")
        state: PageState = "blocked" if isinstance(error, RefusedError) else "failed"
        answer = Answer(state, describe(error))
        await self._note(answer, meta["link"], meta["known"], self.visit.moment())

    def count(self, page: Page, saved: Saved | None) -> None:
        """Count what a page that was read turned out to be."""
        reading = page.reading
        if saved is not None:
            setattr(self.tally, saved.outcome, getattr(self.tally, saved.outcome) + 1)
        elif reading is not None and reading.reason is not None:
            self._count_state("not_article", reading.reason)
        elif reading is not None and reading.article is not None:
            self.reasons["redacted"] += 1  # the address led to what was taken down
        else:
            self._count_state("failed", (reading and reading.failure) or "unread")
        self.session.progress.changed(self)

    def settled(self) -> None:
        """Make room for the next page: this one is written, or lost to an error."""
        self._in_flight -= 1
        self._changed.set()

    async def robots_body(self) -> bytes:
        """Return the robots.txt of the outlet's front page, empty where it has none."""
        middleware = self.crawler.get_downloader_middleware(RobotsMiddleware)
        if middleware is not None:
            await middleware.robot_parser(Request(self.outlet.home))
        return self.robots.get(urlsplit(self.outlet.home).netloc, b"")

    async def site_word(self, url: str) -> SiteWord:
        """Return what the site of a page says of text and data mining."""
        return await self.visit.site_word(url)

    def used(self, source: Source) -> None:
        """Note a source that worked."""
        self.sources.append(source)

    async def write(self, job: Callable[[Any], T]) -> T:
        """Run a job in the writing thread; return its result once it is committed."""
        return await asyncio.wrap_future(self.session.writer.do(job))

    async def _note(self, answer: Answer, link: Link, known: int | None, moment: datetime) -> None:
        """Write and count an answer that is no page to read."""
        try:
            counted = await self.write(
                lambda db: note_answer(db, answer, link.url, known, moment, self.session.hours)
            )
        finally:
            self.settled()
        self._count_state(counted, answer.reason)

    async def _room(self) -> bool:
        """Wait until one more page may be asked for; False where the limit is reached."""
        limit = self.session.options.limit
        window = WINDOW * max(4, self.settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN"))
        while True:
            if limit is not None and self.tally.new >= limit:
                return False
            promised = self.tally.new + self._in_flight
            if self._in_flight < window and (limit is None or promised < limit):
                return True
            self._changed.clear()
            await self._changed.wait()

    def _count_state(self, state: str, reason: str) -> None:
        self.reasons[reason] += 1
        if state in ("gone", "failed", "not_article", "unchanged"):
            setattr(self.tally, state, getattr(self.tally, state) + 1)
        self.session.progress.changed(self)

    async def _closed(self, reason: str) -> None:
        await self.visit.close(reason)
        if self._given is None:
            await self.session.stop()
            self.session.close()

    def _spider_error(self, failure: Failure, response: object) -> None:
        self.fault(failure.value)
        if isinstance(response, Response) and "link" in response.meta:
            self.settled()

    def _item_error(self, item: Page, failure: Failure) -> None:
        self.fault(failure.value)
        if item.reading is None:
            self.settled()

    def fault(self, error: BaseException | None) -> None:
        """Note a fault of ours; one that leaves nothing to write to ends the crawl."""
        if isinstance(error, WriterError):
            problem = f"the archive cannot be written: {error}"
            if problem not in self.problems:
                self._ending = asyncio.ensure_future(stop(self.crawler))
        else:
            problem = f"internal error: {type(error).__name__}: {error}"
            log.debug("internal error", exc_info=error)
        if problem not in self.problems:
            self.problems.append(problem)
