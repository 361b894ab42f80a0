"""Differences: an edit word by word."""

from __future__ import annotations

from crawler.archive.differences import word_differences

LONG = " ".join(f"kata{n}" for n in range(100))


def pieces(before: str, after: str) -> list[tuple[str, str]]:
    return [(kind, text.strip()) for kind, text in word_differences(before, after)]


def test_names_what_went_and_what_came() -> None:
    assert pieces("dana 180 juta rupiah", "dana 210 juta rupiah") == [
        ("same", "dana"),
        ("gone", "180"),
        ("new", "210"),
        ("same", "juta rupiah"),
    ]


def test_leaves_out_what_stands_far_from_a_change() -> None:
    kinds = pieces(f"{LONG} awal {LONG}", f"{LONG} akhir {LONG}")
    assert [kind for kind, _ in kinds] == ["left_out", "same", "gone", "new", "same", "left_out"]
    assert len(kinds[1][1].split()) == 12


def test_unchanged_and_new_pieces_make_the_later_text() -> None:
    after = f"Judul baru\n\n{LONG}\n\nPenutup yang lain."
    found = word_differences(f"Judul lama\n\n{LONG} Penutup.", after)
    assert "".join(text for kind, text in found if kind != "gone") == after


def test_the_same_text_has_no_difference() -> None:
    assert {kind for kind, _ in word_differences(LONG, LONG)} == {"left_out"}


def test_empty_texts() -> None:
    assert pieces("", "") == []
    assert pieces("", "baru") == [("new", "baru")]
    assert pieces("lama", "") == [("gone", "lama")]


def test_a_mark_after_a_word_does_not_make_it_another() -> None:
    assert pieces("Jalan Ditutup", "Jalan Ditutup, Warga Memutar") == [
        ("same", "Jalan Ditutup"),
        ("new", ", Warga Memutar"),
    ]
