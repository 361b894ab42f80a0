"""What text is compared by: letters and digits, whatever it is written in."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.page import alphanumeric


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
