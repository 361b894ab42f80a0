from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.extract import extract_article
from crawler.outlet import Outlet
from crawler.records import Contributor, Link, NotAnArticle
from tests.extract.pages import FOURTH, FULL, HEADLINE, LEAD, SECOND, THIRD, URL, article, page

OUTLET = Outlet(
    name="kabaretam",
    title="Kabar Etam",
    home="https://kabaretam.example/",
    timezone="Asia/Makassar",
    language="id",
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


@pytest.mark.parametrize(
    "line",
    [
        '<p>Baca juga: <a href="/2024/05/30/pasar-pagi/">Pasar Pagi Ditutup Sementara</a></p>',
        '<p><strong>Simak juga</strong> : <a href="/2024/05/29/banjir/">Banjir Surut</a></p>',
        "<p>Scroll untuk membaca</p>",
        "<p>ADVERTISEMENT</p>",
        "<p>Ikuti berita kami di Google News dan saluran WhatsApp Kabar Etam</p>",
        "<p>Bagikan: Facebook Twitter WhatsApp</p>",
        "<p>Reporter: Siti Rahmawati | Editor: Budi Hartono</p>",
        "<p>Artikel ini telah tayang di Harian Mahakam dengan judul Jembatan Baru</p>",
        "<p>Tags: jembatan, samarinda</p>",
        f"<p>{HEADLINE}</p>",
        "<p>Hak cipta 2024 Kabar Etam</p>",
        "<p>(Adv)</p>",
        "<p>#</p>",
        "<p>Post Views: 254</p>",
        "<p>Dibaca 1.312 kali</p>",
        '<p>Tonton: <a href="/video/jembatan/">Rekaman warga menyeberang di jembatan lama</a></p>',
        '<p><b>Rahmat Suryadi</b> <a href="/a/">Jalan pasar diperbaiki</a> <a href="/b/">Dua pompa'
        ' dibeli</a> <a href="/c/">Parkir ditata</a> <a href="/d/">Taman dibuka</a></p>',
        "<p>{{iklan-tengah}}</p>",
        '<p>[tombol tautan="https://kabaretam.example/langganan" ukuran="besar"]Kirim[/tombol]</p>',
        "<p>(Reporting by Siti Rahma and Budi Santoso; editing by Andi Pratama)</p>",
    ],
)
def test_furniture_is_left_out(line: str) -> None:
    found = extract_article(article(LEAD, SECOND, THIRD, FOURTH, line), URL, OUTLET)
    assert found.text == "\n\n".join(FULL)


def test_a_caption_pasted_above_the_text_is_left_out() -> None:
    said = "Pedagang menimbang cabai di Pasar Cempaka Raya."
    picture = f'<figure><img src="/a.jpg"><figcaption>{said}</figcaption></figure>'
    found = extract_article(article(picture, f"<p>{said}</p>", *FULL), URL, OUTLET)
    assert found.text == "\n\n".join(FULL)


@pytest.mark.parametrize(
    "hints",
    [{"remove": (".kutipan-redaksi",)}, {"body": ".isi"}],
    ids=["what it removes", "where its text stands"],
)
def test_a_declaration_says_what_is_no_text(hints: dict[str, Any]) -> None:
    note = (
        '<div class="kutipan-redaksi"><p>Redaksi membuka ruang bagi pembaca yang ingin mengirim '
        "tulisan tentang kampungnya. Tulisan paling panjang delapan ratus kata.</p></div>"
    )
    text = "".join(f"<p>{paragraph}</p>" for paragraph in FULL)
    html = article(f'<div class="isi">{text}</div>', note)
    declared = replace(OUTLET, **hints)
    assert extract_article(html, URL, OUTLET).text != "\n\n".join(FULL)
    assert extract_article(html, URL, declared).text == "\n\n".join(FULL)


def test_a_hint_that_matches_nothing_loses_nothing() -> None:
    found = extract_article(article(*FULL), URL, replace(OUTLET, body=".isi-lama"))
    assert found.text == "\n\n".join(FULL)


def test_a_further_page_may_be_short() -> None:
    teasers = "".join(
        f'<div class="item"><h3><a href="/2024/05/{day}/kabar/">Kabar lain dari kota, hari {day}'
        "</a></h3></div>"
        for day in range(10, 22)
    )
    html = article("Patroli rutin digelar.", after=f'<div class="terbaru">{teasers}</div>')
    with pytest.raises(NotAnArticle):
        extract_article(html, URL, OUTLET)
    assert extract_article(html, f"{URL}2/", OUTLET, part=True).text == "Patroli rutin digelar."


def test_a_further_page_that_is_missing_is_no_part() -> None:
    html = page("<main><h1>Halaman tidak ditemukan</h1><p>Coba cari yang lain.</p></main>",
                title="Halaman tidak ditemukan")  # fmt: skip
    with pytest.raises(NotAnArticle):
        extract_article(html, f"{URL}3/", OUTLET, part=True)


def test_links_of_read_also_lines_go_to_related() -> None:
    line = '<p>Baca juga: <a href="/2024/05/30/pasar-pagi/">Pasar Pagi Ditutup Sementara</a></p>'
    found = extract_article(article(LEAD, SECOND, line, THIRD, FOURTH), URL, OUTLET)
    assert found.related == ("https://kabaretam.example/2024/05/30/pasar-pagi/",)
    assert found.text == "\n\n".join(FULL)


def test_quotes_lists_and_subheadings_stay() -> None:
    more = (
        "<h2>Jadwal pengalihan arus</h2>",
        "<ul><li>Senin dan Selasa arus dialihkan ke Jalan Melati menuju pelabuhan lama.</li>"
        "<li>Rabu arus kembali dibuka untuk kendaraan roda dua dan angkutan kota.</li></ul>",
        "<blockquote><p>Kami ingin pasar tetap hidup selama pekerjaan berlangsung di sana."
        "</p></blockquote>",
    )
    found = extract_article(article(LEAD, SECOND, *more, THIRD, FOURTH), URL, OUTLET)
    for kept in ("Jadwal pengalihan arus", "Jalan Melati", "roda dua", "pasar tetap hidup"):
        assert kept in found.text


def test_paid_content_is_tagged() -> None:
    found = extract_article(article(*FULL[:3], FOURTH + " (Adv)"), URL, OUTLET)
    assert found.tags == ("advertorial",)
    assert found.text.endswith(FOURTH)


def test_paragraphs_made_of_line_breaks() -> None:
    body = f'<div class="entry-content">{"<br><br>".join(FULL)}</div>'
    found = extract_article(page(f"<main><h1>{HEADLINE}</h1>{body}</main>"), URL, OUTLET)
    assert found.text.split("\n\n") == list(FULL)


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


def test_windows_1252_without_a_word_about_it() -> None:
    source = article(*FULL[:3], FOURTH + " Biaya café dan “kios” ditanggung.")
    raw = source.replace('<meta charset="utf-8">', "").encode("cp1252")
    assert "café dan “kios”" in extract_article(raw, URL, OUTLET).text


def test_utf8_announced_as_latin_1() -> None:
    raw = article(*FULL[:3], FOURTH + " “Kios” ditanggung.").encode()
    found = extract_article(raw, URL, OUTLET, content_type="text/html; charset=iso-8859-1")
    assert "“Kios”" in found.text


def test_mojibake_is_mended() -> None:
    broken = "Biaya café — dan kios — ditanggung.".encode().decode("cp1252")
    assert (
        "café — dan kios —"
        in extract_article(article(*FULL[:3], f"{FOURTH} {broken}"), URL, OUTLET).text
    )


def test_control_characters_are_removed() -> None:
    found = extract_article(article(*FULL[:3], FOURTH + "\x00\x07 \ud800Selesai."), URL, OUTLET)
    assert not any(ord(c) < 32 and c != "\n" for c in found.text)
    found.text.encode()


def test_the_same_bytes_give_the_same_answer_whatever_was_read_before() -> None:
    source = article(*FULL).encode()
    first = extract_article(source, URL, OUTLET)
    extract_article(article(LEAD, FOURTH, THIRD, SECOND), "https://lain.example/a/", None)
    assert extract_article(source, URL, OUTLET) == first


STEPS = (
    "Rebus labu bersama santan dan daun pandan selama dua puluh menit dengan api kecil, lalu aduk "
    "perlahan sampai kuahnya mengental dan labu menjadi lunak.",
    "Masukkan gula merah yang sudah disisir, tambahkan sedikit garam, dan biarkan mendidih sekali "
    "lagi sebelum kolak disajikan hangat untuk berbuka puasa.",
    "Kolak yang tersisa dapat disimpan semalam di lemari es, tetapi jangan dipanaskan lebih dari "
    "satu kali karena santannya akan pecah dan rasanya berubah.",
)


def test_an_article_cut_into_several_elements_is_whole() -> None:
    steps = "".join(f"<p>{step}</p>" for step in STEPS)
    html = page(
        f"<main><article><h1>{HEADLINE}</h1></article>"
        f"<article><h2>Bahan</h2><p>{THIRD}</p></article>"
        f"<article><h2>Cara membuat</h2>{steps}</article></main>"
    )
    text = extract_article(html, URL, OUTLET).text
    assert THIRD in text
    assert STEPS[0] in text


def test_an_article_beside_it_with_a_headline_of_its_own_is_another() -> None:
    steps = "".join(f"<p>{step}</p>" for step in STEPS)
    html = page(
        f"<main><article><h1>{HEADLINE}</h1></article>"
        f'<article><h2><a href="/2024/05/30/pasar/">Pasar Baru</a></h2><p>{THIRD}</p></article>'
        f"<article><h2>Cara membuat</h2>{steps}</article></main>"
    )
    assert THIRD not in extract_article(html, URL, OUTLET).text
