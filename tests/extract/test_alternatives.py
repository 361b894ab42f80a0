"""One expression for many words finds what a list of them finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.alternatives import one_of

LETTERS = st.text("abcé.|", max_size=4)


@given(st.sets(LETTERS.filter(bool), min_size=1), st.text("aAbé.| ", max_size=30))
def test_the_same_is_found_as_by_trying_word_for_word(words: set[str], text: str) -> None:
    listed = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    plain = re.compile(rf"\b({listed})(?!\w)", re.IGNORECASE)
    shared = re.compile(rf"\b({one_of(words)})(?!\w)", re.IGNORECASE)
    assert [m.span() for m in shared.finditer(text)] == [m.span() for m in plain.finditer(text)]


def test_the_longest_word_that_fits_is_taken() -> None:
    assert re.findall(one_of(["jan", "januari", "juni"]), "januari, jan, juni") == [
        "januari",
        "jan",
        "juni",
    ]
