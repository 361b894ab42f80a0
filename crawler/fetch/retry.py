"""Trying again, as late as the outlet asks: Retry-After holds for the whole host."""

from __future__ import annotations

import asyncio
from email.utils import parsedate_to_datetime
from time import monotonic
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Response

from crawler.fetch.addresses import RefusedError
from crawler.times import now


def retry_after(value: str | None) -> float | None:
    """Return the seconds that a Retry-After header asks for (RFC 9110), None without one."""
    text = (value or "").strip()
    if text.isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:
        return None
    return max(0.0, (moment - now()).total_seconds())


class PatientRetryMiddleware(RetryMiddleware):
    """Scrapy's retries, after the wait that the host asked for; too long a wait ends the host."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler.settings)
        self.crawler = crawler
        self._longest = crawler.settings.getfloat("RETRY_AFTER_LONGEST")
        self._not_before: dict[str, float] = {}
        self._ended: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PatientRetryMiddleware:
        """Scrapy's way to make a component."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Hold a request back until its host wants to be asked again."""
        host = urlsplit(request.url).netloc
        if host in self._ended:
            raise RefusedError("retry_after")
        while (wait := self._not_before.get(host, 0.0) - monotonic()) > 0:
            await asyncio.sleep(wait)

    def process_response(
        self, request: Request, response: Response, spider: object = None
    ) -> Request | Response:
        """Note a Retry-After, then do as Scrapy does."""
        if response.status in (429, 503):
            header = response.headers.get("Retry-After") or b""
            wait = retry_after(header.decode("latin-1"))
            host = urlsplit(request.url).netloc
            if wait is not None and wait > self._longest:
                self._ended.add(host)
                return response
            if wait is not None:
                self._not_before[host] = max(self._not_before.get(host, 0.0), monotonic() + wait)
        return super().process_response(request, response)
