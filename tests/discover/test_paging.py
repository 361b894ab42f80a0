"""The next page of a list, and the day before."""

from __future__ import annotations

import pytest

from crawler.discover.dayarchive import day_before
from crawler.discover.listings import read_listing

HOME = "https://kabarulin.example"
ARTICLE = '<h2><a href="/berita/48211/jembatan-ulin-dibuka">Jembatan Ulin Dibuka</a></h2>'


def following(url: str, pager: str, head: str = "") -> str | None:
    body = f"<html><head>{head}</head><body>{ARTICLE}<div class='pager'>{pager}</div></body></html>"
    found = read_listing(body.encode(), HOME + url).next
    return found.removeprefix(HOME) if found else None


@pytest.mark.parametrize(
    ("url", "pager", "expected"),
    [
        # words
        ("/news", '<a href="/news?page=2">Selanjutnya</a>', "/news?page=2"),
        ("/news", '<a href="/news?halaman=2">Berikutnya »</a>', "/news?halaman=2"),
        ("/news", '<a href="/news?hal=2">Next ›</a>', "/news?hal=2"),
        ("/", '<a href="/page/2/">Pos-pos lama</a>', "/page/2/"),
        ("/", '<a href="/page/2/"><span>&larr;</span> Older posts</a>', "/page/2/"),
        ("/", '<a class="blog-pager-older-link" href="/search?updated-max=2024-05-01T00:00:00'
              '&amp;max-results=7">Postingan Lama</a>',
         "/search?updated-max=2024-05-01T00:00:00&max-results=7"),
        ("/news", '<a href="/news?page=2" aria-label="Next"><i></i></a>', "/news?page=2"),
        ("/", '<a href="/more/0/14">Muat lebih banyak</a>', "/more/0/14"),
        # classes and rel
        ("/", '<a class="next page-numbers" href="/page/2/"><i></i></a>', "/page/2/"),
        ("/c/x", '<a class="nextpostslink" href="/c/x/page/2/">&raquo;</a>', "/c/x/page/2/"),
        ("/news", '<a rel="next" href="?page=2">2</a>', "/news?page=2"),
        # arrows
        ("/news?page=2", '<a href="/news">«</a><a href="/news?page=3">»</a>', "/news?page=3"),
        # numbers
        ("/news", '<b>1</b> <a href="/news?page=2">2</a> <a href="/news?page=9">9</a>',
         "/news?page=2"),
        ("/news?page=2", '<a href="/news?page=1">1</a> <a href="/news?page=3">3</a>',
         "/news?page=3"),
        ("/page/4/", '<a href="/page/3/">3</a> <a href="/page/5/">5</a>', "/page/5/"),
        ("/?paged=2", '<a href="/?paged=3">3</a>', "/?paged=3"),
        ("/rubrik/4", '<strong>1</strong><a href="/rubrik/4/15">2</a><a href="/rubrik/4/30">3</a>',
         "/rubrik/4/15"),
        ("/rubrik/4/15", '<a href="/rubrik/4">1</a><strong>2</strong><a href="/rubrik/4/30">3</a>',
         "/rubrik/4/30"),
        # offsets
        ("/news?start=20", '<a href="/news?start=0">1</a><a href="/news?start=40">3</a>'
                           '<a href="/news?start=60">4</a>', "/news?start=40"),
        ("/news", '<a href="/news?per_page=10">2</a><a href="/news?per_page=20">3</a>',
         "/news?per_page=10"),
    ],
)  # fmt: skip
def test_turns_the_page(url: str, pager: str, expected: str) -> None:
    assert following(url, pager) == expected


