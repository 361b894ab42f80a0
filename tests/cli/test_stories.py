"""``arsip stories``: what several printed, and who was first."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.archive.exclusive import lock_archive
from tests.archive.library import add, make_library, story
from tests.cli.helpers import arsip, arsip_json

TEXT = (
    "Pemerintah Kabupaten Lembak memperbaiki jembatan gantung di Desa Long Paser yang putus"
    " diterjang banjir dua pekan lalu. Kepala Dinas Pekerjaan Umum menyebut anggaran sebesar"
    " 450 juta rupiah berasal dari belanja tidak terduga, dan pekerjaan rampung dalam 40 hari."
)


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Six stories, of which two outlets print the last: articles 6 and 7."""
    monkeypatch.chdir(tmp_path)
    db = make_library(tmp_path)
    with db.atomic():
        add(db, story("kabar", "putus", "Jembatan Putus Diperbaiki", TEXT))
        later = "2024-05-31T13:30:00+08:00"
        add(db, story("warta", "gantung", "Lembak Perbaiki Jembatan", f"LEMBAK – {TEXT}", later))
    db.close()


def test_lists_what_several_printed() -> None:
    assert arsip("stories").stdout.splitlines() == [
        "story\tfirst printed\tarticles\toutlets\theadline",
        "6\t2024-05-31 10:00 +08:00\t2\t2\tJembatan Putus Diperbaiki",
    ]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (("--since", "2024-05"), 1),
        (("--until", "2024-05-30"), 0),
        (("--until", "2024"), 1),
        (("--outlet", "warta", "--order", "largest"), 1),
        (("--outlet", "lain"), 0),
    ],
)
def test_filters_narrow_the_list(words: tuple[str, ...], count: int) -> None:
    assert len(arsip_json("stories", *words)) == count


@pytest.mark.parametrize("word", ["6", "https://warta.example/gantung/"])
def test_shows_the_prints_of_a_story_with_their_lags(word: str) -> None:
    found = arsip_json("stories", word)
    assert (found["story"], found["articles"], found["outlets"]) == (6, 2, 2)
    assert [(m["outlet"], m["lag_hours"]) for m in found["members"]] == [
        ("kabar", 0.0), ("warta", 3.5),
    ]  # fmt: skip
    lines = arsip("stories", word).stdout.splitlines()
    assert lines[:2] == ["Jembatan Putus Diperbaiki", "story 6 · 2 articles at 2 outlets"]
    assert "+3.5 h" in lines[-1]


def test_show_names_the_other_prints() -> None:
    printed = arsip("show", "7").stdout.splitlines()
    assert "Story 6, told by 2 articles:" in printed
    assert "  first · kabar · 6 · Jembatan Putus Diperbaiki" in printed
    assert "  +3.5 h · warta · 7 (this one) · Lembak Perbaiki Jembatan" in printed
    assert [one["article"] for one in arsip_json("show", "6")["prints"]] == [6, 7]
    assert "Story" not in arsip("show", "1").stdout


def test_rebuild_counts_and_changes_nothing() -> None:
    assert arsip_json("stories", "--rebuild") == {
        "articles": 7, "stories": 6, "shared": 1, "moved": 0,
    }  # fmt: skip
    assert "7 articles tell 6 stories; 1 of them" in arsip("stories", "--rebuild").stdout


def test_rebuild_waits_for_no_crawl() -> None:
    with lock_archive(Path("archive.db")):
        done = arsip("stories", "--rebuild")
    assert (done.exit_code, len(done.stderr.splitlines())) == (75, 1)


@pytest.mark.parametrize("word", ["99", "9" * 30, "https://lain.example/"])
def test_what_is_not_there_is_one_line(word: str) -> None:
    done = arsip("stories", word)
    assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)


@pytest.mark.parametrize(
    "words",
    [("--since", "kemarin"), ("--rebuild", "6"), ("6", "--outlet", "kabar"), ("--limit", "0")],
)
def test_wrong_usage(words: tuple[str, ...]) -> None:
    assert arsip("stories", *words).exit_code == 2


def test_rebuild_makes_no_archive() -> None:
    done = arsip("stories", "--rebuild", "--db", "baru.db")
    assert (done.exit_code, Path("baru.db").exists()) == (1, False)
