"""A page's text: its encoding, what is no character, and what texts are compared by."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract import extract_article
from crawler.extract.page import alphanumeric, read_page
from tests.extract.pages import FOURTH, FULL, OUTLET, URL, article


@given(st.text())
def test_only_letters_and_digits_are_kept(text: str) -> None:
    assert alphanumeric(text) == re.sub(r"[\W_]+", "", text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("“Jalan – dibuka…” (Rp1,5 miliar)", "JalandibukaRp15miliar"),
        ("Straße_Müller, São Tomé ½ ²", "StraßeMüllerSãoTomé½²"),
        ("Łódź: „Wieczór”", "ŁódźWieczór"),
        ("日本・新聞", "日本新聞"),
    ],
)
def test_marks_of_any_alphabet_are_left_out(text: str, kept: str) -> None:
    assert alphanumeric(text) == kept


@pytest.mark.parametrize("junk", ["\x00", "\x1b", "\ufeff", "\ufffe", "\uffff"])
def test_what_is_no_character_is_left_out_of_a_page(junk: str) -> None:
    page = read_page(f"<p>Jalan{junk} dibuka</p>", "https://kabar.example/a")
    assert page.text == "<p>Jalan dibuka</p>"


def test_a_lone_surrogate_of_a_page_becomes_a_question_mark() -> None:
    page = read_page("<p>Jalan\ud800 dibuka</p>", "https://kabar.example/a")
    assert page.text == "<p>Jalan? dibuka</p>"


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


def test_a_word_is_read_without_the_places_where_it_may_be_broken() -> None:
    broken = FOURTH.replace("Anggaran", "Ang&shy;ga\u00adran")
    assert extract_article(article(*FULL[:3], broken), URL).text.split("\n\n") == list(FULL)


def test_control_characters_are_removed() -> None:
    found = extract_article(article(*FULL[:3], FOURTH + "\x00\x07 \ud800Selesai."), URL, OUTLET)
    assert not any(ord(c) < 32 and c != "\n" for c in found.text)
    found.text.encode()


@pytest.mark.parametrize(
    "hidden",
    [
        '<span class="screen-reader-text">terbuka di jendela baru</span>',
        '<span style="display:none">terbuka di jendela baru</span>',
        "<span hidden>terbuka di jendela baru</span>",
        '<span class="av-structured-data" itemprop="url">https://kabaretam.example/a.jpg</span>',
    ],
)
def test_words_for_screen_readers_or_machines_alone_are_not_read(hidden: str) -> None:
    read = extract_article(article(*FULL[:3], f"{FOURTH} {hidden}"), URL)
    assert read.text.split("\n\n") == list(FULL)


@pytest.mark.parametrize(
    "shown",
    [
        '<span class="tooltip">{}<span class="tooltip-text">Dewan wakil rakyat kota</span></span>',
        '<span class="rollover"><a href="/dewan">{}</a><span class="rollover-block">'
        '<img src="/d.jpg"><a href="/1">Dewan sahkan anggaran</a> <a href="/2">Dewan bersidang</a>'
        "</span></span>",
    ],
)
def test_what_shows_itself_where_a_word_is_pointed_at_is_not_read(shown: str) -> None:
    body = FOURTH.replace("Dewan", shown.format("Dewan"))
    assert extract_article(article(*FULL[:3], body), URL).text.split("\n\n") == list(FULL)


def test_words_that_only_small_screens_hide_are_read() -> None:
    shown = FOURTH.replace("tahun lalu", '<span class="hidden-xs">tahun lalu</span>')
    assert extract_article(article(*FULL[:3], shown), URL).text.split("\n\n") == list(FULL)
