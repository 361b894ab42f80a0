"""A crawl that has to end before its time: it ends, and says why."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from scrapy.crawler import AsyncCrawlerRunner
from sqlite_utils import Database

from crawler.archive import writer
from crawler.archive.store import open_archive, read_archive
from crawler.fetch.outlets import outlet_at, spider_of
from crawler.fetch.progress import Quiet
from crawler.fetch.run import crawl_settings
from crawler.fetch.session import Options, Session
from crawler.fetch.stopping import stop
from tests.fetch.helpers import Workplace
from tests.sites.server import serve
from tests.sites.wordpress import WordPressSite

SECONDS = 30.0
"""How long the end may take on a busy machine; without one it never comes."""


def test_a_full_disk_ends_a_crawl_of_articles_that_no_page_was_asked_for(
    work: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def small(path: Path) -> Database:
        db = open_archive(path)
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages + 30}")
        return db

    monkeypatch.setattr(writer, "open_archive", small)
    with serve(WordPressSite(60)) as served:
        ran = work.crawl(f"{served.url}/", "--mode", "full")
    assert ran.code == 3
    assert ran.err.endswith("the archive cannot be written: database or disk is full\n")
    assert len(work.urls()) < 60


def test_a_crawl_that_is_only_beginning_can_be_ended(tmp_path: Path) -> None:
    options = Options(db=tmp_path / "archive.db", mode="full", delay=0)
    settings = crawl_settings(options)
    session = Session(options, settings, None, Quiet())

    async def crawl_and_stop(url: str) -> None:
        runner = AsyncCrawlerRunner(settings)
        crawler = runner.create_crawler(spider_of(outlet_at(url)))
        crawling = runner.crawl(crawler, session=session)
        await asyncio.wait_for(stop(crawler), SECONDS)
        await asyncio.wait_for(crawling, SECONDS)
        await session.stop()

    try:
        with serve(WordPressSite(60)) as served:
            asyncio.run(crawl_and_stop(f"{served.url}/"))
    finally:
        session.close()
    runs = read_archive(options.db).execute("SELECT problem FROM runs").fetchall()
    assert runs == [("interrupted",)]
