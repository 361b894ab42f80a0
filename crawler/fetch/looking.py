"""An address that nobody declared: finding out how its site lists its articles."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from crawler.archive.runs import save_outlet
from crawler.archive.sources import known_sources, save_sources
from crawler.discover import DiscoverError, Look, kind_of, look_at, read_api_root, usual_places
from crawler.fetch.lists import Fetched, ListError
from crawler.fetch.walks import Found
from crawler.outlet import Feed, Listing, Sitemap, Source, WordPress

if TYPE_CHECKING:
    from crawler.fetch.discovery import Discovery
    from crawler.fetch.spider import OutletSpider


class Looking:
    """Tries what a site offers, in the order of worth, and remembers what worked."""

    def __init__(self, discovery: Discovery, spider: OutletSpider) -> None:
        self._walk = discovery
        self._spider = spider
        self._full = spider.session.options.mode == "full"

    async def visits(self) -> AsyncIterator[Found]:
        """Yield the links of the site's lists."""
        spider = self._spider
        mode = spider.session.options.mode
        known = await spider.write(lambda db: known_sources(db, spider.name, mode))
        for source in known:
            async for link in self._try(source):
                yield link
        if spider.sources:
            return
        async for link in self._look():
            yield link
        if spider.sources:
            moment = spider.visit.moment()
            await spider.write(
                lambda db: save_sources(db, spider.name, mode, spider.sources, moment)
            )

    async def _look(self) -> AsyncIterator[Found]:
        home = self._spider.outlet.home
        try:
            front = await self._walk.walks.lists.fetch(home, whole=True)
        except ListError as error:
            self._spider.problems.append(str(error))
            return
        kind = kind_of(front.body, front.headers.get("content-type"), front.url)
        if kind == "html":
            walk = self._site(front)
        else:
            named: dict[str, Source] = {
                "feed": Feed(front.url),
                "sitemap": Sitemap(front.url),
                "wordpress": WordPress(front.url),
            }
            if kind not in named:
                self._spider.problems.append(f"{home}: neither a page, nor a feed or sitemap")
                return
            walk = self._try(named[kind], first=front, needed=True)
        async for link in walk:
            yield link

    async def _site(self, front: Fetched) -> AsyncIterator[Found]:
        """Try API, sitemaps and feeds; walk listing pages where the first two are missing."""
        look = look_at(front.body, front.url)
        await self._describe(look)
        robots = await self._walk.robots_sitemaps()
        places = usual_places(front.url, look, robots)
        async for link in self._first(p for p in places if isinstance(p, WordPress)):
            yield link
        if self._full or not self._spider.sources:
            named = (*robots, *look.sitemaps)
            async for link in self._sitemaps(places, named, needed=robots):
                yield link
        complete = bool(self._spider.sources)
        if (self._full and not self._walk.complete) or not complete:
            async for link in self._first(p for p in places if isinstance(p, Feed)):
                yield link
        if complete or (self._spider.sources and not self._full):
            return
        async for link in self._try(Listing(front.url), first=front):
            yield link
        for index in look.indexes:
            async for link in self._try(Listing(index)):
                yield link

    async def _sitemaps(
        self, places: Iterable[Source], named: tuple[str, ...], needed: tuple[str, ...]
    ) -> AsyncIterator[Found]:
        """Walk every sitemap that the site names; where none works, try the usual places."""
        sitemaps = [place for place in places if isinstance(place, Sitemap)]
        before = len(self._spider.sources)
        for place in sitemaps:
            if place.path in named:
                async for link in self._try(place, needed=place.path in needed):
                    yield link
        if len(self._spider.sources) == before:
            async for link in self._first(p for p in sitemaps if p.path not in named):
                yield link

    async def _first(self, guesses: Iterable[Source]) -> AsyncIterator[Found]:
        """Walk guesses until one works."""
        for source in guesses:
            before = len(self._spider.sources)
            async for link in self._try(source):
                yield link
            if len(self._spider.sources) > before:
                return

    async def _try(
        self, source: Source, *, first: Fetched | None = None, needed: bool = False
    ) -> AsyncIterator[Found]:
        """Walk a source; one that fails is a problem only where somebody had named it."""
        worked = False
        try:
            async for link in self._walk.walk(source, first):
                if not worked:
                    self._spider.used(source)
                    worked = True
                yield link
        except ListError as error:
            if needed:
                self._spider.problems.append(str(error))
        else:
            if not worked:
                self._spider.used(source)

    async def _describe(self, look: Look) -> None:
        """Write down what the front page and the API say where the declaration says nothing."""
        spider = self._spider
        zone = None
        if look.api:
            try:
                root = await self._walk.walks.lists.fetch(
                    urljoin(look.api, "/wp-json/"), whole=True
                )
                zone = read_api_root(root.body).timezone
            except (ListError, DiscoverError):
                zone = None
        spider.outlet = replace(
            spider.outlet,
            title=spider.outlet.title or look.title or "",
            language=spider.outlet.language or look.language,
            timezone=spider.outlet.timezone or zone,
        )
        await spider.write(lambda db: save_outlet(db, spider.outlet))
