"""Preserving: every response goes into the run's web archive before anything reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.archive.warc import Exchange
from crawler.archive.writer import WriterError
from crawler.fetch.page import header_pairs
from crawler.times import now

if TYPE_CHECKING:
    from crawler.fetch.spider import OutletSpider


class Preserve:
    """Writes each exchange as it came over the wire.

    It leaves in ``request.meta``: ``capture``, a future of the capture's id, and ``fetched``, the
    visit's time. In a replay the bytes are preserved already, and only their place is recorded.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        crawler.signals.connect(self.response_downloaded, signals.response_downloaded)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make a component."""
        return cls(crawler)

    def response_downloaded(self, response: Response, request: Request) -> None:
        """Hand the exchange to the writing thread, in the order of arrival."""
        spider: OutletSpider = self._crawler.spider  # type: ignore[assignment]
        spider.tally.requests += 1
        spider.tally.bytes += len(response.body)
        replayed = request.meta.pop("replayed", None)
        if replayed is not None:
            request.meta["fetched"] = replayed.exchange.fetched
            request.meta["capture"] = spider.session.refer(replayed)
            return
        if spider.session.replay is not None:
            request.meta["fetched"] = spider.session.replay.newest
            request.meta["capture"] = None
            return
        exchange = exchange_of(request, response)
        request.meta["fetched"] = exchange.fetched
        request.meta["capture"] = None
        try:
            request.meta["capture"] = spider.session.writer.preserve(spider.run, exchange)
        except WriterError as error:  # Scrapy would only log it
            spider.fault(error)


def exchange_of(request: Request, response: Response) -> Exchange:
    """Return what went over the wire for a response that has just arrived."""
    protocol, reason, headers = request.meta.pop("wire", ("HTTP/1.1", "", None))
    parts = urlsplit(request.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Exchange(
        url=request.url,
        fetched=now(),
        status=response.status,
        reason=reason,
        protocol=protocol or "HTTP/1.1",
        headers=headers if headers is not None else header_pairs(response.headers),
        body=response.body,
        request_target=target,
        request_method=request.method,
        request_headers=(("Host", parts.netloc), *header_pairs(request.headers)),
        truncated="disconnect" if "dataloss" in response.flags else None,
    )
