"""Who made an article, on pages of our own: one way of naming them a test."""

from __future__ import annotations

import json

import pytest

from crawler.extract import extract_article
from crawler.outlet import Outlet
from tests.extract.pages import FOURTH, FULL, HEADLINE, LEAD, SECOND, THIRD, URL, article, page

TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in FULL)


def authors(byline: str = "", head: str = "", after: str = "") -> list[str]:
    body = f"<article><h1>{HEADLINE}</h1>{byline}{TEXT}{after}</article>"
    return list(extract_article(page(body, head), URL).authors)


def json_ld(author: object) -> str:
    node = {"@type": "NewsArticle", "headline": HEADLINE, "author": author}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


@pytest.mark.parametrize(
    "byline",
    [
        '<div class="meta"><a href="/author/rina/">Rina Puspita</a> 31.05.2024, 13:56</div>',
        '<p>Posted on May 31, 2024 by <span class="x">Rina Puspita</span></p>',
        "<p>31.05.2024 13:30 von Rina Puspita</p>",
        '<div>Kabar Etam 31/05/2024 <span class="authorname-txt">Rina Puspita</span></div>',
        '<nav>Kota <span itemprop="author"><span itemprop="name">Rina Puspita</span></span></nav>',
        "<ul><li>31 Mei 2024</li><li>Rina Puspita</li><li>2 komentar</li></ul>",
        '<h4 class="vcard author">vom Rina Puspita</h4>',
        '<p class="byline">Rina Puspita · Kabar Etam News · Posted: May 31 | Last Updated</p>',
        '<div><span class="x1-ContributorName">Rina Puspita</span> <span>Kota Lama</span></div>',
        '<div><span data-testid="author-name">Rina Puspita</span> <span>Kota Lama</span></div>',
    ],
)
def test_a_byline_without_a_label(byline: str) -> None:
    assert authors(byline) == ["Rina Puspita"]


def test_the_first_entry_of_a_forum_has_its_author_above_it() -> None:
    def entry(name: str) -> str:
        return f'<div class="comment-head"><span class="username">{name}</span></div>'

    assert authors(entry("rina_p4d4ng"), after=entry("joko3")) == ["rina_p4d4ng"]


def test_two_printed_sources_that_agree_are_fuller_than_json_ld() -> None:
    byline = (
        '<div class="byline"><a rel="author" class="author" href="/author/budi">Budi Hartono</a>'
        ' <a rel="author" class="author" href="/author/rina">Rina Puspita</a></div>'
    )
    found = authors(byline, json_ld({"@type": "Person", "name": "Rina Puspita"}))
    assert found == ["Budi Hartono", "Rina Puspita"]


def test_a_by_and_its_class_that_agree_are_fuller_than_meta() -> None:
    byline = (
        '<p class="byline">By <b>RINA PUSPITA, SENIOR REPORTER</b> and <b>CLARA HOPKINS</b></p>'
    )
    head = '<meta name="author" content="Rina Puspita">'
    assert authors(byline, head) == ["Rina Puspita", "Clara Hopkins"]


def test_a_by_of_one_person_gives_way_to_class_and_link_that_name_more() -> None:
    byline = (
        '<div class="authors"><a class="author-name" href="/author/rina/">Rina Puspita</a>, '
        '<em>Bandar</em>; <a class="author-name" href="/author/clara/">Clara Hopkins</a>, '
        "<em>Muara</em></div><h3>Authors</h3><p>Rina Puspita</p><p>Dosen di Universitas Bandar</p>"
    )
    assert authors(byline) == ["Rina Puspita", "Clara Hopkins"]


def test_a_place_in_a_byline_whose_class_says_so_is_no_author() -> None:
    byline = (
        '<div class="byline"><div class="byline-author">Rina Puspita</div>'
        '<div class="byline-location">Bandar Lama</div></div>'
    )
    assert authors(byline) == ["Rina Puspita"]


def test_a_line_below_a_signature_in_one_paragraph_is_its_place() -> None:
    assert authors(after="<p><b>Tuan R. (pensiunan)</b><br>Bandar Lama</p>") == []


def test_a_name_alone_below_a_paragraph_is_no_byline() -> None:
    body = f"<article><h1>{HEADLINE}</h1><p>{LEAD}</p><p>Rina Puspita</p><p>{SECOND}</p></article>"
    assert list(extract_article(page(body), URL).authors) == []


def test_a_job_below_a_name_takes_no_name_from_the_next_line() -> None:
    box = '<div><h4><a href="/u/7">Rina Puspita</a></h4><p>Reporter</p></div><p>Bandar Lama</p>'
    head = '<meta name="author" content="Rina Puspita">'
    assert authors(head=head, after=box) == ["Rina Puspita"]


