from __future__ import annotations

import pytest

from crawler.extract import extract_article
from tests.extract.pages import FULL, HEADLINE, LEAD, OUTLET, SECOND, THIRD, URL, article, page

CAPTION = "Pekerja menyiapkan tiang penyangga di simpang pasar."


@pytest.mark.parametrize(
    "line",
    [
        f"<p><em>{CAPTION}</em></p>",
        f'<p class="wp-caption-text">{CAPTION}</p>',
        f'<div class="foto"><img src="/a.jpg"><br><i>{CAPTION}</i></div>',
        f'<div><img src="/a.jpg"><br><small>{CAPTION} Foto: Ist</small></div>',
        f'<p style="text-align: center;"><em>{CAPTION} (Foto: Kabar Etam)</em></p>',
        f"<p><em>Keterangan foto: {CAPTION}</em></p>",
        f'<table class="tr-caption-container"><tr><td><img src="/a.jpg"></td></tr><tr>'
        f'<td class="tr-caption">{CAPTION}</td></tr></table>',
    ],
)
def test_a_caption_before_the_dateline_is_no_paragraph(line: str) -> None:
    found = extract_article(article(line, *FULL), URL, OUTLET)
    assert found.text == "\n\n".join(FULL)
    assert found.dateline == "Samarinda"


def test_a_caption_printed_twice_is_no_paragraph() -> None:
    figure = (
        f'<div class="photo"><img src="/a.jpg"><div class="photo__caption">{CAPTION}</div></div>'
    )
    body = "".join(f"<p>{text}</p>" for text in (CAPTION, *FULL))
    source = page(f"<main><h1>{HEADLINE}</h1>{figure}<article>{body}</article></main>")
    assert extract_article(source, URL, OUTLET).text == "\n\n".join(FULL)


def test_a_standfirst_that_describes_the_page_is_no_paragraph() -> None:
    standfirst = "Pejalan kaki tidak perlu lagi menyeberang di antara truk."
    rest = (LEAD.removeprefix("SAMARINDA - "), SECOND, THIRD)
    body = "".join(f"<p>{text}</p>" for text in rest)
    source = page(
        f'<main><h1>{HEADLINE}</h1><span class="post-excerpt"><p>{standfirst}</p></span>'
        f'<div class="post-content">{body}</div></main>',
        f'<meta property="og:description" content="{standfirst}">',
    )
    found = extract_article(source, URL, OUTLET)
    assert found.text == "\n\n".join(rest)
    assert found.description == standfirst


def test_a_short_first_paragraph_stays() -> None:
    short = "Jembatan baru akhirnya dibangun di depan pasar."
    rest = (LEAD.removeprefix("SAMARINDA - "), SECOND, THIRD)
    assert extract_article(article(short, *rest), URL, OUTLET).text == "\n\n".join((short, *rest))


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("<strong>KABAR ETAM, Sangatta</strong> – ", "Sangatta"),
        ("TANJUNG SELOR, KABARETAM.EXAMPLE – ", "Tanjung Selor"),
        ("<strong>NUNUKAN.KABARETAM.EXAMPLE</strong> — ", "Nunukan"),
        ("<b>Bontang.</b> ", "Bontang"),
        ("Akhirnya. ", None),
        ("<b>SAMARINDA</b>: ", "Samarinda"),
        ("kabaretam.example - ", None),
        ("SANGATTA-", "Sangatta"),
        ("BERAU --", "Berau"),
        ("KBRN, Bontang: ", "Bontang"),
        ("TANJUNG REDEB. KABAR ETAM – ", "Tanjung Redeb"),
        ("Catatan: ", None),
        ("Kota | Foto | Video ", None),
        ("FILE FOTO: ", None),
        ("UNESCO-", None),
        ("Jalan Cempaka-", None),
        ("Rumah Sakit Umum Daerah Abdul Wahab (RSUD), Samarinda - ", None),
    ],
)
def test_the_place_of_a_dateline(opening: str, place: str | None) -> None:
    first = opening + LEAD.removeprefix("SAMARINDA - ")
    found = extract_article(article(f"<p>{first}</p>", SECOND, THIRD), URL)
    assert found.dateline == place


