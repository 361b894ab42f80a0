"""Articles cut into pages: fetching the rest, and joining what was read in order."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from scrapy import Request

from crawler.discover import join_pages
from crawler.extract.pool import Reading
from crawler.extract.stems import stems
from crawler.fetch.faults import describe
from crawler.fetch.page import Page, page_of_response
from crawler.records import Article
from crawler.urls import same_site

if TYPE_CHECKING:
    from crawler.fetch.spider import OutletSpider

MOST_PAGES = 40
"""Pages of one article; more are a gallery or a trap."""


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
        readings, asked = [reading], {first.url}
        following = reading.following
        while following is not None and len(readings) < MOST_PAGES:
            if following in asked or not same_site(first.url, following):
                break
            asked.add(following)
            try:
                response = await self._spider.crawler.engine.download_async(Request(following))
            except Exception as error:  # noqa: BLE001 - named in the ledger, tried again later
                return Reading(failure=f"page {len(readings) + 1}: {describe(error)}")
            if response.status in (404, 410):
                break
            if response.status != 200:
                return Reading(failure=f"page {len(readings) + 1}: http_{response.status}")
            part = await self._read(page_of_response(first.link, response))
            if part.failure is not None:
                return Reading(failure=f"page {len(readings) + 1}: {part.failure}")
            if part.article is None:
                break
            readings.append(part)
            following = part.following
        return joined(readings)


def joined(readings: Sequence[Reading]) -> Reading:
    """Return the reading of an article whose pages were read one by one."""
    articles = [reading.article for reading in readings if reading.article is not None]
    if len(articles) < 2:
        return replace(readings[0], following=None)
    article = join_articles(articles)
    return replace(
        readings[0],
        article=article,
        stems=stems(f"{article.title}\n{article.text}"),
        following=None,
    )


def join_articles(pages: Sequence[Article]) -> Article:
    """Return the article of its pages: the first one's record with the text of all."""
    from crawler.extract.article import content_hash  # it loads what few crawls need

    first = pages[0]
    paragraphs = join_pages([page.text.split("\n\n") for page in pages], first.title)
    text = "\n\n".join(paragraphs)
    last = pages[-1]
    return replace(
        first,
        text=text,
        words=len(text.split()),
        content_hash=content_hash(text),
        related=tuple(dict.fromkeys(url for page in pages for url in page.related)),
        authors=first.authors or last.authors,
        editors=first.editors or last.editors,
        contributors=first.contributors or last.contributors,
        tags=first.tags or last.tags,
    )
