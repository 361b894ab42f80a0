"""``arsip search``: readable on a terminal, plain in a pipe, one document as JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archive.library import add, make_library, story
from tests.cli.helpers import arsip, arsip_json, on_terminal


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    db = make_library(tmp_path)
    db.close()
    return tmp_path / "archive.db"


def test_prints_title_outlet_date_snippet_and_address() -> None:
    done = arsip("search", "pembangunan jembatan")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Jembatan Gantung Dibuka",
        "kabar · 2024-05-31 10:00 +08:00 · 1",
        "Warga membangun kembali jembatan yang putus karena banjir.",
        "https://kabar.example/gantung/",
        "",
    ]


def test_words_need_no_quotation_marks() -> None:
    assert arsip("search", "jembatan", "-beton", "since:2024").stdout.startswith("Jembatan Gantung")


def test_json_is_a_list_of_articles_with_snippets() -> None:
    (found,) = arsip_json("search", "pembangunan jembatan")
    assert (found["id"], found["tags"], found["revision"]) == (1, ["jembatan", "Banjir"], 1)
    assert "stems" not in found
    start, end = found["snippet_marks"][0]
    assert found["snippet"][start:end] == "membangun"


def test_options_narrow_it_down() -> None:
    found = arsip_json(
        "search", "jembatan", "--outlet", "warta", "--since", "2024", "--until", "2024-06-10",
        "--limit", "5", "--order", "newest",
    )  # fmt: skip
    assert [article["url"] for article in found] == ["https://warta.example/beton/"]


def test_limit() -> None:
    assert len(arsip_json("search", "jembatan", "--limit", "2")) == 2


def test_reprints_are_named_under_the_hit(library: Path) -> None:
    db = make_library(library.parent / "reprints")
    db.execute("INSERT INTO stories(id, articles, outlets) VALUES (901, 2, 2)")
    db.execute("UPDATE articles SET story = 901 WHERE id IN (1, 5)")
    db.conn.commit()
    db.close()
    words = ("search", "jembatan", "--db", str(library.parent / "reprints" / "archive.db"))
    assert "also in 1 other paper: warta\n" in arsip(*words).stdout
    assert [len(hit["copies"]) for hit in arsip_json(*words)] == [1, 0]
    assert "also in" not in arsip(*words, "--reprints").stdout


def test_nothing_found_is_well_and_said() -> None:
    done = arsip("search", "helikopter")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "arsip: nothing found for helikopter\n"
    assert arsip_json("search", "helikopter") == []


@pytest.mark.parametrize("query", ["jum'at", "-hutan", "-", "--tidak", '"', "*", "", "a AND", "-h"])
def test_odd_queries_are_text(query: str) -> None:
    assert arsip("search", query).exit_code == 0


@pytest.mark.parametrize(
    "words",
    [[], ["a", "--limt", "3"], ["a", "--limit", "0"], ["a", "--since", "kemarin"],
     ["a", "--order", "worst"]],
)  # fmt: skip
def test_wrong_usage_is_exit_2(words: list[str]) -> None:
    done = arsip("search", *words)
    assert (done.exit_code, done.stdout) == (2, "")


def test_no_archive_is_one_line() -> None:
    done = arsip("search", "a", "--db", "absent.db")
    assert done.exit_code == 1
    assert done.stderr.startswith("arsip: absent.db: ")
    assert len(done.stderr.splitlines()) == 1
    assert not Path("absent.db").exists()


def test_a_file_that_is_no_archive_is_one_line() -> None:
    Path("else.db").write_text("no archive at all, but long enough to be looked at" * 50)
    done = arsip("search", "a", "--db", "else.db")
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1)


def test_a_terminal_shows_marks_and_never_what_a_title_hides(library: Path) -> None:
    db = make_library(library.parent)
    add(db, story("kabar", "jahat", "Judul \x1b]0;jahat\x07 \x1b[2Jpasar", "Isi tentang pasar."))
    db.close()
    printed = on_terminal("search", "pasar", "--db", str(library))
    assert "\x1b[1;33mpasar" in printed
    assert "\x1b]0;" not in printed
    assert "\x1b[2J" not in printed
