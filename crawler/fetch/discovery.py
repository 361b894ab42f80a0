"""Which lists of an outlet to walk, in what order, and which can be left out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from crawler import outlet as declared
from crawler.archive import ledger
from crawler.archive.runs import last_run, save_total
from crawler.discover import (
    LINK_FIELDS,
    POST_FIELDS,
    DiscoverError,
    posts_url,
    read_feed,
    read_posts,
    read_sitemap,
    sitemaps_of,
    usual_places,
)
from crawler.fetch.lists import Fetched, ListError
from crawler.fetch.looking import Looking
from crawler.fetch.walks import API, Found, Walks
from crawler.outlet import Source
from crawler.records import Link, Listing

if TYPE_CHECKING:
    from crawler.fetch.spider import OutletSpider


class Discovery:
    """Yields what one outlet's lists bring: links to visit, and articles already in hand."""

    def __init__(self, spider: OutletSpider) -> None:
        self._spider = spider
        self._full = spider.session.options.mode == "full"
        self.walks = Walks(spider)
        self.offered: set[str] = set()
        """Addresses that this run has asked for, or need not ask for."""
        self.complete = False
        """Whether the API gave every article that the outlet says there is."""

    async def visits(self) -> AsyncIterator[Found]:
        """Yield what waits from earlier runs, then what the lists hold; each address once."""
        moment = self._spider.visit.moment()
        name = self._spider.name
        sources = self._spider.outlet.sources
        walk = self._declared(sources) if sources else Looking(self, self._spider).visits()
        if self._full:
            async for found in self._once(walk):
                yield found
            walk = _nothing()
        for link in await self._spider.write(lambda db: ledger.backlog(db, name, moment)):
            if self.walks.lists.wanted(link) and link.url not in self.offered:
                self.offered.add(link.url)
                yield link
        async for found in self._once(walk):
            yield found

    async def _once(self, walk: AsyncIterator[Found]) -> AsyncIterator[Found]:
        async for found in walk:
            url = found.url if isinstance(found, Link) else found.link.url
            if url not in self.offered:
                self.offered.add(url)
                yield found

    async def _declared(self, sources: tuple[Source, ...]) -> AsyncIterator[Found]:
        """Walk every declared source; one that fails is a problem, and the others go on."""
        worked: list[Source] = []
        closed: list[str] = []
        for source in sources:
            if worked and self.redundant(source):
                continue
            try:
                async for found in self.walk(source):
                    yield found
            except ListError as error:
                api = isinstance(source, declared.WordPress)
                (closed if api else self._spider.problems).append(str(error))
            else:
                worked.append(source)
                self._spider.used(source)
        if not worked:
            self._spider.problems.extend(closed)

    def redundant(self, source: Source) -> bool:
        """Tell whether a source can bring nothing that those before it did not."""
        if isinstance(source, declared.Feed):
            return self.complete
        return isinstance(source, declared.Sitemap) and not self._full

    async def walk(self, source: Source, first: Fetched | None = None) -> AsyncIterator[Found]:
        """Yield what one source brings. Raises ListError where it cannot be had at all."""
        home = self._spider.outlet.home
        match source:
            case declared.Feed(path):
                walk = self.walks.pages(urljoin(home, path), _feed, f"feed {path}", first)
            case declared.WordPress(path):
                walk = self._wordpress(urljoin(home, path), first)
            case declared.Listing(path):
                walk = self.walks.sections(urljoin(home, path), first)
            case declared.Sitemap(None):
                walk = self.walks.sitemaps(await self._unnamed_sitemaps(home))
            case declared.Sitemap(path):
                walk = self.walks.sitemaps((urljoin(home, path),), first)
        async for found in walk:
            yield found

    async def _wordpress(self, api: str, first: Fetched | None) -> AsyncIterator[Found]:
        """Walk the API: all posts with their text in ``full``, else the newest and the edited."""
        if self._full:
            url = posts_url(api, page=1, fields=POST_FIELDS, embed=True)
            async for found in self.walks.pages(url, _posts, API, first):
                yield found
            await self._compare_with_total()
            return
        async for found in self.walks.pages(posts_url(api, page=1), _posts, API, first):
            yield found
        name = self._spider.name
        last = await self._spider.write(lambda db: last_run(db, name))
        if last is not None:
            url = posts_url(api, page=1, modified_after=last, fields=LINK_FIELDS)
            try:
                async for found in self.walks.pages(url, _posts, API):
                    yield found
            except ListError:
                return  # an API older than ``modified_after``; rechecks find edits as well

    async def _compare_with_total(self) -> None:
        """Hold what the API gave against what it says there is (X-WP-Total)."""
        total, met = self.walks.total, self.walks.met
        if total is None:
            return
        name, moment = self._spider.name, self._spider.visit.moment()
        await self._spider.write(lambda db: save_total(db, name, total, moment))
        self.complete = met >= total

    async def _unnamed_sitemaps(self, home: str) -> tuple[str, ...]:
        """Return what robots.txt names, else the first usual place that answers."""
        named = await self.robots_sitemaps()
        if named:
            return named
        error: ListError | None = None
        for place in usual_places(home):
            if isinstance(place, declared.Sitemap) and place.path:
                try:
                    fetched = await self.walks.lists.fetch(place.path)
                    if not fetched.unchanged:
                        read_sitemap(fetched.body, fetched.url)
                except (ListError, DiscoverError) as failure:
                    error = error or ListError(f"no sitemap at the usual places ({failure})")
                else:
                    return (place.path,)
        raise error or ListError(f"{home}: no sitemap")

    async def robots_sitemaps(self) -> tuple[str, ...]:
        """Return the sitemaps that the outlet's robots.txt names."""
        body = await self._spider.robots_body()
        return sitemaps_of(body, self._spider.outlet.home)


async def _nothing() -> AsyncIterator[Found]:
    return
    yield  # makes it a generator


def _feed(fetched: Fetched) -> Listing:
    return read_feed(fetched.body, fetched.url)


def _posts(fetched: Fetched) -> Listing:
    return read_posts(fetched.body, fetched.url, fetched.headers)
