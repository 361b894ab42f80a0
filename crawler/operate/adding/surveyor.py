"""The steps of looking at a site: sources, sample articles, habits, declaration."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from crawler.discover import (
    DiscoverError,
    Look,
    kind_of,
    look_at,
    read_listing,
    sitemaps_of,
    traits_of,
)
from crawler.discover.pages import anchors_of, parse_page
from crawler.extract.tasks import Task
from crawler.fetch.lists import Fetched, ListError, Lists
from crawler.fetch.spider import OutletSpider
from crawler.operate.adding.declaration import name_of, tidy_title, with_system
from crawler.operate.adding.findings import AddError, Findings, Habits, Sample, Tried
from crawler.operate.adding.habits import habits_of
from crawler.operate.adding.pattern import article_pattern
from crawler.operate.adding.samples import choose_samples, listed_links
from crawler.operate.adding.sources import SourceProbe, chosen_sources
from crawler.outlet import Outlet
from crawler.records import Link
from crawler.urls import is_front_page, same_site

READ = 12
"""Articles that are read to learn an outlet's habits."""
SPARE = 6
"""Pages that are read beyond that where some are no articles."""
SHOWN = 5
"""Articles in the report."""

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person says of the outlet; None: found out, or left open."""

    name: str | None = None
    region: str | None = None


class Surveyor:
    """One look at a site, step by step."""

    def __init__(self, spider: OutletSpider, wanted: Wanted, say: Say) -> None:
        self._spider = spider
        self._say = say
        self._wanted = wanted
        self._lists = Lists(spider)

    async def run(self) -> Findings:
        """Find sources, read articles, learn habits, declare, read again as declared."""
        front = await self._front(self._spider.outlet.home)
        home = front.url
        self._spider.outlet = replace(self._spider.outlet, home=home)
        look = _look(front)
        robots = sitemaps_of(await self._spider.robots_body(), home)
        probe = SourceProbe(self._lists, front, look, self._say)
        tried = await probe.run(robots)
        links = listed_links(tried, home)
        if not links:
            raise AddError(f"{home}: no feed, sitemap, API or listing page lists any article")
        pages = await self._read_samples(links, home)
        good = [page for page in pages if page.article is not None]
        if not good:
            reasons = Counter(page.problem or "unread" for page in pages).most_common(3)
            said = ", ".join(f"{reason}: {count}" for reason, count in reasons)
            raise AddError(f"{home}: none of {len(pages)} listed pages is an article ({said})")
        look = _with_system(look, good)
        habits = habits_of(good, home, look, probe.facts)
        title = tidy_title(habits.title or "")
        outlet = Outlet(
            name=self._wanted.name or name_of(home, title),
            title=title or (urlsplit(home).hostname or ""),
            home=home,
            region=self._wanted.region,
            timezone=habits.zone.name,
            language=habits.language,
            sources=chosen_sources(tried, home, robots),
            article=_pattern(good, links, front, pages),
            hosts=habits.hosts,
            aliases=habits.aliases,
        )
        outlet = with_system(outlet, look, [page.url for page in good])
        return Findings(
            look=look,
            outlet=outlet,
            tried=tried,
            habits=habits,
            read=len(pages),
            articles=len(good),
            samples=await self._again(good, outlet),
            notes=_notes(outlet, habits, tried),
        )

    async def _front(self, url: str) -> Fetched:
        """Return the front page of the site that an address belongs to."""
        self._say(f"looking at {url}")
        fetched = await self._fetch(url)
        inner = not is_front_page(fetched.url) and traits_of(fetched.url).score > 2
        if inner or kind_of(fetched.body, _type(fetched), fetched.url) != "html":
            root = urljoin(fetched.url, "/")
            self._say(f"looking at {root}")
            fetched = await self._fetch(root)
        if kind_of(fetched.body, _type(fetched), fetched.url) != "html":
            raise AddError(f"{fetched.url}: is no web page")
        return fetched

    async def _fetch(self, url: str) -> Fetched:
        try:
            return await self._lists.fetch(url)
        except ListError as error:
            raise AddError(str(error)) from error

    async def _read_samples(self, links: tuple[Link, ...], home: str) -> list[Sample]:
        """Read pages until enough of them are articles."""
        pages: list[Sample] = []
        for link in choose_samples(links, READ + SPARE):
            if sum(page.article is not None for page in pages) == READ:
                break
            page = await self._read(link, home)
            pages.append(page)
            told = page.article.title if page.article else f"no article: {page.problem}"
            self._say(f"read {link.url}: {told}")
        return pages

    async def _read(self, link: Link, home: str) -> Sample:
        try:
            fetched = await self._lists.fetch(link.url)
        except ListError as error:
            problem = str(error).removeprefix(f"{link.url}: ")
            return Sample(link=link, url=link.url, html=b"", content_type=None, problem=problem)
        page = Sample(
            link=link, url=fetched.url, html=fetched.body, content_type=_type(fetched)
        )  # fmt: skip
        if not same_site(home, fetched.url):
            return replace(page, problem="other_site")
        if is_front_page(fetched.url):
            return replace(page, problem="redirect_home")
        return await self._reading(page, self._spider.outlet)

    async def _reading(self, page: Sample, outlet: Outlet) -> Sample:
        task = Task(
            html=page.html,
            url=page.url,
            outlet=outlet,
            captured=page.moment,
            content_type=page.content_type,
            listed=page.link,
        )
        reading = await self._spider.session.pool.read(task)
        return replace(
            page,
            article=reading.article,
            problem=reading.reason or reading.failure,
            following=reading.following,
        )

    async def _again(self, pages: list[Sample], outlet: Outlet) -> tuple[Sample, ...]:
        """Read the newest articles as the declared outlet's."""
        newest = sorted(pages, key=_published, reverse=True)[:SHOWN]
        return tuple([await self._reading(page, outlet) for page in newest])


