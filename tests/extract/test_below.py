"""Authors whom sentences and signs around the text name, on pages of our own."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from crawler.records import Article
from tests.extract.pages import FULL, HEADLINE, URL, page

TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in FULL)


def read(byline: str = "", after: str = "", head: str = "") -> Article:
    body = f"<article><h1>{HEADLINE}</h1>{byline}{TEXT}{after}</article>"
    return extract_article(page(body, head), URL)


def authors(byline: str = "", after: str = "", head: str = "") -> list[str]:
    return list(read(byline, after, head).authors)


@pytest.mark.parametrize(
    "box",
    [
        "<h3>Tentang Penulis</h3><h4>Rina Puspita</h4>",
        "<h3>About the author</h3><p>Rina Puspita is a reporter at Kabar Etam.</p>",
        "<h4>Über die Autorin:</h4><p>Rina Puspita, geboren in Samarinda, schreibt gern.</p>",
    ],
)
def test_a_heading_about_the_author_is_followed_by_the_name(box: str) -> None:
    assert authors(after=box) == ["Rina Puspita"]


def test_a_box_of_the_author_names_whom_it_is_about() -> None:
    box = '<div class="author-box"><h4>About Rina Puspita</h4><p>Menulis sejak 2012.</p></div>'
    assert authors(after=box) == ["Rina Puspita"]


def test_what_a_company_says_of_itself_is_not_about_an_author() -> None:
    assert authors(after="<h4>About Harbour Robotics</h4><p>Robots since 2012.</p>") == []


@pytest.mark.parametrize(
    "line",
    [
        "<p><em>Rina Puspita is a staff writer at Kabar Etam.</em></p>",
        "<p><i>Rina Puspita adalah dosen Universitas Tepian.</i></p>",
        '<div class="bio"><p>Rina Puspita covers the council for Kabar Etam.</p></div>',
    ],
)
def test_a_line_that_tells_who_the_author_is(line: str) -> None:
    assert authors(after=line) == ["Rina Puspita"]


def test_a_sentence_of_the_text_about_a_writer_names_no_author() -> None:
    assert authors(after="<p>Rina Puspita adalah dosen Universitas Tepian di kota itu.</p>") == []


DESK = "<p>(Reporting by Clara Hopkins and Tom Reed; editing by Nina Vale)</p>"


def test_an_agencys_desk_names_its_reporters() -> None:
    assert authors(after=DESK) == ["Clara Hopkins", "Tom Reed"]


def test_an_agency_that_the_page_names_is_not_taken_apart() -> None:
    assert authors(after=DESK, head='<meta name="author" content="Reuters">') == ["Reuters"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("박서연 기자 | 2024-05-31 14:10", ["박서연"]),
        ("박서연·최도윤 기자", ["박서연", "최도윤"]),
        ("記者林小雨／高雄報導", ["林小雨"]),
        ("记者 陈小雨 报道", ["陈小雨"]),
        ("田中みどり 記者", ["田中みどり"]),
    ],
)
def test_reporters_of_east_asian_papers(line: str, names: list[str]) -> None:
    assert authors(f"<div>{line}</div>") == names


def test_a_table_with_colons_in_cells_of_their_own() -> None:
    table = (
        "<table><tr><td>Penulis</td><td>:</td><td>Rina Puspita</td></tr>"
        "<tr><td>Editor</td><td>:</td><td>Budi Hartono</td></tr></table>"
    )
    found = read(after=table)
    assert (found.authors, found.editors) == (("Rina Puspita",), ("Budi Hartono",))


def test_a_section_that_a_mark_parts_from_the_date_is_no_name() -> None:
    assert authors("<div>Gaya Hidup | 31 Mei 2024</div>") == []


def test_a_section_of_the_menu_is_no_name() -> None:
    menu = '<nav><a href="/gaya-hidup/">Gaya Hidup</a></nav>'
    assert authors(f"{menu}<div><b>Gaya Hidup</b> | 31 Mei 2024</div>") == []


def test_a_subject_that_the_page_lists_articles_about_is_no_author() -> None:
    tags = '<p>Topik: <a href="/tag/rumah-kita/">Rumah Kita</a></p>'
    assert authors("<p>Rumah Kita</p>", tags) == []


def test_the_foot_of_the_article_is_read() -> None:
    foot = '<div class="entry-footer">Von Rina am 31.05.2024, 11:51 | Kategori: Kota</div>'
    assert authors(after=foot) == ["Rina"]


def test_an_element_that_is_placed_relatively_is_not_related() -> None:
    byline = '<div class="relative flex"><h6>By Rina Puspita</h6></div>'
    assert authors(byline) == ["Rina Puspita"]


def test_what_an_editors_style_sets_is_no_byline() -> None:
    box = '<div class="set-by-editor"><div><div><h3>Perkakas Tukang</h3></div></div></div>'
    assert authors(box) == []


def test_a_name_stands_above_its_bearers_job() -> None:
    assert authors("<div>Rina Puspita</div><div>Deputy Business Editor</div>") == ["Rina Puspita"]
