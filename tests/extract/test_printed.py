"""Which date of a page is its publication, on pages of our own."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from crawler.extract import extract_article
from crawler.extract.dates import read_printed, read_stamp
from crawler.extract.zones import zone_of_host
from crawler.outlet import Outlet
from crawler.records import Article
from tests.extract.pages import FULL, HEADLINE, SECOND, THIRD, URL, article, page

PLAIN = "https://kabaretam.example/jembatan-cempaka-raya"
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in FULL)


def read(body: str, url: str = PLAIN, head: str = "") -> Article:
    return extract_article(page(body, head), url)


def under_headline(line: str) -> str | None:
    return read(f"<article><h1>{HEADLINE}</h1>{line}{TEXT}</article>").published


@pytest.mark.parametrize(
    "line",
    [
        '<footer class="entry-footer">Rabu, 29 Mei 2024</footer>',
        '<div class="related-meta">29.05.24 / 3 komentar</div>',
        '<aside class="article-info">29.05.2024 - 13:30</aside>',
        f'<p><a href="{PLAIN}">29 Mei 2024</a></p>',
        '<footer><time itemprop="datePublished" datetime="2024-05-29">Rabu lalu</time></footer>',
    ],
)
def test_right_below_the_headline_a_date_is_the_articles(line: str) -> None:
    assert (under_headline(line) or "").startswith("2024-05-29")


def test_the_texts_of_a_gallery_do_not_hide_the_date_below() -> None:
    shown = "".join(f'<div class="caption">{SECOND} {THIRD} {n}</div>' for n in range(5))
    kicked = f"<h2>Jalan-jalan ke tepian Cempaka Raya: {HEADLINE} dan Diresmikan Wali Kota</h2>"
    line = '<div class="info">29.05.2024</div>'
    head = '<meta name="publish-date" content="2024-05-28T20:00:00+08:00">'
    head += '<meta name="pubdate" content="2024-05-29T09:00:00+08:00">'
    found = read(f"<main>{shown}{kicked}{line}{TEXT}</main>", head=head)
    assert found.published == "2024-05-29T09:00:00+08:00"


def test_a_link_to_another_article_dates_nothing() -> None:
    line = '<p><a href="/kabar-lain">29 Mei 2024</a></p><p class="tgl">30 Mei 2024</p>'
    assert under_headline(line) == "2024-05-30"


def test_day_and_hour_in_two_elements_stand_apart() -> None:
    line = '<div class="comment-head"><span>29.05.24</span><span>12:44</span></div>'
    assert under_headline(line) == "2024-05-29T12:44:00"


def test_a_date_in_the_headline_gives_way_to_the_line_below() -> None:
    headline = "Hasil Pertandingan Remaja, 19.5.2024"
    body = f"<article><h1>{headline}</h1><p>Rina Puspita | 20 Mei 2024 | Olahraga</p>{TEXT}"
    found = extract_article(page(f"{body}</article>", title=headline), PLAIN)
    assert found.published == "2024-05-20"


def test_a_date_in_a_sentence_gives_way_to_the_address() -> None:
    first = "<p>Pada 28 Mei 2024 petugas perhubungan menutup simpang pasar lama untuk warga.</p>"
    body = f"<article><h1>{HEADLINE}</h1>{first}{TEXT}</article>"
    found = read(body, URL, '<meta name="date" content="2024-05-31">')
    assert found.published == "2024-05-31"


@pytest.mark.parametrize(
    "line",
    [
        "Dieser Beitrag wurde am Mittwoch, 29. Mai 2024 von Heiner in Technik veröffentlicht.",
        "This entry was posted on May 29, 2024 at 2:48 pm and is filed under Roads.",
        "Tulisan ini diterbitkan pada 29 Mei 2024 oleh Rina Puspita.",
    ],
)
def test_a_sentence_below_the_text_says_when(line: str) -> None:
    text = TEXT.replace("(31/5/2024)", "")
    after = f'<div class="post-footer">{line} <a href="/tag/jalan">Jalan</a></div>'
    found = read(f"<article><h1>{HEADLINE}</h1>{text}</article>{after}")
    assert (found.published or "").startswith("2024-05-29")


def test_a_live_report_keeps_its_first_day() -> None:
    node = (
        '<script type="application/ld+json">{"@type": "LiveBlogPosting", '
        f'"headline": "{HEADLINE}", "datePublished": "2024-05-29T13:23:00+08:00", '
        '"dateModified": "2024-05-30T20:49:50+08:00"}</script>'
        '<meta name="publish-date" content="2024-05-30T20:49:50+08:00">'
    )
    found = extract_article(article(*FULL, date="30 Mei 2024, 20:49", head=node), PLAIN)
    assert found.published == "2024-05-29T13:23:00+08:00"


def test_a_day_first_address_names_the_day() -> None:
    text = TEXT.replace("(31/5/2024)", "")
    found = read(f"<h1>{HEADLINE}</h1>{text}", "https://kabaretam.example/berita/29-05-2024")
    assert (found.published, found.published_source) == ("2024-05-29", "url")


def test_a_stamp_in_utc_is_filed_under_the_day_of_the_hosts_country() -> None:
    head = '<meta property="article:published_time" content="2024-05-29T22:30:00Z">'
    found = read(f"<h1>{HEADLINE}</h1>{TEXT}", "https://kabar.example.de/jembatan", head)
    assert found.published == "2024-05-30T00:30:00+02:00"


@pytest.mark.parametrize(
    ("host", "zone"),
    [
        ("kabar.de", "Europe/Berlin"),
        ("kabar.co.uk", "Europe/London"),
        ("kabar.com.my", "Asia/Kuala_Lumpur"),
        ("kabar.co.id", None),
        ("kabar.com", None),
        ("kabar.tv", None),
    ],
)
def test_the_zone_of_a_host(host: str, zone: str | None) -> None:
    found = zone_of_host(host, datetime(2024, 5, 31, 12, tzinfo=UTC))
    assert (found.key if found else None) == zone


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("الأربعاء، 07 أكتوبر 2020 - 03:09 م", "2020-10-07T15:09:00"),
        ("28. maaliskuuta 2021", "2021-03-28"),
        ("31 Mac 2024", "2024-03-31"),
        ("5 березня 2022", "2022-03-05"),
        ("বুধবার, মে ২৯, ২০২৪ | ০৮:১৫", "2024-05-29T08:15:00"),
        ("12. märts 2024", "2024-03-12"),
        ("१४ मई २०२४", "2024-05-14"),
    ],
)
def test_months_of_other_languages(printed: str, expected: str) -> None:
    found = read_printed(printed)
    assert found is not None
    assert found.isoformat() == expected


def test_the_afternoon_of_a_stamp_is_kept() -> None:
    found = read_stamp("Thursday, December 22, 2022, 06:47 PM")
    assert found is not None
    assert found.isoformat() == "2022-12-22T18:47:00"


def test_a_noscript_that_was_never_closed_holds_the_page() -> None:
    found = read(f"<noscript><div><h1>{HEADLINE}</h1>{TEXT}</div>")
    assert found.title == HEADLINE
    assert "Rahmat Suryadi" in found.text


def test_of_two_printed_days_the_one_that_the_address_names() -> None:
    teaser = (
        '<div class="inline"><h4>Pasar</h4><time datetime="2024-03-02">2 Maret 2024</time></div>'
    )
    line = f"<p>Diperbarui</p><p>29 Mei 2024</p>{teaser}"
    body = f"<article><h1>{HEADLINE}</h1>{line}{TEXT}</article>"
    assert read(body, "https://kabaretam.example/2024/05/29/jembatan/").published == "2024-05-29"


def test_the_label_in_the_line_before_tells_a_change() -> None:
    line = "<dl><dt>Updated:</dt><dd>31 Mei 2024</dd><dt>Original:</dt><dd>29 Mei 2024</dd></dl>"
    assert under_headline(line) == "2024-05-29"


def test_a_day_that_a_byline_links_to_the_archive() -> None:
    line = (
        '<p class="byline"><a href="/penulis/rina">Rina Puspita</a> | '
        '<a href="/2024/05/">29 Mei 2024</a></p>'
    )
    assert under_headline(line) == "2024-05-29"


def test_a_linked_author_beside_the_date_in_a_footer() -> None:
    line = '<footer>29.05.24 - 10:11 | <a href="/penulis/rina">Rina P</a> 0 komentar</footer>'
    assert under_headline(line) == "2024-05-29T10:11:00"


def test_a_date_that_opens_the_lead_is_the_articles() -> None:
    lead = f"<p>29.05.24 - {SECOND}</p><p>{THIRD}</p>"
    advert = "<p>Pasar murah dibuka</p><p>Mulai: 12 Juni 2024</p>"
    assert under_headline(lead + advert) == "2024-05-29"


@pytest.mark.parametrize(
    ("head", "more"),
    [
        ('<meta property="og:locale" content="en_US">', ""),
        ("", "<p>Lihat juga 05/31/2024</p>"),
        ('<meta name="pubdate" content="2024-06-01T22:00:00Z">', ""),
    ],
)
def test_pages_that_write_the_month_first(head: str, more: str) -> None:
    text = TEXT.replace("(31/5/2024)", "")  # a day that can be read in one way only
    body = f"<article><h1>{HEADLINE}</h1><p>Posted 06/01/2024</p>{text}{more}</article>"
    assert (read(body, head=head).published or "").startswith("2024-06-01")


def test_an_outlet_of_another_language_writes_the_day_first() -> None:
    outlet = Outlet(home="https://kabaretam.example/", language="id")
    body = f"<article><h1>{HEADLINE}</h1><p>06/01/2024</p>{TEXT}</article>"
    html = page(body, '<meta property="og:locale" content="en_US">')
    assert extract_article(html, PLAIN, outlet).published == "2024-01-06"


def test_a_year_of_two_digits_that_the_page_never_names_is_none() -> None:
    assert "29" not in (under_headline("<p>Versi 2.6.29</p>") or "")


def test_a_clock_of_the_last_change_tells_no_zone() -> None:
    told = {"@type": "NewsArticle", "headline": HEADLINE, "datePublished": "2024-05-31T10:31:00Z"}
    node = json.dumps({**told, "dateModified": "2024-05-31T12:31:00Z"})
    head = f'<script type="application/ld+json">{node}</script>'
    found = extract_article(article(*FULL, date="31 May 2024 12:31, UK", head=head), URL)
    assert found.published == "2024-05-31T10:31:00+00:00"


def test_the_zone_that_the_pages_settings_name() -> None:
    script = '<script>var site = {"timezone": "Asia\\/Makassar"};</script>'
    head = '<meta property="article:published_time" content="2024-05-28T22:30:00Z">' + script
    body = f"<article><h1>{HEADLINE}</h1>{TEXT}</article>"
    assert read(body, head=head).published == "2024-05-29T06:30:00+08:00"
    several = script.replace("Makassar", "Jakarta")
    assert read(body, head=head + several).published == "2024-05-28T22:30:00+00:00"


@pytest.mark.parametrize(
    "more",
    [
        "<footer>&copy; 2019 Kabar Etam</footer>",
        '<script src="/arsip.js?v=2022-06-15-12-15"></script>',
        '<link rel="stylesheet" href="/arsip.css?v=2022-06-15">',
    ],
)
def test_the_years_of_a_copyright_and_of_a_programs_version_date_nothing(more: str) -> None:
    text = TEXT.replace("(31/5/2024)", "")
    html = f"<html><body><h1>{HEADLINE}</h1>{text}{more}</body></html>"
    assert extract_article(html, PLAIN).published is None


def test_a_date_in_a_sentence_is_when_something_happened() -> None:
    text = TEXT.replace("(31/5/2024)", "")
    first = "<p>Pada 28 Mei 2024 petugas perhubungan menutup simpang pasar lama untuk warga.</p>"
    assert read(f"<article><h1>{HEADLINE}</h1>{first}{text}</article>").published is None


def test_a_date_before_the_text_is_the_articles() -> None:
    text = TEXT.replace("(31/5/2024)", "").replace("SAMARINDA -", "Samarinda, 29 Mei 2024 -")
    assert read(f"<article><h1>{HEADLINE}</h1>{text}</article>").published == "2024-05-29"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("30 Mei 2024, 29 Mei 2024", "2024-05-29"),
        ("30 Mei 2024, terbit 12 Februari 2019", "2019-02-12"),
        ("30 Mei 2024 | Hari Jadi 12 Februari 1965", "2024-05-30"),
    ],
)
def test_of_two_days_in_a_line_the_earlier_unless_it_is_an_anniversarys(
    line: str, day: str
) -> None:
    assert under_headline(f'<p class="tanggal">{line}</p>') == day


def test_when_a_page_was_drafted_is_no_publication() -> None:
    head = '<meta name="DC.date.created" content="2024-05-28T15:00:00+08:00">'
    line = '<p class="byline">terbit 29 Mei 2024</p>'
    found = read(f"<article><h1>{HEADLINE}</h1>{line}{TEXT}</article>", head=head)
    assert found.published == "2024-05-29"
    assert read(f"<article><h1>{HEADLINE}</h1>{TEXT}</article>", head=head).published is not None


@pytest.mark.parametrize("line", ["2024.05.31. 14:05", "2024. május 31. 14:05"])
def test_a_stop_may_stand_after_the_day(line: str) -> None:
    found = read_printed(line)
    assert found is not None
    assert found.isoformat() == "2024-05-31T14:05:00"


def test_a_date_above_the_headline_that_leads_to_its_days_archive_is_the_articles() -> None:
    top = "<div class='topic-header'><a href='/2024/05/29/'>14:05, 29 Mei 2024</a></div>"
    found = read(f"<main>{top}<h1>{HEADLINE}</h1>{TEXT}</main>")
    assert found.published == "2024-05-29T14:05:00"
