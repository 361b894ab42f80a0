"""Whole living sites, found by their listing pages alone, as a stranger would."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import pytest

from crawler.discover import ListWatch, SiteWatch, next_page, read_listing, whole_page
from crawler.urls import url_key
from tests.sites.antara import AntaraSite
from tests.sites.base import Site
from tests.sites.idtheme import IdthemeSite
from tests.sites.listing import ListingSite
from tests.sites.test_sites import final
from tests.sites.wordpress import WordPressSite

MADE: dict[str, Callable[[], Site]] = {
    "wordpress": lambda: WordPressSite(120),
    "idtheme": lambda: IdthemeSite(120),
    "antara": lambda: AntaraSite(120),
    "listing": lambda: ListingSite(120),
    "endless": lambda: ListingSite(120, endless=True),
}


def walk(site: Site) -> tuple[dict[str, str], int]:
    """Return the articles found, by key, and the number of list pages that it took."""
    found: dict[str, str] = {}
    whole, waiting, known = SiteWatch(), deque([site.url("/")]), {site.url("/")}
    pages = 0
    while waiting:
        url: str | None = waiting.popleft()
        if url is None or whole.refuses(url):
            continue
        watch, brought, first = ListWatch(), 0, url
        while url is not None:
            reply = final(site, url)
            pages += 1
            if reply.status != 200:
                break
            listing = read_listing(reply.body, url)
            new = {url_key(link.url): link.url for link in listing.links}.items() - found.items()
            found.update(new)
            brought += len(new)
            waiting.extend(part.url for part in listing.parts if part.url not in known)
            known.update(part.url for part in listing.parts)
            keys = [link.url for link in listing.links]
            if watch.turn(url, keys, len(new), listing.next):
                break
            url = listing.next
        whole.note(first, brought)
    return found, pages


@pytest.fixture(scope="module", params=MADE)
def walked(request: pytest.FixtureRequest) -> tuple[Site, dict[str, str], int]:
    site = MADE[request.param]()
    site.trap = True
    return (site, *walk(site))


def test_all_articles_are_found(walked: tuple[Site, dict[str, str], int]) -> None:
    site, found, _ = walked
    wanted = {url_key(article.url) for article in site.articles}
    assert len(wanted & found.keys()) >= 0.97 * len(wanted)


def test_little_else_is_found(walked: tuple[Site, dict[str, str], int]) -> None:
    site, found, _ = walked
    right = {url_key(url) for a in site.articles for url in (a.url, *a.addresses)}
    dead = {url_key(site.url(path)) for path in (*site.dead, *site.withdrawn)}
    assert len(found.keys() - right - dead) <= 0.03 * len(right)


def test_the_walk_ends_by_itself(walked: tuple[Site, dict[str, str], int]) -> None:
    _, found, pages = walked
    assert pages < 2 * len(found)


@pytest.mark.parametrize("kind", MADE)
def test_every_page_of_an_article_is_found(kind: str) -> None:
    site = MADE[kind]()
    for article in site.articles:
        pages, url = 1, next_page(final(site, article.url).body, article.url)
        while url is not None:
            pages, url = pages + 1, next_page(final(site, url).body, url)
        assert pages == article.pages, article.url


def test_pages_of_all_pages_are_found_where_there_are_some() -> None:
    site = ListingSite(60)
    for article in site.articles:
        whole = whole_page(final(site, article.url).body, article.url)
        assert (whole is not None) == (article.pages > 1)
