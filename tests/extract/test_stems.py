"""Stems: one root a family, and only the words that the text itself does not hold."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from crawler.extract.stems import fold, stem, stems


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("membangun", "bangun"),
        ("pembangunan", "bangun"),
        ("DIBANGUN", "bangun"),
        ("menulis", "tulis"),
        ("penyapu", "sapu"),
        ("kesehatan", "sehat"),
        ("pembangunan-pembangunan", "bangun"),
        ("meniru-nirukan", "tiru"),
        ("bertani", "tani"),
        ("petani", "tani"),
        ("menikah", "nikah"),
        ("dinilai", "nilai"),
        ("memberikan", "beri"),
        ("mengadakan", "ada"),
        ("anak-anaknya", "anak"),
    ],
)
def test_a_family_has_one_root(word: str, root: str) -> None:
    assert stem(word) == root


@pytest.mark.parametrize("word", ["samarinda", "balikpapan", "meeting", "covid-19", "2024", "di"])
def test_names_numbers_and_foreign_words_stay(word: str) -> None:
    assert stem(word) == word


@pytest.mark.parametrize("word", ["", "-", "a-", "me" * 5_000, "-".join("x" * 500), "президент"])
def test_odd_words_stay(word: str) -> None:
    assert stem(word) == word


def test_stems_are_those_that_the_text_does_not_hold() -> None:
    assert stems("Warga membangun jalan. Pembangunan JALAN-jalan; perjalanan panjang") == "bangun"


def test_stems_stand_once_in_order() -> None:
    assert stems("menulis, penulis, tertulis, bersehat") == "sehat tulis"


def test_a_word_with_an_apostrophe_stands_without_it() -> None:
    assert stems("Salat Jum'at di Masjid Al-Ma’ruf") == "jumat maruf"


def test_folding_strips_what_the_index_strips() -> None:
    assert fold("Élégant ÅNGSTRÖM") == "elegant angstrom"
    assert fold("한국") == "한국"


def test_threads_agree() -> None:
    words = [f"pe{root}an" for root in ("laut", "tani", "sawah", "ladang")] * 50
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(stem, words)) == [stem(word) for word in words]
