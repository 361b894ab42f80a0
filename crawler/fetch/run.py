"""Crawling outlets in one process: each with its own pace, all into one archive."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from time import monotonic
from typing import Any

from scrapy.crawler import AsyncCrawlerRunner, Crawler
from scrapy.settings import Settings

from crawler.archive.runs import Tally
from crawler.fetch.outlets import project_settings
from crawler.fetch.progress import Quiet
from crawler.fetch.replay import Replay
from crawler.fetch.session import Options, Session
from crawler.fetch.spider import OutletSpider
from crawler.fetch.stopping import stop

if sys.platform == "win32":
    from asyncio import new_event_loop
else:
    from uvloop import new_event_loop


SIGNALS = (signal.SIGINT, signal.SIGTERM)
"""What ends a crawl in order."""
STOP_SECONDS = 20.0
"""How long an interrupted crawl may go on to finish what is on its way."""


@dataclass(frozen=True, slots=True)
class OutletReport:
    """What a crawl of one outlet brought."""

    name: str
    tally: Tally
    sources: tuple[str, ...]
    """What its lists are called, as far as they worked."""
    problem: str | None

    def as_dict(self) -> dict[str, Any]:
        """Return INTERFACE's object of one outlet."""
        return {**asdict(self.tally), "healthy": self.problem is None, "problem": self.problem}


@dataclass(frozen=True, slots=True)
class Report:
    """What a crawl brought."""

    outlets: tuple[OutletReport, ...]
    seconds: float
    interrupted: bool

    @property
    def healthy(self) -> bool:
        """Whether every outlet is well."""
        return all(outlet.problem is None for outlet in self.outlets)

    def as_dict(self) -> dict[str, Any]:
        """Return INTERFACE's document of ``arsip crawl --json``."""
        articles = sum(o.tally.new + o.tally.changed + o.tally.unchanged for o in self.outlets)
        return {
            "outlets": {outlet.name: outlet.as_dict() for outlet in self.outlets},
            "seconds": round(self.seconds, 3),
            "articles_per_second": round(articles / self.seconds, 2) if self.seconds else 0.0,
        }


def crawl(
    spiders: Sequence[type[OutletSpider]],
    options: Options,
    progress: Quiet,
    settings: Settings | None = None,
) -> Report:
    """Crawl outlets into the archive.

    Raises BusyError while another crawl of the archive runs, ArchiveError for a bad archive,
    ReplayError for a web archive that cannot be read.
    """
    settings = crawl_settings(options, settings)
    _spare_the_collector()
    replay = Replay(options.replay) if options.replay else None
    session = Session(options, settings, replay, progress)
    started = monotonic()
    reports: list[OutletReport] = []
    interrupted = True
    try:
        with asyncio.Runner(loop_factory=new_event_loop) as runner:
            reports, interrupted = runner.run(_crawl(spiders, session, settings))
    except asyncio.CancelledError:
        pass  # interrupted, and what was on its way did not end in time
    finally:
        progress.close()
        session.close()
    return Report(tuple(reports), monotonic() - started, interrupted)


def crawl_settings(options: Options, settings: Settings | None = None) -> Settings:
    """Return the project's settings with a crawl's options before them."""
    settings = settings or project_settings()
    chosen: dict[str, Any] = {"LOG_ENABLED": False}
    if options.delay is not None:
        chosen["DOWNLOAD_DELAY"] = options.delay
    if options.concurrency is not None:
        chosen["CONCURRENT_REQUESTS_PER_DOMAIN"] = options.concurrency
        chosen["CONCURRENT_REQUESTS"] = max(
            options.concurrency, settings.getint("CONCURRENT_REQUESTS")
        )
    if options.replay:
        handler = "crawler.fetch.replay.ReplayHandler"
        chosen |= {
            "DOWNLOAD_HANDLERS": {"http": handler, "https": handler},
            "DOWNLOAD_DELAY": 0,
            "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
            "RETRY_ENABLED": False,
        }
    for name, value in chosen.items():
        settings.set(name, value, priority="cmdline")
    return settings


def _spare_the_collector() -> None:
    """Leave what the imports made out of every later search for cyclic garbage.

    Scrapy makes some hundred objects a response; each search would go through all of lxml,
    Scrapy and aiohttp again (a third of the event loop's time).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


async def _crawl(
    spiders: Sequence[type[OutletSpider]], session: Session, settings: Settings
) -> tuple[list[OutletReport], bool]:
    runner = AsyncCrawlerRunner(settings)
    at_once = asyncio.Semaphore(max(1, settings.getint("OUTLETS_AT_ONCE")))
    interrupted = asyncio.Event()
    _stop_at_signals(runner, interrupted)

    async def one(spider: type[OutletSpider]) -> OutletReport | None:
        async with at_once:
            if interrupted.is_set():
                return None
            crawler = runner.create_crawler(spider)
            try:
                await runner.crawl(crawler, session=session)
            except Exception as error:  # noqa: BLE001 - the other outlets go on
                return OutletReport(spider.name, Tally(), (), f"{type(error).__name__}: {error}")
            return _report(crawler)

    try:
        reports = await asyncio.gather(*(one(spider) for spider in spiders))
    finally:
        await session.stop()
        for number in SIGNALS:  # uvloop leaves its handlers behind
            asyncio.get_running_loop().remove_signal_handler(number)
    return [report for report in reports if report is not None], interrupted.is_set()


def _stop_at_signals(runner: AsyncCrawlerRunner, interrupted: asyncio.Event) -> None:
    """End well at Ctrl-C and SIGTERM: finish what is on its way, within ``STOP_SECONDS``.

    A second signal kills.
    """
    loop = asyncio.get_running_loop()
    crawling = asyncio.current_task()
    assert crawling is not None

    def end(number: int) -> None:
        interrupted.set()
        loop.call_later(STOP_SECONDS, crawling.cancel)
        loop.remove_signal_handler(number)
        signal.signal(number, signal.SIG_DFL)
        stopping.extend(loop.create_task(stop(crawler)) for crawler in runner.crawlers)

    stopping: list[asyncio.Task[None]] = []
    for number in SIGNALS:
        loop.add_signal_handler(number, end, number)


def _report(crawler: Crawler) -> OutletReport:
    spider = crawler.spider
    assert isinstance(spider, OutletSpider)
    sources = tuple(type(source).__name__ + f" {source.path or ''}" for source in spider.sources)
    return OutletReport(spider.name, spider.tally, sources, spider.visit.problem)