@pytest.mark.parametrize(
    "first",
    [
        "Rina Puspita — guru dari Bontang yang mengajar di tiga sekolah — akhirnya pensiun.",
        "Baja, beton, kawat berduri – itulah yang dilihat warga dari jendela rumah mereka.",
    ],
)
def test_a_dash_within_a_sentence_makes_no_dateline(first: str) -> None:
    assert extract_article(article(first, SECOND, THIRD), URL).dateline is None


def test_a_dateline_does_not_reach_across_paragraphs() -> None:
    rest = (LEAD, SECOND, THIRD)
    first = "Sinta menunggu jembatan itu sejak lama"
    long = first + " bersama ratusan warga lain yang setiap hari menyeberang jalan raya" * 4 + "."
    assert extract_article(article(long, *rest), URL, OUTLET).dateline is None


def test_a_standfirst_in_a_header_called_after_its_caption_stays() -> None:
    standfirst = (
        "The council wants the old ferry back, though nobody has said who is to pay for it."
    )
    told = (
        "The ferry across the lower Brent stopped in March after its engine failed, and people in "
        "the villages of Ashby and Thorne have had to drive forty minutes to the next bridge.",
        "“We were promised a new boat by summer,” said Nora Feldham, who runs the bakery in Ashby. "
        "“Now they tell us that the money was never there, and that we should ask the county.”",
        "The county, for its part, says that it has been waiting for a formal request since the "
        "winter and that its budget for small harbours has not been touched this year.",
    )
    html = page(
        f'<main><header class="top hasCaption"><h1>{HEADLINE}</h1>'
        f'<p class="standfirst">{standfirst}</p></header>'
        f'<div class="story-body">{"".join(f"<p>{line}</p>" for line in told)}</div></main>'
    )
    assert extract_article(html, URL).text.startswith(standfirst)


def test_a_caption_that_reads_like_a_dateline_is_no_paragraph() -> None:
    caption = "PEDAGANG PASAR - Pedagang menata dagangan di Pasar Cempaka Raya, Kota Samarinda."
    figure = f'<div id="artimg"><img src="/a.jpg"><div>Kabar Etam/Siti<br>{caption}</div></div>'
    found = extract_article(article(figure, *FULL), URL, OUTLET)
    assert found.text == "\n\n".join(FULL)
    assert found.dateline == "Samarinda"


def test_a_summary_above_the_text_is_no_paragraph() -> None:
    points = "<ul><li>Jembatan mulai dibangun bulan ini.</li><li>Biayanya empat miliar.</li></ul>"
    box = f"<div><b>Ringkasan Berita:</b>{points}</div>"
    found = extract_article(article(box, "<p>Laporan Wartawan Etam, Siti</p>", *FULL), URL, OUTLET)
    assert found.text == "\n\n".join(FULL)


@pytest.mark.parametrize("mark", ["<strong>Samarinda</strong> - ", "<div>Samarinda, Etam --</div>"])
def test_a_dateline_in_an_element_of_its_own_begins_the_text(mark: str) -> None:
    rest = [LEAD.removeprefix("SAMARINDA - "), SECOND, THIRD]
    text = mark + "".join(f"<p>{paragraph}</p>" for paragraph in rest)
    found = extract_article(article(f'<div class="detail-text">{text}</div>'), URL, OUTLET)
    assert found.text.startswith("Samarinda")
    assert found.text.split("\n\n")[0].endswith(rest[0])
    assert found.dateline == "Samarinda"


def test_a_list_of_main_points_amid_the_text_stays() -> None:
    points = (
        "<p>Poin penting:</p><ul><li>Dua tahap pekerjaan</li><li>Tiga bulan dialihkan</li></ul>"
    )
    found = extract_article(article(LEAD, points, SECOND, THIRD), URL, OUTLET)
    assert "Dua tahap pekerjaan" in found.text
