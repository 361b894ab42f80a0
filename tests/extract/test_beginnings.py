"""The characters with which a text may begin that fits a pattern."""

from __future__ import annotations

import re
from itertools import product

import pytest

from crawler.extract.beginnings import beginnings, needed
from crawler.extract.notices import names, read_patterns


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("baca", {"baca"}),
        ("baca juga", {"baca"}),
        ("fin", {"fin"}),
        ("(?:baca|cek) juga", {"baca", "cek "}),
        ("(?:ayo )?baca", {"ayo ", "baca"}),
        ("(?:ya|(?:mari )?kita)baca", {"yaba", "mari", "kita"}),
        ("[bl]aca", {"baca", "laca"}),
        (r"a \d+ foto", {f"a {digit}" for digit in "0123456789"}),
        (r"\(?foto", {"(fot", "foto"}),
        ("a{0,2}bcd", {"a", "bcd"}),
        ("ab+c", {"ab"}),
        ("(?:a|b(?:c|[)|]))d", {"ad", "bcd", "b)d", "b|d"}),
        (r"ab.{0,20}c", {"ab"}),
        (r"[\d,]+ a", set("0123456789,")),
        (r"[(\[]a", {"(a", "[a"}),
    ],
)
def test_the_beginnings_of_a_pattern(pattern: str, found: set[str]) -> None:
    assert beginnings(pattern) == frozenset(found)


@pytest.mark.parametrize("pattern", [".x", r"\w+@", "[^a]b", "[a-z]b", "a?", "", "(?:a|.)b", "^a"])
def test_what_may_begin_anyhow(pattern: str) -> None:
    assert "" in beginnings(pattern)


def test_no_text_that_fits_begins_otherwise() -> None:
    sizes = range(1, 7)
    texts = ["".join(letters) for size in sizes for letters in product("abc", repeat=size)]
    for pattern in (
        "a?bca",
        "(?:a|bc?)cab",
        "(?:ab)?(?:c|b)a?",
        "a*cb",
        "(?:a|b){0,2}cc+a",
        "ab.c",
    ):
        firsts = tuple(beginnings(pattern))
        fitting = [text for text in texts if re.fullmatch(pattern, text)]
        assert fitting
        assert all(text.startswith(firsts) for text in fitting)


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("baca juga", "baca juga"),
        ("baca(?: juga)? berita", " berita"),
        ("(?:baca|lihat)", ""),
        ("ab+cde?", "ab"),
        (r"a\.b\d+cd", "a.b"),
        ("a{0,2}bc.d", "bc"),
    ],
)
def test_the_letters_that_a_text_needs(pattern: str, letters: str) -> None:
    assert needed(pattern) == letters


def test_no_notice_is_tried_against_every_line() -> None:
    """Each would be compiled for every other beginning again."""
    found = [each for file in names() for each in read_patterns(file)]
    told = [(name, pattern) for name, pattern in found if "at the end" not in name]
    assert [each for each in told if "" in beginnings(each[1])] == []
