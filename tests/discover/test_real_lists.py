"""Real feeds, sitemaps, API answers and index pages, where they are at hand."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from crawler.discover import (
    DiscoverError,
    kind_of,
    read_api_root,
    read_feed,
    read_full_posts,
    read_listing,
    read_posts,
    read_sitemap,
    sitemaps_of,
)

URL = "https://kabarulin.example/"


def content(path: Path) -> bytes:
    body = path.read_bytes()
    return gzip.decompress(body) if path.suffix == ".gz" and ".xml" not in path.name else body


def test_every_real_feed_is_read(data_dir: Path) -> None:
    links = broken = 0
    for path in sorted((data_dir / "feeds").iterdir()):
        body = content(path)
        if "unrecognized" in path.name:
            with pytest.raises(DiscoverError):
                read_feed(body, URL)
            continue
        assert kind_of(body, None, URL) == "feed", path.name
        listing = read_feed(body, URL)
        links += len(listing.links)
        broken += listing.broken
    assert links >= 170
    assert broken == 2  # the two that are made to lack an address


def test_every_real_sitemap_is_read(data_dir: Path) -> None:
    read = {
        path.name: read_sitemap(path.read_bytes(), URL)
        for path in sorted((data_dir / "sitemaps").iterdir())
        if "moab" not in path.name  # templates that nobody filled in
    }
    assert len(read["trafilatura_sitemap.xml"].links) == 84
    assert read["trafilatura_sitemap.xml.gz"] == read["trafilatura_sitemap.xml"]
    assert len(read["trafilatura_sitemap2.xml"].parts) == 2
    assert all(listing.broken == 0 for listing in read.values())


def test_a_template_that_nobody_filled_in_lists_nothing(data_dir: Path) -> None:
    for path in (data_dir / "sitemaps").glob("moab*"):
        listing = read_sitemap(path.read_bytes(), URL)
        assert listing.links == ()
        assert listing.broken > 0


def test_real_robots_name_their_sitemaps(data_dir: Path) -> None:
    for path in (data_dir / "robots").iterdir():
        assert len(sitemaps_of(path.read_bytes(), URL)) == 1


def test_real_wordpress_answers(data_dir: Path) -> None:
    folder = data_dir / "wpjson"
    body = content(folder / "CalDa-Website_wp_v2_posts.json.gz")
    listing = read_posts(body, URL, {"X-WP-Total": "7", "X-WP-TotalPages": "1"})
    assert (len(listing.links), listing.broken, listing.next) == (7, 0, None)
    assert all(link.title and link.published and link.modified for link in listing.links)
    posts = read_full_posts(body, URL)
    expected = {post["link"] for post in json.loads(body)}
    assert {post.url for post in posts} == expected
    assert read_api_root(content(folder / "vanj-conf_.json.gz")).posts


@pytest.mark.parametrize(
    ("name", "url", "links", "parts"),
    [
        ("anp_tempo", "http://www.tempo.co/indeks", 35, 3),
        ("odu_148--magdalene.co", "https://magdalene.co/", 28, 20),
    ],
)
def test_real_index_pages(data_dir: Path, name: str, url: str, links: int, parts: int) -> None:
    listing = read_listing(content(data_dir / "indonesian-index" / f"{name}.html.gz"), url)
    assert len(listing.links) >= links
    assert len(listing.parts) >= parts
    assert all(link.title for link in listing.links)
