"""What editors do to a living site shows where readers and crawlers look."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from tests.sites.antara import AntaraSite
from tests.sites.base import NOW, Reply, Site
from tests.sites.idtheme import IdthemeSite
from tests.sites.listing import ListingSite
from tests.sites.wordpress import WordPressSite

MAKERS: tuple[Callable[[int], Site], ...] = (WordPressSite, IdthemeSite, AntaraSite, ListingSite)


@pytest.fixture(params=MAKERS, ids=lambda kind: kind.kind)
def site(request: pytest.FixtureRequest) -> Site:
    made = request.param(30)
    assert isinstance(made, Site)
    return made


def get(site: Site, url: str, **headers: str) -> Reply:
    parts = urlsplit(url)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    return site.respond("GET", target, {k.replace("_", "-"): v for k, v in headers.items()})


def test_an_edit_shows(site: Site) -> None:
    place = next(turn for turn, article in enumerate(site.articles) if article.pages == 1)
    before = site.articles[place]
    after = site.edit(before.url)
    page = get(site, before.url).body
    assert after.url == before.url
    assert after.paragraphs != before.paragraphs
    assert b"Ralat pukul 17.00" in page
    assert site.articles[place] == after


def test_an_edit_breaks_validators() -> None:
    site = WordPressSite(30)
    url = site.articles[3].url
    tag = get(site, url).headers["ETag"]
    site.edit(url, title="Judul Baru")
    assert get(site, url, if_none_match=tag).status == 200


def test_an_edit_is_found_by_modified_after() -> None:
    site = WordPressSite(30)
    site.wait(days=2)
    truth = site.edit(site.articles[7].url)
    since = NOW.isoformat()[:19]
    found = json.loads(get(site, f"/wp-json/wp/v2/posts?modified_after={since}").body)
    assert [post["link"] for post in found] == [truth.url]


def test_furniture_changes_the_page_and_not_the_truth(site: Site) -> None:
    before = site.articles[2]
    page = get(site, before.url).body
    site.refurnish(before.url)
    assert get(site, before.url).body != page
    assert site.articles[2] == before


@pytest.mark.parametrize("status", [404, 410])
def test_a_deleted_article_is_gone_and_comes_back(site: Site, status: int) -> None:
    url = site.articles[4].url
    page = get(site, url).body
    site.delete(url, status)
    soft = site.kind == "idtheme" and status == 404
    assert get(site, url).status == (200 if soft else status)
    assert get(site, url).body != page
    assert url not in [article.url for article in site.articles]
    assert url.encode() not in get(site, "/").body
    site.restore(url)
    assert get(site, url).body == page


def test_a_moved_article_redirects(site: Site) -> None:
    old = site.articles[4]
    new = site.move(old.url, "alamat-baru")
    reply = get(site, old.url)
    assert (reply.status, reply.headers["Location"]) == (301, new.url)
    assert get(site, new.url).status == 200
    assert old.url in new.addresses
    assert old.paragraphs == new.paragraphs


def test_new_articles_come_first(site: Site) -> None:
    before = site.articles
    new = site.publish(3)
    assert [article.url for article in site.articles] == [
        *(article.url for article in reversed(new)),
        *(article.url for article in before),
    ]
    assert all(url.encode() in get(site, "/").body for url in [article.url for article in new])
    assert len({article.title for article in site.articles}) == 33


def test_a_site_may_refuse_everything(site: Site) -> None:
    site.refusing = 403
    assert {get(site, path).status for path in ("/", "/robots.txt", site.articles[0].url)} == {403}


def test_dates_may_vanish(site: Site) -> None:
    article = next(a for a in site.articles if a.pages == 1)
    site.dates_hidden = True
    page = get(site, article.url).body.decode("utf-8", "replace")
    assert article.published[:16] not in page
    assert f"{article.published[11:16]} WITA" not in page.replace(".", ":")


def test_validators_may_lie() -> None:
    site = WordPressSite(30)
    site.validators = "fresh"
    tags = {get(site, "/feed/").headers["ETag"] for _ in range(3)}
    assert len(tags) == 3
    site.validators = "stale"
    tag = get(site, "/feed/").headers["ETag"]
    site.publish()
    assert get(site, "/feed/", if_none_match=tag).status == 304


def test_traps_have_no_end() -> None:
    site = WordPressSite(30)
    assert get(site, "/agenda/2024/06/").status == 404
    site.trap = True
    assert b"/agenda/2024/06/" in get(site, "/").body
    assert b"/agenda/2199/01/" in get(site, "/agenda/2198/12/").body
    endless = ListingSite(30, endless=True)
    assert b"page=501" in get(endless, "/indeks?page=500").body
