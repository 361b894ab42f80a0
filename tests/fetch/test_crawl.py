"""The main job, on living sites."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable

import pytest

from tests.fetch.helpers import Workplace
from tests.sites.antara import AntaraSite
from tests.sites.base import Site
from tests.sites.idtheme import IdthemeSite
from tests.sites.listing import ListingSite
from tests.sites.server import Served, serve
from tests.sites.wordpress import WordPressSite

Kind = Callable[[int], Site]
KINDS: list[Kind] = [WordPressSite, IdthemeSite, AntaraSite, ListingSite]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.kind))
def test_a_full_crawl_archives_every_article_once(work: Workplace, kind: Kind) -> None:
    with serve(kind(40)) as served:
        ran = work.crawl(served.url + "/", "--mode", "full")
        wanted = {truth.url for truth in served.site.articles}
    assert ran.code == 0, ran.err
    found = work.urls()
    assert len(wanted - found) <= len(wanted) * 0.03, wanted - found
    assert len(found - wanted) <= 1, found - wanted


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.kind))
def test_a_second_crawl_asks_for_no_article_page(work: Workplace, kind: Kind) -> None:
    with serve(kind(40)) as served:
        work.crawl(served.url + "/", "--mode", "full")
        before = len(served.log)
        ran = work.crawl(served.url + "/", "--mode", "full")
        pages = {
            served.site.url(path).removeprefix(served.url)
            for post in served.site.posts
            for path in [post.path, *served.site.other_paths(post)]
        }
        asked = [request.path for request in served.log[before:]]
    assert ran.code == 0, ran.err
    assert not pages.intersection(asked)
    assert (ran.report["fetched"], ran.report["new"]) == (0, 0)
    assert ran.report["skipped"] > 0


def test_latest_brings_what_was_published_since(
    work: Workplace, wordpress_site: Served[WordPressSite]
) -> None:
    work.crawl(wordpress_site.url + "/", "--mode", "full")
    fresh = wordpress_site.site.publish(3)
    before = len(wordpress_site.log)
    ran = work.crawl(wordpress_site.url + "/")
    assert ran.report["new"] == 3
    assert {truth.url for truth in fresh} <= work.urls()
    articles = [r for r in wordpress_site.log[before:] if r.path.count("/") >= 5]
    assert len(articles) == 3


def test_limit_ends_a_crawl_early(work: Workplace, wordpress_site: Served[WordPressSite]) -> None:
    ran = work.crawl(wordpress_site.url + "/", "--mode", "full", "--limit", "7")
    assert ran.report["new"] == 7
    assert len(work.urls()) == 7


def test_since_leaves_older_articles_alone(
    work: Workplace, wordpress_site: Served[WordPressSite]
) -> None:
    days = sorted(truth.published[:10] for truth in wordpress_site.site.articles)
    since = days[len(days) // 2]
    work.crawl(wordpress_site.url + "/", "--mode", "full", "--since", since)
    published = [row["published"][:10] for row in work.rows("SELECT published FROM articles")]
    assert min(published) >= since
    assert len(published) >= sum(day > since for day in days)


def test_several_outlets_are_crawled_at_once(
    work: Workplace,
    wordpress_site: Served[WordPressSite],
    antara_site: Served[AntaraSite],
) -> None:
    ran = work.crawl(wordpress_site.url + "/", antara_site.url + "/", "--limit", "5")
    counts = {name: counted["new"] for name, counted in json.loads(ran.out)["outlets"].items()}
    assert sorted(counts.values()) == [5, 5]
    runs = work.rows("SELECT outlet, finished, problem FROM runs")
    assert {run["outlet"] for run in runs} == set(counts)
    assert all(run["finished"] and run["problem"] is None for run in runs)


def test_every_page_has_a_state_and_every_article_a_capture(
    work: Workplace, idtheme_site: Served[IdthemeSite]
) -> None:
    work.crawl(idtheme_site.url + "/", "--mode", "full")
    states = Counter(row["state"] for row in work.rows("SELECT state FROM pages"))
    assert states["listed"] == 0
    assert states["archived"] >= 55
    missing = work.rows(
        "SELECT a.url FROM articles a LEFT JOIN captures c ON c.id = a.capture"
        " WHERE c.id IS NULL OR c.status <> 200"
    )
    assert missing == []


def test_pages_that_are_no_articles_are_named_as_such(
    work: Workplace, idtheme_site: Served[IdthemeSite]
) -> None:
    work.crawl(idtheme_site.url + "/", "--mode", "full")
    rows = work.rows("SELECT url, reason FROM pages WHERE state = 'not_article'")
    others = {idtheme_site.site.url(path) for path in idtheme_site.site.not_articles}
    assert others.isdisjoint(work.urls())
    assert all(row["reason"] for row in rows)


def test_an_edition_of_an_address_is_no_second_row(
    work: Workplace, antara_site: Served[AntaraSite]
) -> None:
    truth = antara_site.site.articles[0]
    work.crawl(truth.url, "--mode", "full", "--limit", "1")
    work.crawl(antara_site.url + "/", "--mode", "full")
    rows = work.rows("SELECT url FROM articles WHERE title = ?", truth.title)
    assert [row["url"] for row in rows] == [truth.url]


def test_the_zone_is_learned_from_the_api(
    work: Workplace, wordpress_site: Served[WordPressSite]
) -> None:
    work.crawl(wordpress_site.url + "/", "--limit", "3")
    outlet = work.rows("SELECT title, timezone, language FROM outlets")[0]
    assert outlet == {"title": "Kabar Mahakam", "timezone": "Asia/Makassar", "language": "id"}


def test_fields_agree_with_what_the_site_says(
    work: Workplace, wordpress_site: Served[WordPressSite]
) -> None:
    work.crawl(wordpress_site.url + "/", "--mode", "full")
    rows = {row["url"]: row for row in work.rows("SELECT * FROM articles")}
    truths = [truth for truth in wordpress_site.site.articles if truth.url in rows]
    titles = sum(rows[t.url]["title"] == t.title for t in truths)
    days = sum(rows[t.url]["published"][:16] == t.published[:16] for t in truths)
    authors = sum(json.loads(rows[t.url]["authors"]) == list(t.authors) for t in truths)
    assert titles == days == len(truths)
    assert authors >= len(truths) * 0.95
