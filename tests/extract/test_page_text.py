"""What text is compared by: letters and digits, whatever it is written in."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.page import alphanumeric, read_page


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
