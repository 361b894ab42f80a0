"""Feeds: RSS, Atom, JSON, whole and broken."""

from __future__ import annotations

import json

import pytest

from crawler.discover.errors import DiscoverError
from crawler.discover.feeds import read_feed, read_feed_posts
from crawler.records import Listing

URL = "https://kabarulin.example/feed/"


def item(number: int, *, title: str = "", link: str = "", extra: str = "") -> str:
    address = link or f"https://kabarulin.example/jembatan-{number}/?utm_source=rss"
    return (
        f"<item><title>{title or f'Jembatan {number} Dibuka'}</title><link>{address}</link>"
        f'<guid isPermaLink="false">https://kabarulin.example/?p={number}</guid>'
        f"<pubDate>Fri, 31 May 2024 14:05:0{number % 10} +0800</pubDate>{extra}</item>"
    )


def rss(*items: str, head: str = "", generator: str = "") -> bytes:
    return (
        f'{head}<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" '
        'xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Kabar Ulin</title>'
        f"<link>https://kabarulin.example</link>{generator}{''.join(items)}</channel></rss>"
    ).encode()


def urls(listing: Listing) -> list[str]:
    return [link.url for link in listing.links]


def test_rss_gives_address_title_and_time_as_written() -> None:
    link = read_feed(
        rss(item(1, title="Wali Kota: &quot;Siap&quot; &amp;#8211; Rapat")), URL
    ).links[0]
    assert link.url == "https://kabarulin.example/jembatan-1/"
    assert link.title == 'Wali Kota: "Siap" – Rapat'
    assert link.published == "2024-05-31T14:05:01+08:00"
    assert link.modified is None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Jum, 31 Mei 2024 14:05:00 +0800", "2024-05-31T14:05:00+08:00"),
        ("Jum'at, 31 Mei 2024 14:05 WITA", "2024-05-31T14:05:00+08:00"),
        ("Fri, 31 May 2024 06:05:00 GMT", "2024-05-31T06:05:00+00:00"),
        ("2024-05-31 14:05:00", "2024-05-31T14:05:00"),
        ("2024-05-31T14:05:00.000+0800", "2024-05-31T14:05:00+08:00"),
        ("Thu, 01 Jan 1970 00:00:00 +0000", None),
        ("kemarin", None),
    ],
)
def test_times_keep_their_offset(written: str, read: str | None) -> None:
    body = rss(item(1)).replace(b"Fri, 31 May 2024 14:05:01 +0800", written.encode())
    assert read_feed(body, URL).links[0].published == read


def test_rss_with_dc_date_alone_is_published_then() -> None:
    entry = (
        "<item><title>A</title><link>https://kabarulin.example/a</link>"
        "<dc:date>2024-05-31T14:05:00+08:00</dc:date></item>"
    )
    assert read_feed(rss(entry), URL).links[0].published == "2024-05-31T14:05:00+08:00"


def test_feedburner_gives_the_original_address() -> None:
    extra = "<feedburner:origLink>https://kabarulin.example/asli/</feedburner:origLink>"
    body = rss(item(1, link="https://feedproxy.example/~r/x/1", extra=extra))
    assert urls(read_feed(body, URL)) == ["https://kabarulin.example/asli/"]


def test_relative_links_and_permalink_guids() -> None:
    body = rss(
        item(1, link="/berita/1"),
        '<item><title>B</title><guid isPermaLink="true">https://kabarulin.example/b</guid></item>',
    )
    assert urls(read_feed(body, URL)) == [
        "https://kabarulin.example/berita/1",
        "https://kabarulin.example/b",
    ]


def test_a_feed_lists_an_address_once() -> None:
    assert len(read_feed(rss(item(1), item(1), item(2)), URL).links) == 2


