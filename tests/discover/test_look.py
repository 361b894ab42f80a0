"""Looking at a site never seen before."""

from __future__ import annotations

import gzip

import pytest

from crawler.discover.errors import DiscoverError
from crawler.discover.look import kind_of, look_at, source_url, usual_places
from crawler.outlet import Feed, Listing, Sitemap, WordPress

HOME = "https://kabarulin.example/"
FRONT = b"""<!DOCTYPE html><html lang="id-ID"><head>
<title>Beranda - Kabar Ulin | Berita Kaltim</title>
<link rel="alternate" type="application/rss+xml" title="Kabar Ulin" href="/feed/">
<link rel="alternate" type="application/rss+xml" title="Kabar Ulin: Umpan Komentar" href="/k/feed/">
<link rel="alternate" type="application/atom+xml" href="/feed/atom/">
<link rel="https://api.w.org/" href="https://kabarulin.example/wp-json/">
<link rel="sitemap" href="/peta.xml"><link rel="amphtml" href="/amp/">
<link rel="stylesheet" href="/wp-content/themes/bloggingpro/style.css">
</head><body><a href="/indeks">Indeks</a> <a href="/sitemap_index.xml">Peta</a></body></html>"""


def test_a_front_page_tells_its_lists() -> None:
    look = look_at(FRONT, HOME)
    assert look.feeds == (HOME + "feed/", HOME + "feed/atom/")
    assert look.sitemaps == (HOME + "peta.xml", HOME + "sitemap_index.xml")
    assert look.api == HOME + "wp-json/wp/v2/posts"
    assert look.indexes == (HOME + "indeks",)


def test_a_front_page_tells_of_its_site() -> None:
    look = look_at(FRONT, HOME)
    assert (look.title, look.language) == ("Kabar Ulin", "id")
    assert (look.system, look.theme, look.amp) == ("wordpress", "bloggingpro", HOME + "amp/")


def test_an_api_below_a_parameter() -> None:
    page = b'<link rel="https://api.w.org/" href="/index.php?rest_route=/"><p>x</p>'
    assert look_at(page, HOME).api == HOME + "index.php?rest_route=/wp/v2/posts"


@pytest.mark.parametrize(
    ("mark", "system"),
    [
        (b'<meta content="blogger" name="generator">', "blogger"),
        (b'<meta name="generator" content="Joomla! 3.9">', "joomla"),
        (b'<meta name="Generator" content="Drupal 7">', "drupal"),
        (b'<img src="https://img.antaranews.com/cache/a.jpg">', "antara"),
        (b'<script src="https://static.promediateknologi.id/x.js"></script>', "promedia"),
        (b'<img src="https://cdn-2.tstatic.net/kaltim/a.jpg">', "tribun"),
        (b"<p>Kabar</p>", None),
    ],
)
def test_systems_by_their_marks(mark: bytes, system: str | None) -> None:
    assert look_at(b"<html><body>" + mark, HOME).system == system


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('<meta property="og:site_name" content="Kabar Ulin Online"><title>x</title>',
         "Kabar Ulin Online"),
        ("<title>Berita Kaltim Hari Ini | Kabar Ulin</title>", "Kabar Ulin"),
        ("<title>Kabar dari Hulu - Beranda</title>", "Kabar dari Hulu"),
        ("<title></title>", None),
    ],
)  # fmt: skip
def test_the_sites_name(head: str, name: str | None) -> None:
    assert look_at(f"<html><head>{head}</head><body><p>x".encode(), HOME).title == name


@pytest.mark.parametrize(
    ("root", "language"),
    [
        ('<html lang="id">', "id"),
        ('<html lang="in">', "id"),
        ('<html xml:lang="en-GB">', "en"),
        ('<html><meta property="og:locale" content="ms_MY">', "ms"),
        ("<html>", None),
        ('<html lang="{{ lang }}">', None),
    ],
)
def test_the_declared_language(root: str, language: str | None) -> None:
    assert look_at(f"{root}<p>x".encode(), HOME).language == language


def test_what_is_no_page_is_said_so() -> None:
    with pytest.raises(DiscoverError):
        look_at(b"", HOME)


def test_places_in_the_order_of_what_they_give() -> None:
    places = usual_places(HOME, look_at(FRONT, HOME), [HOME + "robots-sitemap.xml"])
    kinds = [type(place) for place in places]
    order = [WordPress, Sitemap, Feed, Listing]
    assert kinds == sorted(kinds, key=order.index)


def test_what_the_site_names_comes_first() -> None:
    places = usual_places(HOME, look_at(FRONT, HOME), [HOME + "robots-sitemap.xml"])
    sitemaps = [place.path for place in places if isinstance(place, Sitemap)]
    assert sitemaps[:2] == [HOME + "robots-sitemap.xml", HOME + "peta.xml"]
    assert next(place.path for place in places if isinstance(place, Feed)) == HOME + "feed/"


def test_no_place_twice() -> None:
    places = usual_places(HOME, look_at(FRONT, HOME), [HOME + "sitemap.xml"])
    assert len(set(places)) == len(places)


def test_an_unknown_site_is_tried_everywhere() -> None:
    paths = {source_url(place, HOME) for place in usual_places(HOME)}
    assert {
        HOME + "wp-json/wp/v2/posts", HOME + "sitemap.xml", HOME + "wp-sitemap.xml", HOME + "feed/",
        HOME + "rss.xml", HOME + "feeds/posts/default", HOME + "indeks", HOME,
    } <= paths  # fmt: skip


def test_a_blog_of_blogger_is_not_asked_for_wordpress() -> None:
    look = look_at(b'<meta content="blogger" name="generator"><p>x', HOME)
    assert not any(isinstance(place, WordPress) for place in usual_places(HOME, look))


def test_the_address_of_a_source() -> None:
    assert source_url(Feed("/feed/"), HOME) == HOME + "feed/"
    assert source_url(Feed("https://lain.example/x"), HOME) == "https://lain.example/x"
    assert source_url(Sitemap(), HOME) is None


@pytest.mark.parametrize(
    ("body", "content_type", "kind"),
    [
        (b'<?xml version="1.0"?><rss version="2.0">', "text/html", "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', None, "feed"),
        (b"<rdf:RDF xmlns='x'>", None, "feed"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', None, "feed"),
        (b'<?xml version="1.0"?><urlset xmlns="x">', "text/html", "sitemap"),
        (b"<ns0:sitemapindex>", None, "sitemap"),
        (gzip.compress(b"<urlset></urlset>", mtime=0), "application/x-gzip", "sitemap"),
        (b"https://kabarulin.example/a\nhttps://kabarulin.example/b\n", "text/plain", "sitemap"),
        (b'[{"id": 1, "link": "https://kabarulin.example/a"}]', None, "wordpress"),
        (b'{"name": "x", "namespaces": ["wp/v2"]}', None, "wordpress"),
        (b'{"code": "rest_forbidden", "message": "x"}', None, "wordpress"),
        (b"<!DOCTYPE html><html>", None, "html"),
        (b"<p>Kabar</p>", None, "html"),
        (b"Kabar", "text/html; charset=utf-8", "html"),
        (b'<html><body><a href="/feed">x</a> <feed>', None, "html"),
        (b"%PDF-1.4", "application/pdf", "other"),
        (b'{"a": 1}', "application/json", "other"),
        (b"[1]", None, "other"),
        (b"{", None, "other"),
        (b"\x1f\x8bxx", None, "other"),
        (b"", None, "other"),
    ],
)
def test_kind_of_an_answer(body: bytes, content_type: str | None, kind: str) -> None:
    assert kind_of(body, content_type, HOME) == kind
