"""The ways to walk a list: page after page, section after section, sitemap after sitemap."""

from __future__ import annotations

from collections.abc import AsyncIterator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crawler.archive.rechecks import Due
from crawler.discover import ListWatch, Post, SiteWatch, read_full_posts, read_listing, read_sitemap
from crawler.fetch.lists import Fetched, ListError, Lists, Reader
from crawler.fetch.page import Page
from crawler.fetch.posts import page_of_post
from crawler.records import Link, Listing
from crawler.urls import same_site

if TYPE_CHECKING:
    from crawler.fetch.spider import OutletSpider

LATEST_PAGES = 10
"""Pages of one list that a first ``latest`` run reads; later runs stop where all is known."""
SITEMAP_DEPTH = 3
"""How deep sitemap indexes may be nested (the protocol allows one level; sites do more)."""

Found = Link | Due | Page
"""A link to ask for, an archived page to ask for again, or an article already in hand."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one page of a list means for this run."""

    found: tuple[Found, ...]
    fresh: int
    """How many of its links the ledger had never seen."""
    unseen: int
    """How many of its links this run had not met before."""


class Walks:
    """Walks the lists of one outlet; remembers over all of them what this run has met."""

    def __init__(self, spider: OutletSpider) -> None:
        self._spider = spider
        self._full = spider.session.options.mode == "full"
        self._met: set[str] = set()
        self._site = SiteWatch()
        self.lists = Lists(spider)
        self.total: int | None = None
        """How many articles the outlet says there are, where it does."""

    @property
    def met(self) -> int:
        """How many different addresses the lists of this run held."""
        return len(self._met)

    async def pages(
        self, url: str, reader: Reader, by: str, first: Fetched | None = None
    ) -> AsyncIterator[Found]:
        """Walk a list and its next pages, until it ends, repeats itself or holds only the known.

        Raises ListError where its first page fails.
        """
        watch = ListWatch()
        number = 0
        while True:
            try:
                fetched = first or await self.lists.fetch(url)
                if fetched.unchanged:
                    self._spider.unchanged_lists += 1
                    return
                listing, turn = await self._turn(fetched, reader, by)
            except ListError:
                if number == 0:
                    raise
                return  # the page behind the last is a 404 at many sites
            first, number = None, number + 1
            self._site.note(url, turn.unseen)
            for found in turn.found:
                yield found
            links = [link.url for link in listing.links]
            end = watch.turn(url, links, turn.unseen, listing.next)
            if end or listing.next is None or self._enough(listing, turn, number):
                return
            if not same_site(self._spider.outlet.home, listing.next, self._spider.outlet.hosts):
                return
            url = listing.next

    def _enough(self, listing: Listing, turn: Turn, number: int) -> bool:
        if self.lists.too_old(listing):
            return True
        return not self._full and (not turn.fresh or number >= LATEST_PAGES)

    async def sections(self, url: str, first: Fetched | None = None) -> AsyncIterator[Found]:
        """Walk a listing page, then the sections that it links to, each with its next pages."""
        waiting, known = [url], {url}
        while waiting:
            section = waiting.pop(0)
            parts: list[str] = []

            def reader(fetched: Fetched, parts: list[str] = parts) -> Listing:
                listing = read_listing(fetched.body, fetched.url, self._spider.outlet)
                parts.extend(part.url for part in listing.parts)
                return listing

            if section != url and self._site.refuses(section):
                continue
            try:
                async for found in self.pages(section, reader, f"listing {section}", first):
                    yield found
            except ListError:
                if section == url:
                    raise
            first = None
            if section == url or self._full:
                waiting += [part for part in dict.fromkeys(parts) if part not in known]
                known.update(parts)

    async def sitemaps(
        self, urls: tuple[str, ...], first: Fetched | None = None
    ) -> AsyncIterator[Found]:
        """Walk sitemaps and the sitemaps that an index among them names.

        Raises ListError where none can be had; one of several that fails is a problem.
        """
        errors: list[str] = []
        worked = False
        queue = [(url, 0) for url in urls]
        known = set(urls)
        while queue:
            url, depth = queue.pop(0)
            try:
                fetched = first or await self.lists.fetch(url)
                first = None
                if fetched.unchanged:
                    self._spider.unchanged_lists += 1
                    worked = True
                    continue
                listing, turn = await self._turn(fetched, _sitemap, f"sitemap {url}")
            except ListError as error:
                errors.append(str(error))
                continue
            worked = True
            for found in turn.found:
                yield found
            if depth < SITEMAP_DEPTH:
                parts = [part for part in self._parts(listing) if part.url not in known]
                known.update(part.url for part in parts)
                queue += [(part.url, depth + 1) for part in parts]
        self._spider.problems.extend(errors[not worked :])
        if not worked and errors:
            raise ListError(errors[0])

    def _parts(self, listing: Listing) -> list[Link]:
        """Choose the sitemaps of an index that a run needs."""
        parts = [part for part in listing.parts if self.lists.wanted(part)]
        if self._full or len(parts) <= 3:
            return parts
        news = [part for part in parts if "news" in part.url.rpartition("/")[2]]
        dated = sorted((p for p in parts if p.modified), key=lambda p: p.modified or "")
        return news or dated[-2:] or [parts[0], parts[-1]]

    async def _turn(self, fetched: Fetched, reader: Reader, by: str) -> tuple[Listing, Turn]:
        """Enter a list in the ledger, and count what this run had not met before."""
        entered = await self.lists.enter(fetched, reader, by)
        listing, offer = entered.listing, entered.offer
        unseen = {link.url for link in listing.links} - self._met
        self._met |= unseen
        tally = self._spider.tally
        tally.listed += len(unseen)
        tally.skipped += len(unseen.intersection(offer.archived))
        self._spider.session.progress.changed(self._spider)
        if listing.total is not None:
            self.total = listing.total
        in_hand = self._posts(fetched, by)
        found: list[Found] = [
            in_hand.get(link.url, link) for link in offer.visit if self.lists.wanted(link)
        ]
        return listing, Turn((*found, *entered.edited), offer.fresh, len(unseen))

    def _posts(self, fetched: Fetched, by: str) -> dict[str, Page]:
        """Return the articles that a page of WordPress's API carries whole, by address."""
        if by != API or not self._full:
            return {}
        posts: tuple[Post, ...] = read_full_posts(fetched.body, fetched.url)
        capture = fetched.capture
        assert capture is None or isinstance(capture, Future | int)
        headers = fetched.headers.items()
        return {
            post.url: page_of_post(post, "api", fetched.moment, capture, headers)
            for post in posts
            if post.whole
        }


API = "WordPress API"
"""How the ledger calls WordPress's API (``pages.listed_by``)."""


def _sitemap(fetched: Fetched) -> Listing:
    return read_sitemap(fetched.body, fetched.url)
