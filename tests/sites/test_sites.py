"""The test sites keep their promises: what they call true is what they serve."""

from __future__ import annotations

import gzip
import itertools
import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from urllib.parse import urlsplit

import pytest
from lxml import etree, html

from tests.sites.antara import AntaraSite
from tests.sites.base import Reply, Site, Truth
from tests.sites.idtheme import IdthemeSite
from tests.sites.listing import ListingSite
from tests.sites.newsroom import write
from tests.sites.wordpress import WordPressSite

SITES = (WordPressSite, IdthemeSite, AntaraSite, ListingSite)
KINDS: dict[str, Callable[[int], Site]] = {made.kind: made for made in SITES}


@pytest.fixture(scope="module", params=SITES, ids=lambda kind: kind.kind)
def site(request: pytest.FixtureRequest) -> Site:
    made = request.param(60)
    assert isinstance(made, Site)
    return made


def get(site: Site, url: str, **headers: str) -> Reply:
    parts = urlsplit(url)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    return site.respond("GET", target, {k.replace("_", "-"): v for k, v in headers.items()})


def final(site: Site, url: str) -> Reply:
    """Follow redirects."""
    for _ in range(5):
        reply = get(site, url)
        if reply.status != 301:
            return reply
        url = reply.headers["Location"]
    raise AssertionError(url)


def words(reply: Reply) -> str:
    """Return a page's words as a browser would show them, without scripts."""
    charset = re.search(r"charset=([\w-]+)", reply.headers["Content-Type"])
    assert charset
    tree = html.fromstring(reply.body.decode(charset[1]).replace("<br", " <br"))
    for node in tree.xpath("//script|//style|//head"):
        node.drop_tree()
    return " ".join(tree.text_content().split())


def pages(site: Site, article: Truth) -> list[Reply]:
    """Return all the pages of an article."""
    follow = "{}{}/" if article.url.endswith("/") else "{}?page={}"
    further = [follow.format(article.url, page) for page in range(2, article.pages + 1)]
    return [get(site, url) for url in (article.url, *further)]


def test_holds_the_number_asked_for(site: Site) -> None:
    assert len(site.articles) == 60
    assert len({article.url for article in site.articles}) == 60
    assert len({article.title for article in site.articles}) == 60


def test_is_the_same_every_time(site: Site) -> None:
    again = KINDS[site.kind](60)
    assert again.articles == site.articles
    home = get(site, "/"), get(again, "/")
    assert home[0].body == home[1].body


def test_articles_print_their_truth(site: Site) -> None:
    for article in site.articles:
        shown = [words(reply) for reply in pages(site, article)]
        assert all(article.title in page for page in shown)
        for paragraph in article.paragraphs:
            assert any(paragraph in page for page in shown), (article.url, paragraph)
        people = " ".join(shown)
        assert all(name in people for name in (*article.authors, *article.editors))


def test_articles_on_several_pages_print_each_paragraph_once(site: Site) -> None:
    long = [article for article in site.articles if article.pages > 1]
    assert len(long) >= 3 or site.kind == "antara"
    for article in long:
        shown = [words(reply) for reply in pages(site, article)]
        assert article.paragraphs[0] in shown[0]
        assert article.paragraphs[0] not in shown[1]
        assert article.paragraphs[-1] in shown[-1]


def test_pages_print_the_publication_time(site: Site) -> None:
    for article in site.articles:
        moment = datetime.fromisoformat(article.published)
        body = get(site, article.url).body.decode("utf-8", "replace")
        assert any(f"{moment:%H{mark}%M}" in body for mark in (":", ".")), article.url
        assert f"{moment.day} " in body
        assert article.published.endswith("+08:00")


def test_other_addresses_lead_to_the_article(site: Site) -> None:
    for article in site.articles[:20]:
        for address in article.addresses:
            reply = final(site, address)
            assert reply.status == 200
            assert article.title in words(reply), address


def test_related_links_stand_in_the_page(site: Site) -> None:
    linked = [article for article in site.articles if article.related]
    assert len(linked) > 10
    for article in linked:
        served = b"".join(reply.body for reply in pages(site, article)).decode("utf-8", "replace")
        for url in article.related:
            assert f'aca juga:</strong> <a href="{url}"' in served or re.search(
                rf'[Bb]aca [Jj]uga.{{0,60}}<a href="{re.escape(url)}"', served, re.S
            )


def test_pages_that_are_no_articles_are_linked_and_answer(site: Site) -> None:
    linked = "".join(
        get(site, path).body.decode("utf-8", "replace")
        for path in ("/", *(f"/page/{page}/" for page in range(2, 8)))
    )
    for path in site.not_articles:
        assert site.url(path) in linked
        assert final(site, path).status == 200


def test_dead_addresses_are_linked_and_dead(site: Site) -> None:
    front = get(site, "/").body.decode()
    for path in (*site.dead, *site.withdrawn):
        assert site.url(path) in front
    assert {get(site, path).status for path in site.withdrawn} == {410}
    soft = site.kind == "idtheme"
    assert {get(site, path).status for path in site.dead} == {200 if soft else 404}


@pytest.mark.parametrize("kind", SITES, ids=lambda kind: kind.kind)
def test_dead_addresses_are_no_articles_of_a_large_site(kind: Callable[[int], Site]) -> None:
    site = kind(200)
    live = {post.path for post in site.posts}
    assert not live & {*site.dead, *site.withdrawn, *site.not_articles}
    assert len(live) == 200


def test_soft_404_is_the_front_page() -> None:
    site = IdthemeSite(30)
    assert get(site, "/tidak-pernah-ada/").body == get(site, "/").body
    assert get(site, "/wp-json/wp/v2/posts").body == get(site, "/").body
    assert get(site, "/page/99/").body == get(site, "/").body


