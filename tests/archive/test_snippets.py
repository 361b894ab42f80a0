"""Snippets: the place that says most of the query, its words marked."""

from __future__ import annotations

import pytest

from crawler.archive.query import parse_query
from crawler.archive.snippets import Marked, mark, snippet

FILLER = " ".join(f"kata{n}" for n in range(100))


def marked(found: Marked) -> list[str]:
    return [piece for piece, is_marked in found.parts() if is_marked]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("bangun", ["Pembangunan", "dibangun"]),
        ('"dibangun"', ["dibangun"]),
        ("tepian", ["tepi-tepian", "tepi"]),
        ("jumat", ["Jum'at"]),
        ("anggaran -jalan", []),
    ],
)
def test_marks_families_and_phrases(query: str, words: list[str]) -> None:
    text = "Pembangunan jalan di tepi-tepian sungai mulai Jum'at; dermaga dibangun di tepi kota."
    assert marked(mark(text, parse_query(query))) == words


def test_a_short_text_stands_whole() -> None:
    found = snippet("Warga\n\nbergotong royong.", parse_query("warga"))
    assert found.text == "Warga bergotong royong."


def test_the_place_with_most_terms_is_cut_out() -> None:
    text = f"jembatan {FILLER} dana lalu jembatan desa {FILLER} dana"
    found = snippet(text, parse_query("jembatan dana"))
    assert marked(found) == ["dana", "jembatan"]
    assert found.text.startswith("… kata94 ")
    assert found.text.endswith(" …")
    assert len(found.text.split()) == 34


def test_a_find_in_the_headline_alone_shows_the_beginning() -> None:
    found = snippet(FILLER, parse_query("jembatan"))
    assert found.text.startswith("kata0 kata1 ")
    assert found.marks == ()


def test_the_pieces_make_the_text() -> None:
    found = snippet(f"{FILLER} Pembangunan dana desa {FILLER}", parse_query('bangun "dana desa"'))
    assert "".join(piece for piece, _ in found.parts()) == found.text
    assert marked(found) == ["Pembangunan", "dana desa"]
