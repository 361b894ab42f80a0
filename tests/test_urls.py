"""Addresses: cleaned, compared, and told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from w3lib.url import safe_url_string

from crawler.urls import (
    article_url,
    clean_url,
    is_front_page,
    page_number,
    same_site,
    url_key,
)

HOME = "https://kabarulin.example/"


@pytest.mark.parametrize(
    ("given_url", "cleaned"),
    [
        ("https://Kabarulin.Example/a#komentar", "https://kabarulin.example/a"),
        ("https://kabarulin.example", "https://kabarulin.example/"),
        ("http://kabarulin.example:80/a", "http://kabarulin.example/a"),
        ("https://kabarulin.example:443/a", "https://kabarulin.example/a"),
        ("http://127.0.0.1:8041/a", "http://127.0.0.1:8041/a"),
        ("https://kabarulin.example./a", "https://kabarulin.example/a"),
        ("https://kabarulin.example/?p=1234", "https://kabarulin.example/?p=1234"),
        ("https://kabarulin.example/?q=node&nid=5", "https://kabarulin.example/?q=node&nid=5"),
        ("https://kabarulin.example/a?cid=7&uid=9", "https://kabarulin.example/a?cid=7&uid=9"),
        (
            "https://kabarulin.example/a?pk_no=7&at_id=9",
            "https://kabarulin.example/a?pk_no=7&at_id=9",
        ),
        ("https://kabarulin.example/a?utm_source=x&p=1&fbclid=z", HOME + "a?p=1"),
        ("https://kabarulin.example/a?ref=facebook", HOME + "a"),
        ("https://kabarulin.example/a?ref=8812", HOME + "a?ref=8812"),
        ("https://kabarulin.example/a?PHPSESSID=0af1&id=3", HOME + "a?id=3"),
        ("https://kabarulin.example/a;jsessionid=0A1B?id=3", HOME + "a?id=3"),
        ("https://kabarulin.example/a/?replytocom=12", HOME + "a/"),
        ("https://kabarulin.example/a/?share=twitter&nb=1", HOME + "a/"),
        ("https://kabarulin.example/a?x=1&amp;y=2", HOME + "a?x=1&y=2"),
        ("https://kabarulin.example/a/./b/../c", HOME + "a/c"),
        ("https://kabarulin.example/%7ebudi/%c3%a9", HOME + "~budi/%C3%A9"),
        ("https://kabarulin.example/harga naik 5%", HOME + "harga%20naik%205%25"),
        (" https://kabarulin.example/a\n b\t", HOME + "a%20b"),
        ("https:\\\\kabarulin.example\\a", HOME + "a"),
        ("https://kabar-üniversitas.example/é", "https://xn--kabar-niversitas-ozb.example/%C3%A9"),
        ("http://[2001:DB8::0:1]:8080/a", "http://[2001:db8::1]:8080/a"),
    ],
)
def test_cleans(given_url: str, cleaned: str) -> None:
    assert clean_url(given_url) == cleaned


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "mailto:redaksi@kabarulin.example",
        "javascript:void(0)",
        "data:text/html,a",
        "ftp://kabarulin.example/a",
        "/berita/1",
        "https://",
        "https://redaksi:rahasia@kabarulin.example/",
        "https://kabarulin.example/{{ berita.url }}",
        "https://kabarulin.example:99999/",
        "https://kabarulin.example:port/",
        "https://kabarulin..example/",
        "https://ka<b>ar.example/",
        "https://[kabarulin]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "https://kabarulin.example/" + "a" * 2100,
    ],
)
def test_refuses_what_is_no_web_address(bad: str) -> None:
    assert clean_url(bad) is None


def test_resolves_against_a_base() -> None:
    assert clean_url("../b?utm_medium=x", HOME + "a/c/") == HOME + "a/b"
    assert clean_url("//kabarulin.example/b", "http://lain.example/") == (
        "http://kabarulin.example/b"
    )


ARTICLE = "https://kabarulin.example/berita/48213/jembatan-mahakam-dibuka"


@pytest.mark.parametrize(
    "twin",
    [
        ARTICLE + "/",
        ARTICLE.replace("https", "http"),
        ARTICLE.replace("://", "://www."),
        ARTICLE.replace("://", "://m."),
        ARTICLE.replace("://", "://amp."),
        ARTICLE.replace("/berita", "/amp/berita"),
        ARTICLE.replace("/berita", "/index.php/berita"),
        ARTICLE.replace("/berita", "//berita"),
        ARTICLE.replace("jembatan-mahakam", "Jembatan-Mahakam"),
        ARTICLE.replace("dibuka", "%64ibuka"),
        ARTICLE + "/amp/",
        ARTICLE + "?amp=1",
        ARTICLE + "?amp",
        ARTICLE + "/?noamp=mobile",
        ARTICLE + "?outputType=amp",
        ARTICLE + "?page=all",
        ARTICLE + "?page=1",
        ARTICLE + "?page=3",
        ARTICLE + "/3/",
        ARTICLE + "?print=1",
        ARTICLE + "/print",
        ARTICLE + "?m=1",
        ARTICLE + "?utm_source=wa#isi",
        ARTICLE + "?replytocom=77",
    ],
)
def test_twins_have_one_key(twin: str) -> None:
    assert url_key(twin) == url_key(ARTICLE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("?p=1234", "?p=1235"),
        ("?p=1234", ""),
        ("berita/1", "berita/2"),
        ("2024/05/banjir", "2024/06/banjir"),
        ("post/banjir-rob-aB3xK9zQ", "post/banjir-rob-ab3xk9zq"),
        ("category/ekonomi-dan-bisnis?page=2", "category/ekonomi-dan-bisnis?page=3"),
        ("ekonomi?page=2", "ekonomi"),
        ("berita/2024/05/31?page=2", "berita/2024/05/31"),
        ("?page=berita&id=4", "?page=profil&id=4"),
        ("?m=202405", ""),
    ],
)
def test_different_addresses_keep_different_keys(one: str, other: str) -> None:
    assert url_key(HOME + one) != url_key(HOME + other)


@pytest.mark.parametrize("path", ["berita/48213/banjir", "2024/05/banjir", "read/2024/5/31/banjir"])
def test_pages_of_an_article_with_a_short_slug_have_its_key(path: str) -> None:
    assert url_key(HOME + path + "?page=2") == url_key(HOME + path)


def test_key_ignores_the_order_of_parameters_and_dot_amp_files() -> None:
    assert url_key(HOME + "a?id=5&x=%C3%A9") == url_key(HOME + "a?x=%c3%a9&id=5")
    assert url_key(HOME + "a/b-c.amp.html") == url_key(HOME + "a/b-c.html")


def test_key_counts_the_port() -> None:
    assert url_key("http://127.0.0.1:8001/a") != url_key("http://127.0.0.1:8002/a")


@pytest.mark.parametrize(
    ("url", "number"),
    [
        ("berita/48213/jembatan-dibuka", 1),
        ("berita/48213/jembatan-dibuka?page=2", 2),
        ("berita/48213/jembatan-dibuka?page=all", 1),
        ("jembatan-mahakam-dibuka/3/", 3),
        ("category/ekonomi/page/12/", 12),
        ("read/2/", 1),
        ("?paged=4", 4),
        ("2024/05/31", 1),
    ],
)
def test_page_number(url: str, number: int) -> None:
    assert page_number(HOME + url) == number


def test_same_site_counts_ports_and_declared_hosts() -> None:
    assert same_site(HOME, "http://www.kabarulin.example/a")
    assert same_site(HOME, "https://m.kabarulin.example/a")
    assert not same_site(HOME, "https://foto.kabarulin.example/a")
    assert not same_site("http://127.0.0.1:8001/", "http://127.0.0.1:8002/")
    assert same_site(HOME, "https://kabarulin-lama.example/a", ["kabarulin-lama.example"])
    assert not same_site(HOME, "javascript:void(0)")


@pytest.mark.parametrize(
    "path", ["", "?utm_source=x", "index.php", "amp/?noamp=mobile", "home", "?m=1", "?page=2"]
)
def test_front_page_in_its_views(path: str) -> None:
    assert is_front_page(HOME + path)


@pytest.mark.parametrize("path", ["?p=12", "banjir", "?s=banjir", "index.php?id=5", "2024/"])
def test_no_front_page(path: str) -> None:
    assert not is_front_page(HOME + path)


@pytest.mark.parametrize(
    ("page", "canonical", "expected"),
    [
        # the canonical, where it is the same article
        ("?p=4821", HOME + "jembatan-mahakam-dibuka/", "jembatan-mahakam-dibuka/"),
        ("amp/berita/48213/jembatan", "/berita/48213/jembatan", "berita/48213/jembatan"),
        ("index.php/2024/05/jembatan-dibuka", HOME + "2024/05/jembatan-dibuka/",
         "2024/05/jembatan-dibuka/"),
        ("jembatan-mahakam-dibuka?page=2", HOME + "jembatan-mahakam-dibuka?page=2",
         "jembatan-mahakam-dibuka"),
        ("jembatan-dibuka", HOME + "ekonomi/jembatan-dibuka", "ekonomi/jembatan-dibuka"),
        ("jembatan-dibuka", "http://kabarulin.example/jembatan-dibuka", "jembatan-dibuka"),
        # the page's own, where it is not
        ("jembatan-dibuka/?amp=1", None, "jembatan-dibuka/"),
        ("jembatan-dibuka", "https://salinan.example/jembatan-dibuka", "jembatan-dibuka"),
        ("jembatan-dibuka", HOME, "jembatan-dibuka"),
        ("ekonomi/jembatan-dibuka", HOME + "ekonomi", "ekonomi/jembatan-dibuka"),
        ("jembatan-dibuka", HOME + "tag/jembatan", "jembatan-dibuka"),
        ("jembatan-mahakam-dibuka", HOME + "pasar-pagi-terbakar", "jembatan-mahakam-dibuka"),
        ("jembatan-dibuka", "http://[rusak", "jembatan-dibuka"),
    ],
)  # fmt: skip
def test_article_address(page: str, canonical: str | None, expected: str) -> None:
    assert article_url(HOME + page, canonical) == HOME + expected


def test_canonical_on_a_declared_host_counts() -> None:
    old = "https://kabarulin-lama.example/jembatan-dibuka"
    assert article_url(HOME + "jembatan-dibuka", old, ["kabarulin-lama.example"]) == old


_pieces = st.lists(
    st.sampled_from(
        ["https://", "http://", "kabar.example", "m.", "www.", "/", "//", "amp", "print", "..", ".",
         "%2e", "%41", "%", "%zz", "é", "index.php", "?", "&", "=", "page", "1", "2", "a-b-c",
         "A-bC", ";jsessionid=1", ":80", ":8", "@", "#", " ", "\\", "[", "]", "utm_x", "+",
         ".amp.html", "&amp;", "\ud800", "\x00", "/(S(abcdefghijklmnopqrstuvwx))", "'", "|"]
    )
).map("".join)  # fmt: skip
addresses = st.one_of(_pieces, _pieces.map(lambda tail: "https://kabar.example/" + tail), st.text())


@given(addresses)
def test_cleaning_twice_changes_nothing_and_scrapy_asks_for_just_that(url: str) -> None:
    cleaned = clean_url(url)
    if cleaned is not None:
        assert clean_url(cleaned) == cleaned
        assert safe_url_string(cleaned) == cleaned


@given(
    st.from_regex(r"https?://[a-z0-9.-]{1,20}/[a-z0-9/._-]{0,20}(\\?p=[0-9]{1,3})?", fullmatch=True)
)
def test_a_fragment_changes_nothing_but_the_way_taken(url: str) -> None:
    assert clean_url(url) == clean_url(url + "#isi")


@given(addresses)
def test_key_of_a_key_and_of_a_cleaned_address_is_the_key(url: str) -> None:
    key = url_key(url)
    assert url_key(key) == key
    assert url_key(clean_url(url) or url) == key


@given(addresses, addresses)
def test_odd_addresses_never_raise(one: str, other: str) -> None:
    page_number(one)
    is_front_page(one)
    same_site(one, other, [other])
    own = article_url(one, other)
    assert article_url(own, None) == own
    assert url_key(article_url(one, None)) == url_key(one)