def _look(front: Fetched) -> Look:
    try:
        return look_at(front.body, front.url)
    except DiscoverError as error:
        raise AddError(f"{front.url}: {error}") from error


def _with_system(look: Look, good: list[Sample]) -> Look:
    """Let an article tell what the site runs on where its front page does not."""
    if look.system is not None:
        return look
    page = look_at(good[0].html, good[0].url)
    return replace(look, system=page.system, theme=page.theme)


def _type(fetched: Fetched) -> str | None:
    return fetched.headers.get("content-type")


def _published(page: Sample) -> str:
    return (page.article and page.article.published) or ""


def _pattern(
    good: list[Sample], links: tuple[Link, ...], front: Fetched, pages: list[Sample]
) -> str | None:
    """Derive the pattern from articles read, against the pages that the front page links."""
    listed = [link.url for link in links]
    others = {front.url, *(part.url for part in read_listing(front.body, front.url).parts)}
    tree = parse_page(front.body)
    for anchor in anchors_of(tree, front.url) if tree is not None else ():
        if traits_of(anchor.url).kind not in ("page", "list") and same_site(front.url, anchor.url):
            others.add(anchor.url)
    others |= {page.url for page in pages if page.problem in ("listing", "front_page")}
    own = [page.article.url for page in good if page.article]
    reached = [page.link.url for page in good]
    return article_pattern([*own, *reached], listed, others - set(own))


def _notes(outlet: Outlet, habits: Habits, tried: tuple[Tried, ...]) -> tuple[str, ...]:
    notes = []
    if outlet.region is None:
        notes.append("region is not to be seen on pages: fill it in")
    if outlet.timezone is None:
        notes.append(f"the zone is not known ({habits.zone.why}): fill it in")
    if outlet.language is None:
        notes.append("the language is not known: fill it in")
    if outlet.article is None:
        notes.append("addresses have no clear pattern: articles are told by structure and text")
    if not any(one.works and one.total for one in tried):
        notes.append("the site does not say how many articles it has")
    return tuple(notes)
