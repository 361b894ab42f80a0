"""Sitemaps: lists, indexes, news, packed, broken."""

from __future__ import annotations

import gzip

import pytest

from crawler.discover import sitemaps
from crawler.discover.errors import DiscoverError
from crawler.discover.sitemaps import read_sitemap
from crawler.records import Link

URL = "https://kabarulin.example/sitemap.xml"
HOME = "https://kabarulin.example/"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<?xml-stylesheet href="/a.xsl"?>\n'


def urlset(*entries: str) -> bytes:
    return (
        f'{HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{"".join(entries)}</urlset>'
    ).encode()


def entry(path: str, extra: str = "") -> str:
    return f"<url>\n<loc>{HOME}{path}</loc>{extra}</url>\n"


def paths(body: bytes) -> list[str]:
    return [link.url.removeprefix(HOME) for link in read_sitemap(body, URL).links]


def test_lists_addresses_with_their_last_change() -> None:
    body = urlset(entry("a/", "<lastmod>2024-05-31T14:05:00+08:00</lastmod>"), entry("b/"))
    assert read_sitemap(body, URL).links == (
        Link(HOME + "a/", modified="2024-05-31T14:05:00+08:00"),
        Link(HOME + "b/"),
    )


def test_news_sitemap_gives_title_and_time() -> None:
    news = (
        "<news:news><news:publication><news:name>Kabar Ulin</news:name></news:publication>"
        "<news:publication_date>2024-05-31T14:05+08:00</news:publication_date>"
        "<news:title><![CDATA[Harga Beras &amp; Gula]]></news:title></news:news>"
    )
    (link,) = read_sitemap(urlset(entry("a/", news)), URL).links
    assert link.title == "Harga Beras & Gula"
    assert link.published == "2024-05-31T14:05:00+08:00"


def test_images_and_alternates_are_passed_over() -> None:
    extra = (
        '<xhtml:link rel="alternate" hreflang="en" href="https://kabarulin.example/en/a"/>'
        "<image:image><image:loc>https://kabarulin.example/a.jpg</image:loc>"
        "<image:title>Foto jembatan</image:title></image:image>"
    )
    assert read_sitemap(urlset(entry("a", extra)), URL).links == (Link(HOME + "a"),)


def index(*names: str) -> bytes:
    parts = "".join(
        f"<sitemap><loc>{HOME}{name}</loc><lastmod>2024-06-01</lastmod></sitemap>" for name in names
    )
    return f"{HEAD}<sitemapindex>{parts}</sitemapindex>".encode()


def test_an_index_gives_its_parts() -> None:
    listing = read_sitemap(index("post-sitemap.xml", "post-sitemap2.xml.gz"), URL)
    assert listing.links == ()
    assert listing.parts == (
        Link(HOME + "post-sitemap.xml", modified="2024-06-01"),
        Link(HOME + "post-sitemap2.xml.gz", modified="2024-06-01"),
    )


@pytest.mark.parametrize(
    "name",
    [
        "category-sitemap.xml", "post_tag-sitemap3.xml", "author-sitemap.xml", "page-sitemap.xml",
        "wp-sitemap-taxonomies-category-1.xml", "wp-sitemap-users-1.xml", "sitemap-tags.xml",
        "wp-sitemap-posts-page-1.xml",
    ],
)  # fmt: skip
def test_parts_that_list_no_articles_are_left_out(name: str) -> None:
    listing = read_sitemap(index(name, "post-sitemap.xml"), URL)
    assert [part.url for part in listing.parts] == [HOME + "post-sitemap.xml"]


@pytest.mark.parametrize(
    "name",
    [
        "post-sitemap.xml", "wp-sitemap-posts-post-1.xml", "sitemap-page-2.xml",
        "sitemap-2024-05.xml", "sitemap-news.xml", "sitemap-pt-post-2024-05.xml",
        "local-sitemap.xml", "sitemap.xml?page=2",
    ],
)  # fmt: skip
def test_parts_that_may_list_articles_stay(name: str) -> None:
    assert len(read_sitemap(index(name, "berita.xml"), URL).parts) == 2


def test_an_index_of_nothing_else_keeps_its_parts() -> None:
    assert len(read_sitemap(index("category-sitemap.xml"), URL).parts) == 1


