"""Articles cut into pages: fetching the rest."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from scrapy import Request

from crawler.extract.tasks import Reading
from crawler.fetch.faults import describe
from crawler.fetch.page import Page, page_of_response
from crawler.fetch.parts import Parts

if TYPE_CHECKING:
    from crawler.fetch.spider import OutletSpider


class Continuation:
    """Fetches the further pages of an article that is cut into several.

    ``read`` reads one of them as a part of an article (``Task.part``).
    """

    def __init__(self, spider: OutletSpider, read: Callable[[Page], Awaitable[Reading]]) -> None:
        self._spider = spider
        self._read = read

    async def whole(self, first: Page, reading: Reading) -> Reading:
        """Return the reading of all pages joined; a failure where one cannot be had now.

        A next page that does not exist (404, 410) or holds no text ends the article.
        """
        parts = Parts(first.url, reading)
        while (following := parts.wanted) is not None:
            parts.take(await self._further(first, following))
        return parts.whole()

    async def _further(self, first: Page, url: str) -> Reading | None:
        """Fetch and read a further page; None where there is none."""
        try:
            response = await self._spider.crawler.engine.download_async(Request(url))
        except Exception as error:  # noqa: BLE001 - named in the ledger, tried again later
            return Reading(failure=describe(error))
        if response.status in (404, 410):
            return None
        if response.status != 200:
            return Reading(failure=f"http_{response.status}")
        return await self._read(page_of_response(first.link, response))
