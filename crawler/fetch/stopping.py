"""Ending a crawl before its time: at Ctrl-C, or where the archive cannot be written any more."""

from __future__ import annotations

import asyncio

from scrapy.crawler import Crawler

LOOK_SECONDS = 0.05


async def stop(crawler: Crawler) -> None:
    """Have a crawler finish what is on its way, and end.

    Scrapy passes over a wish to end that comes while it begins. And it looks whether nothing is on
    its way any more at the end of each response: what no response brought (an article that the API
    carried whole) ends unheard, and Scrapy would wait for ever.
    """
    while crawler.engine is None or not crawler.engine.running:
        await asyncio.sleep(LOOK_SECONDS)
    stopping = asyncio.ensure_future(crawler.stop_async())
    while not stopping.done():
        slot = crawler.engine.scraper.slot
        if slot is not None and slot.closing and not slot.closing.called and slot.is_idle():
            assert crawler.spider is not None
            slot.closing.callback(crawler.spider)
        await asyncio.wait([stopping], timeout=LOOK_SECONDS)
    await stopping