def test_an_agency_with_small_words_in_its_name() -> None:
    assert authors(head=json_ld({"@type": "Person", "name": "Press Trust of India"})) == [
        "Press Trust of India"
    ]


def test_one_printed_source_alone_adds_nobody_to_json_ld() -> None:
    byline = '<div class="author"><span>Rina Puspita</span> <span>Wali Kota</span></div>'
    assert authors(byline, json_ld({"name": "Rina Puspita"})) == ["Rina Puspita"]


def test_an_account_is_spelled_as_the_page_prints_the_name() -> None:
    byline = '<p class="author">Rina Puspita | rina@kabaretam.example</p>'
    assert authors(byline, '<meta name="author" content="rinapuspita">') == ["Rina Puspita"]


def test_a_family_name_first_is_turned_round_where_the_page_agrees() -> None:
    byline = '<p class="author">Rina Puspita</p>'
    assert authors(byline, '<meta name="author" content="Puspita, Rina">') == ["Rina Puspita"]


def test_makers_of_a_theme_are_no_authors() -> None:
    told = '<meta name="author" content="Budi Hartono, designed by Studio Rapi">'
    assert authors('<p class="author">Rina Puspita</p>', told) == ["Rina Puspita"]


def test_authors_of_works_that_are_cited_wrote_something_else() -> None:
    cited = (
        '<div itemprop="citation" itemscope><meta itemprop="author" content="Joko Saputra">'
        "<p>Laporan tentang jembatan</p></div>"
    )
    assert authors('<p class="author">Rina Puspita</p>', after=cited) == ["Rina Puspita"]


def test_a_signature_in_brackets_ends_the_text() -> None:
    last = f"{FOURTH} (Rina Puspita)"
    assert extract_article(article(LEAD, SECOND, THIRD, last), URL).authors == ("Rina Puspita",)


def test_an_agency_in_brackets_is_named_where_nobody_else_is() -> None:
    last = f"{FOURTH} (Antara)"
    assert extract_article(article(LEAD, SECOND, THIRD, last), URL).authors == ("Antara",)


@pytest.mark.parametrize(
    "line",
    [
        "<p>Rahmat Suryadi</p>",  # whom the text quotes: a keyword below it
        "<p>Recent Posts</p>",
        "<p>Most Popular</p>",
        "<p>Verwendete Quellen</p>",
        '<p><a href="/users/login">Masuk Log in</a></p>',
    ],
)
def test_what_looks_like_a_signature_and_is_none(line: str) -> None:
    assert authors(after=line) == []


def test_whom_a_paragraph_links_did_not_write_it() -> None:
    first = '<p>Menurut <a href="/people/joko">Joko Saputra</a>, warga lama di simpang itu.</p>'
    assert authors(first) == []


def test_the_house_of_a_reporter_is_no_second_one() -> None:
    head = '<meta property="og:site_name" content="RKE">'
    assert authors('<p class="author">von Rina Puspita, RKE MAHAKAM</p>', head) == ["Rina Puspita"]


@pytest.mark.parametrize(
    "byline",
    [
        '<div class="creator"><span>Von</span><ul><li>Rina Puspita</li></ul></div>',
        "<div><span><b>Rina Puspita</b> | Jumat, 31 Mei 2024 - 13:30 WIB</span></div>",
        "<p>Kota | 5 jam yang lalu | Ditulis oleh Rina Puspita</p>",
        "<table><tr><td>Teks &amp; Foto:</td><td>Rina Puspita</td></tr></table>",
        '<div class="author">Rina Puspita (RPS)</div><p class="author">(RPS)</p>',
    ],
)
def test_a_byline_in_parts(byline: str) -> None:
    assert authors(byline) == ["Rina Puspita"]


def test_a_short_label_before_several_lines_of_names() -> None:
    byline = "<div>By</div><div>Rina Puspita</div><div>Budi Hartono</div><div>31 Mei 2024</div>"
    assert authors(byline) == ["Rina Puspita", "Budi Hartono"]


def test_names_that_only_their_elements_keep_apart() -> None:
    byline = '<div class="byline"><b>Rina Puspita</b> <b>Budi Hartono Adi</b></div>'
    assert authors(byline) == ["Rina Puspita", "Budi Hartono Adi"]


def test_who_made_the_picture_is_no_author() -> None:
    picture = '<figure><img src="a.jpg"><figcaption class="author">Joko Saputra / EFE</figcaption>'
    byline = f'{picture}</figure><a href="/author/rina">Rina Puspita</a>'
    assert authors(byline) == ["Rina Puspita"]


def test_authors_of_other_articles_stand_elsewhere() -> None:
    def named(name: str) -> str:
        return f'<div><div><div><p><span itemprop="author">{name}</span></p></div></div></div>'

    others = f"<section><h2>Berita lain</h2><ul><li>{named('Joko Saputra')}</li></ul></section>"
    assert authors(named("Rina Puspita"), after=others) == ["Rina Puspita"]


