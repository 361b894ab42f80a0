"""What a crawl costs an outlet, and how it gets along with lists that are closed or endless."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

import pytest

from crawler.fetch.outlets import spider_of
from crawler.fetch.progress import Quiet
from crawler.fetch.run import crawl
from crawler.fetch.session import Options
from tests.fetch.helpers import Workplace
from tests.sites.antara import AntaraSite
from tests.sites.base import Reply, Site
from tests.sites.idtheme import IdthemeSite
from tests.sites.listing import ListingSite
from tests.sites.server import Served, serve
from tests.sites.wordpress import WordPressSite

Kind = Callable[[int], Site]


def test_the_api_gives_a_hundred_articles_a_request(work: Workplace) -> None:
    with serve(WordPressSite(120)) as served:
        ran = work.crawl(served.url + "/", "--mode", "full")
        wanted = {truth.url for truth in served.site.articles}
        requests = len(served.log)
    assert wanted <= work.urls()
    assert requests <= 0.2 * len(wanted)
    assert ran.report["new"] == len(wanted)


def test_articles_of_the_api_read_like_their_pages(work: Workplace) -> None:
    with serve(WordPressSite(60)) as served:
        work.crawl(served.url + "/", "--mode", "full")
        rows = {row["url"]: row for row in work.rows("SELECT * FROM articles")}
        for truth in served.site.articles:
            row = rows[truth.url]
            assert row["text"].split("\n\n") == list(truth.paragraphs), truth.url
            assert json.loads(row["authors"]) == list(truth.authors)
            assert row["published"] == truth.published
            assert row["published_source"] == "api"


def test_the_outlets_own_total_is_kept(work: Workplace) -> None:
    with serve(WordPressSite(40)) as served:
        work.crawl(served.url + "/", "--mode", "full")
    assert work.rows("SELECT total FROM outlets")[0]["total"] >= 40


def test_a_closed_api_is_no_loss(work: Workplace) -> None:
    with serve(WordPressSite(40, api_open=False)) as served:
        ran = work.crawl(served.url + "/", "--mode", "full")
        wanted = {truth.url for truth in served.site.articles}
        per_article = len(served.log) / len(wanted)
    assert ran.code == 0, ran.err
    assert wanted <= work.urls()
    assert per_article <= 1.8  # a small site's sitemaps, feed pages and lists weigh much


def test_sitemaps_cost_little_more_than_the_pages(work: Workplace) -> None:
    with serve(AntaraSite(90)) as served:
        work.crawl(served.url + "/", "--mode", "full")
        assert len(served.log) <= 1.2 * len(served.site.articles)


def test_latest_with_nothing_new_costs_the_lists_alone(
    work: Workplace, idtheme_site: Served[IdthemeSite]
) -> None:
    work.crawl(idtheme_site.url + "/", "--mode", "full")
    work.crawl(idtheme_site.url + "/")
    before = len(idtheme_site.log)
    ran = work.crawl(idtheme_site.url + "/")
    assert ran.report["fetched"] == 0
    assert len(idtheme_site.log) - before <= 4
    assert 304 in {request.status for request in idtheme_site.log[before:]}


@pytest.mark.parametrize("kind", [WordPressSite, ListingSite], ids=lambda kind: str(kind.kind))
def test_a_calendar_without_end_ends(work: Workplace, kind: Kind) -> None:
    site = kind(40)
    site.trap = True
    with serve(site) as served:
        work.crawl(served.url + "/", "--mode", "full")
        wanted = {truth.url for truth in site.articles}
        assert wanted <= work.urls()
        assert len(served.log) <= 400


def test_pages_of_one_article_are_joined_in_order(work: Workplace) -> None:
    with serve(ListingSite(50)) as served:
        work.crawl(served.url + "/", "--mode", "full")
        long = [truth for truth in served.site.articles if truth.pages > 1]
        rows = {row["url"]: row["text"] for row in work.rows("SELECT url, text FROM articles")}
    assert long
    for truth in long:
        paragraphs = rows[truth.url].split("\n\n")
        places = [paragraphs.index(paragraph) for paragraph in truth.paragraphs]
        assert places == sorted(places)
        assert all(paragraphs.count(paragraph) == 1 for paragraph in truth.paragraphs)


def test_a_short_last_page_is_no_less_a_part(work: Workplace) -> None:
    site = ListingSite(40)
    post = next(post for post in site.posts if post.pages > 1)
    last = len(post.part(post.pages))
    post.paragraphs[-last:] = ["Musim kering masih panjang.", "Patroli rutin digelar."][:last]
    with serve(site) as served:
        work.crawl(served.url + "/", "--mode", "full")
        (row,) = work.rows("SELECT text FROM articles WHERE url = ?", served.url + post.path)
    assert row["text"].split("\n\n") == post.paragraphs


class Torn(ListingSite):
    """An outlet whose further pages of articles fail for a while."""

    failing = True

    def respond(self, method: str, target: str, headers: Mapping[str, str]) -> Reply:
        if self.failing and "/baca/" in target and "page=" in target:
            return Reply(500, b"rusak", {})
        return super().respond(method, target, headers)


def test_an_article_without_its_second_page_is_not_archived_by_half(work: Workplace) -> None:
    with serve(Torn(40)) as served:
        work.crawl(served.url + "/", "--mode", "full")
        long = [truth for truth in served.site.articles if truth.pages > 1]
    rows = work.rows("SELECT state, reason FROM pages WHERE url = ?", long[0].url)
    assert rows == [{"state": "failed", "reason": "page 2: http_500"}]
    assert long[0].url not in work.urls()


@pytest.mark.parametrize(
    "kind", [WordPressSite, IdthemeSite, AntaraSite, ListingSite], ids=lambda kind: str(kind.kind)
)
def test_a_declared_outlet_is_archived_whole(work: Workplace, kind: Kind) -> None:
    with serve(kind(40)) as served:
        spider = spider_of(served.site.outlet)
        options = Options(db=work.path, mode="full", delay=0, concurrency=8)
        report = crawl([spider], options, Quiet())
        wanted = {truth.url for truth in served.site.articles}
    assert report.outlets[0].problem is None
    assert wanted == work.urls()


def test_what_the_declaration_excludes_is_never_asked_for(work: Workplace) -> None:
    from dataclasses import replace

    with serve(AntaraSite(20)) as served:
        path = served.site.posts[0].path
        outlet = replace(served.site.outlet, not_article=path)
        options = Options(db=work.path, mode="full", delay=0, concurrency=8)
        crawl([spider_of(outlet)], options, Quiet())
        assert path not in served.asked()
    rows = work.rows("SELECT state, reason FROM pages WHERE url = ?", served.url + path)
    assert rows == [{"state": "blocked", "reason": "address_pattern"}]
