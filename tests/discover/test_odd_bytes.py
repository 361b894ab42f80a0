"""Whatever a server answers, a reader reads it or says that it is no list."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.discover import (
    DiscoverError,
    crawl_delay_of,
    kind_of,
    look_at,
    next_page,
    read_api_root,
    read_feed,
    read_feed_posts,
    read_full_posts,
    read_listing,
    read_posts,
    read_sitemap,
    read_terms,
    sitemaps_of,
    whole_page,
)

URL = "https://kabarulin.example/a/"
READERS: dict[str, Callable[[bytes], object]] = {
    "feed": lambda body: read_feed(body, URL),
    "feed posts": lambda body: read_feed_posts(body, URL),
    "sitemap": lambda body: read_sitemap(body, URL),
    "listing": lambda body: read_listing(body, URL),
    "look": lambda body: look_at(body, URL),
    "posts": lambda body: read_posts(body, URL, {}),
    "full posts": lambda body: read_full_posts(body, URL),
    "terms": read_terms,
    "root": read_api_root,
    "robots": lambda body: (sitemaps_of(body, URL), crawl_delay_of(body, "arsip")),
    "kind": lambda body: kind_of(body, None, URL),
    "next page": lambda body: next_page(body, URL),
    "whole page": lambda body: whole_page(body, URL),
}
PIECES = [
    b"<rss version='2.0'><channel>", b"<item>", b"</item>", b"<link>", b"</link>", b"<title>",
    b"<feed xmlns='http://www.w3.org/2005/Atom'>", b"<entry>", b"<link href='", b"'/>",
    b"<urlset>", b"<url>", b"<loc>", b"</loc>", b"<lastmod>", b"2024-05-31", b"<![CDATA[", b"]]>",
    b"<!--", b"-->", b"<html>", b"<a href='", b"'>", b"</a>", b"<h2>", b"/berita/48213/judul",
    b"https://kabarulin.example/", b"http://[", b"?page=2", b"\x00", b"\xff", b"\xed\xa0\x80", b"&",
    b"&#0;", b"&#xd800;", b"<base href='http://['>", b"<form><input name='date' value='",
    b"[{\"id\": 1, \"link\": \"", b"\"}]", b"{\"version\": \"https://jsonfeed.org/version/1\",",
    b"\"items\": [", b"]}", b"[{\"title\": {\"rendered\": \"", b"\"}, \"content\": {}}]", b"null",
    b"Sitemap: ", b"Crawl-delay: ", b"\n", b"\x1f\x8b", b"<meta charset=utf-7>",
    b"<time datetime='",
]  # fmt: skip
bodies = st.one_of(st.binary(), st.lists(st.sampled_from(PIECES)).map(b"".join))


@pytest.mark.parametrize("reader", READERS)
@given(body=bodies)
def test_a_reader_reads_or_says_why_not(reader: str, body: bytes) -> None:
    with contextlib.suppress(DiscoverError):
        READERS[reader](body)


@pytest.mark.parametrize(
    "answer",
    [
        b'[{"id": 1, "link": 5, "title": "x", "content": "y", "date": 7}]',
        b'[{"id": 1, "link": "https://kabarulin.example/a", "title": null, "content": null}]',
        b'[{"link": "https://kabarulin.example/a", "_embedded": {"wp:term": [0, [{"name": 1}]]}}]',
        b'[{"link": "https://kabarulin.example/a", "_embedded": {"author": 1, "wp:term": {}}}]',
        b'[{"link": "https://kabarulin.example/a", "title": "x", "content": "y", "date": 7}]',
        b'[{"link": "https://kabarulin.example/a", "excerpt": "x", "date_gmt": ["x"]}]',
        b'[{"link": "https://kabarulin.example/a", "categories": null, "tags": "x"}]',
        b'[{"link": "https://kabarulin.example/a", "_embedded": [], "excerpt": []}]',
        b'{"namespaces": [], "routes": [], "gmt_offset": "1.2.3"}',
        b'{"namespaces": [], "routes": 1, "gmt_offset": null}',
    ],
)
@pytest.mark.parametrize("reader", ["posts", "full posts", "terms", "root"])
def test_fields_of_other_types_do_no_harm(reader: str, answer: bytes) -> None:
    with contextlib.suppress(DiscoverError):
        READERS[reader](answer)


def test_json_feeds_with_fields_of_other_types() -> None:
    items = (
        b'[{"url": 5}, 7, {"url": "https://kabarulin.example/a", "title": 1, "date_published": 2}]'
    )
    body = b'{"version": "https://jsonfeed.org/version/1", "next_url": 3, "items": ' + items + b"}"
    assert read_feed(body, URL).links[-1].url == "https://kabarulin.example/a"


@pytest.mark.parametrize(
    ("reader", "body"),
    [
        ("sitemap", b"<urlset>" + b"<!--" * 200_000),
        ("sitemap", b"<urlset><url>" + b"<loc><![CDATA[" * 60_000),
        ("listing", b"<div>" * 5_000 + b"<a href='/berita/48213/judul'>Judul</a>" * 500),
        ("listing", b"".join(b"<a href='/x/%d'>%d</a>" % (n, n) for n in range(3_000))),
        ("kind", b"<feed " * 10_000),
        ("look", b"<link rel='" * 20_000),
    ],
)
def test_hostile_bytes_cost_little_time(reader: str, body: bytes) -> None:
    start = time.process_time()
    with contextlib.suppress(DiscoverError):
        READERS[reader](body)
    assert time.process_time() - start < 3
