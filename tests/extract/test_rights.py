"""What a page, its headers and its site say about reuse, and when that makes it open."""

from __future__ import annotations

import json
from typing import Any

import pytest

from crawler.extract.page import read_page
from crawler.extract.reservations import Reservation, reservation_at
from crawler.extract.rights import joined_rights, page_rights, response_rights, rights_open
from crawler.extract.structured import read_structured
from crawler.records import Rights

URL = "https://kabar.example/2024/05/31/jembatan/"
BY = "https://creativecommons.org/licenses/by/4.0/"


def read(head: str = "", body: str = "") -> Rights:
    html = f"<html><head>{head}</head><body><p>Isi berita.</p>{body}</body></html>"
    page = read_page(html, URL)
    return page_rights(page, read_structured(page.tree, URL))


def ld(**node: Any) -> str:
    text = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **node})
    return f'<script type="application/ld+json">{text}</script>'


def tdmrep(*rules: tuple[str, int]) -> bytes:
    return json.dumps([{"location": place, "tdm-reservation": n} for place, n in rules]).encode()


def test_a_page_that_says_nothing_has_no_rights() -> None:
    assert read() == Rights()
    assert Rights().as_dict() == {}


def test_meta_robots_are_kept_each_once() -> None:
    rights = read(
        '<meta name="robots" content="NoArchive, max-snippet: 50, noai">'
        '<meta name="robots" content="noai, noimageai"><meta name="googlebot" content="nosnippet">'
    )
    assert rights.robots == (
        "noarchive", "max-snippet:50", "noai", "noimageai", "googlebot: nosnippet",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "robots"),
    [
        ("noarchive, noai", ("noarchive", "noai")),
        ("googlebot: noindex, noarchive", ("googlebot: noindex", "googlebot: noarchive")),
        ("max-image-preview:large", ("max-image-preview:large",)),
        (
            "unavailable_after: Sat, 25 Jun 2050 15:00:00 GMT, noai",
            ("unavailable_after:sat, 25 jun 2050 15:00:00 gmt", "noai"),
        ),
    ],
)
def test_the_robots_header_is_read(value: str, robots: tuple[str, ...]) -> None:
    assert response_rights([("X-Robots-Tag", value)], URL).robots == robots


def test_what_an_api_tells_robots_of_its_answers_is_not_said_of_the_article() -> None:
    headers = [("X-Robots-Tag", "noindex"), ("TDM-Reservation", "1")]
    rights = response_rights(headers, URL, carried=True)
    assert (rights.robots, rights.tdm_reservation) == ((), 1)


def test_a_link_header_names_a_licence() -> None:
    headers = [("Link", f'</a>; rel="next", <{BY}>; rel="license"')]
    assert response_rights(headers, URL).licences == (BY,)


def test_the_pages_own_reservation_goes_before_header_and_site() -> None:
    site = tdmrep(("/", 1))
    said = response_rights([], URL, site)
    assert (said.tdm_reservation, said.tdm_source) == (1, "tdmrep.json")
    said = response_rights([("tdm-reservation", "0")], URL, site)
    assert (said.tdm_reservation, said.tdm_source) == (0, "header")
    meta = '<meta name="tdm-reservation" content="1"><meta name="tdm-policy" content="https://a/p">'
    page = joined_rights(said, read(meta))
    assert (page.tdm_reservation, page.tdm_policy, page.tdm_source) == (1, "https://a/p", "meta")


@pytest.mark.parametrize(
    ("location", "matches"),
    [
        ("/", True),
        ("*", True),
        ("/2024/", True),
        ("/2023/", False),
        ("/*/jembatan/$", True),
        ("/*/jembatan$", False),
        ("/2024/*/31/*", True),
        ("/2024/05/31/jembatan/$", True),
        ("/jembatan", False),
        ("/" + "*" * 5_000, True),
        ("/*a" * 5_000, False),
    ],
)
def test_locations_match_as_in_robots_txt(location: str, matches: bool) -> None:
    found = reservation_at(tdmrep((location, 1)), URL)
    assert found == (Reservation(1) if matches else None)


def test_the_first_rule_that_matches_counts() -> None:
    assert reservation_at(tdmrep(("/2024/", 0), ("/", 1)), URL) == Reservation(0)


@pytest.mark.parametrize("body", [b"", b"<html>", b"{}", b"[1, null]", b'[{"location": 7}]'])
def test_a_file_that_is_no_list_of_rules_says_nothing(body: bytes) -> None:
    assert reservation_at(body, URL) is None


def test_what_was_said_beside_and_on_the_page_is_joined() -> None:
    said = response_rights([("X-Robots-Tag", "noai, noarchive")], URL, tdmrep(("/", 0)))
    joined = joined_rights(said, read('<meta name="robots" content="noai, max-snippet:9">'))
    assert joined.robots == ("noai", "noarchive", "max-snippet:9")
    assert joined.tdm_source == "tdmrep.json"


def test_json_ld_tells_licence_notice_and_terms() -> None:
    head = ld(license=BY, copyrightNotice="© 2024 Kabar Muara", usageInfo="/pedoman/")
    rights = read(head)
    assert rights.as_dict() == {
        "licences": [BY],
        "copyright": "© 2024 Kabar Muara",
        "usage_info": "https://kabar.example/pedoman/",
    }


@pytest.mark.parametrize(
    "body",
    [
        f'<a rel="license" href="{BY}">CC BY</a>',
        f'<footer><a href="{BY}">Lisensi</a></footer>',
        f'<div class="site-footer"><p><a href="{BY}">Lisensi</a></p></div>',
    ],
)
def test_a_licence_link_is_found(body: str) -> None:
    assert read(body=body).licences == (BY,)


@pytest.mark.parametrize(
    "body",
    [
        f'<figure><img src="a.jpg"><figcaption><a rel="license" href="{BY}">CC BY</a></figcaption>'
        "</figure>",
        f'<div class="wp-caption-text">Foto: <a rel="license" href="{BY}">CC</a></div>',
        f'<article><p>Warga memakai <a href="{BY}">lisensi ini</a>.</p></article>',
    ],
)
def test_a_pictures_licence_or_one_that_a_text_speaks_of_is_not_the_articles(body: str) -> None:
    assert read(body=body).licences == ()


@pytest.mark.parametrize(
    "licence",
    [
        BY,
        "http://creativecommons.org/licenses/by-sa/3.0/id/",
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "https://creativecommons.org/publicdomain/mark/1.0/",
        "CC BY 4.0",
        "CC0",
        "Public domain",
    ],
)
def test_an_open_licence_alone_is_open(licence: str) -> None:
    assert rights_open({"licences": [licence], "tdm_reservation": 0, "robots": ["noindex"]})


@pytest.mark.parametrize(
    "rights",
    [
        None,
        {},
        {"robots": ["all"]},
        {"licences": ["https://creativecommons.org/licenses/by-nc/4.0/"]},
        {"licences": ["https://creativecommons.org/licenses/by-nd/4.0/"]},
        {"licences": ["CC BY-NC 4.0"]},
        {"licences": ["https://kabar.example/lisensi/cc-by/"]},
        {"licences": [BY, "https://kabar.example/syarat/"]},
        {"licences": [BY], "tdm_reservation": 1},
        {"licences": [BY], "robots": ["noai"]},
        {"licences": [BY], "robots": ["noarchive"]},
        {"licences": [BY], "copyright": "© 2024 Kabar Muara. All rights reserved."},
    ],
)
def test_anything_else_is_not_open(rights: dict[str, Any] | None) -> None:
    assert not rights_open(rights)
