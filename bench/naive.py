"""The program that one would write first: what ``arsip crawl`` is measured against.

One sitemap spider, trafilatura inline with its own metadata, one upsert an item into a table
with full-text triggers. ``python -m bench.naive SITEMAP DATABASE``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import sqlite_utils
import trafilatura
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response
from scrapy.spiders import SitemapSpider

COLUMNS = dict.fromkeys(("url", "title", "author", "date", "sitename", "description", "text"), str)


class NaivePipeline:
    def __init__(self) -> None:
        self.db = sqlite_utils.Database(sys.argv[2])
        self.db["articles"].create(COLUMNS, pk="url", if_not_exists=True)  # type: ignore[union-attr]
        self.db["articles"].enable_fts(["title", "text"], create_triggers=True)  # type: ignore[union-attr]

    def process_item(self, item: dict[str, Any]) -> dict[str, Any]:
        self.db["articles"].upsert(item, pk="url")  # type: ignore[union-attr]
        return item


class NaiveSpider(SitemapSpider):
    name = "naive"
    sitemap_urls = sys.argv[1:2]

    def parse(self, response: Response, **kwargs: Any) -> Iterator[dict[str, Any]]:
        document = trafilatura.bare_extraction(response.body, url=response.url, with_metadata=True)
        if document is not None:
            fields = document if isinstance(document, dict) else document.as_dict()
            yield {**{name: fields.get(name) for name in COLUMNS}, "url": response.url}


if __name__ == "__main__":
    process = CrawlerProcess(
        {
            "ITEM_PIPELINES": {NaivePipeline: 1},
            "CONCURRENT_REQUESTS": 16,
            "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
            "LOG_LEVEL": "ERROR",
        }
    )
    process.crawl(NaiveSpider)
    process.start()