@pytest.mark.parametrize(
    ("url", "pager"),
    [
        ("/news", ""),
        ("/news?page=9", '<a href="/news?page=8">8</a><a href="/news?page=1">Pertama</a>'),
        ("/news?page=9", '<a href="/news?page=8">Sebelumnya</a>'),
        ("/news", '<a href="/berita/48211/jembatan-ulin-dibuka">Selanjutnya</a>'),
        ("/news", '<a href="https://lain.example/news?page=2">Selanjutnya</a>'),
        ("/news", '<a href="/olahraga?page=2">2</a>'),
        ("/news", '<table><tr><td><a class="next" href="/agenda/2024-07">»</a></td></tr></table>'),
        ("/news?page=3", '<a href="/news?page=4&amp;urut=lama">urut</a>'),
        ("/news", '<a href="/news?mini=kalendar/2024-07">Selanjutnya</a>'),
        ("/news", '<a href="/agenda/2024/07/">Berikutnya</a>'),
        ("/news?page=2", '<a href="/news?page=9">»</a>'),
    ],
)
def test_the_last_page_has_no_next(url: str, pager: str) -> None:
    assert following(url, pager) is None


def test_the_head_may_say_it() -> None:
    assert following("/news", "", '<link rel="next" href="/news/page/2/">') == "/news/page/2/"


def test_the_heads_next_article_is_no_next_page() -> None:
    head = '<link rel="next" href="/2024/05/01/lain-judul-berita/">'
    assert following("/news", "", head) is None


@pytest.mark.parametrize(
    ("url", "before"),
    [
        ("/indeks/2024/03/01", "/indeks/2024/02/29"),
        ("/indeks/2024/3/1/", "/indeks/2024/2/29/"),
        ("/indeks/2024-01-01", "/indeks/2023-12-31"),
        ("/arsip/20240301.html", "/arsip/20240229.html"),
        ("/indeks?date=01-03-2024", "/indeks?date=29-02-2024"),
        ("/indeks?tanggal=2024-03-01&kanal=4&page=3", "/indeks?tanggal=2024-02-29&kanal=4"),
        ("/indeks?date=01/03/2024", "/indeks?date=29/02/2024"),
        ("/indeks?tgl=20240301", "/indeks?tgl=20240229"),
        ("/indeks?tgl=1&bln=3&thn=2024", "/indeks?tgl=29&bln=2&thn=2024"),
        ("/indeks/2024/03/01/page/4/", "/indeks/2024/02/29/"),
    ],
)
def test_a_day_list_goes_on_to_the_day_before(url: str, before: str) -> None:
    assert day_before(HOME + url) == HOME + before


@pytest.mark.parametrize(
    "url",
    ["/", "/2024/03/01/", "/indeks", "/indeks?id=20240301", "/indeks/2024/13/41", "/news?page=2",
     "/indeks?page=20240301", "/indeks/2024/05/31/jembatan"],
)  # fmt: skip
def test_other_lists_have_no_day_before(url: str) -> None:
    assert day_before(HOME + url) is None


def test_a_days_own_pages_come_first() -> None:
    pager = '<a href="/indeks?date=2024-03-01&amp;page=2">2</a>'
    assert following("/indeks?date=2024-03-01", pager) == "/indeks?date=2024-03-01&page=2"
    assert following("/indeks?date=2024-03-01&page=2", "") == "/indeks?date=2024-02-29"


@pytest.mark.parametrize(
    "form",
    [
        '<form action="/indeks"><input type="date" name="date" value="2024-03-01"></form>',
        '<form action="/indeks"><input name="date" value="2024-03-01"><input type="submit"></form>',
    ],
)
def test_a_form_that_asks_for_a_day_is_answered(form: str) -> None:
    assert following("/indeks", form) == "/indeks?date=2024-02-29"


def test_a_form_of_day_month_and_year() -> None:
    form = """<form><select name="tgl"><option>2</option><option selected>1</option></select>
    <select name="bln"><option value="3" selected>Maret</option></select>
    <select name="thn"><option selected>2024</option></select></form>"""
    assert following("/indeks", form) == "/indeks?tgl=29&bln=2&thn=2024"


@pytest.mark.parametrize(
    "form",
    [
        '<form method="post"><input type="date" name="date" value="2024-03-01"></form>',
        '<form action="https://lain.example/"><input name="date" value="2024-03-01"></form>',
        '<form action="/"><input name="s" value="2024-03-01"></form>',
        '<form action="/indeks"><input type="date" name="date"></form>',
    ],
)
def test_other_forms_are_left_alone(form: str) -> None:
    assert following("/indeks", form) is None
