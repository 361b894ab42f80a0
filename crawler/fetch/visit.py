"""A run of one outlet in the archive: its row, its web archive, its verdict."""

from __future__ import annotations

import asyncio
import logging
import re
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from scrapy import Request
from sqlite_utils import Database

from crawler.archive.captures import Unread, known_warc, unread
from crawler.archive.runs import completed, count_articles, finish_run, start_run
from crawler.archive.tdmrep import SiteWord, load_site_word, tdmrep_url
from crawler.times import now

if TYPE_CHECKING:
    from crawler.fetch.spider import OutletSpider


log = logging.getLogger(__name__)


BARREN_VISITS = 10
"""So many new pages without an article among them are a fault where there were articles before;
fewer may be a day's galleries."""


class OutletRun:
    """Opens and closes a run; says at its end whether the outlet is well."""

    def __init__(self, spider: OutletSpider) -> None:
        self._spider = spider
        self.number = 0
        self.problem: str | None = None
        self._words: dict[str, SiteWord] = {}

    def moment(self) -> datetime:
        """Return the time of the visit: the clock's, in a replay the recording's."""
        replay = self._spider.session.replay
        return replay.newest if replay is not None else now()

    async def open(self) -> None:
        """Enter the run, and name its web archive before a byte is written to it."""
        spider, session = self._spider, self._spider.session
        started = self.moment()
        mode = session.options.mode
        self.number = await spider.write(lambda db: start_run(db, spider.outlet, mode, started))
        spider.outlet = await spider.write(lambda db: completed(db, spider.outlet))
        if session.replay is None:
            await self._open_warc(started)
        await self._ask_site_word()

    async def _open_warc(self, started: datetime) -> None:
        spider, session = self._spider, self._spider.session
        stem = re.sub(r"[^a-z0-9.-]+", "-", spider.name.lower())
        path = session.options.folder / f"{stem}-{started:%Y%m%dT%H%M%S}-{self.number}.warc.gz"
        name = session.name_warc(path)
        await spider.write(lambda db: known_warc(db, name, self.number))
        session.writer.open_warc(self.number, name, path)

    async def site_word(self, url: str) -> SiteWord:
        """Return what the site of a page says of text and data mining."""
        site = tdmrep_url(url)
        if site not in self._words:
            path = self._spider.session.options.db
            job = self._spider.session.writer.do_at_once(lambda db: load_site_word(db, path, url))
            self._words[site] = await asyncio.wrap_future(job)
        return self._words[site]

    async def _ask_site_word(self) -> None:
        """Ask the outlet's site for its ``tdmrep.json``, so that it is preserved with the run."""
        request = Request(tdmrep_url(self._spider.outlet.home))
        with suppress(Exception):  # what is wrong with a site is told by its lists
            await self._spider.crawler.engine.download_async(request)

    async def unread(self) -> list[Unread]:
        """Return pages that an earlier crawl preserved and did not come to read."""
        name = self._spider.name
        return await self._spider.write(lambda db: unread(db, name))

    async def close(self, reason: str) -> None:
        """Close the web archive and write the run's end."""
        spider, writer = self._spider, self._spider.session.writer
        self.problem = await self._verdict(reason)
        if self.problem is not None:
            log.warning("%s: %s", spider.name, self.problem)
        if not self.number:
            return
        problem, moment = self.problem, self.moment()
        if spider.session.replay is None:
            writer.close_warc(self.number)

        def finish(db: Database) -> None:
            finish_run(db, self.number, spider.tally, problem, moment)

        await spider.write(finish)

    async def _verdict(self, reason: str) -> str | None:
        """Say in one line what is wrong with the outlet, None where it is well."""
        spider, tally = self._spider, self._spider.tally
        if spider.problems:
            return "; ".join(dict.fromkeys(spider.problems))
        if reason == "shutdown":
            return "interrupted"
        articles = tally.new + tally.changed + tally.unchanged + tally.duplicate
        tried = articles + tally.not_article + tally.failed + tally.gone
        held = await spider.write(lambda db: count_articles(db, spider.name))
        recheck = spider.session.options.mode == "recheck"
        if not tally.listed and not tried and not spider.unchanged_lists and not recheck:
            return "no articles found: no feed, sitemap, API or listing page lists any"
        if not articles and tried >= (BARREN_VISITS if held else 1) and not recheck:
            return f"none of {tried} pages is an article ({self._reasons()})"
        if tally.failed > max(2, tried // 2):
            return f"{tally.failed} of {tried} pages failed ({self._reasons()})"
        return None

    def _reasons(self) -> str:
        return ", ".join(f"{name}: {n}" for name, n in self._spider.reasons.most_common(3))
