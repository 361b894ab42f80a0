"""Whose date it is that a page prints: the article's or somebody else's."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from crawler.records import Article
from tests.extract.pages import FOURTH, FULL, HEADLINE, LEAD, SECOND, THIRD, page

PLAIN = "https://kabaretam.example/jembatan-cempaka-raya"
PARAGRAPHS = [f"<p>{paragraph}</p>" for paragraph in FULL]
PARAGRAPHS[0] = PARAGRAPHS[0].replace(" (31/5/2024)", "")
TEXT = "".join(PARAGRAPHS)
OWN = '<p class="tanggal">29 Mei 2024</p>'
ARTICLE = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "'
    + HEADLINE
    + '"}</script>'
)


def read(body: str, head: str = "") -> Article:
    return extract_article(page(body, head), PLAIN)


def day(body: str, head: str = "") -> str | None:
    published = read(body, head).published
    return published[:10] if published else None


def below_headline(line: str, text: str = TEXT) -> str | None:
    return day(f"<article><h1>{HEADLINE}</h1>{line}{text}</article>")


@pytest.mark.parametrize(
    "line",
    [
        '<p class="byline"><a href="/penulis/rina">Rina P. <i>29 Mei 2024</i></a></p>',
        '<div class="meta"><a href="/indeks">29.05.2024 - 07:15 Uhr 2 komentar</a></div>',
        '<div class="entry-date"><a href="/semua-berita">29 Mei 2024</a></div>',
    ],
)
def test_a_byline_that_is_all_link_dates_the_article(line: str) -> None:
    found = read(f"<article><h1>{HEADLINE}</h1>{line}{TEXT}</article>")
    assert (found.published or "")[:10] == "2024-05-29"
    assert found.published_source == "byline"


def test_a_linked_line_without_a_bylines_class_dates_nothing() -> None:
    assert below_headline('<p><a href="/kabar-lain">Pasar dibuka 29 Mei 2024</a></p>') is None


def test_a_linked_archive_of_the_day_dates_a_page_without_a_headline() -> None:
    line = '<p><a href="/2024/05/29/">29 Mei 2024</a> <a href="/penulis/rina">Rina Puspita</a></p>'
    html = (
        f"<html><head><title>{HEADLINE}</title></head><body><div>{line}{TEXT}</div></body></html>"
    )
    found = extract_article(html, PLAIN)
    assert (found.published, found.published_source) == ("2024-05-29", "byline")


@pytest.mark.parametrize("line", ["29 Mei 2024 14:05 28 Mei 2024 09:00", "29.5.2024 | 28.5.2024"])
def test_of_two_days_in_a_line_the_later_is_the_change(line: str) -> None:
    assert below_headline(f'<p class="meta">{line}</p>') == "2024-05-28"


def test_of_two_days_in_a_line_a_label_names_the_publication() -> None:
    line = '<p class="meta">Terbit 29 Mei 2024 | Acara 28 Mei 2024</p>'
    assert below_headline(line) == "2024-05-29"


@pytest.mark.parametrize(
    "shown",
    [
        "<blockquote><p>Terima kasih warga!</p><p>— Pemkot (@pemkot) 27 Mei 2024</p></blockquote>",
        '<div class="instagram-media"><p>Foto dari Rina, 27 Mei 2024</p></div>',
    ],
)
def test_a_post_of_another_site_dates_nothing(shown: str) -> None:
    assert below_headline(f"<p>Oleh Rina Puspita</p>{PARAGRAPHS[1]}{shown}") is None


def test_a_time_in_a_post_of_another_site_is_not_the_articles() -> None:
    shown = (
        '<div class="instagram-media">Kiriman '
        '<time datetime="2024-05-27T10:00:00+08:00">27 Mei</time></div>'
    )
    assert below_headline(f"{PARAGRAPHS[1]}{PARAGRAPHS[2]}{shown}") is None


@pytest.mark.parametrize(
    "teaser",
    [
        '<h4><a href="/pasar">Pasar Lama Cempaka Dibuka Lagi Setelah Banjir</a></h4>'
        "<p>oleh Sari Dewi 20 November 2023</p>",
        "<p>20 November 2023</p>"
        '<h4><a href="/pasar">Pasar Lama Cempaka Dibuka Lagi Setelah Banjir</a></h4>',
    ],
)
def test_the_date_of_a_headline_amid_the_text_is_another_articles(teaser: str) -> None:
    long = f"<p>{SECOND} {THIRD}</p>"
    text = f"<article><h1>{HEADLINE}</h1>{long}{teaser}<p>{FOURTH}</p></article>"
    assert day(text, ARTICLE) is None


def test_a_blogs_linked_headline_is_above_its_own_date() -> None:
    headline = f'<h2><a href="/x/jembatan">{HEADLINE}</a></h2>'
    body = f'<h1><a href="/">Catatan Etam</a></h1>{headline}<p class="meta">29 Mei 2024</p>{TEXT}'
    assert day(f"<main>{body}</main>", ARTICLE) == "2024-05-29"


def test_the_dates_of_a_list_are_not_the_articles() -> None:
    days = ("9 Mei 2024", "12 April 2024", "3 Maret 2024")
    rows = "".join(f'<div class="waktu"><span>{d}</span></div><p>Kabar {d[:1]}</p>' for d in days)
    gap = "".join(f"<p>Bagian {n}</p>" for n in range(6))
    assert (
        below_headline(f"{gap}<div>{rows}</div>", f"<p>{LEAD[12:100]}.</p><p>{SECOND}</p>") is None
    )


def test_without_a_headline_a_day_in_the_sites_header_is_its_clock() -> None:
    clock = '<header class="tanggal">Senin, 3 Juni 2024</header>'
    body = f'{clock}<div class="content"><p>29 Mei 2024</p>{TEXT}</div>'
    found = extract_article(f"<head><title>{HEADLINE}</title></head><body>{body}</body>", PLAIN)
    assert found.published == "2024-05-29"


def test_a_second_day_in_the_header_right_above_the_headline_is_no_clock() -> None:
    line = '<div class="header-content"><span>Rabu, 29 Mei 2024, 16:40</span></div>'
    assert day(f"<div><div>{line}<h1>{HEADLINE}</h1></div>{TEXT}</div>") == "2024-05-29"


def test_what_surrounds_most_of_the_text_says_nothing_of_its_date() -> None:
    start = f'<h1>{HEADLINE}</h1><div class="sidebar">'
    filler = "".join(f"<p>Bagian {n}</p>" for n in range(8))
    found = read(f"{start}{filler}<p>Oleh Rina Puspita - 29 Mei 2024</p>{TEXT}</div>")
    assert (found.published, found.published_source) == ("2024-05-29", "byline")


def test_an_aside_not_far_below_says_published() -> None:
    gap = "".join(f"<p>Bagian {n}</p>" for n in range(6))
    line = "<aside>Diterbitkan 29 Mei 2024, 08.20</aside>"
    assert below_headline(f"{gap}{line}") == "2024-05-29"
