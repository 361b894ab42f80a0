"""Walking an outlet's lists: which to ask for, in what order, and where to stop."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from crawler import outlet as declared
from crawler.archive import ledger
from crawler.discover import (
    DiscoverError,
    posts_url,
    read_feed,
    read_listing,
    read_posts,
    read_sitemap,
    sitemaps_of,
    usual_places,
)
from crawler.fetch.lists import Fetched, ListError, Lists, Reader
from crawler.fetch.looking import Looking
from crawler.outlet import Source
from crawler.records import Link, Listing

if TYPE_CHECKING:
    from crawler.fetch.spider import OutletSpider

LATEST_PAGES = 10
"""Pages of one list that a first ``latest`` run reads; later runs stop where all is known."""
FULL_PAGES = 5000
"""Pages of one list at most, against lists without end."""
STALE_PAGES = 2
"""A list ends after so many pages in a row without an address unseen in this run."""
SITEMAP_DEPTH = 3
"""How deep sitemap indexes may be nested (the protocol allows one level; sites do more)."""
SECTIONS = 300
"""Sections of a site at most."""


@dataclass(frozen=True, slots=True)
class Page:
    """What one page of a list means for this run."""

    visit: tuple[Link, ...]
    """Links to be asked for."""
    fresh: int
    """How many of its links the ledger had never seen."""
    unseen: int
    """How many of its links this run had not met before."""


class Discovery:
    """Yields the links of one outlet that are to be visited, list by list."""

    def __init__(self, spider: OutletSpider) -> None:
        self._spider = spider
        self._full = spider.session.options.mode == "full"
        self._seen: set[str] = set()
        self.offered: set[str] = set()
        """Addresses that this run has asked for, or need not ask for."""
        self.lists = Lists(spider)

    async def visits(self) -> AsyncIterator[Link]:
        """Yield what waits from earlier runs, then what the lists hold."""
        moment = self._spider.visit.moment()
        name = self._spider.name
        for link in await self._spider.write(lambda db: ledger.backlog(db, name, moment)):
            if self.lists.wanted(link) and link.url not in self.offered:
                self.offered.add(link.url)
                yield link
        sources = self._spider.outlet.sources
        walk = self._declared(sources) if sources else Looking(self, self._spider).visits()
        async for link in walk:
            if link.url not in self.offered:
                self.offered.add(link.url)
                yield link

    async def _declared(self, sources: tuple[Source, ...]) -> AsyncIterator[Link]:
        """Walk every declared source; one that fails is a problem, and the others go on."""
        worked: list[Source] = []
        closed: list[str] = []
        for source in sources:
            if not self._full and isinstance(source, declared.Sitemap) and worked:
                continue  # the newest are in the feed and the API already
            try:
                async for link in self.walk(source):
                    yield link
            except ListError as error:
                api = isinstance(source, declared.WordPress)
                (closed if api else self._spider.problems).append(str(error))
            else:
                worked.append(source)
                self._spider.used(source)
        if not worked:
            self._spider.problems.extend(closed)

    async def walk(self, source: Source, first: Fetched | None = None) -> AsyncIterator[Link]:
        """Yield the links of one source. Raises ListError where it cannot be had at all."""
        home = self._spider.outlet.home
        match source:
            case declared.Feed(path):
                walk = self._pages(urljoin(home, path), _feed, f"feed {path}", first)
            case declared.WordPress(path):
                url = posts_url(urljoin(home, path), page=1)
                walk = self._pages(url, _posts, "WordPress API", first)
            case declared.Listing(path):
                walk = self._sections(urljoin(home, path), first)
            case declared.Sitemap(None):
                walk = self._sitemaps(await self._unnamed_sitemaps(home))
            case declared.Sitemap(path):
                walk = self._sitemaps((urljoin(home, path),), first)
        async for link in walk:
            yield link

    async def _pages(
        self, url: str, reader: Reader, by: str, first: Fetched | None = None
    ) -> AsyncIterator[Link]:
        """Walk a list and its next pages, until it ends, repeats itself or holds only the known."""
        stale = 0
        for number in range(FULL_PAGES):
            try:
                fetched = first or await self.lists.fetch(url)
                listing, page = await self._enter(fetched, reader, by)
            except ListError:
                if number == 0:
                    raise
                return  # the last page of many lists is a 404
            first = None
            for link in page.visit:
                yield link
            stale = 0 if page.unseen else stale + 1
            if listing.next is None or self._ends(listing, page, number, stale):
                return
            url = listing.next

    def _ends(self, listing: Listing, page: Page, number: int, stale: int) -> bool:
        if stale >= STALE_PAGES or self.lists.too_old(listing):
            return True
        if self._full:
            return False
        return not page.fresh or number + 1 >= LATEST_PAGES

    async def _sections(self, url: str, first: Fetched | None) -> AsyncIterator[Link]:
        """Walk a listing page, then the sections that it links to, each with its next pages."""
        waiting, known = [url], {url}
        while waiting and len(known) <= SECTIONS:
            section = waiting.pop(0)
            found: list[str] = []

            def reader(fetched: Fetched, found: list[str] = found) -> Listing:
                listing = read_listing(fetched.body, fetched.url, self._spider.outlet)
                found.extend(part.url for part in listing.parts)
                return listing

            try:
                async for link in self._pages(section, reader, f"listing {section}", first):
                    yield link
            except ListError:
                if section == url:
                    raise
            first = None
            if section == url or self._full:
                waiting += [part for part in dict.fromkeys(found) if part not in known]
                known.update(found)

    async def _sitemaps(
        self, urls: tuple[str, ...], first: Fetched | None = None
    ) -> AsyncIterator[Link]:
        """Walk sitemaps and the sitemaps that an index among them names."""
        errors: list[ListError] = []
        worked = False
        queue = [(url, 0) for url in urls]
        known = set(urls)
        while queue:
            url, depth = queue.pop(0)
            try:
                fetched = first or await self.lists.fetch(url)
                listing, page = await self._enter(fetched, _sitemap, f"sitemap {url}")
            except ListError as error:
                errors.append(error)
                continue
            finally:
                first = None
            worked = True
            for link in page.visit:
                yield link
            if depth < SITEMAP_DEPTH:
                parts = [part for part in self._parts(listing) if part.url not in known]
                known.update(part.url for part in parts)
                queue += [(part.url, depth + 1) for part in parts]
        self._spider.problems.extend(str(error) for error in errors[not worked :])
        if not worked and errors:
            raise errors[0]

    def _parts(self, listing: Listing) -> list[Link]:
        """Choose the sitemaps of an index that a run needs."""
        parts = [part for part in listing.parts if self.lists.wanted(part)]
        if self._full or len(parts) <= 3:
            return parts
        news = [part for part in parts if "news" in part.url.rpartition("/")[2]]
        dated = sorted((p for p in parts if p.modified), key=lambda p: p.modified or "")
        return news or dated[-2:] or [parts[0], parts[-1]]

    async def _unnamed_sitemaps(self, home: str) -> tuple[str, ...]:
        """Return what robots.txt names, else the first usual place that answers."""
        named = await self.robots_sitemaps()
        if named:
            return named
        error: ListError | None = None
        for place in usual_places(home):
            if isinstance(place, declared.Sitemap) and place.path:
                try:
                    _sitemap(await self.lists.fetch(place.path))
                except (ListError, DiscoverError) as failure:
                    error = error or ListError(f"no sitemap at the usual places ({failure})")
                else:
                    return (place.path,)
        raise error or ListError(f"{home}: no sitemap")

    async def robots_sitemaps(self) -> tuple[str, ...]:
        """Return the sitemaps that the outlet's robots.txt names."""
        body = await self._spider.robots_body()
        return sitemaps_of(body, self._spider.outlet.home)

    async def _enter(self, fetched: Fetched, reader: Reader, by: str) -> tuple[Listing, Page]:
        """Enter a list in the ledger, and count what this run had not seen before."""
        listing, offer = await self.lists.enter(fetched, reader, by)
        unseen = {link.url for link in listing.links} - self._seen
        self._seen |= unseen
        tally = self._spider.tally
        tally.listed += len(unseen)
        tally.skipped += len(unseen.intersection(offer.archived))
        self._spider.session.progress.changed(self._spider)
        visit = tuple(link for link in offer.visit if self.lists.wanted(link))
        return listing, Page(visit, fresh=offer.fresh, unseen=len(unseen))


def _feed(fetched: Fetched) -> Listing:
    return read_feed(fetched.body, fetched.url)


def _posts(fetched: Fetched) -> Listing:
    return read_posts(fetched.body, fetched.url, fetched.headers)


def _sitemap(fetched: Fetched) -> Listing:
    return read_sitemap(fetched.body, fetched.url)