def test_by_below_another_headline_is_another_articles() -> None:
    teaser = '<div><h3><a href="/lain">Pasar ditata lagi</a></h3><p>Oleh Joko Saputra</p></div>'
    body = f"{TEXT * 4}{teaser}{TEXT.replace('Cempaka', 'Melati')}"
    html = page(f"<article><h1>{HEADLINE}</h1><p class='author'>Rina Puspita</p>{body}</article>")
    assert extract_article(html, URL).authors == ("Rina Puspita",)


def test_two_printed_sources_outweigh_a_by_beside_a_date() -> None:
    byline = (
        '<p><a rel="author" class="author" href="/author/rina">Rina Puspita</a></p>'
        "<p>31 Mei 2024</p><p>Terkait: par Joko Saputra, 2 Mei 2023</p>"
    )
    assert authors(byline) == ["Rina Puspita"]


@pytest.mark.parametrize(
    "line", ["<p>AFP</p>", "<div>Von dpa 31.05.2024, 18:58</div>", "<p>AFP, MANILA</p>"]
)  # fmt: skip
def test_an_agency_below_the_headline(line: str) -> None:
    assert authors(line)[0].lower() in ("afp", "dpa")
    assert authors(f"{line}<p class='author'>Rina Puspita</p>") == ["Rina Puspita"]


def test_an_agency_that_made_the_picture_is_no_author() -> None:
    assert authors("<p>Foto: AFP</p>") == []


def test_signs_before_the_credit_of_the_picture_end_the_text() -> None:
    assert authors(after="<p>rps, bh; Foto: Joko Saputra</p>") == ["rps", "bh"]


def test_a_guest_who_commented_is_no_author() -> None:
    guest = '<div class="comments"><div itemprop="author">Joko Saputra</div></div>'
    assert authors("<p class='author'>Rina Puspita</p>", after=guest) == ["Rina Puspita"]


def test_a_place_before_the_date_is_no_author() -> None:
    assert authors("<div><b>Kutai Barat</b>, Kabar Etam | 31 Mei 2024</div>") == []


def test_a_topic_to_follow_is_no_author() -> None:
    topics = '<div class="author"><section><ul><li>Rahmat Suryadi</li></ul></section></div>'
    assert authors(topics) == []


def test_what_the_outlet_declares_is_read_in_menus_too() -> None:
    outlet = Outlet(home="https://kabaretam.example/", byline=".x-oleh", date=".x-hari")
    line = '<nav><b class="x-oleh">Rina Puspita</b> <b class="x-hari">29 Mei 2024</b></nav>'
    html = page(f"{line}<article><h1>{HEADLINE}</h1>{TEXT}</article>")
    found = extract_article(html, "https://kabaretam.example/jembatan", outlet)
    assert (found.authors, found.published) == (("Rina Puspita",), "2024-05-29")


def test_the_footer_of_the_article_names_its_author_for_machines() -> None:
    person = '<meta itemprop="name" content="Rina Puspita">'
    footer = f'<footer><span itemprop="author" itemscope>{person}</span></footer>'
    assert authors(after=footer) == ["Rina Puspita"]


def test_a_byline_above_the_text_may_stand_far_below_the_headline() -> None:
    between = "".join(f'<li><a href="/{n}">Lorong {n}</a></li>' for n in range(20))
    assert authors(f"<nav><ul>{between}</ul></nav><p>Oleh Rina Puspita</p>") == ["Rina Puspita"]


def test_the_foot_of_a_post_names_its_author_for_machines() -> None:
    """A theme without ``article`` writes below the post who posted it."""
    person = (
        '<span itemprop="author" itemscope><a itemprop="name" href="/p/1">Rina Puspita</a></span>'
    )
    post = f'<div class="post-body">{TEXT}</div><div class="post-footer">dikirim {person}</div>'
    source = page(f'<div class="post hentry"><h3 class="post-title">{HEADLINE}</h3>{post}</div>')
    assert extract_article(source, URL).authors == ("Rina Puspita",)


@pytest.mark.parametrize(
    "line",
    [
        '<p class="caption">Tiang Lama</p>',
        '<p class="event__place">Aula Cempaka</p><p>31.05.2024</p>',
        '<div class="venue">Aula Cempaka</div><p>31.05.2024</p>',
    ],
)
def test_a_caption_or_place_below_the_headline_is_no_author(line: str) -> None:
    assert authors(line) == []


@pytest.mark.parametrize("account", ["puspita", "rina"])
def test_an_account_is_spelled_as_the_only_printed_author(account: str) -> None:
    byline = "<div>dibuat oleh <a href='/author/7'>Rina Puspita</a> 31.05.2024</div>"
    assert authors(byline, f'<meta name="author" content="{account}">') == ["Rina Puspita"]
