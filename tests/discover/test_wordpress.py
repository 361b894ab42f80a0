"""WordPress's REST API."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from crawler.discover.errors import DiscoverError
from crawler.discover.wordpress import (
    POST_FIELDS,
    posts_url,
    read_api_root,
    read_full_posts,
    read_posts,
    read_terms,
    terms_url,
)
from crawler.records import Link

API = "https://kabarulin.example/wp-json/wp/v2/posts"
PARAGRAPH = "<p>" + "Warga menyambut dibukanya jembatan di atas Sungai Mahakam. " * 12 + "</p>"


def post(number: int, **changes: Any) -> dict[str, Any]:
    return {
        "id": number,
        "date": "2024-05-31T14:05:00",
        "date_gmt": "2024-05-31T06:05:00",
        "modified": "2024-06-01T07:00:00",
        "modified_gmt": "2024-05-31T23:00:00",
        "link": f"https://kabarulin.example/jembatan-{number}/",
        "title": {"rendered": "Jembatan &#8220;Ulin&#8221; Dibuka &amp; Ramai"},
        "content": {"rendered": PARAGRAPH, "protected": False},
        "excerpt": {"rendered": "<p>Warga menyambut dibukanya jembatan [&hellip;]</p>"},
        "author": 7,
        "categories": [3],
        "tags": [11, 12],
    } | changes


def body(*posts: dict[str, Any]) -> bytes:
    return json.dumps(posts).encode()


def test_address_of_a_page_of_posts() -> None:
    query = parse_qs(urlsplit(posts_url(API, page=3, modified_after="2024-05-31T00:00:00")).query)
    assert query["page"] == ["3"]
    assert query["per_page"] == ["100"]
    assert query["modified_after"] == ["2024-05-31T00:00:00"]
    assert query["orderby"] == ["modified"]
    assert "link" in query["_fields"][0].split(",")


def test_address_where_permalinks_are_off() -> None:
    url = posts_url("https://kabarulin.example/?rest_route=/wp/v2/posts", embed=True)
    query = parse_qs(urlsplit(url).query)
    assert query["rest_route"] == ["/wp/v2/posts"]
    assert query["_embed"] == ["author,wp:term,wp:featuredmedia"]


def test_posts_become_links_in_utc() -> None:
    listing = read_posts(body(post(1)), posts_url(API), {})
    assert listing.links == (
        Link(
            "https://kabarulin.example/jembatan-1/",
            title="Jembatan “Ulin” Dibuka & Ramai",
            published="2024-05-31T06:05:00+00:00",
            modified="2024-05-31T23:00:00+00:00",
        ),
    )


def test_total_and_next_come_from_the_headers() -> None:
    headers = {"x-wp-total": "1203", "X-WP-TotalPages": "13"}
    listing = read_posts(body(post(1)), posts_url(API, page=12), headers)
    assert listing.total == 1203
    assert listing.next == posts_url(API, page=13)
    assert read_posts(body(post(1)), posts_url(API, page=13), headers).next is None


def test_without_headers_a_full_page_has_a_next() -> None:
    url = posts_url(API, per_page=2)
    assert read_posts(body(post(1), post(2)), url, {}).next == posts_url(API, per_page=2, page=2)
    assert read_posts(body(post(1)), url, {}).next is None


def test_a_page_behind_the_end_is_empty() -> None:
    answer = b'{"code":"rest_post_invalid_page_number","message":"x","data":{"status":400}}'
    assert read_posts(answer, posts_url(API, page=99), {}).links == ()


def test_a_post_without_address_is_counted() -> None:
    assert read_posts(body(post(1), post(2, link=None)), posts_url(API), {}).broken == 1


def test_local_time_stands_where_the_api_hides_utc() -> None:
    (link,) = read_posts(body(post(1, date_gmt="0000-00-00T00:00:00")), posts_url(API), {}).links
    assert link.published == "2024-05-31T14:05:00"


def test_warnings_before_the_json_are_passed_over() -> None:
    answer = "\ufeff<br /><b>Warning</b>: x<br />".encode() + body(post(1))
    assert len(read_posts(answer, posts_url(API), {}).links) == 1


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE html><html><body>[1]</body></html>", "html"),
        (b'{"code":"rest_forbidden","message":"Maaf","data":{"status":401}}', "refused"),
        (b'{"code":"rest_disabled","message":"DRA: tertutup","data":{"status":403}}', "refused"),
        (b'[{"id": 1, "li', "other"),
        (b"[1, 2]", "other"),
        (b"tutup", "other"),
    ],
)
def test_a_closed_api_is_said_so(answer: bytes, reason: str) -> None:
    with pytest.raises(DiscoverError) as caught:
        read_posts(answer, posts_url(API), {})
    assert caught.value.reason == reason


EMBEDDED = {
    "author": [{"name": "Siti Rahmawati"}],
    "wp:term": [
        [{"taxonomy": "category", "name": "Ekonomi &amp; Bisnis"}],
        [{"taxonomy": "post_tag", "name": "jembatan"}, {"taxonomy": "post_tag", "name": "Mahakam"}],
    ],
    "wp:featuredmedia": [{"source_url": "https://kabarulin.example/a.jpg"}],
}


def test_whole_posts_with_embedded_names() -> None:
    url = posts_url(API, fields=POST_FIELDS, embed=True)
    (found,) = read_full_posts(body(post(1, _embedded=EMBEDDED)), url)
    assert found.authors == ("Siti Rahmawati",)
    assert found.categories == ("Ekonomi & Bisnis",)
    assert found.tags == ("jembatan", "Mahakam")
    assert found.image == "https://kabarulin.example/a.jpg"
    assert found.whole
    assert found.html == PARAGRAPH


def test_whole_posts_tell_the_time_in_the_outlets_own_offset() -> None:
    (found,) = read_full_posts(body(post(1)), API)
    assert found.published == "2024-05-31T14:05:00+08:00"
    assert found.modified == "2024-06-01T07:00:00+08:00"


def test_names_are_looked_up_where_embedding_is_closed() -> None:
    closed = {"author": [{"code": "rest_user_invalid_id", "message": "x"}]}
    names = {"categories": {3: "Ekonomi"}, "tags": {12: "Mahakam"}, "users": {7: "Siti"}}
    (found,) = read_full_posts(body(post(1, _embedded=closed)), API, names)
    assert (found.authors, found.categories, found.tags) == (("Siti",), ("Ekonomi",), ("Mahakam",))


def test_terms_are_asked_for_in_one_go() -> None:
    url = terms_url(API, "tags", [11, 12])
    assert url.startswith("https://kabarulin.example/wp-json/wp/v2/tags?")
    assert parse_qs(urlsplit(url).query)["include"] == ["11,12"]
    assert read_terms(b'[{"id":11,"name":"jembatan"},{"id":12,"name":"A &amp; B"}]') == {
        11: "jembatan",
        12: "A & B",
    }


@pytest.mark.parametrize(
    "content",
    [
        {"rendered": PARAGRAPH, "protected": True},
        {"rendered": "<p>Warga menyambut jembatan.</p>"},
        {"rendered": PARAGRAPH + "<p>Anggaran &hellip; [&hellip;]</p>"},
        {"rendered": PARAGRAPH + '<p><a href="/x">Baca selengkapnya »</a></p>'},
        {"rendered": PARAGRAPH + '<a class="more-link" href="/x">Terus</a>'},
        {},
    ],
)
def test_teasers_are_not_whole(content: dict[str, Any]) -> None:
    (found,) = read_full_posts(body(post(1, content=content)), API)
    assert not found.whole


def test_content_that_says_no_more_than_its_summary_is_a_teaser() -> None:
    (found,) = read_full_posts(body(post(1, excerpt={"rendered": PARAGRAPH})), API)
    assert not found.whole


def test_api_root_tells_of_the_site() -> None:
    root = {
        "name": "Kabar Ulin &amp; Meranti", "url": "https://kabarulin.example", "gmt_offset": "8",
        "home": "https://kabarulin.example", "timezone_string": "Asia/Makassar",
        "namespaces": ["wp/v2"], "routes": {"/wp/v2/posts": {}},
    }  # fmt: skip
    facts = read_api_root(json.dumps(root).encode())
    assert (facts.name, facts.url) == ("Kabar Ulin & Meranti", "https://kabarulin.example/")
    assert (facts.timezone, facts.utc_offset, facts.posts) == ("Asia/Makassar", 8.0, True)


def test_a_site_with_a_bare_offset_has_no_zone() -> None:
    facts = read_api_root(b'{"namespaces":[],"gmt_offset":-3.5,"timezone_string":""}')
    assert (facts.timezone, facts.utc_offset, facts.posts) == (None, -3.5, False)


def test_an_api_root_that_is_a_page_is_said_so() -> None:
    with pytest.raises(DiscoverError):
        read_api_root(b"<html><body>404</body></html>")
