"""Lines of portals and regional papers that stand among the paragraphs and are none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml.html import Element

from crawler.extract import extract_article
from crawler.extract.blocks import Block
from crawler.extract.furniture import furniture_of
from crawler.extract.marks import LIST
from crawler.extract.setting import Setting
from crawler.extract.wordings import SCROLL
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
        "<p>[Gambas:Video Etam]</p>",
        "<p>Teruskan membaca</p>",
        "<p>Suka Memuat...</p>",
        "<p>14.05 WITA</p>",
        "<p>Artikel Selanjutnya</p>",
        "<p>Kameramen : Joni Lejau</p>",
        '<div><a rel="tag" href="/tag/jembatan/">jembatan</a> <a rel="tag" href="/tag/kota/">kota'
        "</a></div>",
        "<p>Konten ini dibuat dengan bantuan AI dan telah ditinjau editor.</p>",
        "<p>Perahu yang dipakai warga setiap pagi untuk menyeberang. Foto: Yusuf Latuconsina</p>",
        "<p>Dapatkan berita up to date dengan semua berita terkini hanya dengan satu akun di Orbit,"
        " daftar sekarang dan nantikan kejutan menarik lainnya</p>",
        "<p>Untuk mengetahui kebenaran informasi yang beredar, silakan WhatsApp ke nomor 0811 9787"
        " 600 hanya dengan ketik kata kunci yang diinginkan.</p>",
        "<p>Berita ini 53 kali dibaca</p>",
        "<p>Akhir dari Podcast</p>",
        "<p>Publish : Humas</p>",
        "<ul><li>0% Senang</li><li>0% Kaget</li></ul>",
        "<p>#JembatanBaru #Samarinda #KabarEtam</p>",
        "<p><strong>Lihat Foto</strong></p>",
        "<p>[embed]https://video.example/w/xyz[/embed]</p>",
        '<h4>Rekomendasi untuk kamu</h4><p><a href="/a/">Pasar Pagi Ditutup Mulai Senin</a></p>',
        "<p>Kontributor Kota Bangun: Budi Santoso</p>",
        "<p>Disunting oleh Rudi Hartono</p>",
        "<p>LAYARI portal Kabar Etam untuk berita terkini.</p>",
        "<p>Muat turun aplikasi Kabar Etam. Klik di sini!</p>",
        "<p>Simak wawancara selengkapnya di kanal YouTube Kabar Etam.</p>",
    ],
)
def test_a_line_amid_the_text_is_left_out(line: str) -> None:
    found = extract_article(article(LEAD, SECOND, line, THIRD, FOURTH), URL, OUTLET)
    assert found.text == "\n\n".join(FULL)


@pytest.mark.parametrize(
    "line",
    [
        "<div>(Siti Rahmawati)</div>",
        "<p>(Srw)***</p>",
        "<p><em>rs/hp (AFP, Reuters, dpa)</em></p>",
        "<p>-- BERNAMA</p>",
        "<p>KABAR ETAM RESEARCH</p><p>(srw/srw)</p>",
        "<p>Lanjut ke halaman sebelah...</p>",
        "<p>Disclaimer: berita ini tidak bertujuan mengajak membeli atau menjual saham. Keputusan"
        " sepenuhnya ada di tangan pembaca.</p>",
        "<p><em>*) Penulis adalah dosen Fakultas Ilmu Budaya Universitas Wirabumi.</em></p>",
        "<p>Budi Santika berkontribusi dalam penulisan artikel ini.</p>",
    ],
)
def test_a_line_at_the_end_is_left_out(line: str) -> None:
    found = extract_article(article(LEAD, SECOND, THIRD, FOURTH, line), URL, OUTLET)
    assert found.text == "\n\n".join(FULL)


@pytest.mark.parametrize("label", ["Pilihan Editor", "Selanjutnya", "Artikel berkaitan"])
def test_words_before_a_link_lead_elsewhere(label: str) -> None:
    link = '<a href="/2024/05/30/pasar/">Pasar Pagi Ditutup Sementara Mulai Senin</a>'
    html = article(LEAD, SECOND, f"<p>{label}: {link} di kota</p>", THIRD, FOURTH)
    found = extract_article(html, URL, OUTLET)
    assert found.text == "\n\n".join(FULL)


def test_an_advertisements_two_lines_that_run_together() -> None:
    assert SCROLL.match("ADVERTISEMENTSCROLL TO CONTINUE WITH CONTENT")


@pytest.mark.parametrize(
    "line",
    [
        "<li>Unduh aplikasi Warga Etam dari toko aplikasi di telepon genggam.</li>",
        "<p>Kunjungi laman resmi dinas untuk mengisi formulir pendaftaran pasar.</p>",
        "<p>Warga yang membutuhkan bantuan silakan WhatsApp ke nomor posko terdekat.</p>",
        "<p>“Dapatkan informasi terbaru dari petugas sebelum berangkat,” ujarnya kepada warga.</p>",
        "<p>Pilihan redaksi jatuh pada jembatan itu karena ramai dilewati pelajar.</p>",
        "<td>Magrib</td><td>18.04</td>",
    ],
)
def test_what_an_article_tells_its_readers_to_do_is_text(line: str) -> None:
    line = f"<table><tr>{line}</tr></table>" if line.startswith("<td") else line
    line = f"<ol>{line}</ol>" if line.startswith("<li") else line
    found = extract_article(article(LEAD, SECOND, line, THIRD, FOURTH), URL, OUTLET)
    assert found.text != "\n\n".join(FULL)
    assert "18.04" in found.text or "<table" not in line


def test_a_next_step_without_a_link_is_text() -> None:
    step = "Selanjutnya: petugas memasang pagar pengaman di kedua sisi jalan."
    found = extract_article(article(LEAD, SECOND, step, THIRD, FOURTH), URL, OUTLET)
    assert step in found.text


def test_what_the_page_says_of_itself_is_left_out_below_the_text() -> None:
    said = "Jembatan itu dibangun dengan uang daerah sebesar empat miliar rupiah lebih."
    head = f'<meta name="description" content="{said}">'
    more = "Pekerjaan akan diawasi konsultan dari kampus setempat sampai bulan Desember mendatang."
    quote = f"<blockquote><p>{said}</p></blockquote>"
    found = extract_article(article(*FULL, more, more[:-1] + " ini.", quote, head=head), URL)
    assert said not in found.text


@pytest.mark.parametrize(
    "sign", ["(Siti Rahmawati)", "– BERNAMA", "— KABAR ETAM", "[ADV DISKOMINFO MAHONI]"]
)
def test_what_signs_the_last_paragraph_is_cut(sign: str) -> None:
    found = extract_article(article(LEAD, SECOND, THIRD, f"{FOURTH} {sign}"), URL, OUTLET)
    assert found.text.endswith(FOURTH)


def test_the_beginning_of_the_next_page_is_left_out() -> None:
    box = f'<div class="selanjutnya"><span>Halaman Selanjutnya</span><p>{FOURTH}</p></div>'
    more = "Dewan akan meninjau lokasi pekan depan bersama para ketua rukun tetangga di sana."
    found = extract_article(article(LEAD, SECOND, THIRD, more, box), URL, OUTLET)
    assert found.text == "\n\n".join((LEAD, SECOND, THIRD, more))


def test_labels_for_screen_readers_are_no_text() -> None:
    block = Block("Peranan, Wartawan Kabar Etam", "li", LIST, Element("li"))
    assert furniture_of(block, Setting("", URL, last=False)) == "byline"
    sentence = replace(block, text="Penulis, kata Rahmat, tidak pernah datang ke lokasi itu.")
    assert furniture_of(sentence, Setting("", URL, last=False)) is None


def test_a_line_without_letters_is_no_text() -> None:
    block = Block("***", "p", 0, Element("p"))
    assert furniture_of(block, Setting("", URL, last=False)) == "sign-off"


def test_a_line_of_date_byline_and_counter_is_no_text() -> None:
    line = "Jumat, 31 Mei 2024 09:11 WITA - Laporan : Siti Rahmawati - Dibaca : 2.211 Pembaca"
    text = "<br>".join(FULL)
    html = page(f"<div><h3>{HEADLINE}</h3><div>{line}</div><div>{text}<br></div></div>")
    assert extract_article(html, URL, OUTLET).text == "\n\n".join(FULL)


def test_what_the_writer_is_below_the_byline_is_no_text() -> None:
    byline = (
        "<p><strong>Oleh: Dr. H. Ahmad Fauzi Rahman, M.Si.</strong><br>"
        "<em>(Dosen Pascasarjana Universitas Wirabumi)</em></p>"
    )
    rest = (LEAD.removeprefix("SAMARINDA - "), SECOND, THIRD, FOURTH)
    found = extract_article(article(byline, *rest), URL, OUTLET)
    assert found.text == "\n\n".join(rest)


def test_a_pointer_below_the_text_does_not_hide_the_sign_off() -> None:
    also = '<p>Jangan Lewatkan:</p><p><a href="/a/">Pasar Pagi Ditutup Mulai Senin</a></p>'
    found = extract_article(article(*FULL[:3], f"{FOURTH} (Tim/Red)", also), URL, OUTLET)
    assert found.text == "\n\n".join(FULL)


def test_the_authors_life_is_left_out() -> None:
    life = "Lulus dari jurusan sastra dan bergabung sejak 2016. Kini meliput isu pendidikan."
    box = f'<div class="kotak"><p>Siti Rahmawati</p><p>{life}</p></div>'
    head = '<meta name="author" content="Siti Rahmawati">'
    found = extract_article(article(*FULL, box, head=head), URL, OUTLET)
    assert found.text == "\n\n".join(FULL)


def test_the_name_of_a_film_that_is_not_shown_is_left_out() -> None:
    lines = ("<p>Saksikan video di bawah ini:</p>", "<p><b>Video: Jembatan Siapa Untung?</b></p>")
    found = extract_article(article(*FULL, *lines), URL, OUTLET)
    assert found.text == "\n\n".join(FULL)


def test_a_heading_below_a_list_of_links_is_text() -> None:
    also = (
        '<div class="baca-holder"><div>Baca juga:</div><ul><li><a href="/a/">Pasar Pagi Ditutup '
        'Sementara</a></li><li><a href="/b/">Banjir di Kota Mulai Surut</a></li></ul></div>'
    )
    text = f"{LEAD}<br><br>{SECOND}<br><br>{also}<h3>Menunggu Rumah Dinas</h3>{THIRD}<br><br>"
    html = article(f'<div class="content-text-editor">{text}{FOURTH}<br><br></div>')
    found = extract_article(html, URL, OUTLET)
    assert found.text == "\n\n".join((LEAD, SECOND, "Menunggu Rumah Dinas", THIRD, FOURTH))


def test_lines_numbered_in_order_stay_together() -> None:
    said = (
        "1. Dinding papan aslinya masih dipertahankan.",
        "2. Teras depan kini diisi kursi rotan lama.",
        "3. Meja kasir dibuat dari bekas lumbung padi.",
    )
    credit = '<p><img></p><p class="copyright-foto"><em>foto: Instagram/@fajar</em></p>'
    slides = "".join(f'<div class="slide"><p>{line}</p>{credit}</div>' for line in said)
    html = article(LEAD, SECOND, f"<div>{slides}</div>", '<div class="paging-slide">1 2 3</div>')
    assert extract_article(html, URL, OUTLET).text == "\n\n".join((LEAD, SECOND, *said))


def test_the_last_item_of_a_list_is_text() -> None:
    posts = ("Balai Desa Sumberagung", "SD Negeri 1 Karangjati", "Gedung Serbaguna Cilaweh")
    items = "".join(f"<li>{post}</li>" for post in posts)
    told = "Berikut daftar posko pengungsian:"
    html = article(*FULL, told, f"<ol>{items}</ol>", "<p>Editor: Rudi Hartono</p>")
    assert extract_article(html, URL, OUTLET).text == "\n\n".join((*FULL, told, *posts))