def test_atom_prefers_the_alternate_and_tells_total_and_next() -> None:
    body = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"
      xmlns:openSearch="http://a9.com/-/spec/opensearchrss/1.0/">
      <openSearch:totalResults>57</openSearch:totalResults>
      <link rel="next" href="http://blog.penyedia.example/feeds/9/posts?start-index=26"/>
      <entry><title type="html">Banjir &amp;amp; Rob</title>
        <published>2024-05-31T14:05:00.001+08:00</published>
        <updated>2024-06-01T07:00:00+08:00</updated>
        <link rel="self" href="https://kabarulin.example/feeds/posts/1"/>
        <link rel="replies" href="https://kabarulin.example/feeds/1/comments"/>
        <link rel="alternate" href="https://kabarulin.example/2024/05/banjir.html"/></entry></feed>"""
    listing = read_feed(body, "https://kabarulin.example/feeds/posts/default")
    (link,) = listing.links
    assert link.url == "https://kabarulin.example/2024/05/banjir.html"
    assert (link.title, link.published) == ("Banjir & Rob", "2024-05-31T14:05:00+08:00")
    assert link.modified == "2024-06-01T07:00:00+08:00"
    assert listing.total == 57
    assert listing.next == "https://kabarulin.example/feeds/posts/default?start-index=26"


def test_wordpress_feeds_are_paged_while_they_hold_entries() -> None:
    generator = "<generator>https://wordpress.org/?v=6.5</generator>"
    assert read_feed(rss(item(1), generator=generator), URL).next == URL + "?paged=2"
    assert read_feed(rss(item(1), generator=generator), URL + "?paged=2").next == URL + "?paged=3"
    assert read_feed(rss(generator=generator), URL).next is None
    assert read_feed(rss(item(1)), URL).next is None


@pytest.mark.parametrize(
    "broken",
    [
        item(2, title="Harga & Pasokan"),
        item(2, title="Harga&nbsp;Naik"),
        item(2, title="Harga\x0bNaik"),
        item(2, title="Harga <b>Naik"),
    ],
)
def test_broken_xml_keeps_every_entry_that_has_an_address(broken: str) -> None:
    assert len(read_feed(rss(item(1), broken, item(3)), URL).links) == 3


def test_an_entry_without_address_is_counted() -> None:
    no_link = "<item><title>B</title><link>https://kabarulin.example/b</item>"
    listing = read_feed(rss(item(1), no_link, item(3)), URL)
    assert (len(listing.links), listing.broken) == (2, 1)


def test_a_cut_file_keeps_what_came_before() -> None:
    body = rss(item(1), item(2), item(3))
    cut = body[: body.index(b"jembatan-3")]
    assert urls(read_feed(cut, URL))[:2] == urls(read_feed(body, URL))[:2]
    assert all("jembatan-3" not in url for url in urls(read_feed(cut, URL)))


def test_what_stands_before_the_feed_is_passed_over() -> None:
    body = rss(item(1), item(2), head="\n\n<br />\n<b>Warning</b>: Undefined variable<br />\n")
    assert len(read_feed(body, URL).links) == 2


def test_json_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Kabar Ulin",
        "next_url": "/feed.json?page=2",
        "items": [
            {"id": "1", "url": "/berita/1", "date_published": "2024-05-31T14:05:00+08:00"},
            {"id": "2", "title": "tanpa alamat"},
        ],
    }  # fmt: skip
    listing = read_feed(json.dumps(feed).encode(), "https://kabarulin.example/feed.json")
    assert listing.links[0].url == "https://kabarulin.example/berita/1"
    assert listing.links[0].published == "2024-05-31T14:05:00+08:00"
    assert (listing.broken, listing.next) == (1, "https://kabarulin.example/feed.json?page=2")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"<!DOCTYPE html><html><head><title>Kabar Ulin</title></head><body>404</body>", "html"),
        (b'<?xml version="1.0"?><!-- x --><html xmlns="http://www.w3.org/1999/xhtml">', "html"),
        (b"tidak ada", "other"),
        (b'{"kode": 404}', "other"),
        (b'{"kode": ', "other"),
    ],
)
def test_what_is_no_feed_is_said_so(body: bytes, reason: str) -> None:
    with pytest.raises(DiscoverError) as caught:
        read_feed(body, URL)
    assert caught.value.reason == reason


def test_an_empty_feed_is_a_feed() -> None:
    assert read_feed(rss(), URL) == Listing()


def test_a_body_that_is_a_file_name_reads_no_file() -> None:
    with pytest.raises(DiscoverError):
        read_feed(__file__.encode(), URL)


PARAGRAPH = "<p>" + "Warga menyambut dibukanya jembatan di atas Sungai Mahakam. " * 12 + "</p>"


def whole_item(content: str, description: str = "Warga menyambut jembatan [&#8230;]") -> str:
    return (
        "<item><title>Jembatan</title><link>https://kabarulin.example/jembatan/</link>"
        "<dc:creator><![CDATA[Siti Rahmawati]]></dc:creator><category>Daerah</category>"
        f"<category>jembatan</category><description><![CDATA[{description}]]></description>"
        f'<c:encoded xmlns:c="http://purl.org/rss/1.0/modules/content/"><![CDATA[{content}]]>'
        "</c:encoded></item>"
    )


def test_whole_entries_are_articles() -> None:
    (post,) = read_feed_posts(rss(whole_item(PARAGRAPH)), URL)
    assert post.whole
    assert post.html.strip() == PARAGRAPH
    assert (post.authors, post.tags) == (("Siti Rahmawati",), ("Daerah", "jembatan"))
    assert post.description == "Warga menyambut jembatan […]"


@pytest.mark.parametrize(
    "content",
    [
        "<p>Warga menyambut jembatan.</p>",
        PARAGRAPH + "<p>Anggaran [&#8230;]</p>",
        PARAGRAPH + '<p><a href="/x">Baca Selengkapnya</a></p>',
        "Warga menyambut [&#8230;]</p><p>The post <a>Jembatan</a> appeared first on <a>K</a>.</p>",
    ],
)
def test_cut_entries_are_not_whole(content: str) -> None:
    (post,) = read_feed_posts(rss(whole_item(content)), URL)
    assert not post.whole


def test_wordpress_last_line_does_not_hide_a_whole_text() -> None:
    tail = "<p>The post <a>Jembatan</a> appeared first on <a>Kabar Ulin</a>.</p>"
    (post,) = read_feed_posts(rss(whole_item(PARAGRAPH + tail)), URL)
    assert post.whole


def test_a_description_that_holds_the_article_counts() -> None:
    entry = f"<item><link>{URL}a</link><description><![CDATA[{PARAGRAPH}]]></description></item>"
    (post,) = read_feed_posts(rss(entry), URL)
    assert post.whole
    assert post.description is None


def test_the_picture_of_an_entry() -> None:
    media = '<enclosure url="/a.mp3" type="audio/mpeg"/><enclosure url="/a.jpg" type="image/jpeg"/>'
    (post,) = read_feed_posts(rss(item(1, extra=media)), URL)
    assert post.image == "https://kabarulin.example/a.jpg"