def test_an_index_that_names_itself_is_no_loop() -> None:
    assert len(read_sitemap(index("sitemap.xml", "berita.xml"), URL).parts) == 1


def test_gzipped_by_its_bytes_whatever_it_is_called() -> None:
    assert paths(gzip.compress(urlset(entry("a"), entry("b")))) == ["a", "b"]


def test_a_cut_gzip_keeps_what_came_before() -> None:
    packed = gzip.compress(urlset(*(entry(f"berita/{n * 7919 % 10007}") for n in range(5000))))
    assert 1000 < len(paths(packed[: len(packed) // 2])) < 5000


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "MAX_UNPACKED", 100_000)
    with pytest.raises(DiscoverError) as caught:
        read_sitemap(gzip.compress(b" " * 200_000), URL)
    assert caught.value.reason == "too_large"


@pytest.mark.parametrize(
    "root",
    ["<urlset>", '<ns0:urlset xmlns:ns0="http://www.google.com/schemas/sitemap/0.84">', "<URLSET>"],
)
def test_odd_namespaces(root: str) -> None:
    prefix = "ns0:" if "ns0" in root else ""
    body = f"{root}<{prefix}url><{prefix}loc>{HOME}a</{prefix}loc></{prefix}url>".encode()
    assert paths(body) == ["a"]


@pytest.mark.parametrize(
    ("broken", "kept"),
    [
        (entry("b?x=1&y=2"), ["a", "b?x=1&y=2", "c"]),
        (entry("b?x=1&amp;y=2"), ["a", "b?x=1&y=2", "c"]),
        (entry("b?copy=1&copy=2"), ["a", "b?copy=1&copy=2", "c"]),
        (f"<url><loc>{HOME}b</loc><lastmod>2024", ["a", "b", "c"]),
        (f"<url><loc>{HOME}b<lastmod>2024-05-31</lastmod></url>", ["a", "c"]),
        ("<url><loc>http://[rusak</loc></url>", ["a", "c"]),
        ("<url><loc></loc></url>", ["a", "c"]),
        ("<url><lastmod>2024-05-31</lastmod></url>", ["a", "c"]),
        (f"<!-- {entry('b')} -->", ["a", "c"]),
    ],
)
def test_a_broken_entry_costs_itself(broken: str, kept: list[str]) -> None:
    assert paths(urlset(entry("a"), broken, entry("c"))) == kept


def test_broken_entries_are_counted() -> None:
    body = urlset(entry("a"), "<url><loc>http://[rusak</loc></url>", "<url></url>")
    assert read_sitemap(body, URL).broken == 2


def test_a_file_cut_inside_an_address_invents_none() -> None:
    body = urlset(entry("a"), entry("berita/jembatan-mahakam"))
    assert paths(body[: body.index(b"-mahakam")]) == ["a"]


def test_what_php_printed_before_is_passed_over() -> None:
    assert paths(b"<br />\n<b>Warning</b>: x<br />\n" + urlset(entry("a"))) == ["a"]


def test_other_encodings() -> None:
    text = urlset(entry("caf\u00e9")).decode()
    assert paths(text.encode("utf-16")) == ["caf%C3%A9"]
    latin = text.replace("UTF-8", "ISO-8859-1").encode("latin-1")
    assert paths(latin) == ["caf%C3%A9"]


def test_text_sitemap() -> None:
    assert paths(f"\ufeff{HOME}a\r\n\r\n{HOME}b\n".encode()) == ["a", "b"]


def test_a_feed_may_serve_as_sitemap() -> None:
    body = f'{HEAD}<rss version="2.0"><channel><item><link>{HOME}a</link></item></channel></rss>'
    assert paths(body.encode()) == ["a"]


def test_an_empty_sitemap_is_a_sitemap() -> None:
    assert read_sitemap(urlset(), URL).links == ()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b"<!doctype html><html><body>Beranda</body></html>", "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html><head></head></html>', "html"),
        (b"tidak ada", "other"),
        (b"\x1f\x8bbukan gzip", "empty"),
    ],
)
def test_what_is_no_sitemap_is_said_so(body: bytes, reason: str) -> None:
    with pytest.raises(DiscoverError) as caught:
        read_sitemap(body, URL)
    assert caught.value.reason == reason
