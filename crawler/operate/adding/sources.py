"""Trying the places where a site may list its articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from urllib.parse import urljoin

from crawler.discover import (
    DiscoverError,
    Look,
    SiteFacts,
    posts_url,
    read_api_root,
    read_feed,
    read_listing,
    read_posts,
    read_sitemap,
    usual_places,
)
from crawler.fetch.lists import Fetched, ListError, Lists
from crawler.operate.adding.findings import Tried
from crawler.outlet import Feed, Listing, Sitemap, Source, WordPress
from crawler.records import Link
from crawler.records import Listing as Listed

SITEMAPS_READ = 4
"""Sitemaps of one index that are read: its ends say how far it reaches."""
NAMED = 6
"""Lists of one kind that are tried because the site names them."""
POSTS_AT_ONCE = 100
LISTINGS = 2
"""Listing pages that are declared: they lead to all sections."""
_DAY = re.compile(r"(?:19|20)\d\d[-/]?\d\d")
"""In the address of an index: it lists one day or month alone."""


class SourceProbe:
    """Tries what a site names and the usual places; ``tried`` remembers each."""

    def __init__(self, lists: Lists, front: Fetched, look: Look, say: Callable[[str], None]):
        self._lists = lists
        self._front = front
        self._look = look
        self._say = say
        self.tried: list[Tried] = []
        self.facts: SiteFacts | None = None
        """What WordPress's API says of the site."""

    async def run(self, robots: tuple[str, ...]) -> tuple[Tried, ...]:
        """Try everything; ``robots`` are the sitemaps that robots.txt names."""
        places = usual_places(self._front.url, self._look, robots)
        named = {*robots, *self._look.sitemaps, *self._look.feeds}
        await self._kind(WordPress, places, named)
        await self._kind(Sitemap, places, named)
        await self._kind(Feed, places, named)
        await self._note(Listing(self._front.url))
        lasting = [url for url in self._look.indexes if not _DAY.search(url)]
        for index in lasting[:NAMED]:
            await self._note(Listing(index))
        if not any(tried.works for tried in self.tried):
            await self._kind(Listing, places, named)
        return tuple(self.tried)

    async def _kind(self, kind: type[Source], places: Iterable[Source], named: set[str]) -> None:
        """Try all of a kind that the site names; the usual places until one works."""
        chosen = [place for place in places if isinstance(place, kind)]
        known = [place for place in chosen if place.path in named]
        for place in known[:NAMED]:
            await self._note(place)
        for place in chosen:
            if any(tried.works and isinstance(tried.source, kind) for tried in self.tried):
                return
            if place not in known and all(tried.source != place for tried in self.tried):
                await self._note(place)

    async def _note(self, source: Source) -> None:
        url = source.path or ""
        try:
            tried = await self._try(source, url)
        except (ListError, DiscoverError) as error:
            problem = re.sub(r"^https?://\S+: ", "", str(error))
            tried = Tried(source=source, url=url, problem=problem)
        self.tried.append(tried)
        if tried.works:
            self._say(f"{type(source).__name__.lower()} {url}: {len(tried.links)} links")

    async def _try(self, source: Source, url: str) -> Tried:
        match source:
            case WordPress():
                return await self._posts(source, url)
            case Sitemap():
                return await self._sitemap(source, url)
            case Feed():
                fetched = await self._lists.fetch(url)
                listed = read_feed(fetched.body, fetched.url)
            case Listing():
                front = self._front
                fetched = front if url == front.url else await self._lists.fetch(url)
                listed = read_listing(fetched.body, fetched.url)
        return Tried(source=source, url=url, links=listed.links, parts=len(listed.parts))

    async def _posts(self, source: Source, url: str) -> Tried:
        """Ask for the newest posts, for the oldest, and for what the API says of the site."""
        newest = await self._page(url, 1)
        links, total = list(newest.links), newest.total
        if total and total > POSTS_AT_ONCE:
            with suppress(ListError, DiscoverError):  # the first page tells enough
                links += (await self._page(url, -(-total // POSTS_AT_ONCE))).links
        root = url.replace("rest_route=/wp/v2/posts", "rest_route=/")
        try:
            fetched = await self._lists.fetch(root.removesuffix("wp/v2/posts"))
            self.facts = read_api_root(fetched.body)
        except (ListError, DiscoverError):
            self.facts = None
        return Tried(source=source, url=url, links=tuple(links), total=total)

    async def _page(self, url: str, page: int) -> Listed:
        fetched = await self._lists.fetch(posts_url(url, page=page, per_page=POSTS_AT_ONCE))
        return read_posts(fetched.body, fetched.url, fetched.headers)

    async def _sitemap(self, source: Source, url: str) -> Tried:
        """Read a sitemap; of an index the newest part, the first and the last."""
        links: dict[str, Link] = {}
        parts = 0
        queue = [url]
        for _ in range(SITEMAPS_READ):
            if not queue:
                break
            address = queue.pop(0)
            try:
                fetched = await self._lists.fetch(address)
                listed = read_sitemap(fetched.body, fetched.url)
            except (ListError, DiscoverError):
                if address == url:
                    raise
                continue
            links |= {link.url: link for link in listed.links}
            parts += len(listed.parts)
            queue += _ends(listed.parts)
        return Tried(source=source, url=url, links=tuple(links.values()), parts=parts)


def _ends(parts: tuple[Link, ...]) -> list[str]:
    """Return the parts of an index that say how far it reaches, each once."""
    if not parts:
        return []
    newest = max(parts, key=lambda part: part.modified or "")
    return list(dict.fromkeys(part.url for part in (newest, parts[0], parts[-1])))


def chosen_sources(
    tried: Iterable[Tried], home: str, robots: tuple[str, ...]
) -> tuple[Source, ...]:
    """Return the sources to declare: API, feed, sitemap; pages that list where those fall short.

    Addresses on the home's host become paths; a sitemap that robots.txt names or that stands
    at a usual place is found again by itself.
    """
    working = [one for one in tried if one.works]
    found: list[Source] = []
    whole = False
    for one in working:
        match one.source:
            case WordPress() if not whole:
                found.append(WordPress(_path(one.url, home)))
                whole = True
            case Feed() if not any(isinstance(source, Feed) for source in found):
                found.append(Feed(_path(one.url, home)))
    sitemaps = [one for one in working if isinstance(one.source, Sitemap)]
    if sitemaps:
        usual = {place.path for place in usual_places(home) if isinstance(place, Sitemap)}
        first = sitemaps[0].url
        itself = first in robots or (not robots and first in usual)
        found.append(Sitemap() if itself else Sitemap(_path(first, home)))
        whole = whole or any(map(_is_whole, sitemaps))
    if not whole:
        lists = [one.url for one in working if isinstance(one.source, Listing)]
        found += [Listing(_path(url, home)) for url in lists[:LISTINGS]]
    return tuple(found)


def _is_whole(sitemap: Tried) -> bool:
    """Tell whether a sitemap goes back to the beginning, unlike one of the latest news."""
    days = sitemap.days
    news = all(link.title for link in sitemap.links)
    return sitemap.parts > 1 or not news or days is None or days[0][:7] != days[1][:7]


def _path(url: str, home: str) -> str:
    """Return an address as a declaration gives it: without the home's host."""
    root = urljoin(home, "/")
    return url[len(root) - 1 :] if url.startswith(root) else url
