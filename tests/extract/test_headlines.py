"""The headline on pages of our own, one way of printing it a test."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from tests.extract.pages import FULL, HEADLINE, URL, article, page

TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in FULL)


def title_of(body: str, head: str = "", title: str = f"{HEADLINE} - Kabar Etam") -> str:
    return extract_article(page(body, head, title), URL).title


@pytest.mark.parametrize("kicker", ["overline", "article__kicker", "dachzeile", "PreTitle"])
def test_a_kicker_in_an_element_of_its_own_is_left_out(kicker: str) -> None:
    heading = f'<h1><span class="{kicker}">Kota Samarinda</span> <span>{HEADLINE}</span></h1>'
    told = f"Kota Samarinda: {HEADLINE}"
    assert title_of(f"<article>{heading}{TEXT}</article>", title=told) == HEADLINE


def test_a_kicker_in_the_json_ld_is_left_out_as_in_the_heading() -> None:
    heading = f"<h1><span>Samarinda</span> <span>{HEADLINE}</span></h1>"
    told = f'{{"@type": "NewsArticle", "headline": "Samarinda | {HEADLINE}"}}'
    head = f'<script type="application/ld+json">{told}</script>'
    assert title_of(f"<article>{heading}{TEXT}</article>", head) == HEADLINE


def test_a_line_that_the_metadata_know_only_in_part_is_the_headline_as_printed() -> None:
    body = f'<h1><a href="/galeri/">Galeri</a></h1><div class="judul-foto">Galeri: {HEADLINE}</div>'
    assert title_of(body + TEXT) == f"Galeri: {HEADLINE}"


def test_a_heading_that_leads_home_is_the_sites_name() -> None:
    logo = '<h1 id="logo"><a href="/" rel="home">Berita Jembatan dan Jalan</a></h1>'
    found = title_of(f"{logo}<article><h1>{HEADLINE}</h1>{TEXT}</article>", title="Berita Jembatan")
    assert found == HEADLINE


def test_a_heading_that_only_the_address_knows_beats_a_title_of_the_whole_site() -> None:
    generic = "Kumpulan kabar dari tepi sungai dan hulu"
    found = title_of(f"<article><h1>{HEADLINE}</h1>{TEXT}</article>", title=generic)
    assert found == HEADLINE


def test_a_heading_called_headline_beats_a_title_that_nothing_confirms() -> None:
    heading = f'<h2 itemprop="headline">{HEADLINE}</h2>'
    assert title_of(f"<article>{heading}{TEXT}</article>", title="kabar daerah") == HEADLINE


def test_the_words_of_an_address_take_nothing_off_a_headline() -> None:
    # the last part of the path is the article, not a section
    headline = "Jembatan - mulai dibangun lagi?"
    address = "https://kabaretam.example/jembatan-mulai-dibangun-lagi/"
    found = extract_article(article(*FULL, headline=headline), address)
    assert found.title == headline


def test_a_heading_of_which_the_title_knows_no_word_gives_way_to_it() -> None:
    body = f"<h1>Warta Sungai</h1><div>{TEXT}</div>"
    assert title_of(body, title=HEADLINE) == HEADLINE


def test_a_printed_headline_that_goes_on_where_the_metadata_were_cut() -> None:
    whole = f"{HEADLINE} Bulan Ini"
    head = f'<meta property="og:title" content="{HEADLINE}">'
    node = f'{{"@type": "NewsArticle", "headline": "{HEADLINE}"}}'
    head += f'<script type="application/ld+json">{node}</script>'
    assert title_of(f"<article><h1>{whole}</h1>{TEXT}</article>", head) == whole


@pytest.mark.parametrize("title", ["Catatan Tepian: {}", "{} | Catatan Tepian"])
def test_a_blogs_name_above_the_posts_headline(title: str) -> None:
    body = f"<h1>Catatan Tepian</h1><div><h2>{HEADLINE}</h2>{TEXT}</div>"
    assert title_of(body, title=title.format(HEADLINE)) == HEADLINE


def test_a_section_below_the_headline_makes_it_no_blogs_name() -> None:
    body = f"<h1>{HEADLINE}</h1><div><h2>Kabar Kota Tepian</h2>{TEXT}</div>"
    assert title_of(body, title=f"{HEADLINE} - Kabar Kota Tepian") == HEADLINE


def test_a_section_that_follows_the_headline_without_a_space() -> None:
    head = '<meta name="content_category" content="Kota">'
    assert title_of(f"<div>{TEXT}</div>", head, f"{HEADLINE}-Kota | Kabar Etam") == HEADLINE


def test_a_lesser_heading_that_the_address_is_made_of() -> None:
    body = f"<div><h2>{HEADLINE}</h2>{TEXT}</div><div><h3>Kabar Kota Lainnya Hari Ini</h3></div>"
    assert title_of(body, title="Layar Tepian") == HEADLINE


def test_a_headline_in_a_line_of_its_own_that_its_class_names() -> None:
    body = f'<div><span class="judul">{HEADLINE}</span><br><div>{TEXT}</div></div>'
    assert title_of(body, title="Kabar Etam") == HEADLINE
