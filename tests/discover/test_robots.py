"""robots.txt: sitemaps and pace."""

from __future__ import annotations

from crawler.discover.robots import crawl_delay_of, sitemaps_of

URL = "https://kabarulin.example/robots.txt"
ROBOTS = b"""\xef\xbb\xbfUser-agent: *
Disallow: /wp-admin/
Crawl-delay: 2.5
Sitemap: /sitemap_index.xml
sitemap: https://kabarulin.example/news-sitemap.xml

User-agent: arsip
Crawl-delay: 4
Sitemap: https://kabarulin.example/sitemap_index.xml
Sitemap: javascript:void(0)
"""


def test_sitemaps_absolute_and_once() -> None:
    assert sitemaps_of(ROBOTS, URL) == (
        "https://kabarulin.example/sitemap_index.xml",
        "https://kabarulin.example/news-sitemap.xml",
    )


def test_delay_of_the_group_that_counts() -> None:
    assert crawl_delay_of(ROBOTS, "arsip/1.0") == 4
    assert crawl_delay_of(ROBOTS, "lain/1.0") == 2.5


def test_no_delay_said() -> None:
    assert crawl_delay_of(b"User-agent: *\nDisallow:\n", "arsip") is None


def test_a_web_page_instead_says_nothing() -> None:
    page = b"<!doctype html><html><body>Sitemap: https://kabarulin.example/s.xml</body></html>"
    assert sitemaps_of(page, URL) == ()
    assert crawl_delay_of(page, "arsip") is None
