from __future__ import annotations

from datetime import UTC, datetime

from crawler.extract import extract_article
from crawler.records import Contributor, Link
from tests.extract.pages import (
    FOURTH,
    FULL,
    HEADLINE,
    LEAD,
    OUTLET,
    SECOND,
    THIRD,
    URL,
    article,
    page,
)


def test_the_body_is_the_paragraphs() -> None:
    found = extract_article(article(*FULL), URL, OUTLET)
    assert found.text == "\n\n".join(FULL)
    assert found.words == len(found.text.split())


def test_title_place_language_and_outlet() -> None:
    found = extract_article(article(*FULL), URL, OUTLET)
    assert found.title == HEADLINE
    assert found.dateline == "Samarinda"
    assert found.language == "id"
    assert found.outlet == "kabaretam"


def test_people_are_read_from_labels_with_their_roles() -> None:
    line = (
        "<p>Reporter: Siti Rahmawati, Andi Saputra, S.Sos | Editor: BUDI | Foto: Rina Puspita</p>"
    )
    found = extract_article(article(*FULL, line), URL, OUTLET)
    assert found.authors == ("Siti Rahmawati", "Andi Saputra, S.Sos")
    assert found.editors == ("Budi",)
    assert Contributor("Rina Puspita", "photographer") in found.contributors


def test_a_printed_label_is_believed_before_json_ld() -> None:
    head = (
        f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{HEADLINE}",'
        '"author":{"@type":"Person","name":"Budi Hartono"}}</script>'
    )
    line = "<p>Penulis: Siti Rahmawati | Editor: Budi Hartono</p>"
    found = extract_article(article(*FULL, line, head=head), URL, OUTLET)
    assert found.authors == ("Siti Rahmawati",)


def test_a_newsroom_is_no_author() -> None:
    found = extract_article(article(*FULL, "<p>Penulis: Tim Redaksi</p>"), URL, OUTLET)
    assert found.authors == ()


def test_an_agency_is_an_author_where_it_is_all_there_is() -> None:
    found = extract_article(article(*FULL, "<p>Penulis: ANTARA</p>"), URL, OUTLET)
    assert found.authors == ("ANTARA",)


def test_times_are_given_in_the_outlets_zone() -> None:
    head = '<meta property="article:published_time" content="2024-05-30T17:30:00Z">'
    found = extract_article(article(*FULL, head=head), URL, OUTLET)
    assert found.published == "2024-05-31T01:30:00+08:00"
    assert found.published_source == "meta"
    assert found.published_raw == "2024-05-30T17:30:00Z"


def test_a_clock_in_the_header_is_not_the_publication() -> None:
    source = article(*FULL, date="Jumat, 31 Mei 2024 14:05 WITA")
    found = extract_article(source, "https://kabaretam.example/jembatan/", OUTLET)
    assert found.published == "2024-05-31T14:05:00+08:00"
    assert found.published_source == "byline"


def test_contradictory_stamps_are_settled_by_the_printed_date() -> None:
    head = (
        f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{HEADLINE}",'
        '"datePublished":"2024-06-09T08:00:00+08:00"}</script>'
        '<meta property="article:published_time" content="2024-05-31T14:05:00+08:00">'
    )
    source = article(*FULL, head=head, date="Jumat, 31 Mei 2024 14:05 WITA")
    found = extract_article(source, "https://kabaretam.example/jembatan/", OUTLET)
    assert found.published == "2024-05-31T14:05:00+08:00"


def test_local_time_with_a_wrong_utc_label_stays_local() -> None:
    head = '<meta property="article:published_time" content="2024-05-31T14:05:00+00:00">'
    source = article(*FULL, head=head, date="Jumat, 31 Mei 2024 14:05")
    found = extract_article(source, "https://kabaretam.example/jembatan/", OUTLET)
    assert found.published == "2024-05-31T14:05:00+08:00"


def test_a_day_is_given_as_a_day() -> None:
    found = extract_article(article(*FULL), URL, OUTLET)
    assert found.published == "2024-05-31"
    assert found.published_source == "url"


def test_relative_times_refer_to_the_capture() -> None:
    captured = datetime(2024, 5, 31, 8, 0, tzinfo=UTC)
    source = article(*FULL, date="2 jam yang lalu")
    found = extract_article(
        source, "https://kabaretam.example/jembatan/", OUTLET, captured=captured
    )
    assert found.published == "2024-05-31T14:00:00+08:00"


def test_a_day_after_the_capture_is_rejected() -> None:
    captured = datetime(2024, 5, 31, 8, 0, tzinfo=UTC)
    head = '<meta property="article:published_time" content="2031-05-31T14:05:00+08:00">'
    found = extract_article(article(*FULL, head=head), URL, OUTLET, captured=captured)
    assert found.published == "2024-05-31"


def test_what_the_list_said_fills_in() -> None:
    listed = Link(URL, title=HEADLINE, published="2024-05-31T06:05:00+00:00")
    found = extract_article(
        article(*FULL), "https://kabaretam.example/jembatan/", OUTLET, listed=listed
    )
    assert found.published == "2024-05-31T14:05:00+08:00"
    assert found.published_source == "feed"


def test_a_headline_that_is_the_sites_name_is_none() -> None:
    body = "".join(f"<p>{text}</p>" for text in FULL)
    source = page(
        f'<h1>Kabar Etam</h1><div class="content"><div class="posting-title">{HEADLINE}</div>'
        f"{body}</div>"
    )
    assert extract_article(source, URL, OUTLET).title == HEADLINE


def test_a_kicker_inside_the_headline_stands_apart() -> None:
    head = f'<meta property="og:title" content="{HEADLINE}">'
    source = article(*FULL, headline=f"<span>Infrastruktur</span> {HEADLINE}", head=head)
    assert extract_article(source, URL, OUTLET).title == HEADLINE


def test_the_canonical_address_of_the_same_site_counts() -> None:
    head = f'<link rel="canonical" href="{URL}">'
    found = extract_article(article(*FULL, head=head), f"{URL}?utm_source=wa", OUTLET)
    assert found.url == URL


def test_the_canonical_address_of_another_site_does_not() -> None:
    head = '<link rel="canonical" href="https://lain.example/berita/1/">'
    assert extract_article(article(*FULL, head=head), URL, OUTLET).url == URL


def test_the_same_bytes_give_the_same_answer_whatever_was_read_before() -> None:
    source = article(*FULL).encode()
    first = extract_article(source, URL, OUTLET)
    extract_article(article(LEAD, FOURTH, THIRD, SECOND), "https://lain.example/a/", None)
    assert extract_article(source, URL, OUTLET) == first
