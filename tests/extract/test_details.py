"""Section, tags and printed times where the structured data say nothing."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from tests.extract.pages import FULL, HEADLINE, OUTLET, URL, article, page

PLAIN = "https://kabaretam.example/jembatan/"


@pytest.mark.parametrize(
    "row",
    [
        '<footer class="entry-footer"><span class="tags-links">Tagged <a href="/tag/jembatan/" '
        'rel="tag">jembatan</a>, <a href="/tag/pasar/" rel="tag">pasar</a></span></footer>',
        '<div class="label">Tag: <a href="/?tag=jembatan">jembatan</a> '
        '<a href="/?tag=pasar">#pasar</a></div>',
        '<ul class="tags"><li><a href="/topik/jembatan">jembatan</a></li>'
        '<li><a href="/topik/pasar">pasar</a></li></ul>',
    ],
)
def test_tags_are_read_from_the_printed_row(row: str) -> None:
    assert extract_article(article(*FULL, after=row), URL, OUTLET).tags == ("jembatan", "pasar")


@pytest.mark.parametrize(
    ("told", "description"),
    [
        ("Warga &amp;quot;lega&amp;quot;, kata camat", 'Warga "lega", kata camat'),
        ("&lt;p&gt;Jembatan &lt;b&gt;dibuka&lt;/b&gt;&lt;/p&gt;", "Jembatan dibuka"),
        ("- &amp;nbsp; Jembatan dibuka", "Jembatan dibuka"),
        ("Lalu lintas < 200 kendaraan", "Lalu lintas < 200 kendaraan"),
        ("", None),
    ],
)  # fmt: skip
def test_a_description_is_plain_text(told: str, description: str | None) -> None:
    head = f'<meta property="og:description" content="{told}">'
    assert extract_article(article(*FULL, head=head), URL).description == description


def test_a_category_is_no_tag() -> None:
    row = '<div><a href="/category/daerah/" rel="category tag">Daerah</a></div>'
    found = extract_article(article(*FULL, after=row), URL, OUTLET)
    assert (found.section, found.tags) == ("Daerah", ())


def test_the_section_is_the_last_breadcrumb() -> None:
    crumbs = (
        '<nav class="breadcrumb"><a href="/">Beranda</a> <a href="/kota/">Kota</a> '
        f'<a href="{URL}">{HEADLINE}</a></nav>'
    )
    assert extract_article(article(*FULL, byline=crumbs), URL, OUTLET).section == "Kota"


@pytest.mark.parametrize(
    ("told", "section"),
    [("Politik,Ekonomi,Kota", "Politik"), ("Seni, Budaya", "Seni, Budaya"), ("2024", None),
     ("Mei", None)],
)  # fmt: skip
def test_a_section_is_one_and_has_a_name(told: str, section: str | None) -> None:
    head = f'<meta property="article:section" content="{told}">'
    assert extract_article(article(*FULL, head=head), URL).section == section


@pytest.mark.parametrize(
    ("told", "tags"),
    [
        (("jembatan,pasar", "Gempa 5,2"), ("jembatan", "pasar", "Gempa 5,2")),
        (("Lanjong, Anggana", "banjir"), ("Lanjong, Anggana", "banjir")),
        (("jembatan", "pasar", "jembatan, pasar"), ("jembatan", "pasar")),
    ],
)
def test_keywords_in_one_tag_are_taken_apart(told: tuple[str, ...], tags: tuple[str, ...]) -> None:
    head = "".join(f'<meta property="article:tag" content="{tag}">' for tag in told)
    assert extract_article(article(*FULL, head=head), URL).tags == tags


def test_a_clock_above_the_menu_is_not_the_publication() -> None:
    links = "".join(f'<li><a href="/k/{number}/">Kanal {number}</a></li>' for number in range(4))
    top = f'<div class="top">Senin, 3 Juni 2024 17:00 WITA</div><ul>{links}</ul>'
    text = "".join(f"<p>{text.replace('31/5/2024', 'pagi')}</p>" for text in FULL)
    for line, expected in (("31 Mei 2024", "2024-05-31"), ("", None)):
        source = f"<body>{top}<h1>{HEADLINE}</h1><div>{line}</div><div>{text}</div></body>"
        assert extract_article(source, PLAIN, OUTLET).published == expected


def test_seconds_of_a_stamp_are_kept_beside_a_printed_minute() -> None:
    head = '<meta name="date" content="2024-05-31T14:05:44+08:00">'
    source = article(*FULL, head=head, date="Jumat, 31 Mei 2024 14:05 WITA")
    assert extract_article(source, PLAIN, OUTLET).published == "2024-05-31T14:05:44+08:00"


def test_the_hour_of_an_hatom_stamp() -> None:
    line = '<abbr class="published" title="2024-05-31T14:05:00+08:00">14.05</abbr>'
    source = page(
        f"<main><h1>{HEADLINE}</h1><h2>Jumat, 31 Mei 2024</h2>"
        + "".join(f"<p>{text}</p>" for text in FULL)
        + f'<div class="post-footer">Diposting di {line}</div></main>'
    )
    assert extract_article(source, PLAIN, OUTLET).published == "2024-05-31T14:05:00+08:00"


@pytest.mark.parametrize(
    ("line", "authors", "editors"),
    [
        ("<span>Penulis</span><span>Siti Rahmawati</span>", ("Siti Rahmawati",), ()),
        (
            "<span>Writer: Siti Rahmawati</span><span>Editor: Budi Hartono</span>",
            ("Siti Rahmawati",),
            ("Budi Hartono",),
        ),
        (
            "<span>Oleh :</span> <a href='/p/1'>Siti Rahmawati</a><span>Kamis, 6 Juni 2024</span>",
            ("Siti Rahmawati",),
            (),
        ),
        ('<div class="author"><p>on</p> <p>By</p> <span>Redaksi Kabar Etam</span></div>', (), ()),
        ('<span class="byline">By <span class="author">kabare</span></span>', (), ()),
    ],
)
def test_people_of_themes(line: str, authors: tuple[str, ...], editors: tuple[str, ...]) -> None:
    found = extract_article(article(*FULL, byline=f"<div>{line}</div>"), URL, OUTLET)
    assert (found.authors, found.editors) == (authors, editors)


def test_a_columns_author_is_no_paragraph() -> None:
    line = "<p><strong>Catatan Siti Rahmawati</strong></p>"
    found = extract_article(article(line, *FULL), URL, OUTLET)
    assert (found.authors, found.text) == (("Siti Rahmawati",), "\n\n".join(FULL))


@pytest.mark.parametrize("sign", ["(rul/van/k15)", "(dar/pk-2)", "(Tp/01)"])
def test_sign_offs_with_figures(sign: str) -> None:
    found = extract_article(article(*FULL[:3], f"{FULL[3]} {sign}"), URL, OUTLET)
    assert found.text == "\n\n".join(FULL)


def test_links_of_the_list_below_the_text_are_not_related() -> None:
    inside = '<div><span>Baca Juga</span><a href="/2024/05/30/pasar/">Pasar Pagi Ditutup</a></div>'
    below = (
        '<h3>Berita Terkait</h3><ul><li><a href="/2024/05/29/banjir/">Banjir Surut</a></li></ul>'
    )
    source = article(FULL[0], FULL[1], inside, FULL[2], FULL[3], after=below)
    found = extract_article(source, URL, OUTLET)
    assert found.related == ("https://kabaretam.example/2024/05/30/pasar/",)
