"""Which blocks of a page are the article's text, on pages of our own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from crawler.extract import extract_article
from crawler.extract.captions import is_caption
from crawler.extract.others import of_others, read_others
from crawler.extract.ready import prepare
from crawler.records import NotAnArticle
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
        "<p>Tulisan ini may contain affiliate links.</p>",
        "<p>Wir erhalten eine kleine Provision, wenn Sie über diesen Link bestellen.</p>",
        "<p>Original-Content von: Dinas Cempaka, übermittelt durch Kabar Etam</p>",
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


def test_a_caption_that_was_taken_from_the_text_leaves_it_there() -> None:
    picture = f'<figure><img src="/a.jpg"><figcaption>{THIRD}</figcaption></figure>'
    body = extract_article(article(LEAD, SECOND, picture, FOURTH, THIRD), URL).text
    assert body.split("\n\n") == [LEAD, SECOND, FOURTH, THIRD]


def test_a_lead_that_stands_with_the_headline_in_the_picture_is_no_caption() -> None:
    caption = f"<figcaption><h1>{HEADLINE}</h1><p>{LEAD}</p><p>Foto: Nurhayati</p></figcaption>"
    blocks = prepare(page(f"<figure><img src=/a.jpg>{caption}</figure>"), URL).walked.blocks
    assert [is_caption(b) for b in blocks if b.text in (LEAD, "Foto: Nurhayati")] == [False, True]


@pytest.mark.parametrize(
    "code",
    ["PGRpdiBjbGFzcz0iaWtsYW4iPjxwPk11YXQ8L3A+PC9kaXY+" * 8,
     "https://kabaretam.example/uploads/jembatan.jpg 1707 2560 Rina Puspita 2024-05-31 10:15:00"],
)  # fmt: skip
def test_data_for_a_script_is_no_paragraph(code: str) -> None:
    body = extract_article(article(*FULL, f"<div>{code}</div>"), URL).text
    assert body.split("\n\n") == list(FULL)


def test_comments_are_no_text_however_many() -> None:
    said = [
        f"Warga RT {n} sudah lama menunggu jembatan ini, semoga cepat selesai dan tidak molor lagi."
        for n in range(30)
    ]
    comments = "".join(f'<li class="comment depth-1"><p>{words}</p></li>' for words in said)
    html = article(*FULL, after=f'<ol class="comment-list">{comments}</ol>')
    body = extract_article(html, URL).text
    assert body.split("\n\n") == list(FULL)


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


def test_headlines_in_elements_of_their_own_are_no_part_of_a_text_without_one() -> None:
    news = ("Harga cabai naik lagi menjelang hari raya", "Feri tambahan untuk arus mudik lebaran",
            "Listrik padam dua jam di kawasan pelabuhan")  # fmt: skip
    lists = "".join(f"<article><h3>{line}.</h3></article>" for line in news)
    text = "".join(f"<p>{paragraph}</p>" for paragraph in FULL)
    html = page(f"<h1>{HEADLINE}</h1>{lists}<div class=content>{text}</div>")
    ready = prepare(html, URL)
    blocks = ready.walked.blocks
    chosen = [index for index, block in enumerate(blocks) if block.text.endswith(".")]
    assert {e.text_content() for e in of_others(ready, read_others(ready), chosen)} == {
        f"{line}." for line in news
    }


def test_the_headings_of_a_collection_of_links_stay() -> None:
    links = ("Pasar pagi dibuka kembali Senin depan", "Kapal feri tambahan untuk arus mudik")
    parts = []
    for link, text in zip(links, (SECOND, THIRD), strict=True):
        parts += [f'<h3><a href="https://lain.example/{len(link)}">{link}</a></h3>', text]
    body = extract_article(article(LEAD, *parts, FOURTH), URL).text
    assert body.split("\n\n") == [LEAD, links[0], SECOND, links[1], THIRD, FOURTH]


def test_a_linked_heading_without_a_text_of_its_own_is_left_out() -> None:
    link = '<h3><a href="/2024/05/30/pasar/">Pasar pagi dibuka kembali Senin depan</a></h3>'
    body = extract_article(article(LEAD, SECOND, THIRD, link), URL).text
    assert body.split("\n\n") == [LEAD, SECOND, THIRD]


@pytest.mark.parametrize("looks", ["post image-full", "post c-gallery-page", "post media"])
def test_a_name_for_the_looks_of_a_page_makes_no_captions(looks: str) -> None:
    """A theme calls the whole article after its picture."""
    told = [sentence for text in FULL for sentence in text.replace(". ", ".\n").split("\n")]
    text = "".join(f"<p>{sentence}</p>" for sentence in told)
    html = page(f'<main><article class="{looks}"><h1>{HEADLINE}</h1>{text}</article></main>')
    assert extract_article(html, URL, OUTLET).text == "\n\n".join(told)


def test_a_line_in_a_figure_is_a_caption() -> None:
    player = '<figure class="player">Rekaman video warga menyeberang<video></video></figure>'
    html = article(LEAD, SECOND, player, THIRD, FOURTH)
    assert extract_article(html, URL, OUTLET).text == "\n\n".join(FULL)


def test_the_posts_of_a_thread_may_hold_short_lines() -> None:
    """A theme calls all posts of a thread comments, the first as well."""
    told = (LEAD, SECOND, "Di sini hujan deras.", THIRD, FOURTH)
    post = "".join(f"<p>{paragraph}</p>" for paragraph in told)
    html = page(
        f'<h1>{HEADLINE}</h1><ol class="comments"><li><div class="comment-body">'
        f"<p>Budi 31.05.2024 14:05</p>{post}</div></li></ol>"
    )
    assert extract_article(html, URL).text == "\n\n".join(told)


@pytest.mark.parametrize("label", ["<p>Pressekontakt:</p>", "<h3>Media contact</h3>"])
def test_who_answers_for_a_release_is_left_out(label: str) -> None:
    lines = "<p>Dinas Pekerjaan Umum<br>Siti Rahmawati<br>Tel. 0541 123456<br>siti@pu.example</p>"
    found = extract_article(article(*FULL, label, lines), URL, OUTLET)
    assert found.text == "\n\n".join(FULL)


def test_addresses_amid_a_page_are_its_text() -> None:
    lines = "<h3>Kontakt</h3><p>Dinas Pekerjaan Umum<br>Jalan Melati 12<br>Tel. 0541 123456</p>"
    assert "Jalan Melati 12" in extract_article(article(LEAD, lines, SECOND, THIRD), URL).text


def test_the_link_that_edits_a_wikis_section_is_cut() -> None:
    edit = '<span class="mw-editsection">[<a href="/w?edit">sunting</a>]</span>'
    html = article(LEAD, SECOND, f"<h2>Sejarah{edit}</h2>", THIRD, FOURTH)
    assert "\n\nSejarah\n\n" in extract_article(html, URL, OUTLET).text


@pytest.mark.parametrize(
    "picture",
    [
        '<table class="tr-caption-container"><tr><td><img src="/a.jpg"></td></tr>'
        '<tr><td class="tr-caption">{}</td></tr></table>',
        '<div class="wp-caption"><img src="/a.jpg"><p class="wp-caption-text">{}</p></div>',
        '<div class="bild"><div><img src="/a.jpg"></div><p class="imageCaption">{}</p></div>',
    ],
)
def test_what_is_called_a_caption_beside_a_picture_is_left_out(picture: str) -> None:
    line = picture.format("Pekerja menyiapkan tiang penyangga di simpang pasar.")
    found = extract_article(article(LEAD, SECOND, line, THIRD, FOURTH), URL, OUTLET)
    assert found.text == "\n\n".join(FULL)


def test_a_heading_that_says_contact_stands_over_what_it_announces() -> None:
    lines = "<h2>Kontakt</h2><p>Jalan Melati 12<br>Samarinda<br>Ruang 4, lantai dua</p>"
    assert "Kontakt" in extract_article(article(LEAD, lines, SECOND, THIRD), URL).text