def test_listings_reach_every_article(site: Site) -> None:
    """Follow the pager from the front page (or the index) to its end."""
    start = {"antara": "/terkini/{}", "listing": "/indeks?page={}"}.get(site.kind, "/page/{}/")
    found: set[str] = set()
    for page in range(1, 12):
        body = get(site, start.format(page)).body.decode()
        found |= set(re.findall(r'href="([^"?#]+)', body))
    assert {article.url for article in site.articles} <= found


def test_conditional_requests(site: Site) -> None:
    url = site.articles[0].url
    first = get(site, url)
    if site.validators == "none":
        assert "ETag" not in first.headers
        return
    same = get(site, url, if_none_match=first.headers["ETag"])
    assert (same.status, same.body) == (304, b"")
    assert get(site, url, if_none_match='"other"').status == 200
    assert get(site, url, if_modified_since=first.headers["Last-Modified"]).status == 304


@pytest.mark.parametrize("path", ["/post-sitemap1.xml", "/post-sitemap2.xml"])
def test_sitemaps_are_xml(path: str) -> None:
    root = etree.fromstring(get(WordPressSite(40), path).body)
    assert etree.QName(root).localname == "urlset"


def test_sitemaps_list_every_article() -> None:
    for site in (WordPressSite(60), AntaraSite(60)):
        index = "/sitemap_index.xml" if site.kind == "wordpress" else "/sitemap.xml"
        parts = etree.fromstring(get(site, index).body).xpath("//*[local-name()='loc']/text()")
        listed = [
            url
            for part in parts
            for url in etree.fromstring(get(site, part).body).xpath(
                "//*[local-name()='loc']/text()"
            )
        ]
        assert {article.url for article in site.articles} <= set(listed)


def test_a_sitemap_may_be_gzipped() -> None:
    site = WordPressSite(40, gz=True)
    assert b"/post-sitemap2.xml.gz" in get(site, "/sitemap_index.xml").body
    reply = get(site, "/post-sitemap2.xml.gz")
    assert reply.headers["Content-Type"] == "application/gzip"
    assert site.articles[0].url.encode() in gzip.decompress(reply.body)


def test_api_gives_every_post_with_its_text() -> None:
    site = WordPressSite(130)
    first = get(site, "/wp-json/wp/v2/posts?per_page=100")
    second = get(site, "/wp-json/wp/v2/posts?per_page=100&page=2")
    assert first.headers["X-WP-Total"] == str(130 + len(site.others))
    assert first.headers["X-WP-TotalPages"] == "2"
    posts = json.loads(first.body) + json.loads(second.body)
    by_url = {post["link"]: post for post in posts}
    for article in site.articles:
        text = " ".join(html.fromstring(by_url[article.url]["content"]["rendered"]).itertext())
        assert article.paragraphs[-1] in " ".join(text.split())
    assert get(site, "/wp-json/wp/v2/posts?per_page=100&page=3").status == 400
    assert get(site, "/wp-json/wp/v2/posts?per_page=101").status == 400


def test_api_filters_by_time_and_fields() -> None:
    site = WordPressSite(60)
    edge = site.articles[10].published
    asked = f"/wp-json/wp/v2/posts?after={edge[:19]}&per_page=50&_fields=link,title.rendered"
    found = json.loads(get(site, asked).body)
    others = {site.url(post.path) for post in site.others}
    links = [post["link"] for post in found if post["link"] not in others]
    assert links == [article.url for article in site.articles[:10]]
    assert set(found[0]) == {"link", "title"}
    assert get(WordPressSite(20, api_open=False), "/wp-json/wp/v2/posts").status == 401


def test_robots_of_the_agency_ask_for_a_delay() -> None:
    text = get(AntaraSite(20, crawl_delay=2), "/robots.txt").body.decode()
    assert "Crawl-delay: 2\n" in text
    assert "Disallow: /print/\n" in text


def test_one_page_is_latin_1() -> None:
    site = ListingSite(60)
    (odd,) = [post for post in site.posts if "latin1" in post.warts]
    reply = get(site, odd.path)
    assert reply.headers["Content-Type"] == "text/html; charset=ISO-8859-1"
    assert "Kafé Étam".encode("iso-8859-1") in reply.body


def test_reprints_are_shared_by_outlets_within_two_days() -> None:
    printed: dict[str, list[str]] = {}
    for kind in SITES:
        for article in kind(60).articles:
            if article.release:
                printed.setdefault(article.release, []).append(article.published)
    shared = {release: times for release, times in printed.items() if len(times) > 1}
    assert len(shared) >= 6
    for release, times in shared.items():
        lags = [datetime.fromisoformat(time).date() - date.fromisoformat(release) for time in times]
        assert all(0 < lag.days <= 6 for lag in lags)


def test_own_stories_are_unlike_each_other() -> None:
    def shingles(seed: str) -> set[tuple[str, ...]]:
        said = " ".join(write(seed, date(2024, 5, 31)).paragraphs).split()
        return {tuple(said[start : start + 4]) for start in range(len(said) - 3)}

    stories = [shingles(f"story {turn}") for turn in range(150)]
    alike = [len(a & b) / len(a | b) for a, b in itertools.combinations(stories, 2)]
    assert max(alike) < 0.25


def test_oddities_all_occur(site: Site) -> None:
    counted = Counter(wart for post in site.posts for wart in post.warts)
    assert {"hash", "adv", "initials", "stars", "caption_twice", "pages", "comments"} <= set(
        counted
    )
