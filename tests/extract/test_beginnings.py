"""The characters with which a text may begin that fits a pattern."""

from __future__ import annotations

import re
from itertools import product

import pytest

from crawler.extract.beginnings import beginnings
from crawler.extract.notices import read_patterns


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("baca", "b"),
        ("(?:baca|lihat) juga", "bl"),
        ("(?:ayo )?baca", "ab"),
        ("(?:ayo |(?:mari )?kita )*baca", "abmk"),
        ("[bl]aca", "bl"),
        (r"\d+ foto", "0123456789"),
        (r"\(?foto", "(f"),
        (r"a{0,2}b", "ab"),
        ("(?:a|b(?:c|[)|]))d", "ab"),
    ],
)
def test_the_first_characters_of_a_pattern(pattern: str, found: str) -> None:
    assert beginnings(pattern) == frozenset(found)


@pytest.mark.parametrize("pattern", [".x", r"\w+@", "[^a]b", "[a-z]b", "a?", "", "(?:a|.)b", "^a"])
def test_what_may_begin_with_anything(pattern: str) -> None:
    assert beginnings(pattern) is None


def test_no_text_that_fits_begins_otherwise() -> None:
    texts = ["".join(letters) for length in (1, 2, 3) for letters in product("abc", repeat=length)]
    for pattern in ("a?b", "(?:a|bc?)c", "(?:ab)?(?:c|b)a?", "a*c", "(?:a|b){0,2}c"):
        firsts = beginnings(pattern)
        assert firsts is not None
        fitting = {text[0] for text in texts if re.fullmatch(pattern, text)}
        assert fitting
        assert fitting <= firsts


def test_few_notices_are_tried_against_every_line() -> None:
    told = [pattern for _, pattern in read_patterns() if not pattern.startswith("{")]
    assert sum(beginnings(pattern) is None for pattern in told) <= 6 < len(told)
