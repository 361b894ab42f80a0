"""Articles cut into pages."""

from __future__ import annotations

import pytest

from crawler.discover.multipage import join_pages, next_page, whole_page

HOME = "https://kabarulin.example"


def after(url: str, links: str) -> str | None:
    found = next_page(f"<html><body><p>Isi.</p>{links}</body></html>".encode(), HOME + url)
    return found.removeprefix(HOME) if found else None


@pytest.mark.parametrize(
    ("url", "links", "expected"),
    [
        ("/berita/48213/jembatan-ulin", '<a href="/berita/48213/jembatan-ulin?page=2">2</a>',
         "/berita/48213/jembatan-ulin?page=2"),
        ("/jembatan-ulin-dibuka?page=2", '<a href="?page=1">1</a><a href="?page=3">Berikutnya</a>',
         "/jembatan-ulin-dibuka?page=3"),
        ("/jembatan-ulin-dibuka/", '<div class="page-links">1 <a href="2/">2</a></div>',
         "/jembatan-ulin-dibuka/2/"),
        ("/jembatan-ulin-dibuka/2/", '<a href="/jembatan-ulin-dibuka/3/">3</a>',
         "/jembatan-ulin-dibuka/3/"),
        ("/banjir/", '<a href="/banjir/2/">2</a>', "/banjir/2/"),
        ("/banjir/2/", '<a href="/banjir/">1</a><a href="/banjir/3/">3</a>', "/banjir/3/"),
        ("/banjir/", '<link rel="next" href="/banjir/2/">', "/banjir/2/"),
        ("/berita/12", '<a href="/berita/12?page=2">2</a>', "/berita/12?page=2"),
        ("/index.php/jembatan-ulin-lama", '<a href="/index.php/jembatan-ulin-lama?page=2">2</a>',
         "/index.php/jembatan-ulin-lama?page=2"),
    ],
)  # fmt: skip
def test_finds_the_next_page(url: str, links: str, expected: str) -> None:
    assert after(url, links) == expected


@pytest.mark.parametrize(
    ("url", "links"),
    [
        ("/jembatan-ulin-dibuka/", ""),
        ("/jembatan-ulin-dibuka/?page=3", '<a href="?page=2">2</a> <a href="?page=all">Semua</a>'),
        ("/jembatan-ulin-dibuka/", '<a rel="next" href="/banjir-rob-lagi/">Selanjutnya</a>'),
        ("/berita/12", '<a href="/berita/13">Selanjutnya</a><a href="/berita">Berita</a>'),
        ("/jembatan-ulin-dibuka/", '<a href="/banjir-rob-lagi-datang/2/">2</a>'),
        ("/jembatan-ulin-dibuka/", '<a href="https://lain.example/jembatan-ulin-dibuka/2/">2</a>'),
        ("/jembatan-ulin-dibuka/", '<a href="/jembatan-ulin-dibuka/comment-page-2/">2</a>'),
        ("/2024/05/31/jembatan-ulin", '<a href="/category/ekonomi?page=2">2</a>'),
    ],
)
def test_the_last_page_has_no_next(url: str, links: str) -> None:
    assert after(url, links) is None


def test_the_page_of_all_pages() -> None:
    page = b'<a href="/berita/48213/jembatan?page=2">2</a><a href="?page=all">Semua</a>'
    url = HOME + "/berita/48213/jembatan"
    assert whole_page(page, url) == url + "?page=all"
    assert whole_page(b'<a href="/lain-judul-berita?page=all">x</a>', url) is None


LEAD = "SAMARINDA – Jembatan Ulin dibuka pada Jumat pagi."


def test_pages_are_joined_without_what_they_repeat() -> None:
    pages = [
        [LEAD, "Warga menari di tengah hujan."],
        ["Jembatan Ulin Dibuka Jumat Pagi", LEAD.upper(), "Gubernur hadir bersama keluarganya."],
        [LEAD, "Lalu lintas dialihkan sejak malam."],
    ]
    assert join_pages(pages, "Jembatan Ulin Dibuka Jumat Pagi") == (
        LEAD,
        "Warga menari di tengah hujan.",
        "Gubernur hadir bersama keluarganya.",
        "Lalu lintas dialihkan sejak malam.",
    )


def test_a_sentence_cut_between_pages_is_closed() -> None:
    assert join_pages([["Warga menari di"], ["tengah hujan.", "Selesai."]]) == (
        "Warga menari di tengah hujan.",
        "Selesai.",
    )


def test_short_answers_may_be_said_twice() -> None:
    assert join_pages([["Ya, betul.", "Kata Budi."], ["Ya, betul."]])[-1] == "Ya, betul."


def test_one_page_stays_as_it_is() -> None:
    assert join_pages([[LEAD, LEAD]]) == (LEAD, LEAD)
