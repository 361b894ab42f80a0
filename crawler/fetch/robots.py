"""robots.txt as RFC 9309 says: missing allows, unreachable forbids; Crawl-delay is obeyed."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

from crawler.discover import crawl_delay_of
from crawler.fetch.addresses import RefusedError, UnreachableError
from crawler.fetch.faults import describe
from crawler.wire import BodyError, decoded

if TYPE_CHECKING:
    from crawler.fetch.spider import OutletSpider

LONGEST = 500 * 1024
"""Bytes of a robots.txt that are read (RFC 9309, 2.5)."""


class _Nobody(RobotParser):
    """The rules of a host whose robots.txt could not be had: nothing is allowed."""

    def __init__(self, why: str) -> None:
        self.why = why

    @classmethod
    def from_crawler(cls, crawler: object, robotstxt_body: bytes) -> Self:
        return cls("")

    def allowed(self, url: str | bytes, user_agent: str | bytes) -> bool:
        return False


class RobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's middleware, strict where a robots.txt is unreachable, and slow where asked to be."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        # Scrapy logs a traceback for a robots.txt that cannot be had; we say it in a line
        logging.getLogger(RobotsTxtMiddleware.__module__).setLevel(logging.CRITICAL)

    @property
    def _spider(self) -> OutletSpider:
        return self.crawler.spider  # type: ignore[return-value]

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Raise RefusedError where the rules forbid the request."""
        if isinstance(rp, _Nobody):
            raise UnreachableError(rp.why)
        try:
            super().process_request_2(rp, request)
        except IgnoreRequest:
            raise RefusedError("robots.txt") from None

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= 500 or response.status == 429:
            self._settle(netloc, _Nobody(f"robots.txt answered {response.status}"))
            return
        body = b""
        if response.status < 300:
            try:
                coding = response.headers.get("Content-Encoding", b"")
                body = decoded(response.body, (coding or b"").decode("latin-1"))[:LONGEST]
            except BodyError:
                body = b""
        self._spider.robots[netloc] = body
        self._slow_down(netloc, body)
        await super()._parse_robots(response.replace(body=body), netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        self._settle(netloc, _Nobody(describe(exc)))

    def _settle(self, netloc: str, parser: RobotParser) -> None:
        waiting = self._parsers[netloc]
        self._parsers[netloc] = parser
        waiting.callback(parser)  # type: ignore[union-attr]

    def _slow_down(self, netloc: str, body: bytes) -> None:
        """Give the host the pace that its robots.txt asks for, where ours could be quicker."""
        settings = self.crawler.settings
        wanted = crawl_delay_of(body, settings["ROBOTSTXT_USER_AGENT"])
        if not wanted or self._spider.session.options.replay:
            return
        delay = min(wanted, settings.getfloat("CRAWL_DELAY_LONGEST"))
        ours = settings.getfloat("DOWNLOAD_DELAY")
        if delay <= ours * (1 - settings.getfloat("DOWNLOAD_DELAY_JITTER")):
            return
        delay = max(delay, ours)
        downloader = self.crawler.engine.downloader
        host = urlsplit(f"//{netloc}").hostname or netloc
        pace = {"delay": delay, "jitter": 0.0, "concurrency": 1}
        downloader.per_slot_settings[host] = pace
        if host in downloader.slots:
            slot = downloader.slots[host]
            slot.delay, slot.jitter, slot.concurrency = delay, 0.0, 1
